"""Which row of a table is the head of its columns, and what each column is."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from goldenthread.domain.reading.columns import Look, column, looks_of
from goldenthread.domain.reading.parties import begins_a_deed, names_somebody
from goldenthread.domain.reading.scheme_reading.bands import find_band
from goldenthread.domain.reading.scheme_reading.footnotes import Footnotes
from goldenthread.domain.reading.scheme_reading.marks import verb_of_word

Grid = Sequence[Sequence[str]]

MOST_HEAD_ROWS = 12
_DECISION = re.compile(
    r"^(?:decisions?|functions?|tasks?|transactions?|responsibilit(?:y|ies)|items?|matters?|activit(?:y|ies)|delegated\b.*|"
    r"what|delegations?|powers?|dut(?:y|ies)|action|subject|description|area of responsibility)\b",
    re.IGNORECASE,
)
_REF = re.compile(r"^(?:ref(?:erence)?|no|nr|number|code|id|#|item no)\.?$", re.IGNORECASE)
_SECTION = re.compile(r"^(?:section|area|category|theme|heading|domain|group)s?$", re.IGNORECASE)
_NOTES = re.compile(
    r"^(?:notes?|comments?|conditions?|exceptions?|further|guidance|remarks?|when|frequency|limits?)\b", re.IGNORECASE
)
_LIMIT = re.compile(
    r"^(?:(?:financial |delegated |transaction |contract )?(?:limits?|thresholds?|values?|amounts?)|band|"
    r"level of spend)\b",
    re.IGNORECASE,
)
# “Trust Board (Level 2)”
_LEVEL_BESIDE = re.compile(r"\s*\(level \d\)|(?<=\w)\s+level \d(?=\))", re.IGNORECASE)
# “What it decides”, beside the names of bodies
_WHAT_EACH = re.compile(r"what (?:it|they|each)(?: \w+)? (?P<deed>\w+)$", re.IGNORECASE)
_BODY = re.compile(r"^(?:bod(?:y|ies)|who|whose)$", re.IGNORECASE)
_WHAT = re.compile(r"^(?:what|matters?|items?|functions?|areas?)\b", re.IGNORECASE)
NUMBER = re.compile(r"^[A-Za-z]{0,3}\.?\d+(?:\.\d+)*[a-z]?\.?$|^[ivx]+\.?$|^[A-Z]\.?$")
# Whoever has a line is named below: “Delegated authority”, “Authorised signatory”.
_AUTHORITY = re.compile(
    r"(?:delegated|approving|authori[sz]ing|required) (?:authorit(?:y|ies)|signator(?:y|ies)|persons?|officers?|to)|"
    r"authority|authori[sz]ed (?:by|signator(?:y|ies)|persons?)|(?:authori[sz]ation|approval) (?:level|required)|"
    r"approver|(?:roles?|posts?|positions?|delegates?|delegated officers?|office holders?)",
    re.IGNORECASE,
)
_DELEGATION = re.compile(r"delegat(?:ions?|ed)", re.IGNORECASE)
# “We have delegated this to:”
_DELEGATED_TO = re.compile(r"\bdelegated (?:this )?to\s*:?$", re.IGNORECASE)
_LEVEL_OF = re.compile(
    r"(?:(?:decision|delegation|delegated|authority) )?level(?: of (?:decision|delegation))?", re.IGNORECASE
)


@dataclass
class Head:
    """Which column is what."""

    row: int
    decision: int
    ref: int | None = None
    section: int | None = None
    notes: list[int] = field(default_factory=list)
    limit: int | None = None
    parties: dict[int, str] = field(default_factory=dict)
    verbs: dict[int, str] = field(default_factory=dict)
    phases: dict[int, str] = field(default_factory=dict)
    kind: int | None = None
    known: Mapping[str, str] = field(default_factory=dict)
    feet: Footnotes = field(default_factory=Footnotes)


def head_of(grid: Sequence[Sequence[str]]) -> Head | None:
    best: tuple[int, int] | None = None
    for place, row in enumerate(grid[:MOST_HEAD_ROWS]):
        cells = [cell for cell in row if cell]
        if len(cells) < 2 or max(map(len, cells)) > 90 or any(find_band(cell).has_limit for cell in cells):
            continue
        named = 0 if _names_below(grid, place) else len({cell for cell in cells if _heads(cell)})
        verbs = len(_verbs_of(row))
        known = any(_is_known(cell) for cell in cells)
        score = max(named, verbs) + 3 * known
        if (max(named, verbs) >= 2 or (known and (verbs or len(cells) >= 3))) and (best is None or score > best[0]):
            best = (score, place)
    return columns_of(*_lower_storey(grid, _said_first(grid, best[1]))) if best else None


def _said_first(grid: Grid, place: int) -> int:
    """Return where the same heading stands first: over each section it may be said once more."""
    return next(at for at in range(place + 1) if heads_again(grid[at], grid[place]))


def heads_again(row: Sequence[str], head: Sequence[str]) -> bool:
    """Say whether a row is the heading once more, but for its first cell, which may be that of a section."""
    return list(filter(None, row[1:])) == list(filter(None, head[1:]))


def _is_known(cell: str) -> bool:
    return any(what.match(cell) for what in (_DECISION, _REF, _SECTION, _LIMIT, _BODY))


def _heads(cell: str) -> bool:
    """Say whether a cell may head the column of somebody: it names them, and is no duty."""
    return names_somebody(cell) and not begins_a_deed(cell)


def _lower_storey(grid: Grid, row: int) -> tuple[Grid, int]:
    """Return a table with the head of two storeys made one: names stand below what they belong to (“Central”)."""
    upper, lower = grid[row], grid[row + 1] if row + 1 < len(grid) else ()
    names = {place: cell for place, cell in enumerate(lower) if cell}
    begins = next((place for place, cell in enumerate(upper) if cell), 0)
    fills = any(place < len(upper) and not upper[place] for place in names)
    are_marks = any(map(_is_mark, names.values())) and not _is_count(list(names.values()))
    if len(names) < 2 or begins in names or not fills or are_marks:
        return grid, row
    both = [names.get(place, cell) for place, cell in enumerate(upper)]
    return [*grid[: row + 1], both, *grid[row + 2 :]], row + 1


def _is_count(cells: Sequence[str]) -> bool:
    """Say whether columns are called by numbers or letters in order, which a key gives names."""
    orders = ([str(at) for at in range(1, len(cells) + 1)], [chr(65 + at) for at in range(len(cells))])
    return list(cells) in orders


def _is_mark(cell: str) -> bool:
    return len(cell) < 2 or verb_of_word(cell) is not None or not any(letter.isalpha() for letter in cell)


def _names_below(grid: Grid, place: int) -> bool:
    """Say whether those who are named in a row are named below it too: then it is a line, and no head."""
    columns = [at for at, cell in enumerate(grid[place]) if at and names_somebody(cell)]
    below = [row[at] for row in grid[place + 1 :] for at in columns if at < len(row) and row[at]]
    # What somebody does may name others too.
    return sum(_heads(cell) for cell in below) * 3 > len(below) * 2 > 0


def _verbs_of(cells: Sequence[str]) -> dict[int, str]:
    """Return the columns that are of a part; beside a column of decisions that of their delegation is one."""
    verbs = {place: verb for place, cell in enumerate(cells) if (verb := _column_verb(cell))}
    first = next((place for place, cell in enumerate(cells) if _DECISION.match(cell)), len(cells))
    beside = (place for place, cell in enumerate(cells) if place > first and _DELEGATION.fullmatch(cell))
    return verbs | dict.fromkeys(beside, "decide")


def _column_verb(cell: str) -> str:
    """Return the part that a whole column is of: “Who decides”, “Recommended by”; nothing for the name of a body."""
    cell = cell.strip()
    if _LEVEL_OF.fullmatch(cell) or _AUTHORITY.fullmatch(cell) or _DELEGATED_TO.search(cell):
        return "decide"
    if re.fullmatch(r"decisions?|action|task|delegated .*", cell, re.IGNORECASE):
        return ""
    if each := _WHAT_EACH.match(cell):
        return verb_of_word(each["deed"]) or ""
    if _WHAT.match(cell) or _NOTES.match(cell):
        return ""
    if names_somebody(cell) and not re.search(
        r"\b(?:who|by|whom)\b|^\w+(?:ends|ides|ults|orms|oses|oves)\b", cell, re.IGNORECASE
    ):
        return ""
    return verb_of_word(re.sub(r"\b(?:who|by|whom|is|are|has|final)\b", " ", cell, flags=re.IGNORECASE)) or ""


def columns_of(grid: Sequence[Sequence[str]], row: int) -> Head:
    """Return what each column is where this row is the head."""
    cells = grid[row]
    width = max(len(each) for each in grid)
    cells = [*cells, *[""] * (width - len(cells))]
    body = grid[row + 1 :]
    verbs = {place: verb for place, verb in _verbs_of(cells).items() if place > 0}
    kind = next((place for place in verbs if len(verbs) > 1 and _holds_parts(body, place)), None)
    verbs = {place: verb for place, verb in verbs.items() if place != kind}
    ref = next((place for place, cell in enumerate(cells) if _REF.match(cell)), None)
    section = next((place for place, cell in enumerate(cells) if _SECTION.match(cell)), None)
    decision = _column_of_decisions(cells, body, section)
    if decision is None:
        # The column of the longest words, among those on the left.
        left = [place for place in range(min(4, width)) if place not in (ref, section) and place not in verbs]
        left = [at for at in left if not (names_somebody(cells[at]) or _LIMIT.match(cells[at]))] or left
        # Whoever decides is named to the right of what they decide.
        left = [at for at in left if at < min(verbs, default=width)] or left
        decision = max(left, key=lambda place: sum(len(each[place]) for each in body if place < len(each)), default=0)
    if section is None:
        section = next((at for at in range(decision) if _DECISION.match(cells[at])), None)
    if section is None and ref is None and decision > 0:
        # A heading between the lines stands in the same column, and numbers no decision.
        told = [each for each in body if len(each) > decision and each[decision]]
        before = [each[decision - 1] for each in told if each[decision - 1]]
        if before and sum(bool(NUMBER.match(each)) for each in before) * 5 >= len(before) * 4:
            ref = decision - 1
    if section is not None and decision is not None and section > decision:
        section = None
    limit = next((place for place, cell in enumerate(cells) if _LIMIT.match(cell) and place != decision), None)
    notes = [place for place, cell in enumerate(cells) if _NOTES.match(cell) and place != limit]
    taken = {decision, ref, section, limit, kind, *notes}
    head = Head(row, decision, ref, section, notes, limit, kind=kind)
    if len(verbs) >= 2 or any(_asks_who(cells[place]) for place in verbs):
        head.verbs = {place: verb for place, verb in verbs.items() if place not in taken}
        _take_beside(head, body, cells)
        return head
    rest = [place for place, cell in enumerate(cells) if cell and place > decision and place not in taken]
    if _take_names(head, rest, cells, body):
        _take_beside(head, body, cells)
        return head
    head.parties = {
        place: name_of(cell) for place, cell in enumerate(cells)
        if cell and place > decision and place not in taken
    }  # fmt: skip
    _take_beside(head, body, cells)
    return head


def name_of(cell: str) -> str:
    """Return whom a heading names, without the level that it counts them as."""
    return _LEVEL_BESIDE.sub("", " ".join(cell.split())).strip()


def _take_beside(head: Head, body: Grid, cells: Sequence[str]) -> None:
    """Take what stands left of the decisions for where they belong, and sentences under no body for notes."""
    free = [place for place in range(head.decision) if place != head.ref]
    if head.section is None and free and any(column(body, free[0])):
        head.section = free[0]
    known = {*head.parties, *head.verbs, *head.phases, *head.notes, head.limit, head.kind}
    for place in range(head.decision + 1, len(cells)):
        if place in known or not cells[place]:
            continue
        # Where whoever decides is named in a column, what stands beside it under another heading is no mark.
        if looks_of(column(body, place)) is Look.SENTENCE or (head.verbs and not holds_names(body, place)):
            head.notes.append(place)


def _holds_parts(body: Grid, place: int) -> bool:
    """Say whether a column says of each line which part whoever has it has: “Approval”, “Consultation”."""
    cells = [row[place] for row in body if place < len(row) and row[place]]
    parts = sum(verb_of_word(cell) is not None and not names_somebody(cell) for cell in cells)
    return len(cells) > 1 and parts * 3 > len(cells) * 2


def _asks_who(cell: str) -> bool:
    asks = _WHAT_EACH.match(cell) or re.search(r"\b(?:who|by|whom|maker)\b", cell, re.IGNORECASE)
    return bool(
        asks
        or _DELEGATION.fullmatch(cell)
        or _AUTHORITY.fullmatch(cell)
        or _LEVEL_OF.fullmatch(cell)
        or _DELEGATED_TO.search(cell)
    )


def _take_names(head: Head, rest: Sequence[int], cells: Sequence[str], body: Grid) -> bool:
    """Say whether the columns hold names and no marks: of whoever decides, or of that in one phase after another."""
    if not rest or not all(holds_names(body, place) for place in rest):
        return False
    if len(rest) == 1:
        head.verbs = {rest[0]: "decide"}
    elif not any(names_somebody(cells[place]) for place in rest):
        head.phases = {place: cells[place] for place in rest}
    return bool(head.verbs or head.phases)


def _column_of_decisions(cells: Sequence[str], body: Grid, section: int | None) -> int | None:
    """Return the column of the decisions; of several side by side that could be, the one whose lines differ most."""
    like = [place for place, cell in enumerate(cells) if place != section and _DECISION.match(cell)]
    others = (_LIMIT, _WHAT_EACH)
    like = [
        place
        for place in like
        if not (_AUTHORITY.fullmatch(cells[place]) or any(other.match(cells[place]) for other in others))
    ]
    like = [place for place in like if not _DELEGATION.fullmatch(cells[place])] or like
    like = [place for place in like if place - like[0] < 3 and not names_somebody(cells[place])] or like[:1]
    return max(like, key=lambda at: len({row[at] for row in body if at < len(row) and row[at]}), default=None)


def holds_names(body: Grid, place: int) -> bool:
    cells = [row[place] for row in body if place < len(row) and row[place]]
    return len(cells) > 1 and sum(names_somebody(cell) for cell in cells) * 3 > len(cells) * 2
