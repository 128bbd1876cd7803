"""Parts at the top of a plan that only tell something: kept as statements beside those that hold the plan."""

from goldenthread.domain.reading.plan_reading import plan_title
from goldenthread.domain.reading.plan_reading.drafts import LISTED, Draft
from goldenthread.domain.reading.plan_reading.lines import points_before
from goldenthread.domain.reading.plan_reading.lines.leading_in import level_named
from goldenthread.domain.reading.plan_reading.notes import Notes, Said
from goldenthread.domain.reading.plan_reading.taken_in.marks import figures
from goldenthread.domain.reading.plan_reading.vocabulary import plain

_DIVIDES = ("part", "section")
_FEWEST_COUNTED = 2


def demote_prose(notes: Notes) -> None:
    """Keep a top part that only tells something, beside others that hold parts of the plan, as a statement."""
    roots = notes.stack.roots
    _unwrap(notes)
    for root in [root for root in roots if _only_heads(root, notes)]:
        roots.remove(root)
        notes.source.set_aside("heading of a list", list(root.spans()))
    _state_points_before(notes)
    _state_what_closes(notes)
    holding = [root for root in roots if root.children or root.cells]
    if not holding and sum(bool(root.number) for root in roots) > 1:
        # Where none holds anything, those that are numbered are the parts.
        holding = [root for root in roots if root.number]
    if not holding and sum(root.is_level_said for root in roots) > 1:
        holding = [root for root in roots if root.is_level_said]
    if not holding or len(holding) == len(roots):
        return
    told = [root for root in roots if root not in holding and _only_tells(root, holding, notes)]
    for root in points_before.set_apart(notes, told):
        _state(root, notes)


def _only_tells(root: Draft, holding: list[Draft], notes: Notes) -> bool:
    """Say whether a part beside those that hold parts is none by its level, its look and its place among them."""
    if root.is_level_said or _stands_among(root, holding, notes.stack.roots):
        return False
    if root.sort[0].startswith("level") or root.sort[0] in ("row", "question", "decimal"):
        return False
    if points_before.stands_in_another_list(root, holding, notes):
        return True
    is_like_them = root.sort[0] in {held.sort[0] for held in holding}
    if is_like_them and _are_most(root, holding, notes):
        return False
    return bool(not is_like_them or root.text or root.more or root in notes.with_tables)


def _are_most(root: Draft, holding: list[Draft], notes: Notes) -> bool:
    """Say whether more of the parts that look like this one have words below them alone than have parts."""
    alike = [other for other in notes.stack.roots if other.sort == root.sort and other.text and other not in holding]
    alike = [other for other in alike if not notes.vocabulary.statement(other.words)]
    return root in alike and len(alike) > len(holding)


def _state_points_before(notes: Notes) -> None:
    """Keep points that stand before all parts that are named by their level as what the plan opens with."""
    roots = notes.stack.roots
    first = next(
        (
            place
            for place, root in enumerate(roots)
            if root.is_level_said and (root.number or root.sort[0] == "bullet")
        ),
        0,
    )
    if any(root.sort[0] not in ("bullet", "decimal") or root.children or root.cells for root in roots[:first]):
        return
    # Counted ones are told in a list, or are parts: “1. Charity” alone, over “Objective 1.1”.
    if any(root.sort[0] == "decimal" for root in roots[:first]) and first < _FEWEST_COUNTED:
        return
    for root in points_before.set_apart(notes, roots[:first]):
        roots.remove(root)
        notes.said.append(Said("introduction", [*root.head, *root.text]))


def _state_what_closes(notes: Notes) -> None:
    """Keep “Governance and monitoring”, below the last of several counted parts, as what is said behind them all."""
    roots = notes.stack.roots
    if len(roots) < _FEWEST_COUNTED or not all(root.is_level_said and root.number for root in roots):
        return
    *others, last = roots[-1].children or [roots[-1]]
    is_plain = last.sort[0] == "short" and not (last.number or last.is_level_said or last.children or last.cells)
    if is_plain and last.text and others and all(other.number or other.sort[0] == "bullet" for other in others):
        roots[-1].children.remove(last)
        notes.said.append(
            Said(notes.vocabulary.statement(last.words) or "other", last.text, last.words, None, last.head)
        )


def _only_heads(root: Draft, notes: Notes) -> bool:
    """Tell “Main priorities for 2027”, with nothing of its own below it, over the parts that it names."""
    is_bare = not (root.has_content or root.more or root.is_level_said or root.sort[0] == "bullet")
    # “3. Action plan” says where the plan begins, and “Priorities” names what follows.
    is_name = plain(root.words) in notes.vocabulary.plan_words
    is_name |= not root.number and bool(level_named(root.words, notes.vocabulary))
    return is_bare and root is not notes.stack.roots[-1] and is_name


def _stands_among(root: Draft, holding: list[Draft], roots: list[Draft]) -> bool:
    """Say whether a part of prose stands between two that hold parts and look like it: then it is one of them."""
    place = roots.index(root)
    alike = [roots.index(held) for held in holding if held.sort == root.sort]
    return any(other < place for other in alike) and any(other > place for other in alike) and bool(root.text)


def _unwrap(notes: Notes) -> None:
    """Lift the parts out of a heading that only names the plan: the one that holds all others."""
    roots = notes.stack.roots
    for _ in range(3):
        parents = [root for root in roots if root.children or root.cells]
        if len(parents) != 1 or parents[0].cells or not parents[0].children:
            return
        parent = parents[0]
        level = level_named(parent.words, notes.vocabulary) if len(parent.children) > 1 and not parent.number else ""
        names_plan = bool(level) or notes.vocabulary.speaks_of_plan(parent.words) or _is_title_of_all(parent, notes)
        inner = [child for child in parent.children if child.children or child.cells]
        said = any(child.is_level_said and child.number for child in parent.children)
        # “Priority 1” is a part though it is the only one; “Part A: Strategy plan” only divides the document.
        is_part = parent.is_level_said and bool(parent.number) and parent.level.lower() not in _DIVIDES
        divides = parent.level.lower() in _DIVIDES and notes.vocabulary.speaks_of_plan(parent.words)
        is_named = (parent.sort[0].startswith("level") and not divides) or is_part or _counts_below(parent)
        if is_named or not (said or names_plan or (len(inner) >= 3 and len(roots) > 1)):
            return
        place = roots.index(parent)
        roots[place : place + 1] = parent.children
        for child in parent.children:
            child.parent = None
            child.level = child.level or level
        parent.children = []
        _state(parent, notes, in_tree=False)


def _counts_below(parent: Draft) -> bool:
    """Tell “1. Charity” over “Objective 1.1”, or “Leadership” over “Leadership 1: …”: each is a part."""
    number = figures(parent.number)
    counts = bool(number) and any(figures(child.number) == [*number, 1] for child in parent.children)
    return counts or any(plain(child.level) == plain(parent.words) for child in parent.children if child.number)


def _is_title_of_all(parent: Draft, notes: Notes) -> bool:
    """Tell the title of a document that has no other: a heading over all of its headings, of a look of its own."""
    is_over_headings = all(child.sort[0] not in LISTED and not child.is_level_said for child in parent.children)
    is_bare = not (parent.number or parent.is_level_said or parent.sort[0] in LISTED)
    is_alone = len(notes.stack.roots) == 1 and len(parent.children) > 1 and not plan_title.title_of(notes)
    return is_alone and is_bare and is_over_headings


def _state(root: Draft, notes: Notes, *, in_tree: bool = True) -> None:
    if in_tree:
        notes.stack.roots.remove(root)
    kind = notes.vocabulary.statement(root.words) or "other"
    held = [said for said in notes.said if said.under is root]
    for said in held:
        said.under = None
    is_title = notes.vocabulary.speaks_of_plan(root.words) or (not in_tree and kind == "other")
    if is_title and not plan_title.title_of(notes) and root.head:
        notes.keep_control("title", root.words, root.head[0].span)
        notes.said.extend([Said("introduction", list(root.text))] if root.text else [])
    else:
        notes.said.append(Said(kind, list(root.text), root.words, None, list(root.head)))
    if root.more:
        notes.source.set_aside("repeated heading", root.more)
