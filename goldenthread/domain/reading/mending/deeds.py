"""What may be said of the lines of a plan that waits, each by a name that a page or a key gives it."""

from collections import Counter
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import replace
from functools import partial
from itertools import takewhile

from goldenthread.domain.reading.mending import many, staged_plan
from goldenthread.domain.reading.mending.lines import (
    BESIDE,
    LEFT_OUT,
    MADE,
    TEXT,
    TITLE,
    Line,
    chosen_lines,
    field_of,
    lines_of,
    part_before,
    printed_at,
    spans_of,
    start_of,
    taken_out,
    with_cell,
    with_field,
    with_part,
    with_text,
)
from goldenthread.domain.reading.mending.staged_paper import Paper
from goldenthread.domain.reading.mending.staged_plan import DEEPEST, CannotMend, Staged, StagedPart, place_of
from goldenthread.domain.reading.plan_reading.taken_in.marks import mark_of
from goldenthread.domain.reading.plan_reading.vocabulary import Vocabulary

Deed = Callable[[Staged, Paper, Collection[str]], Staged]
# What is done with these lines alone: it says nothing of others that are written like them.
ALONE = frozenset({"one", "under"})


def deed_named(name: str) -> Deed:
    """Return a deed by its name: “in”, “level:2”, “statement:vision”, “under:” with a part."""
    kind, _, said = name.partition(":")
    if kind in PLAIN and not said:
        return PLAIN[kind]
    if kind == "level" and said in map(str, range(1, DEEPEST + 1)):
        return partial(at_level, depth=int(said))
    if kind == "statement" and said:
        return partial(left_out, kind=said)
    if kind == "columns":
        return partial(in_columns, headings=said)
    if kind == "under" and said:
        return partial(moved_under, target=said)
    raise CannotMend("Choose what is to be done with them.")


def is_for_all_alike(name: str) -> bool:
    """Say whether the same may be done to what is written alike."""
    return name.partition(":")[0] not in ALONE


def at_level(staged: Staged, paper: Paper, chosen: Collection[str], depth: int) -> Staged:
    """Make lines parts at a level; what stands under a part comes along."""
    return _as_parts(staged, paper, chosen, lambda _: depth, lambda held, titles: many.set_at(held, titles, depth))


def shifted(staged: Staged, paper: Paper, chosen: Collection[str], by: int) -> Staged:
    """Set lines in or out: a line in a part becomes a part below it, or one beside it."""
    return _as_parts(
        staged, paper, chosen, lambda depth: depth + max(by, 0),
        lambda held, titles: many.shifted(held, titles, by),
    )  # fmt: skip


def each_below(staged: Staged, paper: Paper, chosen: Collection[str]) -> Staged:
    """Make every line that the chosen parts say a part below them; of a part without text, those of its columns."""
    lines, wanted = chosen_lines(staged, paper, chosen), []
    for line in lines:
        part = next((each for each in staged.parts if each.id == line.id), None)
        own = [each for each in lines_of(part) if each.field != TITLE] if part else [line]
        wanted += [each.id for each in own if each.field == TEXT] or [each.id for each in own]
    if not wanted:
        raise CannotMend("Those parts say nothing below their titles that could be parts of its own.")
    return shifted(staged, paper, wanted, 1)


def as_text(staged: Staged, paper: Paper, chosen: Collection[str]) -> Staged:
    """Make lines the text of the part that they stand under, in the order of the plan."""
    lines = [line for line in chosen_lines(staged, paper, chosen) if line.field != TEXT]
    if not lines:
        raise CannotMend("They are text already.")
    staged, taken = taken_out(staged, paper, [line for line in lines if line.field != TITLE], follows=False)
    for place, lifted in taken:
        is_beside = place.field == BESIDE
        staged = _as_printed(staged, paper, place, lifted) if is_beside else with_text(staged, place.owner, lifted)
    for line in reversed(lines):
        staged = _title_to_text(staged, line.id) if line.field == TITLE else staged
    return staged_plan.settled(staged)


def _as_printed(staged: Staged, paper: Paper, line: Line, lifted: Sequence[str]) -> Staged:
    """Put words from beside the plan into the text of the part before them, where they were printed."""
    above, start = part_before(staged, paper, line), printed_at(staged, paper, line)
    if not above:
        return with_text(staged, above, lifted)
    part = staged.parts[place_of(staged, above)]
    held = part.text.split("\n") if part.text else []
    behind = (at for at, words in enumerate(held) if (paper.find(words, part.spans) or (0, 0))[0] > start)
    at = next(behind, len(held))
    return with_part(staged, part, replace(part, text="\n".join([*held[:at], *lifted, *held[at:]])))


def joined(staged: Staged, paper: Paper, chosen: Collection[str]) -> Staged:
    """Let lines go on where the line above them ends."""
    for line in reversed(chosen_lines(staged, paper, chosen)):
        staged = staged_plan.join_up(staged, line.id) if line.field == TITLE else _line_joined(staged, paper, line)
    return staged


def as_columns(staged: Staged, paper: Paper, chosen: Collection[str]) -> Staged:
    """Take lines for headings of columns: what follows each, or stands under it, is what its part says there."""
    lines = chosen_lines(staged, paper, chosen)
    titles = {line.id for line in lines if line.field == TITLE}
    others = [line for line in lines if line.field != TITLE]
    staged, taken = taken_out(staged, paper, others, follows=True)
    for place, lifted in taken:
        above = part_before(staged, paper, place) if place.field == BESIDE else place.owner
        heading, *rest = lifted
        if not rest:
            raise CannotMend(f"Nothing follows “{heading[:60]}” that could stand in its column.")
        staged = with_cell(staged, above, heading, "\n".join(rest))
    return _titles_as_columns(staged, titles) if titles else staged


def left_out(staged: Staged, paper: Paper, chosen: Collection[str], kind: str) -> Staged:
    """Take lines out of the plan: as what it states, or as nothing of it."""
    lines = chosen_lines(staged, paper, chosen)
    staged, taken = taken_out(staged, paper, [line for line in lines if line.field != TITLE], follows=False)
    beside = []
    for place, lifted in taken:
        start, end = paper.find(lifted[0], spans_of(staged, paper, place)) or (0, 0)
        beside.append((kind, "\n".join(lifted), start, end))
    for line in reversed(lines):
        staged = staged_plan.put_aside(staged, line.id, kind) if line.field == TITLE else staged
    return replace(staged, aside=(*staged.aside, *beside))


def as_one(staged: Staged, paper: Paper, chosen: Collection[str]) -> Staged:
    """Make one part of several: the first, with the words of all; what stood under them stands under it."""
    lines = chosen_lines(staged, paper, chosen)
    if len(lines) < 2 or any(line.field != TITLE for line in lines):
        raise CannotMend("Tick two parts or more, by their titles, to make one of them.")
    first, *others = lines
    for line in others:
        depth = next(part.depth for part in staged.parts if part.id == first.id)
        staged = many.set_at(_moved_behind(staged, line.id, first.id), [line.id], depth)
        # What stands under the first comes between: the words go over, and what is under the other follows it.
        at = place_of(staged, line.id)
        own, into = staged.parts[at], staged.parts[place_of(staged, first.id)]
        staged = with_part(staged, into, staged_plan.joined_words(into, own))
        staged = replace(staged, parts=(*staged.parts[:at], *staged.parts[at + 1 :]))
    return staged_plan.settled(staged)


def moved_under(staged: Staged, paper: Paper, chosen: Collection[str], target: str) -> Staged:
    """Move parts with all that stands under them to the end of what stands under another; lines go into its text."""
    lines = chosen_lines(staged, paper, chosen)
    if target in chosen or target not in {part.id for part in staged.parts}:
        raise CannotMend("Choose another part for them to stand under.")
    for line in lines:
        if (
            line.field == TITLE
            and place_of(staged, line.id) < place_of(staged, target)
            and target in _family(staged, line.id)
        ):
            raise CannotMend("A part cannot stand under one that stands under it.")
    for line in lines:
        if line.field == TITLE:
            staged = _moved_behind(staged, line.id, target)
            depth = staged.parts[place_of(staged, target)].depth + 1
            staged = many.set_at(staged, [line.id], depth)
    staged, taken = taken_out(staged, paper, [line for line in lines if line.field != TITLE], follows=False)
    for _, lifted in taken:
        staged = with_text(staged, target, lifted)
    return staged


def _as_parts(
    staged: Staged,
    paper: Paper,
    chosen: Collection[str],
    depth_of: Callable[[int], int],
    move: Callable[[Staged, Collection[str]], Staged],
) -> Staged:
    lines = chosen_lines(staged, paper, chosen)
    titles = [line.id for line in lines if line.field == TITLE]
    if titles:
        staged = move(staged, titles)
    others = [line for line in lines if line.field != TITLE]
    where = {line.owner: spans_of(staged, paper, line) for line in others}
    staged, taken = taken_out(staged, paper, others, follows=True)
    names = _names(staged)
    for place, lifted in taken:
        owner = part_before(staged, paper, place) if place.field == BESIDE else place.owner
        span = paper.find(lifted[0], where[place.owner])
        number, title = numbered(lifted[0], paper.vocabulary)
        at = place_of(staged, owner) if owner else -1
        depth = depth_of(staged.parts[at].depth if at >= 0 else 1)
        spans = (span,) if span else tuple(where[place.owner][:1])
        fresh = StagedPart(next(names), depth, number, title, "\n".join(lifted[1:]), spans=spans)
        staged = _inserted(staged, at, fresh, place.field)
    return staged_plan.settled(staged)


def in_columns(staged: Staged, paper: Paper, chosen: Collection[str], headings: str) -> Staged:
    """Take the lines of the parts' text for their columns, one after the other; the last has all that is left."""
    names = [name.strip() for name in headings.split(",") if name.strip()]
    if not names:
        raise CannotMend("Write the headings of the columns, with commas between them.")
    parts = [part for part in staged.parts if part.id in {line.owner for line in chosen_lines(staged, paper, chosen)}]
    if not any(part.text.strip() for part in parts):
        raise CannotMend("Those parts have no text whose lines could be columns.")
    for part in parts:
        lines = [line.strip() for line in part.text.split("\n") if line.strip()]
        staged = with_field(staged, part.id, TEXT, "", "")
        for at, name in enumerate(names[: len(lines)]):
            said = lines[at:] if at == len(names) - 1 else lines[at : at + 1]
            staged = with_cell(staged, part.id, name, "\n".join(said))
    return staged


def cut_by_lines(staged: Staged, part_id: str, lines: Sequence[str], vocabulary: Vocabulary) -> Staged:
    """Cut a part whose title was written on several lines: each is a part, the last with the text and columns."""
    for at, line in enumerate(lines[:-1]):
        if staged.parts[place_of(staged, part_id)].title == line:
            break
        staged = staged_plan.cut(staged, part_id, line)
        if at:
            staged = _numbered_part(staged, part_id, vocabulary)
        part_id = staged.parts[place_of(staged, part_id) + 1].id
    return _numbered_part(staged, part_id, vocabulary) if len(lines) > 1 else staged


def _numbered_part(staged: Staged, part_id: str, vocabulary: Vocabulary) -> Staged:
    part = staged.parts[place_of(staged, part_id)]
    number, title = numbered(part.title, vocabulary)
    return with_part(staged, part, replace(part, number=part.number or number, title=title))


def numbered(words: str, vocabulary: Vocabulary) -> tuple[str, str]:
    """Part the number that a line begins with from its words, and take its bullet away."""
    mark = mark_of(words.strip(), "", vocabulary)
    return (mark.number, mark.body) if mark.body else ("", words.strip())


def _inserted(staged: Staged, at: int, fresh: StagedPart, field: str) -> Staged:
    """Put a new part behind the one that it came from, and behind what stands under that and was printed before."""
    start = fresh.spans[0][0] if fresh.spans else 0
    place = at + 1
    if at >= 0 and field != BESIDE:
        depth = staged.parts[at].depth

        def is_before(part: StagedPart) -> bool:
            # Of two lines that are printed alike, the first was made first.
            if part.id.startswith(MADE):
                return start_of(part) <= start
            return part.depth > depth and start_of(part) < start

        place += sum(1 for _ in takewhile(is_before, staged.parts[place:]))
    return replace(staged, parts=(*staged.parts[:place], fresh, *staged.parts[place:]))


def _title_to_text(staged: Staged, part_id: str) -> Staged:
    at = place_of(staged, part_id)
    if at == 0:
        return staged_plan.put_aside(staged, part_id, "introduction")
    above = staged.parts[at - 1]
    # A line break keeps the words apart from the title above.
    held = replace(above, text=above.text or " ")
    staged = replace(staged, parts=(*staged.parts[: at - 1], held, *staged.parts[at:]))
    staged = staged_plan.join_up(staged, part_id)
    return with_part(staged, held, replace(staged.parts[at - 1], text=staged.parts[at - 1].text.strip()))


def _line_joined(staged: Staged, paper: Paper, line: Line) -> Staged:
    if line.field == BESIDE:
        above = part_before(staged, paper, line)
        staged, _ = taken_out(staged, paper, [line], follows=False)
        return _with_end(staged, above, line.words)
    whole = field_of(staged, line.owner, line.field, line.heading).split("\n")
    before = next((at for at in range(line.at - 1, -1, -1) if whole[at].strip()), None)
    # What was joined to it before comes along.
    words = whole[line.at].strip()
    rest = [each for at, each in enumerate(whole) if at != line.at]
    if before is not None:
        rest[before] = f"{rest[before].rstrip()} {words}"
    staged = with_field(staged, line.owner, line.field, line.heading, "\n".join(rest).strip())
    if before is not None:
        return staged
    return _with_title(staged, line.owner, words) if line.field == TEXT else _with_end(staged, line.owner, words)


def _with_title(staged: Staged, owner: str, words: str) -> Staged:
    part = staged.parts[place_of(staged, owner)]
    return with_part(staged, part, replace(part, title=f"{part.title} {words}".strip()))


def _with_end(staged: Staged, owner: str, words: str) -> Staged:
    part = staged.parts[place_of(staged, owner)]
    if part.text:
        return with_part(staged, part, replace(part, text=f"{part.text} {words}"))
    return with_part(staged, part, replace(part, title=f"{part.title} {words}".strip()))


def _titles_as_columns(staged: Staged, titles: Collection[str]) -> Staged:
    """Take whole parts for columns. Of several that are called alike, each is a column of the part before it."""
    above = {part.id: staged_plan.part_above(staged, part.id) for part in staged.parts if part.id in titles}
    named = {part.id: (above[part.id], part.title.casefold()) for part in staged.parts if part.id in titles}
    often = Counter(named.values())
    for part_id, home in above.items():
        if not home or often[named[part_id]] > 1:
            above[part_id] = _sibling_before(staged, part_id, titles)
    for part in [part for part in staged.parts if part.id in titles]:
        if not above[part.id]:
            raise CannotMend("No part stands above it whose column it could be.")
        own, *under = [staged.parts[at] for at in staged_plan.with_all_under(staged, part.id)]
        said = [own.text, *staged_plan.told_in_cells(own), *(_whole(each) for each in under)]
        gone = {own.id, *(each.id for each in under)}
        kept = replace(staged, parts=tuple(each for each in staged.parts if each.id not in gone))
        heading = " ".join(filter(None, [own.number, own.title]))
        staged = with_cell(kept, above[part.id], heading, "\n".join(filter(None, said)))
        at = place_of(staged, above[part.id])
        spans = (*staged.parts[at].spans, *own.spans, *(span for each in under for span in each.spans))
        staged = with_part(staged, staged.parts[at], replace(staged.parts[at], spans=spans))
    return staged_plan.settled(staged)


def _sibling_before(staged: Staged, part_id: str, titles: Collection[str]) -> str:
    at = place_of(staged, part_id)
    depth = staged.parts[at].depth
    for each in reversed(staged.parts[:at]):
        if each.depth < depth:
            return each.id
        if each.depth == depth and each.id not in titles:
            return each.id
    return ""


def _whole(part: StagedPart) -> str:
    title = " ".join(filter(None, [part.number, part.title]))
    return "\n".join(filter(None, [title, part.text, *staged_plan.told_in_cells(part)]))


def _family(staged: Staged, part_id: str) -> list[str]:
    return [staged.parts[at].id for at in staged_plan.with_all_under(staged, part_id)]


def _moved_behind(staged: Staged, part_id: str, target: str) -> Staged:
    """Move a part with all under it behind the last that stands under another."""
    own = set(_family(staged, part_id))
    block = [part for part in staged.parts if part.id in own]
    rest = replace(staged, parts=tuple(part for part in staged.parts if part.id not in own))
    behind = staged_plan.with_all_under(rest, target)[-1] + 1
    return replace(rest, parts=(*rest.parts[:behind], *block, *rest.parts[behind:]))


def _names(staged: Staged) -> Iterator[str]:
    """Yield names that no part bears yet."""
    taken = {part.id for part in staged.parts}
    return (name for count in range(1, 100_000) if (name := f"{MADE}{count}") not in taken)


# By the names that a page gives them.
PLAIN: dict[str, Deed] = {
    "in": partial(shifted, by=1),
    "out": partial(shifted, by=-1),
    "text": as_text,
    "join": joined,
    "column": as_columns,
    "lines": each_below,
    "aside": partial(left_out, kind=LEFT_OUT),
    "one": as_one,
}
