"""Tables into sections, decisions, parties and marks."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal

from goldenthread.domain.reading.columns import Told
from goldenthread.domain.reading.parties import begins_a_deed
from goldenthread.domain.reading.scheme_reading.bands import Found, find_band, joined
from goldenthread.domain.reading.scheme_reading.clauses import said_of, who_says
from goldenthread.domain.reading.scheme_reading.colours import Fills, colours_said, with_colours
from goldenthread.domain.reading.scheme_reading.columns import (
    NUMBER,
    Grid,
    Head,
    columns_of,
    head_of,
    heads_again,
    holds_names,
)
from goldenthread.domain.reading.scheme_reading.duties import of_duties
from goldenthread.domain.reading.scheme_reading.footnotes import footnotes_in, is_footnote
from goldenthread.domain.reading.scheme_reading.kept import ACROSS, TURNED, Marks, ReadLine, ReadScheme
from goldenthread.domain.reading.scheme_reading.limits_across import limits_across
from goldenthread.domain.reading.scheme_reading.marks import (
    LIMIT,
    codes_said,
    meanings_said,
    names_said,
    tokens_of,
    verb_of_word,
)
from goldenthread.domain.reading.scheme_reading.told import codes_of, head_told
from goldenthread.domain.reading.scheme_reading.turned import turned

_NO_LIMIT = re.compile(
    r"(?:any|every|all|no limit|unlimited|without limit)(?: (?:amounts?|sums?|values?))?", re.IGNORECASE
)
_NUMBERED = re.compile(r"^(?:([A-Z]{0,2}\d+(?:\.\d+)*[a-z]?)[.)]?|\(?([a-z]|[ivx]{1,4})[.)])\s+(?=\S)")
_BROKEN_SUM = re.compile(r"(?<=\d,\d\d)\s(?=\d(?!\d))|(?<=\d,\d)\s(?=\d\d(?!\d))")
# A sum alone under a name is up to how much.
_BARE_SUM = re.compile(r"£\s*\d[\d,]*(?:\.\d+)?\s*(?:k|m)?", re.IGNORECASE)
# No mark of a cell is longer: what is, and stands in every column, is a heading.
LONGEST_MARK = 6


@dataclass(frozen=True)
class Table:
    """A table as it was drawn: its cells, what stands above it, and the colours that cells are drawn on.

    `is_headed`: its first row is known to be its head. `left` are lines of the paper that it does not hold.
    """

    rows: Sequence[Sequence[str]]
    heading: str = ""
    is_headed: bool = False
    fills: Fills = field(default_factory=dict)
    left: Sequence[str] = ()


def read_tables(
    tables: Iterable[Table], texts: Iterable[str], told: Mapping[int, Told | None] | None = None
) -> ReadScheme:  # fmt: skip
    """Read every table that looks like a scheme; the parties of all are put together by their names.

    `told` is what a person says of the columns of a table, by its place; None leaves it out, but for a key in it.
    """
    lines: list[ReadLine] = []
    flaws: list[str] = []
    parties: dict[str, str] = {}
    beside = list(texts)
    coloured: dict[str, str] = {}
    drawn: list[tuple[Head, Grid, str]] = []
    columns: dict[int, Told] = {}
    ways: dict[int, str] = {}
    for place, table in enumerate(tables):
        said_of_it = (told or {}).get(place)
        grid = [[_tidied(cell) for cell in row] for row in table.rows]
        is_left_out = told is not None and place in told and said_of_it is None
        is_free = not (said_of_it or is_left_out or table.is_headed)
        if is_free and (other := turned(grid)):
            drawn.append((columns_of(other, 0), other, table.heading))
            ways[place] = TURNED
            continue
        head = head_told(grid, said_of_it) if said_of_it else None if is_left_out else _head(grid, table)
        if is_free and (across := limits_across(grid, table.heading)):
            lines += across
            ways[place] = ACROSS
            parties |= {_plain(name): name for name in _named(across)} | parties
            continue
        if head is None:
            beside += [line for row in grid for line in _key_lines(row)]
            coloured |= colours_said(grid, table.fills)
            continue
        columns[place] = codes_of(head, grid)
        flaws += _left_out(table.left)
        beside += [line for row in grid[: head.row] for line in _key_lines(row)]
        beside += [cell for row in grid[head.row :] if _is_key(row) for cell in row if cell]
        coloured |= colours_said(grid[: head.row], table.fills)
        drawn.append((head, with_colours(grid, head, table.fills), table.heading))
    said, called, feet = coloured | meanings_said(beside), names_said(beside), footnotes_in(beside)
    codes = codes_said(beside)
    for head, rows, heading in drawn:
        if head.parties and all(name.upper() in called for name in head.parties.values()):
            head.parties = {place: called[name.upper()] for place, name in head.parties.items()}
        head.parties = {place: codes.get(name, name) for place, name in head.parties.items()}
        head.known, head.feet = said, feet
        found, wrong = (
            _of_bodies(rows, head, heading) or of_duties(rows, head, heading) or _lines(rows, head, heading)
        )
        found = [_renamed(line, called, codes) for line in found]
        lines += found
        flaws += wrong
        for name in (*head.parties.values(), *_named(found)):
            known = parties.setdefault(_plain(name), name)
            parties[_plain(name)] = min(known, name, key=len)
    lines = [
        replace(
            line, marks=_called(line.marks, parties),
            by_phase=tuple((phase, _called(marks, parties)) for phase, marks in line.by_phase),
        )
        for line in _chained(lines)
    ]  # fmt: skip
    if lines and not any(_named(lines)):
        flaws.append("No cell holds a mark that could be read. Say who decides line by line.")
    return ReadScheme(
        tuple(parties.values()), tuple(lines), said, tuple(dict.fromkeys(flaws)), feet.left(), columns, ways
    )


def _tidied(cell: str) -> str:
    """Return a cell without needless space; a sum that a narrow column broke is one again: “£30,00 0”."""
    return _BROKEN_SUM.sub("", " ".join(cell.split())) if "\n" not in cell else cell.strip()


def _left_out(lines: Sequence[str]) -> list[str]:
    """Say which sentences were left out for naming nobody who decides, the first few in their own words."""
    said = [f"“{line[:60]}{'…' if len(line) > 60 else ''}”" for line in lines[:3]]
    more = f" and {len(lines) - len(said)} more" if len(lines) > len(said) else ""
    return [f"Left out, for they name nobody who decides: {', '.join(said)}{more}."] if said else []


def _head(grid: Grid, table: Table) -> Head | None:
    if _is_table_of_meanings(grid):
        return None
    return columns_of(grid, 0) if table.is_headed else head_of(grid)


def _named(lines: Iterable[ReadLine]) -> list[str]:
    return [
        party for line in lines for marks in (line.marks, *(each for _, each in line.by_phase)) for party, _ in marks
    ]


def _called(marks: Marks, parties: Mapping[str, str]) -> Marks:
    return tuple((parties[_plain(party)], each) for party, each in marks)


def _chained(lines: Sequence[ReadLine]) -> list[ReadLine]:
    """Return lines whose limits begin where another of the same decision ends."""
    kin: dict[tuple[str, str, str], list[int]] = {}
    for place, line in enumerate(lines):
        if line.band.has_limit:
            kin.setdefault((line.section, line.band.unit, first_word(line.band.words)), []).append(place)
    found = list(lines)
    for places in kin.values():
        for place, band in zip(places, joined([lines[place].band for place in places]), strict=True):
            found[place] = replace(lines[place], band=band)
    return found


def _is_key(row: Sequence[str]) -> bool:
    """Say whether a row within a table is its key, or a note at its foot, and no decision."""
    told = [cell for cell in row if cell]
    return len(told) == 1 and (len(meanings_said(told)) > 1 or is_footnote(told[0]))


def is_merged(row: Sequence[str]) -> bool:
    """Say whether one cell was drawn over several columns: a heading, for marks differ from the words beside them."""
    told = [cell for cell in row if cell]
    return len(told) > 1 and len(set(told)) == 1 and len(told[0]) > LONGEST_MARK


def _renamed(line: ReadLine, called: Mapping[str, str], codes: Mapping[str, str]) -> ReadLine:
    """Return a line whose parties were called by numbers or letters of the key with their names."""
    are_counted = all(len(name) < 3 and name.upper() in called for name, _ in line.marks)
    names = {name: called[name.upper()] if are_counted else codes.get(name, name) for name, _ in line.marks}
    return replace(line, marks=tuple((names[name], marks) for name, marks in line.marks))


def _of_bodies(grid: Grid, head: Head, heading: str) -> tuple[list[ReadLine], list[str]] | None:
    """Read a table that has a line for each body, and what that decides in its cells; None where it is no such."""
    body = grid[head.row + 1 :]
    if not head.verbs or not holds_names(body, head.decision):
        return None
    if any(holds_names(body, place) for place in head.verbs):
        return None
    found: dict[str, list[tuple[str, tuple[str, ...]]]] = {}
    for row in body:
        for place, verb in head.verbs.items():
            for item in re.split(r"[\n;•]", row[place] if place < len(row) else ""):
                if title := item.strip(" .–-"):
                    found.setdefault(title, []).append((row[head.decision], (verb,)))
    return [ReadLine(heading, title, "", find_band(title), tuple(marks)) for title, marks in found.items()], []


def first_word(words: str) -> str:
    return words.lower().split(" ", 1)[0]


def _key_lines(row: Sequence[str]) -> list[str]:
    """Return a row outside the scheme as lines: a short mark and its meaning as one, any others each alone."""
    told = [cell for cell in row if cell]
    are_pairs = len(told) % 2 == 0 and all(map(_is_short_for, told[::2]))
    return [f"{mark} = {says}" for mark, says in zip(told[::2], told[1::2], strict=True)] if are_pairs else told


def _is_short_for(cell: str) -> bool:
    """Say whether a cell is a mark, or letters that stand for somebody."""
    return len(cell) < 3 or (len(cell) < 7 and cell.isupper() and " " not in cell)


def _is_table_of_meanings(grid: Grid) -> bool:
    """Say whether a table is a key: lines of a mark, or of letters for somebody, and what these mean."""
    rows = [told for row in grid if (told := [cell for cell in row if cell])]
    pairs = [row for row in rows if len(row) == 2 and _is_short_for(row[0]) and len(row[1]) > len(row[0])]
    return len(pairs) > 1 and len(rows) - len(pairs) < 2


def _plain(name: str) -> str:
    """Return a name as it is known again: in one number, and a headteacher as the head."""
    plain = re.sub(r"[^a-z0-9]+", " ", name.lower()).strip()
    plain = re.sub(r"\bhead ?teacher", "head", plain)
    return re.sub(r"(?<=[a-z]{3})(?<!s)s\b", "", plain)


def _lines(grid: Grid, head: Head, heading: str) -> tuple[list[ReadLine], list[str]]:
    lines: list[ReadLine] = []
    flaws: list[str] = []
    again = any(heads_again(row, grid[head.row]) and row[0] != grid[head.row][0] for row in grid[head.row + 1 :])
    section = (again and grid[head.row][0]) or heading
    body = [[*row, *[""] * (max(map(len, grid)) - len(row))] for row in grid[head.row + 1 :]]
    named = {
        *head.parties, *head.verbs, *head.notes, *head.phases, head.ref, head.section, head.limit, head.kind
    }  # fmt: skip
    unnamed = [
        place for place in range(head.decision + 1, len(body[0]) if body else 0)
        if place not in named and any(row[place] for row in body)
    ]  # fmt: skip
    if unnamed:
        flaws.append(f"{len(unnamed)} column{'s hold' if len(unnamed) > 1 else ' holds'} marks under no heading.")
    for place, row in enumerate(body):
        title = _title_of(row, body[place - 1] if place else (), head)
        if _is_key(row):
            continue
        if is_merged(row):
            section = title or row[0]
            continue
        if head.section is not None and row[head.section]:
            section = row[head.section]
        ref = row[head.ref] if head.ref is not None and row[head.ref] != title else ""
        said = [cell for at, cell in enumerate(row) if cell and at not in (head.ref, head.section, head.decision)]
        if not title:
            if ref and not said and not NUMBER.match(ref):
                section = ref
            continue
        if heads_again(row, grid[head.row]):
            # The heading once more, at the top of a page or over another section.
            section = section if row[0] == grid[head.row][0] else row[0]
            continue
        if not said and _is_heading(title, ref, body[place + 1 :], head):
            section = title
            continue
        lines += _by_limits(_line(section, title, ref, row, head))
    return lines, flaws


def _title_of(row: list[str], above: Sequence[str], head: Head) -> str:
    """Return the words of a row; of the next limit of the decision above, where these were not written twice."""
    if not row[head.decision] and head.limit is not None and row[head.limit] and above:
        row[head.decision] = above[head.decision]
    return row[head.decision] or (row[0] if head.decision and not any(row[1:]) else "")


def _by_limits(line: ReadLine) -> list[ReadLine]:
    """Return a line for each limit where these stand in brackets beside the marks: “D (up to £25k)”."""
    limits = {}
    for said in line.condition.split("; "):
        party, _, words = said.partition(": ")
        band = find_band(words)
        if band.unit:
            limits[party] = band
        elif limits and _NO_LIMIT.fullmatch(words):
            limits[party] = Found("", next(iter(limits.values())).unit)
    has_sums = any(LIMIT in marks for _, marks in line.marks)
    if not limits or (len(limits) < 2 and not has_sums):
        return [line]
    others = tuple((party, marks) for party, marks in line.marks if party not in limits)
    rest = "; ".join(said for said in line.condition.split("; ") if said.partition(": ")[0] not in limits)
    having: dict[Found, list[str]] = {}
    for party, band in sorted(limits.items(), key=lambda each: each[1].up_to or Decimal("Infinity")):
        having.setdefault(replace(band, words=line.title), []).append(party)
    found: list[ReadLine] = []
    reached: Decimal | None = None
    for band, names in having.items():
        # Each up to so much: the next decides from where the one before it ends.
        above = reached if band.above is None else band.above
        own = tuple((party, dict(line.marks).get(party, ())) for party in names)
        found.append(replace(line, band=replace(band, above=above), marks=(*own, *others), condition=rest))
        reached = band.up_to
    return found


def _is_heading(title: str, ref: str, rest: Sequence[Sequence[str]], head: Head) -> bool:
    """Say whether a row without marks is a heading; a decision whose marks are lost is a decision still."""
    if not rest:
        return False
    if ref and head.ref is not None:
        below = rest[0][head.ref]
        stem = ref.rstrip(".")
        return below != ref and below.startswith(stem) and len(below) > len(stem)
    if head.ref is not None and rest[0][head.ref]:
        return True
    return title.isupper() or (
        not begins_a_deed(title) and len(title.split()) <= 6 and not title.rstrip().endswith(".")
    )


def _line(section: str, title: str, ref: str, row: Sequence[str], head: Head) -> ReadLine:
    number = ref.rstrip(".")
    if not number and (found := _NUMBERED.match(title)):
        number, title = found[1] or found[2], title[found.end() :]
    if section and (found := re.match(r"^[–—•·*-]\s*(?=\S)", title)):
        rest = title[found.end() :]
        title = (
            f"{section} {rest}"
            if find_band(rest).words == rest and find_band(rest).has_limit
            else f"{section}: {rest}"
        )
    title, hung = head.feet.taken(title)
    conditions = [*(row[place] for place in head.notes if row[place]), *hung]
    marks: list[tuple[str, tuple[str, ...]]] = []
    for place, name in head.parties.items():
        cell, hung = (row[place], []) if row[place].upper() in head.known else head.feet.taken(row[place])
        conditions += [f"{name}: {each}" for each in hung]
        cell = f"up to {cell}" if _BARE_SUM.fullmatch(cell) else cell
        tokens, beside = ([LIMIT], cell) if _is_sum(cell) else tokens_of(cell, head.known)
        if beside:
            conditions.append(f"{name}: {beside}")
        if tokens:
            marks.append((name, tuple(tokens)))
    kind = verb_of_word(row[head.kind]) if head.kind is not None else None
    for place, part in head.verbs.items():
        verb = kind if kind and part == "decide" else part
        named, hung = head.feet.taken(row[place])
        conditions += hung
        for who in who_says(named, verb):
            marks.append((who.name, (who.verb,)))
            conditions += [f"{who.name}: {who.limit}"] if who.limit else []
        conditions += said_of(row[place])
    by_phase = tuple(
        (phase, tuple((who.name, (who.verb,)) for who in who_says(row[place], "decide")))
        for place, phase in head.phases.items()
    )
    if len({each for _, each in by_phase}) == 1:
        marks = list(by_phase[0][1])
    title = " ".join(title.split())[:300]
    band = find_band(title)
    if head.limit is not None and row[head.limit] and not band.unit:
        said = find_band(re.sub(r"^to\b", "up to", row[head.limit], flags=re.IGNORECASE))
        band = Found(title, said.unit, said.above, said.up_to)
        conditions += [] if said.unit or _NO_LIMIT.fullmatch(row[head.limit]) else [row[head.limit]]
    return ReadLine(section, title, number, band, tuple(marks), "; ".join(conditions), by_phase)


def _is_sum(cell: str) -> bool:
    """Say whether a cell holds a limit and nothing else, or says that there is none."""
    found = find_band(cell)
    return (found.has_limit and found.words == cell.strip()) or bool(_NO_LIMIT.fullmatch(cell.strip()))
