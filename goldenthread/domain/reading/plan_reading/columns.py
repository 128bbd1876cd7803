"""The columns of a plan's table: which row heads them, what each means, and which of them name its parts."""

import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from goldenthread.domain.reading.plan_reading import people
from goldenthread.domain.reading.plan_reading.items import Cell, Row
from goldenthread.domain.reading.plan_reading.marks import figures, is_number
from goldenthread.domain.reading.plan_reading.vocabulary import Vocabulary, plain, singular
from goldenthread.foundation.documents.document import Span

NO_HEADING = "Column {}"
_FIGURED = re.compile(r"[£$€%]|\b\d{1,2}/\d{1,2}|(?<!year )(?<!term )(?<!\d)\b\d{1,2}\b(?![-–/]\d)", re.IGNORECASE)
_COUNTS = re.compile(r"\b(?:number|no|ref|reference)\b\.?", re.IGNORECASE)
# “Action no.”, “Objective ref”: what counts the parts, though it names them.
_IS_NUMBER = re.compile(r"\b(?:no|nr|ref|number|reference)\.?$", re.IGNORECASE)
_TARGET_OF_YEAR = re.compile(
    r"(?=.*\btargets?\b)(?=.*(?:\b20\d\d|\byear \d|\bterm\b|\bautumn|\bspring|\bsummer))", re.IGNORECASE
)
BARE_NUMBER = re.compile(r"(\d{1,2})\s+(?=[A-Z])")
# Where other columns name the parts, what is to be reached stands here.
_IS_TARGET = re.compile(r"(?:end of year |final |our )?targets?", re.IGNORECASE)
_LONGEST_HEADING = 90
_SEVERAL = 2
_SAID_BESIDE = ("rationale", "reason", "why", "focus", "target")
_NAME = 60
_OF_A_YEAR = re.compile(
    r"(?:(?:target|actual|baseline|outcome|year)\s)?(?:20\d\d(?:\s?[-/–]\s?\d{2,4})?|baseline|current)"
    r"(?:\s(?:target|actual|baseline|outcome))?",
    re.IGNORECASE,
)


_SCHOOL_YEAR = re.compile(r"20\d\d(?:\s?[-/–]\s?(?:20)?\d\d)?")


@dataclass
class Columns:
    """The columns of the table in hand: headings as printed, what they mean, and which name the parts.

    `is_under` says that the first of these only names parts that stand above the table. Where the numbers of one
    column say what stands under what, `figures` are the least and the most figures that one of them has.
    """

    headings: list[str]
    meanings: list[str]
    number: int | None
    titles: list[int]
    names: list[str] = field(default_factory=list)
    is_under: bool = False
    figures: tuple[int, int] | None = None


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


def is_heading_row(row: Row, rows: list[Row], words: Vocabulary, *, is_first: bool) -> bool:
    """Say whether a row holds the headings of the columns below it."""
    cells = [row.cells[place].text.replace("\n", " ") for place in row.filled]
    if len(cells) < 2 or any(len(cell) > _LONGEST_HEADING for cell in cells):
        return False
    if is_first and row is rows[0] and counts_rows(rows):
        return True
    known = [words.is_column(cell) or (is_first and bool(_SCHOOL_YEAR.fullmatch(cell))) for cell in cells]
    if any(
        (is_number(cell) or cell.endswith((".", ";"))) and not ours for cell, ours in zip(cells, known, strict=True)
    ):
        return False
    if any(known):
        return _are_known(cells, sum(known), words, is_first=is_first)
    return is_first and _are_over_text(cells, row, rows)


def in_two_rows(over: Row, under: Row, words: Vocabulary) -> tuple[Row, list[Span]] | None:
    """Return two rows of headings as one, and what stood over some of them: “Milestones” over those of three terms.

    The first row's other headings reach down into the second.
    """
    if not under.filled or len(under.filled) >= len(over.cells):
        return None
    wide = [place for place in over.filled if over.cells[place].columns > 1]
    deep = [place for place in over.filled if over.cells[place].rows > 1]
    reach = {at for place in wide for at in range(place, place + over.cells[place].columns)}
    if not wide or not deep or set(under.filled) - reach or len(deep) + len(wide) < len(over.filled):
        return None
    cells = [
        under.cells[at] if at in under.filled else (over.cells[at] if at in deep else Cell())
        for at in range(len(over.cells))
    ]
    if not any(words.is_column(cell.text.replace("\n", " ")) for cell in cells if cell.lines):
        return None
    return Row(tuple(cells)), [span for place in wide for span in over.cells[place].spans]


def over_years(headings: Sequence[str]) -> bool:
    """Say whether columns hold figures of several years, as a table of measures has them."""
    return sum(bool(_OF_A_YEAR.fullmatch(heading.strip())) for heading in headings) > 1


def counts_rows(rows: list[Row]) -> bool:
    """Tell a list whose first column counts it: “Challenge number | Detail of challenge”."""
    numbers = [row.texts[0] for row in rows[1:]]
    are_pairs = all(len(row.filled) == 2 == len(row.cells) for row in rows)
    return are_pairs and len(numbers) > 1 and numbers == [str(place) for place in range(1, len(numbers) + 1)]


def _are_known(cells: list[str], known: int, words: Vocabulary, *, is_first: bool) -> bool:
    """Say whether enough of a row are headings that we know; “EYFS lead” is what stands below one."""
    exact = sum(words.is_exact_column(cell) for cell in cells)
    is_figured = any(_FIGURED.search(_SCHOOL_YEAR.sub("", cell)) for cell in cells)
    if is_first and exact:
        return known * 2 >= len(cells) or (known * 3 >= len(cells) and max(map(len, cells)) < 50)
    if is_first:
        return known * 2 > len(cells) and not is_figured
    return known >= 2 and exact * 2 >= len(cells) and not is_figured


def _are_over_text(cells: list[str], row: Row, rows: list[Row]) -> bool:
    """Say whether short words that we do not know stand over longer ones, in every column."""
    if len(rows) < 3 or len(cells) < len(rows[1].filled) or len(cells) != len(row.cells):
        return False
    below = [len(text) for held in rows[1:4] for text in held.texts if text]
    return max(map(len, cells)) < 45 and max(below, default=0) > 45


def _meanings(headings: list[str], body: Body, words: Vocabulary) -> list[str]:
    """Say what each column means, by its heading and, where that says nothing, by what stands in it."""
    meanings = [_meaning(heading, words) for heading in headings]
    if "lead" not in meanings and (named := _names_people(meanings, body.rows, words)) is not None:
        meanings[named] = "lead"
    if headings[0] and _IS_NUMBER.search(headings[0]) and body.is_number(0):
        meanings[0] = "number"
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
    candidates = [place for place in range(len(headings)) if place != number and headings[place]]
    if number != 0 and not headings[0] and _is_over_rows([0, *candidates], meanings, below):
        # A band beside the rows, often written upwards, needs no heading.
        candidates = [0, *candidates]
    leading = candidates[:1] if _is_over_rows(candidates, meanings, below) else []
    beyond = leading[0] + 1 if leading else 0
    for place in candidates[len(leading) :]:
        if meanings[place] == "level" and (not leading or place in (leading[-1] + 1, beyond)) and below:
            leading.append(place)
            beyond = place + 2 if number == place + 1 else place + 1
        elif leading or (meanings[place] not in ("level", "") and place == candidates[0]):
            break
    leading = _past_terse(leading, meanings, below)
    titles_at = _past_lists(_hierarchy(leading, below), below) or [_first_title(candidates, meanings)]
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
    return Columns(headings, meanings, number, titles_at, names, figures=counted)


def _names_people(meanings: list[str], below: list[Row], words: Vocabulary) -> int | None:
    """Return the column under a heading that we do not know whose every cell names a post or a person."""
    for place in (place for place in range(1, len(meanings)) if not meanings[place]):
        said = {row.cells[place].text for row in below if place < len(row.cells) and row.cells[place].lines}
        if len(said) >= _SEVERAL and all(people.names_somebody(each, words) for each in said):
            return place
    return None


def _is_over_rows(candidates: list[int], meanings: list[str], below: list[Row]) -> bool:
    """Say whether a first column that we have no word for names what several rows of the next belong to.

    It is then written once and left blank below, as “Service” is over the objectives of each.
    """
    if len(candidates) < 2 or meanings[candidates[0]] or meanings[candidates[1]] != "level":
        return False
    first, further = candidates[:2]
    pairs = [(row.texts[first], row.texts[further]) for row in below if further < len(row.cells)]
    named = [over for over, title in pairs if over]
    is_first = bool(pairs) and all(pairs[0]) and all(title for over, title in pairs if over)
    blank = sum(bool(title) and not over for over, title in pairs)
    return is_first and blank * 4 >= len(pairs) and len(set(named)) == len(named) and max(map(len, named)) < _NAME


def _counting(meanings: list[str]) -> int | None:
    """Return the column that counts the parts: one of the first two, or one behind the names of those above them."""
    for place, meaning in enumerate(meanings):
        if meaning == "number":
            return place
        if place > 0 and meaning != "level":
            return None
    return None


def _past_terse(leading: list[int], meanings: list[str], below: list[Row]) -> list[int]:
    """Add a column of levels behind one of grades, where the first is blank or repeats down the rows."""
    if len(leading) != 1:
        return leading
    first = leading[0]
    further = next((place for place in range(first + 1, len(meanings)) if meanings[place] == "level"), None)
    if further is not None and _stand_between(first, further, below):
        return _hierarchy(list(range(first, further + 1)), below)
    are_grades = further is not None and all(
        meanings[place] in ("status", "flag", "number") for place in range(first + 1, further)
    )
    if further is None or not (are_grades or _is_merged_over(first, further, below)):
        return leading
    found = _hierarchy([first, further], below)
    texts = [row.cells[first].text for row in below if first < len(row.cells)]
    is_above = not all(texts) or len(set(texts)) < len(texts)
    return found if len(found) == 2 and is_above else leading


def _stand_between(first: int, further: int, below: list[Row]) -> bool:
    """Say whether the columns between two levels are levels too: written once beside the first, and blank below.

    “Focus | What will be different | Actions”: each action stands under what is different, and that under its focus.
    """
    rows = [row.texts for row in below if further < len(row.cells)]
    between = range(first + 1, further)
    are_blank = all(any(not texts[place] and texts[further] for texts in rows) for place in between)
    are_own = all(any(texts[place] and not texts[first] for texts in rows) for place in between)
    begin = all(texts[place] for texts in rows if texts[first] for place in between)
    return bool(between) and bool(rows) and are_blank and are_own and begin and all(texts[further] for texts in rows)


def _is_merged_over(first: int, further: int, below: list[Row]) -> bool:
    """Say whether a merged cell of one column stands beside several cells of another."""
    return any(
        row.cells[first].rows > 1 and row.cells[first].rows > row.cells[further].rows
        for row in below
        if further < len(row.cells) and row.cells[first].lines and row.cells[further].lines
    )


def _meaning(heading: str, words: Vocabulary) -> str:
    """Say what a column's heading means; the target of one year is a figure, and names no part."""
    meaning = words.column(heading) if heading else ""
    return "success" if meaning == "level" and _TARGET_OF_YEAR.search(heading) else meaning


def _hierarchy(leading: list[int], below: list[Row]) -> list[int]:
    """Return the leading columns that stand above each other: an earlier one is blank or repeats down the rows."""
    if len(leading) < 2:
        return leading
    kept = []
    for at, place in enumerate(leading[:-1], start=1):
        texts = [row.cells[place].text for row in below if place < len(row.cells)]
        # A pillar and its one objective share a row, and both are blank beside the actions under them.
        beside = [any(row.texts[further] for further in leading[at:] if further < len(row.cells)) for row in below]
        pairs = list(zip(texts, beside, strict=False))
        blank = any(not text and other for text, other in pairs)
        merged = any(row.cells[place].rows > 1 for row in below if place < len(row.cells))
        repeats = any(first == second and first for first, second in itertools.pairwise(texts))
        kept.append(place)
        if not (blank or merged or repeats):
            return kept
    return [*kept, leading[-1]]


def _past_lists(titles_at: list[int], below: list[Row]) -> list[int]:
    """Leave out a last column whose cells mostly hold a list: who and when beside it are said of the whole list."""
    cells = [row.cells[titles_at[-1]] for row in below if titles_at and titles_at[-1] < len(row.cells)]
    lists = sum(sum(bool(line.mark.sort) for line in cell.lines) >= _SEVERAL for cell in cells)
    return titles_at[:-1] if len(titles_at) > 1 and lists * 2 > sum(bool(cell.lines) for cell in cells) else titles_at


def _first_title(candidates: list[int], meanings: list[str]) -> int:
    if candidates and meanings[candidates[0]] == "success" and "level" not in meanings:
        # A table of measures: what is measured comes first, its figures behind.
        return candidates[0]
    for wanted in ("level", "activities", "milestones" if set(meanings) == {"milestones", "date"} else "", ""):
        for place in candidates:
            if meanings[place] == wanted:
                return place
    return candidates[0] if candidates else 0


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
