"""A register's risks, row by row, with what was made of each column and what a person is asked.

Titles stand above the headings, and totals and keys below the risks; a line on its own names the category of what
follows it; a row that only goes on with controls or actions belongs to the risk before it. Nothing is dropped in
silence: what was not taken is told, with its row.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from goldenthread.domain.reading.columns import Told
from goldenthread.domain.reading.register_reading.columns import LEAVE, read_columns, told_columns
from goldenthread.domain.reading.register_reading.headings import SCORES, Heading, Stage
from goldenthread.domain.reading.register_reading.scores import ReadScore, Scale, read_score
from goldenthread.domain.reading.register_reading.table import Table
from goldenthread.domain.reading.register_reading.upright import lying

_GOES_ON = ("controls", "actions", "owner", "due", "assurance", "remarks", "effect", "cause")
_MANY = ("controls", "actions", "assurance", "due", "remarks")
_BULLET = re.compile(r"^\s*(?:[-•–*▪●o]\s+|\d{1,2}[.)]\s+|\(?[a-z][.)]\s+)")
_BETWEEN = re.compile(r";\s+(?![^(]*\))")
# “I x L” over a column: its scores say first how hard, then how likely.
_HARD_FIRST = re.compile(
    r"\b(?:i|s|c|impact|severity|consequence)\s*[x×*]\s*(?:l|p|likelihood|probability)\b", re.IGNORECASE
)
_PRODUCT = re.compile(r"(\d{1,2})(\s*[x×*]\s*)(\d{1,2})")
_NOTHING = re.compile(
    r"none|nil|n/?a|[-–—.]+|no(?:ne)? (?:further |additional )?(?:actions? )?(?:is |are )?(?:required|needed)?\.?",
    re.IGNORECASE,
)
_FOOT = re.compile(
    r"^(?:(?:key|note|notes|legend|scoring|guidance)\s*(?:[:–-]|$)|totals?\b|average\b|number of\b)", re.IGNORECASE
)
# What a table is called that is no kind of risk.
_IS_THE_PAPER = re.compile(r"\b(?:register|risks?|sheet|closed|archive|live|open)\b|\d{4}", re.IGNORECASE)
_CLOSED = re.compile(r"\b(?:closed|archived?|retired|removed|historic\w*)\b", re.IGNORECASE)
_RESPONSES = {
    "treat": r"treat|reduce|mitigate|control", "tolerate": r"tolerate|accept|retain|bear",
    "transfer": r"transfer|share|insur", "terminate": r"terminate|avoid|stop|eliminat",
}  # fmt: skip


@dataclass(frozen=True)
class Question:
    """What is asked about one row; `field` names the score, or what else it is about."""

    row: int
    field: str
    says: str
    could_be: tuple[tuple[int, int], ...] = ()


@dataclass
class ReadRisk:
    """One risk as it was written. `row` is its row in the file, counted from 1 as a spreadsheet does.

    `place` is that of its table as it is read, and `lines` its rows there, counted from 0.
    """

    table: str
    row: int
    facts: dict[str, str] = field(default_factory=dict)
    many: dict[str, list[str]] = field(default_factory=dict)
    scores: dict[Stage, ReadScore] = field(default_factory=dict)
    response: str = ""
    is_closed: bool = False
    other: dict[str, str] = field(default_factory=dict)
    place: int = 0
    lines: list[int] = field(default_factory=list)

    @property
    def title(self) -> str:
        return next((self.facts[key] for key in ("title", "event", "cause", "effect") if self.facts.get(key)), "")


@dataclass
class ReadRegister:
    """What was read: risks, what is asked, and what was left out and why.

    `columns`: of each table, by its place, which row its headings are and what each column was taken for.
    """

    risks: list[ReadRisk] = field(default_factory=list)
    columns: dict[int, tuple[int, list[Heading]]] = field(default_factory=dict)
    questions: list[Question] = field(default_factory=list)
    left_out: list[str] = field(default_factory=list)


def read_register(
    tables: Iterable[Table], scale: Scale, told: Mapping[int, Told | None] | None = None
) -> ReadRegister:  # fmt: skip
    """Read every table that is a register; the others are told of.

    `told` is what a person says of a table, by its place; None leaves it out.
    """
    found = ReadRegister()
    for place, table in enumerate(map(as_register, tables)):
        said = (told or {}).get(place)
        columns = told_columns(table.rows, said) if said else read_columns(table.rows)
        if told and place in told and said is None:
            continue
        if columns is None:
            if any(_filled(row) for row in table.rows):
                found.left_out.append(f"{table.name or 'The table'}: no risks could be told in it.")
            continue
        found.columns[place] = columns
        before = len(found.risks)
        _read_table(table, *columns, scale, found)
        for risk in found.risks[before:]:
            risk.place = place
    if len(found.columns) > 1:
        for risk in found.risks:
            if risk.table and not _IS_THE_PAPER.search(risk.table):
                risk.facts.setdefault("category", risk.table)
    return found


def as_register(table: Table) -> Table:
    """Return a table as it is read: forms, of which each is a risk, with a row for each of them."""
    return table if read_columns(table.rows) else lying(table) or table


def _read_table(table: Table, at: int, headings: Sequence[Heading], scale: Scale, found: ReadRegister) -> None:
    found.left_out += [
        f"The column “{one.words}” is kept as a remark." for one in headings if one.words and not one.means
    ]
    is_closed = bool(_CLOSED.search(table.name))
    rows = table.rows[at + 1 :]
    section, last, over = _first_section(table.rows, at), None, ""
    numbers = table.numbers or range(at + 2, at + 2 + len(rows))
    for line, number, row in zip(range(at + 1, at + 1 + len(rows)), numbers, rows, strict=True):
        filled = _filled(row)
        if not filled or _repeats(row, table.rows[at]):
            continue
        if last is not None and _only_goes_on(row, headings):
            _go_on(last, row, headings)
            last.lines.append(line)
        elif _says_a_risk(row, headings) and not _FOOT.match(filled[0]):
            begun = ReadRisk(table.name, number, is_closed=is_closed, lines=[line])
            last = _risk(row, headings, scale, begun, section.take())
            # A category whose cell was drawn over several rows stands in the first of them alone.
            over = last.facts.setdefault("category", over) if over else last.facts.get("category", "")
            found.risks.append(last)
            found.questions += _asked(last)
        elif len(filled) == 1 and not _FOOT.match(filled[0]):
            found.left_out += section.told()
            section, last, over = _Section(number, filled[0].strip()), None, ""
        else:
            found.left_out.append(_not_taken(number, filled))
    found.left_out += section.told()


@dataclass
class _Section:
    """A line on its own, that names the category of the risks beneath it."""

    row: int = 0
    words: str = ""
    is_used: bool = False

    def take(self) -> str:
        self.is_used = True
        return self.words

    def told(self) -> list[str]:
        return [] if self.is_used or not self.words else [_not_taken(self.row, [self.words])]


def _first_section(rows: Sequence[Sequence[str]], at: int) -> _Section:
    """Return the line right above the headings as a category, where others stand between the risks beneath them."""
    above = _filled(rows[at - 1]) if at else []
    below = [filled for row in rows[at + 1 :] if len(filled := _filled(row)) == 1 and not _FOOT.match(filled[0])]
    return _Section(at, above[0].strip(), is_used=True) if len(above) == 1 and below else _Section()


def _not_taken(row: int, cells: Sequence[str]) -> str:
    return f"Row {row} names no risk with anything beside it: “{' · '.join(cells)[:60]}”."


def _risk(row: Sequence[str], headings: Sequence[Heading], scale: Scale, risk: ReadRisk, category: str) -> ReadRisk:
    for one, cell in _pairs(row, headings):
        if one.means in _MANY:
            risk.many.setdefault(one.means, []).extend(_lines(cell))
        elif one.means in SCORES or one.means == LEAVE:
            continue
        elif one.means:
            risk.facts[one.means] = "\n".join(filter(None, (risk.facts.get(one.means, ""), cell)))
        else:
            risk.other[one.words] = cell
    if category and "category" not in risk.facts:
        risk.facts["category"] = category
    said = risk.facts.get("status", "")
    risk.is_closed = risk.is_closed or bool(_CLOSED.search(said)) or bool(risk.facts.get("closed_on"))
    risk.response = response_of(risk.facts.get("response", ""))
    for stage in (Stage.INHERENT, Stage.RESIDUAL, Stage.TARGET):
        cells = {one.means: _turned(one, cell) for one, cell in _pairs(row, headings) if one.stage is stage}
        likelihood, impact, score, level = (cells.get(key, "") for key in ("likelihood", "impact", "score", "level"))
        found = read_score(likelihood, impact, score, level, scale)
        if found.printed:
            risk.scores[stage] = found
    return risk


def _turned(heading: Heading, cell: str) -> str:
    """Return a score with how likely first, whatever its heading has first."""
    return _PRODUCT.sub(r"\3\2\1", cell) if _HARD_FIRST.search(heading.words) else cell


def response_of(words: str) -> str:
    """Return treat, tolerate, transfer or terminate where the words say one of them, and one only."""
    said = [key for key, tells in _RESPONSES.items() if re.search(tells, words, re.IGNORECASE)]
    return said[0] if len(said) == 1 else ""


def _asked(risk: ReadRisk) -> Iterator[Question]:
    for stage, score in risk.scores.items():
        if score.asks:
            yield Question(risk.row, stage.value, score.asks, score.could_be)
        for note in score.notes:
            yield Question(risk.row, stage.value, note)


def _go_on(risk: ReadRisk, row: Sequence[str], headings: Sequence[Heading]) -> None:
    for one, cell in _pairs(row, headings):
        if one.means in _MANY:
            risk.many.setdefault(one.means, []).extend(_lines(cell))
        elif one.means in _GOES_ON:
            risk.facts[one.means] = "\n".join(filter(None, (risk.facts.get(one.means, ""), cell)))


def _only_goes_on(row: Sequence[str], headings: Sequence[Heading]) -> bool:
    return all(one.means in _GOES_ON for one, _ in _pairs(row, headings))


def _says_a_risk(row: Sequence[str], headings: Sequence[Heading]) -> bool:
    """Say whether a row has a risk of its own: words where the risk stands, beside anything else."""
    meant = [one.means for one, _ in _pairs(row, headings)]
    return bool({"title", "event", "cause"} & set(meant)) and len(meant) > 1


def _pairs(row: Sequence[str], headings: Sequence[Heading]) -> Iterator[tuple[Heading, str]]:
    for one, cell in zip(headings, row, strict=False):
        if cell.strip() and (one.words or one.means):
            yield one, cell.strip()


def _lines(cell: str) -> list[str]:
    """Cut a cell into its points: a point a line, and a point behind each semicolon that stands in no brackets."""
    lines = (_BULLET.sub("", line.strip()) for line in cell.splitlines())
    points = [point.strip() for line in lines for point in _BETWEEN.split(line)]
    return [point for point in points if point and not _NOTHING.fullmatch(point)]


def _filled(row: Sequence[str]) -> list[str]:
    return [cell for cell in row if cell.strip()]


def _repeats(row: Sequence[str], headings: Sequence[str]) -> bool:
    return [cell.strip().lower() for cell in row] == [cell.strip().lower() for cell in headings]
