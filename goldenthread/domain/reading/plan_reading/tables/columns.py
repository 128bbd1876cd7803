"""The columns of a plan's table: what each means, and what its rows have in it."""

import re
from dataclasses import dataclass, field
from itertools import pairwise

from goldenthread.domain.reading.plan_reading import people
from goldenthread.domain.reading.plan_reading.lines.looks import IS_WHEN
from goldenthread.domain.reading.plan_reading.tables.heading_rows import is_heading_row
from goldenthread.domain.reading.plan_reading.tables.naming_columns import naming_columns
from goldenthread.domain.reading.plan_reading.taken_in.items import Cell, Row
from goldenthread.domain.reading.plan_reading.taken_in.marks import figures, is_number
from goldenthread.domain.reading.plan_reading.vocabulary import Vocabulary, plain, singular

NO_HEADING = "Column {}"
_COUNTS = re.compile(r"\b(?:number|no|ref|reference)\b\.?", re.IGNORECASE)
# “Action no.”, “Objective ref”: what counts the parts, though it names them.
_IS_NUMBER = re.compile(r"\b(?:no|nr|ref|number|reference)\.?$", re.IGNORECASE)
_TARGET_OF_YEAR = re.compile(
    r"(?=.*\btargets?\b)(?=.*(?:\b20\d\d|\byear \d|\bterm\b|\bautumn|\bspring|\bsummer))", re.IGNORECASE
)
BARE_NUMBER = re.compile(r"(\d{1,2})\s+(?=[A-Z])")
# Where other columns name the parts, what is to be reached stands here.
_IS_TARGET = re.compile(r"(?:end of year |final |our )?targets?", re.IGNORECASE)
_COMES_NEXT = re.compile(r"(?:our |key |agreed )?next steps?\b", re.IGNORECASE)
_SEVERAL = 2
_LONGEST_FIGURE = 15
_SAID_BESIDE = ("rationale", "reason", "why", "focus", "target")


@dataclass
class Columns:
    """The columns of the table in hand: headings as printed, what they mean, and which name the parts.

    `is_under` says that the first of these only names parts that stand above the table. Where the numbers of one
    column say what stands under what, `figures` are the least and the most figures that one of them has. `counted`
    is which of the naming columns the numbers count, the last unless a higher one repeats with its number.
    """

    headings: list[str]
    meanings: list[str]
    number: int | None
    titles: list[int]
    names: list[str] = field(default_factory=list)
    is_under: bool = False
    figures: tuple[int, int] | None = None
    counted: int = -1


class Body:
    """The rows of one table, looked at once: which are headings, and what the others have in a column."""

    def __init__(self, rows: list[Row], words: Vocabulary) -> None:
        is_first, heads = True, set()
        for row in rows:
            if is_heading_row(row, rows, words, is_first=is_first):
                heads.add(id(row))
            is_first = is_first and len(row.filled) < 2
        self._heads = heads
        self.rows = [row for row in rows if id(row) not in heads]
        self._numbered: dict[int, bool] = {}
        self._filled: dict[int, bool] = {}
        self._counted: dict[int, bool] = {}

    def is_heading(self, row: Row) -> bool:
        """Say whether a row is one of headings."""
        return id(row) in self._heads

    def is_numbered(self, place: int) -> bool:
        """Say whether at least half of the rows begin with a number in a column."""
        if place not in self._numbered:
            cells = [row.cells[place] for row in self.rows if place < len(row.cells)]
            numbered = sum(cell.lines[0].mark.is_number for cell in cells if cell.lines)
            self._numbered[place] = numbered * 2 >= len(self.rows)
        return self._numbered[place]

    def counts(self, place: int) -> bool:
        """Say whether the cells of a column begin with bare figures that count them: “1 Reading”, “2 Writing”."""
        if place not in self._counted:
            cells = [row.cells[place].text for row in self.rows if place < len(row.cells) and row.cells[place].lines]
            found = [match[1] for cell in cells if (match := BARE_NUMBER.match(cell))]
            said = list(dict.fromkeys(found))
            self._counted[place] = len(said) > 1 and said == [str(at) for at in range(1, len(said) + 1)]
            self._counted[place] &= len(found) == len(cells)
        return self._counted[place]

    def is_number(self, place: int) -> bool:
        """Say whether the cells of a column are numbers as plans print them, and nothing besides."""
        cells = [row.cells[place].text for row in self.rows if place < len(row.cells) and row.cells[place].lines]
        return bool(cells) and sum(map(is_number, cells)) * 2 >= len(cells)

    def says_when(self, place: int) -> bool:
        """Say whether every row has a time in a column, and nothing besides."""
        cells = [row.cells[place].text for row in self.rows if place < len(row.cells)]
        return len(cells) >= _SEVERAL and all(IS_WHEN.fullmatch(cell) for cell in cells)

    def is_figured(self, place: int) -> bool:
        """Say whether the cells of a column hold figures: “95%”, “9 of 9”."""
        cells = [row.cells[place].text for row in self.rows if place < len(row.cells) and row.cells[place].lines]
        return bool(cells) and all(len(cell) <= _LONGEST_FIGURE and re.search(r"\d", cell) for cell in cells)

    def has_words_alone(self, place: int) -> bool:
        """Say whether each row has words in a column, and no number is among them."""
        cells = [row.cells[place] for row in self.rows if place < len(row.cells)]
        return bool(cells) and all(
            cell.lines and len(cell.text.split()) > 1 and not cell.lines[0].mark.is_number for cell in cells
        )

    def only_counts(self, place: int) -> bool:
        """Say whether the cells of a column are levels with their numbers, as “Priority 1”, and name nothing."""
        marks = [row.cells[place].lines[0].mark for row in self.rows if row.cells[place].lines]
        return bool(marks) and all(mark.sort == "level" and mark.number and not mark.body for mark in marks)

    def counted_in(self, place: int) -> tuple[int, int] | None:
        """Return the least and the most figures of a column's numbers, where these say what stands under what.

        “1”, “1.1”, “1.2”, “2”, “2.1”: each that is longer stands below one that it begins with.
        """
        said: set[tuple[int, ...]] = set()
        for row in self.rows:
            number = _number_in(row.cells[place]) if place < len(row.cells) else ()
            is_below = any(number[:length] in said for length in range(1, len(number)))
            if said and len(number) > min(map(len, said)) and not is_below:
                return None
            said |= {number} if number else set()
        lengths = sorted({len(number) for number in said})
        return (lengths[0], lengths[-1]) if len(lengths) > 1 else None

    def is_filled(self, place: int) -> bool:
        """Say whether any row has words in a column."""
        if place not in self._filled:
            self._filled[place] = any(row.cells[place].lines for row in self.rows if place < len(row.cells))
        return self._filled[place]


def _number_in(cell: Cell) -> tuple[int, ...]:
    """Return the figures of the number that a cell is, or begins with."""
    first = cell.lines[0] if cell.lines else None
    if first is None:
        return ()
    is_whole = is_number(first.text)
    return tuple(figures(first.text if is_whole else first.mark.number))


def _meanings(headings: list[str], body: Body, words: Vocabulary) -> list[str]:
    """Say what each column means, by its heading and, where that says nothing, by what stands in it."""
    meanings = [_meaning(heading, words) for heading in headings]
    meanings = ["date" if not headings[at] and body.says_when(at) else meaning for at, meaning in enumerate(meanings)]
    if "lead" not in meanings and (named := _names_people(meanings, body.rows, words)) is not None:
        meanings[named] = "lead"
    if headings[0] and _IS_NUMBER.search(headings[0]) and body.is_number(0):
        meanings[0] = "number"
    if meanings[0] == "number" and body.has_words_alone(0):
        # “Item” over words counts nothing: it names.
        meanings[0] = "level"
    meanings = [
        "success"
        if held == "level" and _IS_TARGET.fullmatch(headings[place].strip()) and body.is_figured(place)
        else held
        for place, held in enumerate(meanings)
    ]
    if not {"level", "activities"} & set(meanings):
        # Beside what goes well, what is to come next is what the plan sets out to do.
        meanings = [
            "level" if _COMES_NEXT.match(heading) else held for heading, held in zip(headings, meanings, strict=True)
        ]
    return meanings


def _headings_of(row: Row, body: Body) -> list[str]:
    """Return the headings of a row; one over “Priority 1” and what that is stands over what it is."""
    headings = [text.replace("\n", " ").strip().removesuffix(":").rstrip() for text in row.texts]
    is_of_both = len(headings) > 1 and headings[0] and not headings[1] and body.only_counts(0)
    return ["", headings[0], *headings[2:]] if is_of_both else headings


def columns_of(row: Row, body: Body, words: Vocabulary) -> Columns:
    """Say what the columns below a row of headings are."""
    below = body.rows
    headings = _headings_of(row, body)
    meanings = _meanings(headings, body, words)
    number = _counting(meanings)
    if number is None and _COUNTS.search(headings[0]) and body.is_number(0):
        number = 0
    if number is None and meanings[0] == "level" and "level" in meanings[1:] and body.is_number(0):
        # “Step | Action”: the steps are only counted.
        number = 0
    if number is None and headings and not headings[0]:
        is_blank = not any(held.cells[0].lines for held in below)
        number = 0 if is_blank or body.is_number(0) or body.only_counts(0) else None
    titles_at = naming_columns(number, headings, meanings, below)
    names = [level_name(headings[place]) for place in titles_at]
    meanings = [
        "success" if place not in titles_at and _IS_TARGET.fullmatch(headings[place].strip()) else meaning
        for place, meaning in enumerate(meanings)
    ]
    headings = [heading or NO_HEADING.format(place + 1) for place, heading in enumerate(headings)]
    for place in range(len(headings)):
        if headings[place] in headings[:place]:
            headings[place] = f"{headings[place]} ({headings[:place].count(headings[place]) + 1})"
    counted = body.counted_in(number if number is not None else titles_at[-1])
    return Columns(
        headings, meanings, number, titles_at, names, figures=counted, counted=_counted(number, titles_at, below)
    )


def _counted(number: int | None, titles_at: list[int], below: list[Row]) -> int:
    """Return which naming column the numbers count: the lowest that is the same where its number stands again."""
    rows = [row.texts for row in below]
    for depth in range(len(titles_at) - 1, -1, -1):
        if number is None:
            break
        named = [(row[titles_at[depth]], row[number]) for row in rows if max(titles_at[depth], number) < len(row)]
        pairs = [(first, second) for first, second in pairwise(named) if first[1] and first[1] == second[1]]
        if pairs and all(first[0] == second[0] for first, second in pairs):
            return depth
    return len(titles_at) - 1


def _names_people(meanings: list[str], below: list[Row], words: Vocabulary) -> int | None:
    """Return the column under a heading that we do not know whose every cell names a post or a person."""
    for place in (place for place in range(1, len(meanings)) if not meanings[place]):
        said = {row.cells[place].text for row in below if place < len(row.cells) and row.cells[place].lines}
        if len(said) >= _SEVERAL and all(people.names_somebody(each, words) for each in said):
            return place
    return None


def _counting(meanings: list[str]) -> int | None:
    """Return the column that counts the parts: one of the first two, or one behind the names of those above them."""
    for place, meaning in enumerate(meanings):
        if meaning == "number":
            return place
        if place > 0 and meaning != "level":
            return None
    return None


def _meaning(heading: str, words: Vocabulary) -> str:
    """Say what a column's heading means; the target of one year is a figure, and names no part."""
    meaning = words.column(heading) if heading else ""
    return "success" if meaning == "level" and _TARGET_OF_YEAR.search(heading) else meaning


def level_name(heading: str) -> str:
    """Return the name of a level from a column's heading: “Our aims 2022-27” is an aim."""
    words = re.sub(r"\([^()]*\)", "", heading)
    words = re.sub(r"(?<!\w)(?:19|20)\d\d(?:\s?[-–/]\s?\d{2,4})?", "", words).strip(" :-–")
    words = re.sub(
        r"^(?:our|the|key|specific)\s+",
        lambda match: match[0] if match[0].lower().startswith("key") else "",
        words,
        flags=re.IGNORECASE,
    )
    words = _without_rationale(singular(" ".join(words.split())))
    return words[:1].upper() + words[1:] if words else heading


def _without_rationale(words: str) -> str:
    """Return the half of “Objective/rationale” that names a part."""
    first, _, last = words.partition("/")
    return first.strip() if plain(last) in _SAID_BESIDE else words
