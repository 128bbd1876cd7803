"""Tables into sections, decisions, parties and marks."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from goldenthread.domain.scheme_reading.bands import Found, find_band
from goldenthread.domain.scheme_reading.marks import meanings_said, tokens_of, verb_of_word

MOST_HEAD_ROWS = 12
_DECISION = re.compile(
    r"^(?:decisions?|functions?|tasks?|responsibilit(?:y|ies)|items?|matters?|activit(?:y|ies)|delegated\b.*|"
    r"what|power|duty|action|subject|description|area of responsibility)\b",
    re.IGNORECASE,
)
_REF = re.compile(r"^(?:ref(?:erence)?|no|nr|number|code|id|#|item no)\.?$", re.IGNORECASE)
_SECTION = re.compile(r"^(?:section|area|category|theme|heading|domain|group)s?$", re.IGNORECASE)
_NOTES = re.compile(
    r"^(?:notes?|comments?|conditions?|further|guidance|remarks?|when|frequency|limits?)\b", re.IGNORECASE
)
_LIMIT = re.compile(r"^(?:(?:financial )?(?:limits?|thresholds?)|value|amount|band|level of spend)\b", re.IGNORECASE)
_WHAT = re.compile(r"^(?:what|matters?|items?|functions?|areas?)\b", re.IGNORECASE)
_PARTY = re.compile(
    r"\b(?:members?|boards?|trustees?|directors?|ceo|chief|executives?|cfo|coo|cfoo|heads?|headteachers?|principals?|"
    r"governors?|governing|lgbs?|lgcs?|lab|aab|lac|committees?|clerk|officer|slt|elt|dfe|department|hub|council|"
    r"local|ht|lgb|fd|hr|finance|audit|trust|group|panel|chair|staff|team)\b",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"^[A-Za-z]{0,3}\.?\d+(?:\.\d+)*[a-z]?\.?$|^[ivx]+\.?$|^[A-Z]\.?$")
# How the words of a decision begin, as against those of a heading.
_DEED = frozenset(
    "adopt agree alter amend annual appoint approve appraise arrange assess authorise award begin borrow buy change "  # noqa: SIM905
    "choose close complete conduct consider create decide deal define delegate deliver determine develop dismiss "
    "dispose draw elect enforce engage ensure enter establish evaluate exclude exercise extend hold implement insure "
    "keep lease maintain make manage monitor move name negotiate nominate open oversee pay place plan prepare "
    "procure produce promote provide publish purchase receive recommend recruit remove report restructure review "
    "sell set settle sign spend submit suspend take to undertake uphold use vary write".split()
)


@dataclass(frozen=True)
class Table:
    """A table as it was drawn: its cells, and what stands above it."""

    rows: Sequence[Sequence[str]]
    heading: str = ""


@dataclass(frozen=True)
class ReadLine:
    """A decision as it was read: its words, its limit, and the marks under each party."""

    section: str
    title: str
    number: str = ""
    band: Found = field(default_factory=lambda: Found(""))
    marks: tuple[tuple[str, tuple[str, ...]], ...] = ()
    condition: str = ""


@dataclass(frozen=True)
class ReadScheme:
    """What was read: the parties as they are called, the lines, and what the table's own key says."""

    parties: tuple[str, ...]
    lines: tuple[ReadLine, ...]
    said: dict[str, str] = field(default_factory=dict, hash=False)
    flaws: tuple[str, ...] = ()


@dataclass
class _Head:
    """Which column is what."""

    row: int
    decision: int
    ref: int | None = None
    section: int | None = None
    notes: list[int] = field(default_factory=list)
    limit: int | None = None
    parties: dict[int, str] = field(default_factory=dict)
    verbs: dict[int, str] = field(default_factory=dict)


def read_tables(tables: Iterable[Table], texts: Iterable[str]) -> ReadScheme:
    """Read every table that looks like a scheme; the parties of all are put together by their names."""
    lines: list[ReadLine] = []
    flaws: list[str] = []
    parties: dict[str, str] = {}
    beside = list(texts)
    for table in tables:
        grid = [[" ".join(cell.split()) if "\n" not in cell else cell.strip() for cell in row] for row in table.rows]
        head = _head(grid)
        if head is None:
            beside += [_key_line(row) for row in grid]
            continue
        beside += [" ".join(row) for row in grid[: head.row]]
        found, wrong = _lines(grid, head, table.heading)
        lines += found
        flaws += wrong
        for name in (*head.parties.values(), *(party for line in found for party, _ in line.marks)):
            parties.setdefault(_plain(name), name)
    lines = [
        ReadLine(
            line.section, line.title, line.number, line.band,
            tuple((parties[_plain(party)], marks) for party, marks in line.marks), line.condition,
        )
        for line in lines
    ]  # fmt: skip
    if lines and not any(marks for line in lines for _, marks in line.marks):
        flaws.append("No cell holds a mark. Where the table speaks by colour alone, say who decides line by line.")
    return ReadScheme(tuple(parties.values()), tuple(lines), meanings_said(beside), tuple(dict.fromkeys(flaws)))


def _key_line(row: Sequence[str]) -> str:
    """Return a row outside the scheme as a line of text; a short mark with its meaning beside it as a key says it."""
    cells = [cell for cell in row if cell]
    return f"{cells[0]} = {cells[1]}" if len(cells) == 2 and len(cells[0]) < 3 else " ".join(cells)


def _plain(name: str) -> str:
    return re.sub(r"[^a-z0-9]+", " ", name.lower()).strip()


def _head(grid: Sequence[Sequence[str]]) -> _Head | None:
    best: tuple[int, int] | None = None
    for place, row in enumerate(grid[:MOST_HEAD_ROWS]):
        cells = [cell for cell in row if cell]
        if len(cells) < 2 or max(map(len, cells)) > 90:
            continue
        named = sum(bool(_PARTY.search(cell)) for cell in cells)
        verbs = sum(bool(_column_verb(cell)) for cell in cells)
        known = any(_DECISION.match(cell) or _REF.match(cell) or _SECTION.match(cell) for cell in cells)
        score = max(named, verbs) + 3 * known
        if (max(named, verbs) >= 2 or (known and (verbs or len(cells) >= 3))) and (best is None or score > best[0]):
            best = (score, place)
    return _columns(grid, best[1]) if best else None


def _column_verb(cell: str) -> str:
    """Return the part that a whole column is of: “Who decides”, “Recommended by”; nothing for the name of a body."""
    cell = cell.strip()
    if re.fullmatch(r"decisions?|action|task|delegated .*", cell, re.IGNORECASE):
        return ""
    if _WHAT.match(cell) or _NOTES.match(cell):
        return ""
    if _PARTY.search(cell) and not re.search(r"\b(?:who|by|whom)\b", cell, re.IGNORECASE):
        return ""
    return verb_of_word(re.sub(r"\b(?:who|by|whom|is|are|has|final)\b", " ", cell, flags=re.IGNORECASE)) or ""


def _columns(grid: Sequence[Sequence[str]], row: int) -> _Head:
    cells = grid[row]
    width = max(len(each) for each in grid)
    cells = [*cells, *[""] * (width - len(cells))]
    body = grid[row + 1 :]
    verbs = {place: verb for place, cell in enumerate(cells) if (verb := _column_verb(cell)) and place > 0}
    ref = next((place for place, cell in enumerate(cells) if _REF.match(cell)), None)
    section = next((place for place, cell in enumerate(cells) if _SECTION.match(cell)), None)
    decision = next((place for place, cell in enumerate(cells) if place != section and _DECISION.match(cell)), None)
    if decision is None:
        # The column of the longest words, among those on the left.
        left = [place for place in range(min(4, width)) if place not in (ref, section) and place not in verbs]
        left = [place for place in left if not _PARTY.search(cells[place])] or left
        decision = max(left, key=lambda place: sum(len(each[place]) for each in body if place < len(each)), default=0)
    if section is None and ref is None and decision > 0:
        before = [each[decision - 1] for each in body if len(each) > decision - 1 and each[decision - 1]]
        if before and all(_NUMBER.match(each) for each in before):
            ref = decision - 1
    if section is not None and decision is not None and section > decision:
        section = None
    limit = next((place for place, cell in enumerate(cells) if _LIMIT.match(cell) and place != decision), None)
    notes = [place for place, cell in enumerate(cells) if _NOTES.match(cell) and place != limit]
    taken = {decision, ref, section, limit, *notes}
    head = _Head(row, decision, ref, section, notes, limit)
    if len(verbs) >= 2 or any(
        re.search(r"\b(?:who|by|whom|maker)\b", cells[place], re.IGNORECASE) for place in verbs
    ):
        head.verbs = verbs
        return head
    # What stands left of the decisions says where they belong, and is nobody.
    for place in range(decision):
        if place not in (ref, section) and section is None:
            head.section = section = place
    head.parties = {
        place: cell for place, cell in enumerate(cells) if cell and place > decision and place not in taken
    }
    return head


def _lines(grid: Sequence[Sequence[str]], head: _Head, heading: str) -> tuple[list[ReadLine], list[str]]:
    lines: list[ReadLine] = []
    flaws: list[str] = []
    section = heading
    body = [[*row, *[""] * (max(map(len, grid)) - len(row))] for row in grid[head.row + 1 :]]
    unnamed = [
        place for place in range(head.decision + 1, len(body[0]) if body else 0)
        if place not in head.parties and place not in head.verbs and place not in head.notes
        and place not in (head.ref, head.section, head.limit) and any(row[place] for row in body)
    ]  # fmt: skip
    if unnamed:
        flaws.append(f"{len(unnamed)} column{'s hold' if len(unnamed) > 1 else ' holds'} marks under no heading.")
    for place, row in enumerate(body):
        title = row[head.decision] or (row[0] if head.decision and not any(row[1:]) else "")
        if head.section is not None and row[head.section]:
            section = row[head.section]
        ref = row[head.ref] if head.ref is not None else ""
        said = [cell for at, cell in enumerate(row) if cell and at not in (head.ref, head.section, head.decision)]
        if not title:
            if ref and not said and not _NUMBER.match(ref):
                section = ref
            continue
        if list(filter(None, row)) == [cell for cell in grid[head.row] if cell]:
            continue  # the heading once more, at the top of a page
        if not said and _is_heading(title, ref, body[place + 1 :], head):
            section = title
            continue
        lines += _by_limits(_line(section, title, ref, row, head))
    return lines, flaws


def _by_limits(line: ReadLine) -> list[ReadLine]:
    """Return a line for each limit where these stand in brackets beside the marks: “D (up to £25k)”."""
    limits = {}
    for said in line.condition.split("; "):
        party, _, words = said.partition(": ")
        band = find_band(words)
        if band.unit:
            limits[party] = band
    if len(limits) < 2:
        return [line]
    others = tuple((party, marks) for party, marks in line.marks if party not in limits)
    rest = "; ".join(said for said in line.condition.split("; ") if said.partition(": ")[0] not in limits)
    return [
        ReadLine(
            line.section, line.title, line.number, Found(line.title, band.unit, band.above, band.up_to),
            ((party, dict(line.marks).get(party, ())), *others), rest,
        )
        for party, band in sorted(limits.items(), key=lambda each: each[1].above or 0)
    ]  # fmt: skip


def _is_heading(title: str, ref: str, rest: Sequence[Sequence[str]], head: _Head) -> bool:
    """Say whether a row without marks is a heading; a decision whose marks are lost is a decision still."""
    if not rest:
        return False
    if ref and head.ref is not None:
        below = rest[0][head.ref]
        stem = ref.rstrip(".")
        return below != ref and below.startswith(stem) and len(below) > len(stem)
    if head.ref is not None and rest[0][head.ref]:
        return True
    first = re.sub(r"[^a-z]", "", title.lower().split()[0]) if title.split() else ""
    return title.isupper() or (first not in _DEED and len(title.split()) <= 6 and not title.rstrip().endswith("."))


def _line(section: str, title: str, ref: str, row: Sequence[str], head: _Head) -> ReadLine:
    number = ref.rstrip(".")
    if not number and (found := re.match(r"^([A-Z]{0,2}\d+(?:\.\d+)*[a-z]?)[.)]?\s+(?=\S)", title)):
        number, title = found[1], title[found.end() :]
    conditions = [row[place] for place in head.notes if row[place]]
    marks: list[tuple[str, tuple[str, ...]]] = []
    for place, name in head.parties.items():
        tokens, beside = tokens_of(row[place])
        if beside:
            conditions.append(f"{name}: {beside}")
        if tokens:
            marks.append((name, tuple(tokens)))
    for place, verb in head.verbs.items():
        marks += [(name, (verb,)) for name in _names(row[place])]
    title = " ".join(title.split())[:300]
    band = find_band(title)
    if head.limit is not None and row[head.limit] and not band.unit:
        said = find_band(re.sub(r"^to\b", "up to", row[head.limit], flags=re.IGNORECASE))
        band = Found(title, said.unit, said.above, said.up_to)
        conditions += [] if said.unit else [row[head.limit]]
    return ReadLine(section, title, number, band, tuple(marks), "; ".join(conditions))


def _names(cell: str) -> list[str]:
    found = [each.strip() for each in re.split(r"[,;/\n]| and |&(?! risk)", cell)]
    return [each for each in found if each and each.lower() not in ("-", "n/a", "none", "–")]


def as_json(read: ReadScheme) -> dict[str, Any]:
    """Return what was read as it is kept while it waits for answers."""
    return {
        "parties": list(read.parties), "said": read.said, "flaws": list(read.flaws),
        "lines": [
            {
                "section": line.section, "title": line.title, "number": line.number, "condition": line.condition,
                "words": line.band.words, "unit": line.band.unit, "above": _plain_amount(line.band.above),
                "up_to": _plain_amount(line.band.up_to), "marks": [[party, list(has)] for party, has in line.marks],
            }
            for line in read.lines
        ],
    }  # fmt: skip


def from_json(kept: Mapping[str, Any]) -> ReadScheme:
    """Return what was read as it was kept."""
    lines = tuple(
        ReadLine(
            line["section"], line["title"], line["number"],
            Found(line["words"], line["unit"], _amount_of(line["above"]), _amount_of(line["up_to"])),
            tuple((party, tuple(has)) for party, has in line["marks"]), line["condition"],
        )
        for line in kept.get("lines", ())
    )  # fmt: skip
    return ReadScheme(tuple(kept.get("parties", ())), lines, dict(kept.get("said", {})), tuple(kept.get("flaws", ())))


def _plain_amount(amount: Decimal | None) -> str | None:
    return None if amount is None else str(amount)


def _amount_of(kept: str | None) -> Decimal | None:
    return None if kept is None else Decimal(kept)
