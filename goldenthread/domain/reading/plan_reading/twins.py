"""Parts that a document prints twice, in a grid that sums up and again in detail: one part, not two.

The detail keeps its wording and place; the grid's wording becomes the short title, and what only the grid holds is
kept beside it. Where the two disagree about number or order, that is asked.
"""

import re
from collections.abc import Iterator

from goldenthread.domain.reading.plan_reading.drafts import Draft
from goldenthread.domain.reading.plan_reading.notes import Notes
from goldenthread.domain.reading.plan_reading.taken_in.marks import figures
from goldenthread.domain.reading.plan_reading.vocabulary import plain
from goldenthread.foundation.documents.document import Span

_LITTLE = frozenset(
    [
        "a",
        "an",
        "and",
        "the",
        "of",
        "in",
        "to",
        "for",
        "we",
        "will",
        "our",
        "is",
        "are",
        "be",
        "all",
        "at",
        "by",
        "with",
        "on",
        "that",
        "it",
        "its",
        "as",
        "i",
    ]
)
ALIKE = 0.5
MOST_PAIRED = 120


def join_twins(notes: Notes) -> None:
    """Join what stands twice among the plan's top parts."""
    roots = notes.stack.roots
    for row, named in _counted_again(roots):
        _merge(row, named, notes)
        roots.remove(row)
    grids = [*notes.grids, *_summaries(roots)]
    details = [root for root in roots if root not in grids]
    pairs = [(grid, _best(grid, details, ALIKE)) for grid in grids]
    if sum(detail is not None for _, detail in pairs) * 2 < len(pairs) or not details:
        pairs = []
    for grid, detail in pairs:
        if detail is not None:
            _merge(grid, detail, notes)
            if grid in roots:
                roots.remove(grid)
    joined = {grid for grid, detail in pairs if detail is not None}
    alone = [grid for grid in notes.grids if grid not in joined]
    roots[:] = sorted([*roots, *alone], key=lambda root: _span(root).start) if alone else roots
    _unmatched_joined(notes)


def _counted_again(roots: list[Draft]) -> list[tuple[Draft, Draft]]:
    """Pair the lines of a list or table at the front with the parts that come later under the same numbers.

    All of them must: “Priority | Lead” over rows 1 to 4, then “Priority 1: …” to “Priority 4: …” with their detail.
    """
    listed = [
        root for root in roots if root.sort[0] in ("row", "decimal") and root.is_level_said and not root.children
    ]
    later = [root for root in roots if root.is_level_said and root not in listed and root.number]
    pairs = [
        (row, detail)
        for row in listed
        for detail in later
        if figures(row.number) == figures(detail.number) != [] and plain(row.level) == plain(detail.level)
    ]
    is_whole = len(pairs) == len(listed) == len(later) and len({id(row) for row, _ in pairs}) == len(listed)
    is_first = is_whole and len(listed) > 1 and roots.index(listed[-1]) < roots.index(later[0])
    return pairs if is_first else []


def _summaries(roots: list[Draft]) -> list[Draft]:
    """Find the bands of a summary table: under one part, named as parts that come later, with rows below."""
    for place, root in enumerate(roots):
        bands = [child for child in root.children if child.sort[0] == "band" and child.children]
        later = roots[place + 1 :]
        if len(bands) >= 2 and sum(_best(band, later, ALIKE) is not None for band in bands) * 2 >= len(bands):
            for band in bands:
                root.children.remove(band)
                band.parent = None
            roots.extend(bands)
            return bands
    return []


def _merge(grid: Draft, detail: Draft, notes: Notes) -> None:
    """Lay a part of the grid over its twin, and its children over those of the twin."""
    _lay_over(grid, detail)
    if grid.children and not grid.cells and not detail.level:
        detail.level = grid.level
    waiting = list(detail.children)
    order: list[int] = []
    for child, found in list(_pairs(grid.children, waiting)):
        twin = found or _nameless(child, waiting)
        if twin is None:
            child.parent = detail
            child.sort = ("row", 1)
            child.level = next(
                (other.level for other in detail.children if other.level and other.is_level_said), child.level
            )
            child.marks.append("in the grid only")
            detail.children.append(child)
            notes.ask(
                "grid only",
                f"“{child.words[:80]}” stands in the summary only, with nothing in the detail. "
                "Keep it as a part without detail?",
                "Keep it",
                _span(child),
                child,
                choices=("Keep it", "Leave it out", "It is worded otherwise in the detail"),
                weight=2,
            )
            continue
        waiting.remove(twin)
        order.append(detail.children.index(twin))
        _check_numbers(child, twin, notes)
        if not twin.level or not twin.is_level_said:
            twin.level, twin.is_level_said = child.level or twin.level, bool(child.level) or twin.is_level_said
        _lay_over(child, twin)
    if order != sorted(order):
        notes.ask(
            "order",
            f"The summary lists the parts of “{detail.words[:60]}” in another order than the detail. "
            "Which one holds?",
            "As in the detail",
            _span(detail),
            detail,
            choices=("As in the detail", "As in the summary"),
        )


def _nameless(child: Draft, waiting: list[Draft]) -> Draft | None:
    """Find the part whose own words are lost and whose columns speak of the same thing."""
    for draft in waiting:
        if not draft.title.strip():
            said = " ".join(line.text for lines in draft.cells.values() for line in lines)
            stems = set(_stems(said))
            ours = _stems(child.words)
            if ours and sum(stem in stems for stem in ours) * 5 >= len(ours) * 2:
                return draft
    return None


def _lay_over(grid: Draft, detail: Draft) -> None:
    words = grid.words.strip()
    if words:
        _split_by(words, detail)
    if words and plain(words) != plain(detail.words):
        detail.short_title = words
    for heading, lines in grid.cells.items():
        detail.cells.setdefault(heading, []).extend(lines)
        detail.headings.setdefault(heading, grid.headings.get(heading, ""))
    detail.more.extend(span for line in (*grid.head, *grid.text) for span in line.spans)
    detail.more.extend(grid.more)
    detail.marks.extend(mark for mark in grid.marks if mark != "title runs into text")


def _split_by(words: str, detail: Draft) -> None:
    """Part title and text where the grid's wording ends, if the detail begins with just that."""
    if not detail.head:
        return
    first = detail.head[0]
    raw = first.body or first.text
    if raw[: len(words)].lower() != words.lower() or len(raw) == len(words):
        return
    rest = raw[len(words) :].strip(" -–")
    if detail.text and detail.text[0].spans == first.spans:
        detail.text.pop(0)
    detail.title = raw[: len(words)]
    detail.marks[:] = [mark for mark in detail.marks if mark != "title runs into text"]
    if rest:
        detail.text.insert(0, type(first)(rest, first.spans, type(first.mark)(body=rest)))


def _pairs(children: list[Draft], twins: list[Draft]) -> Iterator[tuple[Draft, Draft | None]]:
    """Pair each part of a grid with its like, the most alike first, each at most once."""
    if len(children) > MOST_PAIRED or len(twins) > MOST_PAIRED:
        yield from ((child, None) for child in children)
        return
    scores = sorted(
        (
            (_likeness(child.words, twin.words), -abs(i - j), i, j)
            for i, child in enumerate(children)
            for j, twin in enumerate(twins)
        ),
        reverse=True,
    )
    taken: dict[int, int] = {}
    used: set[int] = set()
    for score, _, i, j in scores:
        if score >= ALIKE and i not in taken and j not in used:
            taken[i] = j
            used.add(j)
    left = [i for i in range(len(children)) if i not in taken]
    free = [j for j in range(len(twins)) if j not in used]
    if len(left) == len(free) == 1 and _likeness(children[left[0]].words, twins[free[0]].words) > 0:
        # The last of each that share a word, where all others have found their like.
        taken[left[0]] = free[0]
    for i, child in enumerate(children):
        yield child, twins[taken[i]] if i in taken else None


def _best(draft: Draft, among: list[Draft], least: float) -> Draft | None:
    scored = [(_likeness(draft.words, other.words), -place) for place, other in enumerate(among)]
    score, place = max(scored, default=(0.0, 0))
    if score >= least:
        return among[-place]
    return next((other for other in among if _pairing_children(draft, other)), None)


def _pairing_children(draft: Draft, other: Draft) -> bool:
    """Say whether most parts below have their like below the other, though the two are named otherwise."""
    if not draft.children or not other.children:
        return False
    matched = sum(twin is not None for _, twin in _pairs(draft.children, list(other.children)))
    return matched * 2 > len(draft.children)


def _likeness(first: str, second: str) -> float:
    """Say how far the words of a short title are those with which a longer one begins."""
    short, long = _stems(first), _stems(second)
    if not short or not long:
        return 0.0
    if len(short) > len(long):
        short, long = long, short
    near = set(long[: len(short) * 2 + 4])
    shared = sum(stem in near for stem in short)
    return shared / len(short) if shared > 1 or len(short) == 1 else 0.3 * shared


def _stems(words: str) -> list[str]:
    found = [word[:7].rstrip("s") for word in re.findall(r"[a-z0-9&]+", plain(words))]
    return [stem for stem in found if stem not in _LITTLE] or found


def _check_numbers(child: Draft, twin: Draft, notes: Notes) -> None:
    ours, theirs = figures(child.number), figures(twin.number)
    if ours and theirs and ours[-1:] != theirs[-1:]:
        twin.marks.append("numbered otherwise in the summary")
        notes.ask(
            "number",
            f"“{twin.words[:60]}” is {twin.number} in the detail and {child.number} in the summary. "
            "Which number holds?",
            twin.number,
            _span(child),
            twin,
            choices=(twin.number, child.number),
            weight=2,
        )


def _unmatched_joined(notes: Notes) -> None:
    """Lay a stray row, broken out of a grid, over the part that it repeats."""
    for table in notes.tables:
        if table.role != "stray" or len(notes.tables) > MOST_PAIRED:
            continue
        words = " ".join(text for row in table.rows for text in row if text)
        best, target = 0.0, None
        for root in notes.stack.roots:
            for draft in root.walk():
                score = _likeness(draft.title[:120], words) if draft.sort[0] in ("row", "decimal") else 0.0
                if score > best:
                    best, target = score, draft
        if target is not None and best > 0.8:
            target.short_title = target.short_title or target.title
            target.marks.append("text to repair")
            notes.ask(
                "repair",
                f"“{words[:90]}…” stands by itself, doubled or broken off. Does it repeat “{target.title[:60]}”?",
                "Yes, leave it out",
                table.span,
                target,
                choices=("Yes, leave it out", "No, it is a part of its own"),
                weight=3,
            )
            target.more.append(table.span)


def _span(draft: Draft) -> Span:
    spans = list(draft.spans())
    return Span(spans[0].start, spans[0].end) if spans else Span(0, 0)
