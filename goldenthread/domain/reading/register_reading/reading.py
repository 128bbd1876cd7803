"""A register's risks, row by row, with what was made of each column and what a person is asked.

Titles stand above the headings, and totals and keys below the risks; a line on its own names the category of what
follows it; a row that only goes on with controls or actions belongs to the risk before it. Nothing is dropped in
silence: what was not taken is told, with its row.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from goldenthread.domain.reading.register_reading.headings import SCORES, Heading, Stage, headings_of
from goldenthread.domain.reading.register_reading.scores import ReadScore, Scale, read_score
from goldenthread.domain.reading.register_reading.table import Table
from goldenthread.domain.reading.register_reading.upright import lying

# How far down the headings may stand.
_DEEPEST_HEADINGS = 30
# Fewer columns than these that mean something are no register.
_LEAST_MEANT = 3
_GOES_ON = ("controls", "actions", "owner", "due", "assurance", "remarks", "effect", "cause")
_MANY = ("controls", "actions", "assurance", "due", "remarks")
_BULLET = re.compile(r"^\s*(?:[-•–*▪●o]\s+|\d{1,2}[.)]\s+|\(?[a-z][.)]\s+)")
_BETWEEN = re.compile(r";\s+(?![^(]*\))")
# “I x L” over a column: its scores say first how hard, then how likely.
_HARD_FIRST = re.compile(
    r"\b(?:i|s|c|impact|severity|consequence)\s*[x×*]\s*(?:l|p|likelihood|probability)\b", re.IGNORECASE
)
_PRODUCT = re.compile(r"(\d{1,2})(\s*[x×*]\s*)(\d{1,2})")
_FOOT = re.compile(r"^(?:totals?|key|note|legend|scoring|guidance|average|number of)\b", re.IGNORECASE)
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
    """One risk as it was written. `row` is its row in the file, counted from 1 as a spreadsheet does."""

    table: str
    row: int
    facts: dict[str, str] = field(default_factory=dict)
    many: dict[str, list[str]] = field(default_factory=dict)
    scores: dict[Stage, ReadScore] = field(default_factory=dict)
    response: str = ""
    is_closed: bool = False
    other: dict[str, str] = field(default_factory=dict)

    @property
    def title(self) -> str:
        return next((self.facts[key] for key in ("title", "event", "cause", "effect") if self.facts.get(key)), "")


@dataclass
class ReadRegister:
    """What was read: risks, what each column was taken for, what is asked, and what was left out and why."""

    risks: list[ReadRisk] = field(default_factory=list)
    columns: dict[str, list[Heading]] = field(default_factory=dict)
    questions: list[Question] = field(default_factory=list)
    left_out: list[str] = field(default_factory=list)


def read_register(tables: Iterable[Table], scale: Scale) -> ReadRegister:
    """Read every table that is a register; the others are told of."""
    found = ReadRegister()
    for table in tables:
        at = _find_headings(table.rows)
        name = table.name or "The table"
        if at is None and (forms := lying(table)):
            table, at = forms, 0  # noqa: PLW2901  from here on it is read like any other
        if at is None:
            if any(_filled(row) for row in table.rows):
                found.left_out.append(f"{name}: its headings are not those of a register of risks.")
            continue
        _read_table(table, at, scale, found)
    return found


def _find_headings(rows: Sequence[Sequence[str]]) -> int | None:
    """Return the row that reads most like headings of a register, the first of equals."""
    best, most = None, 0
    for at, row in enumerate(rows[:_DEEPEST_HEADINGS]):
        meant = {
            (one.means, one.stage) for one in headings_of(row, _over(rows, at)) if one.means and _is_short(one.words)
        }
        kinds = {means for means, _ in meant}
        has_risk = kinds & {"title", "event", "cause"}
        if has_risk and len(kinds) >= _LEAST_MEANT and len(meant) > most:
            best, most = at, len(meant)
    return best


def _over(rows: Sequence[Sequence[str]], at: int) -> Sequence[str]:
    """Return the row of groups above the headings: one that holds several words, and is no title of the sheet."""
    above = rows[at - 1] if at else ()
    return above if len(_filled(above)) > 1 or any(headings_of(above)[n].stage for n in range(len(above))) else ()


def _read_table(table: Table, at: int, scale: Scale, found: ReadRegister) -> None:
    headings = _staged(headings_of(table.rows[at], _over(table.rows, at)))
    found.columns[table.name] = headings
    found.left_out += [
        f"The column “{one.words}” is kept as a remark." for one in headings if one.words and not one.means
    ]
    is_closed = bool(_CLOSED.search(table.name))
    section, last, over = _Section(), None, ""
    rows = table.rows[at + 1 :]
    for number, row in zip(table.numbers or range(at + 2, at + 2 + len(rows)), rows, strict=True):
        filled = _filled(row)
        if not filled or _repeats(row, table.rows[at]):
            continue
        if last is not None and _only_goes_on(row, headings):
            _go_on(last, row, headings)
        elif _says_a_risk(row, headings) and not _FOOT.match(filled[0]):
            last = _risk(row, headings, scale, ReadRisk(table.name, number, is_closed=is_closed), section.take())
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


def _not_taken(row: int, cells: Sequence[str]) -> str:
    return f"Row {row} names no risk with anything beside it: “{' · '.join(cells)[:60]}”."


def _staged(headings: Sequence[Heading]) -> list[Heading]:
    """Give a time to scores whose headings have none: one set is how it stands, the first of two before controls."""
    made = _told_apart(headings)
    seen: dict[str, list[int]] = {}
    for at, one in enumerate(headings):
        if one.is_of_a_score and not one.stage:
            seen.setdefault(one.means, []).append(at)
    if len(seen.get("level", ())) == 1 and len(seen) == 1 and any(one.stage for one in headings):
        # A colour at the end of the row says how things stand, whatever other scores say when.
        at = seen["level"][0]
        return [*made[:at], Heading("level", made[at].words, Stage.RESIDUAL), *made[at + 1 :]]
    said = {one.stage for one in headings if one.stage}
    order = [stage for stage in (Stage.INHERENT, Stage.RESIDUAL, Stage.TARGET) if stage not in said]
    sets = max(map(len, seen.values()), default=0)
    stages = ([Stage.RESIDUAL] if Stage.RESIDUAL in order else order[:1]) if sets == 1 else order
    for places in seen.values():
        for stage, at in zip(stages, places, strict=False):
            made[at] = Heading(made[at].means, made[at].words, stage)
    return made


def _told_apart(headings: Sequence[Heading]) -> list[Heading]:
    """Let a description that stands beside a title say what happens, and not be run into the title."""
    titles = [one for one in headings if one.means == "title"]
    longer = [one for one in titles if "descri" in one.words.lower()]
    if not longer or len(longer) == len(titles) or any(one.means == "event" for one in headings):
        return list(headings)
    return [Heading("event", one.words, one.stage) if one in longer else one for one in headings]


def _risk(row: Sequence[str], headings: Sequence[Heading], scale: Scale, risk: ReadRisk, category: str) -> ReadRisk:
    for one, cell in _pairs(row, headings):
        if one.means in _MANY:
            risk.many.setdefault(one.means, []).extend(_lines(cell))
        elif one.means in SCORES:
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
    return [point.strip() for line in lines for point in _BETWEEN.split(line) if point.strip()]


def _filled(row: Sequence[str]) -> list[str]:
    return [cell for cell in row if cell.strip()]


def _repeats(row: Sequence[str], headings: Sequence[str]) -> bool:
    return [cell.strip().lower() for cell in row] == [cell.strip().lower() for cell in headings]


def _is_short(words: str) -> bool:
    return len(words) <= _DEEPEST_HEADINGS * 3
