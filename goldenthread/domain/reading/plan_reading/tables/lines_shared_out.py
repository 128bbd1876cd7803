"""Which line stands in which row and column of a table that was pasted a cell a line: the cheapest way of all.

Every way of sharing lines out has a price: by what a column holds (dates, posts, money, words), by what is left
empty, by blank lines and sentences that a cell would cut, and by how the other lines of a column begin.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from math import inf, log

from goldenthread.domain.reading.plan_reading import people
from goldenthread.domain.reading.plan_reading.taken_in.items import Cell, Line, Row
from goldenthread.domain.reading.plan_reading.taken_in.marks import figures, is_number
from goldenthread.domain.reading.plan_reading.vocabulary import Vocabulary

_SHORT = 8
TIME = re.compile(
    r"\b(?:(?:19|20)\d\d|terms?|all year|year round|termly|half[- ]termly|weekly|monthly|yearly|annual(?:ly)?|daily|"
    r"on-?\s?going|"
    r"immediate(?:ly)?|autumn|spring|summer|easter|christmas|jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|"
    r"july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?|tbc)\b|\d{1,2}/\d{1,2}/\d\d",
    re.IGNORECASE,
)
_MONEY = re.compile(
    r"£\s?\d|\b(?:budget|costs?|funding|grant|no cost|nil|n/a|release time|supply|cover)\b", re.IGNORECASE
)
_GRADES = {"red", "amber", "green", "blue", "r", "a", "g", "b", "yes", "no", "achieved", "complete", "in progress"}
# What it costs to stand in a column of another kind, to go on with a cell, to go to the next, to leave one empty.
_FOREIGN, _STAY, _STAY_NAMING, _STAY_TERSE, _GO, _EMPTY = 2.5, 0.4, 1.2, 1.0, 0.3, 0.9
_APART, _IN_SENTENCE, _BEHIND, _LEARNT = 0.8, 2.0, 1.2, 0.35
_ROUNDS = 3
_COUNTED, _AS_FIRST = 1.5, 0.8


@dataclass(frozen=True)
class Column:
    """A column by what it means, whether it names the row, stands over several rows, or is filled in only later."""

    meaning: str
    names_row: bool
    is_over: bool = False
    is_blank: bool = False


def share_out(
    cells: Sequence[Line], columns: Sequence[Column], words: Vocabulary, *, is_followed: bool
) -> tuple[list[Row], int, float]:
    """Return the rows of the cheapest way, how many lines stand behind them, and the price a line."""
    kinds = [_kind(line, words) for line in cells]
    learnt: list[dict[str, float]] = [{} for _ in columns]
    places: list[tuple[int, int]] = []
    price = 0.0
    for _ in range(_ROUNDS):
        places, price = _cheapest(cells, kinds, columns, learnt, is_followed=is_followed)
        learnt = _learn(cells, places, columns)
    rows: list[list[list[Line]]] = []
    for line, (row, column) in zip(cells, places, strict=False):
        while len(rows) <= row:
            rows.append([[] for _ in columns])
        rows[row][column].append(line)
    found = [Row(tuple(Cell(tuple(cell)) for cell in row)) for row in rows]
    return found, len(cells) - len(places), price / len(cells)


def _kind(line: Line, words: Vocabulary) -> str:
    """Say what a line is by its words alone: a number, a date, a grade, somebody, money, or text."""
    text = line.text.strip()
    said = text.split()
    if is_number(text) and not TIME.search(text):
        return "number" if len(text) > 1 or text.isdigit() else "grade"
    if text.lower().rstrip(".") in _GRADES:
        return "grade"
    is_short = len(said) <= _SHORT and line.mark.sort != "bullet"
    named = text.rstrip(".")
    if is_short and people.are_people(named, words):
        return "people"
    is_deed = text.startswith("To ") or (bool(said) and said[0].lower() in words.deeds)
    if is_short and TIME.search(text) and not is_deed:
        return "date"
    return "money" if is_short and _MONEY.search(text) else "text"


_FITS = {
    "number": {"number"},
    "date": {"date"},
    "lead": {"people"},
    "reviewer": {"people"},
    "status": {"grade"},
    "flag": {"grade"},
    "resources": {"money"},
}


def fits_column(line: Line, meaning: str, words: Vocabulary) -> bool | None:
    """Say whether a line is what stands in a column of dates, people or grades; nothing where any words may stand."""
    fits = _FITS.get(meaning) if meaning != "resources" else None
    return None if fits is None else _kind(line, words) in fits


def _cost(kind: str, line: Line, column: Column, learnt: dict[str, float]) -> float:
    """Return what it costs that a line stands in a column."""
    fits = _FITS.get(column.meaning)
    if fits is not None:
        if kind in fits:
            return 0.0
        is_short = kind != "number" and len(line.text.split()) <= _SHORT // 2
        if column.meaning == "date" and TIME.search(line.text):
            return _FOREIGN * 0.2  # “By 7 February 2027 dates have been shared”.
        # A column of money holds whatever is spent: “Staff meeting”.
        mild = 0.3 if column.meaning in ("resources", "lead", "reviewer") and kind == "text" and is_short else 1.0
        return _FOREIGN * mild * (0.5 if column.meaning == "resources" else 1.0)
    own = {"milestones": {"date"}, "monitoring": {"people", "date"}, "rationale": {"people"}}.get(
        column.meaning, set()
    )
    if kind != "text" and kind not in own:
        return _FOREIGN * (0.6 if kind == "money" else 1.0)
    bullet = _FOREIGN * 0.3 if column.names_row and line.mark.sort == "bullet" else 0.0
    if column.is_over:
        return 0.0 if len(line.text.split()) <= _SHORT // 2 else _FOREIGN * 0.5
    return bullet + learnt.get(_opening(line), 0.0)


def _opening(line: Line) -> str:
    """Say how a line of text is made: “To raise …”, a figure, a point of a list, a sentence, or a phrase."""
    if line.mark.sort:
        return line.mark.sort
    if line.text.startswith("To "):
        return "to"
    return "figure" if re.search(r"\d\s?%|\d{2}", line.text) else "sentence" if line.text.endswith(".") else "phrase"


def _learn(
    cells: Sequence[Line], places: Sequence[tuple[int, int]], columns: Sequence[Column]
) -> list[dict[str, float]]:
    """Say how each column of text opens its lines, by how the lines were shared out: what is rare there costs."""
    openings = sorted({_opening(line) for line in cells})
    found: list[dict[str, float]] = []
    for at, _ in enumerate(columns):
        said = [_opening(line) for line, (_, column) in zip(cells, places, strict=False) if column == at]
        found.append({
            opening: -_LEARNT * log((said.count(opening) + 1) / (len(said) + len(openings))) for opening in openings
        })  # fmt: skip
    return found


def _cheapest(
    cells: Sequence[Line],
    kinds: Sequence[str],
    columns: Sequence[Column],
    learnt: Sequence[dict[str, float]],
    *,
    is_followed: bool,
) -> tuple[list[tuple[int, int]], float]:
    """Return the row and column of each line but those behind the table, and the price of all."""
    gaps = [line.gap for line in cells[1:]]
    usual = min(gaps, default=0)
    varies = usual < max(gaps, default=0)
    size = len(columns)
    counted, like_first = _counting(cells), _like_first(cells)
    # By line and column: the price so far, the column of the line before, and whether a row begins.
    paths: list[list[tuple[float, int, bool]]] = []
    for at, (line, kind) in enumerate(zip(cells, kinds, strict=True)):
        apart = varies and line.gap > usual
        here: list[tuple[float, int, bool]] = []
        for column in range(size):
            is_blank = columns[column].is_blank
            own = 2 * _FOREIGN if is_blank else _cost(kind, line, columns[column], learnt[column])
            if not at:
                here.append((own + _left_empty(columns, 0, column), -1, True))
                continue
            best = (inf, -1, False)
            for before, (price, _, _) in enumerate(paths[-1]):
                for begins in (False, True):
                    if not begins and column < before:
                        continue
                    step = _step(line, columns, before, column, begins=begins, apart=apart)
                    step -= begins * (_COUNTED * (at in counted) + _AS_FIRST * (at in like_first))
                    best = min(best, (price + step + own, before, begins))
            here.append(best)
        paths.append(here)
    return _walked_back(paths, cells, kinds, columns, is_followed=is_followed)


def _like_first(cells: Sequence[Line]) -> frozenset[int]:
    """Return the lines that are made as the first is, with which a row begins: “To …”, or a line over points."""
    made = [
        "over points" if at + 1 < len(cells) and cells[at + 1].mark.sort == "bullet" != line.mark.sort
        else _opening(line)
        for at, line in enumerate(cells)
    ]  # fmt: skip
    return frozenset(at for at, each in enumerate(made) if each == made[0] and each != "phrase")


def _counting(cells: Sequence[Line]) -> frozenset[int]:
    """Return the lines that count the rows: their numbers rise by one from that of the first."""
    found: list[int] = []
    for at, line in enumerate(cells):
        number = figures(line.mark.number or (line.text if is_number(line.text) else ""))
        last = figures(cells[found[-1]].mark.number or cells[found[-1]].text) if found else []
        if number and (number[-1] == (last[-1] + 1 if last else number[-1]) and (found or not at)):
            found.append(at)
    return frozenset(found)


def _step(line: Line, columns: Sequence[Column], before: int, column: int, *, begins: bool, apart: bool) -> float:
    """Return what it costs to go from one cell to that of the next line."""
    is_within = line.text[:1].islower() and not line.mark.sort
    if column == before and not begins:
        stay = _STAY_NAMING if columns[column].names_row else _STAY
        if columns[column].meaning in _FITS:
            stay = _STAY_TERSE
        # A point goes on with what it stands under.
        return 0.0 if is_within or line.mark.sort == "bullet" else stay + _APART * apart
    broken = _IN_SENTENCE * (is_within or (begins and line.mark.sort == "bullet"))
    empty = 0.5 if apart else 1.0
    if not begins:
        return _GO + broken + empty * _left_empty(columns, before + 1, column)
    return _GO + broken + empty * (_left_empty(columns, before + 1, len(columns)) + _left_empty(columns, 0, column))


def _left_empty(columns: Sequence[Column], start: int, end: int) -> float:
    """Return what it costs to leave columns empty: most where the row would have no name, nothing for its number."""
    return sum(map(_empty, columns[start:end]))


def _empty(column: Column) -> float:
    if column.meaning == "number" or column.is_over or column.is_blank:
        return 0.0
    if column.names_row:
        return 2 * _FOREIGN
    return _EMPTY


def _walked_back(
    paths: Sequence[Sequence[tuple[float, int, bool]]],
    cells: Sequence[Line],
    kinds: Sequence[str],
    columns: Sequence[Column],
    *,
    is_followed: bool,
) -> tuple[list[tuple[int, int]], float]:
    """Choose where the table ends and follow its cheapest way back to its first line."""
    best, end, column = inf, 0, 0
    behind = 0.0
    for last in range(len(cells) - 1, -1, -1):
        for at, (price, _, _) in enumerate(paths[last]):
            whole = price + behind + _left_empty(columns, at + 1, len(columns))
            if whole < best:
                best, end, column = whole, last, at
        is_title = cells[last].is_short and len(cells[last].text.split()) <= _SHORT and kinds[last] == "text"
        # Over the headings of the next table stands what that one is of.
        behind += 0.0 if is_followed and last == len(cells) - 1 and is_title else _BEHIND
    found: list[int] = []
    begun: list[bool] = []
    for at in range(end, -1, -1):
        _, before, begins = paths[at][column]
        found.append(column)
        begun.append(begins)
        column = before
    row, places = -1, []
    for at, begins in zip(reversed(found), reversed(begun), strict=True):
        row += begins
        places.append((row, at))
    return places, best
