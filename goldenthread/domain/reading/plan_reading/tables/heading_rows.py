"""Which rows of a plan's table hold the headings of its columns."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from goldenthread.domain.reading.plan_reading.taken_in.items import Cell, Row
from goldenthread.domain.reading.plan_reading.taken_in.marks import is_number
from goldenthread.domain.reading.plan_reading.vocabulary import Vocabulary
from goldenthread.foundation.documents.document import Span

_FIGURED = re.compile(r"[£$€%]|\b\d{1,2}/\d{1,2}|(?<!year )(?<!term )(?<!\d)\b\d{1,2}\b(?![-–/]\d)", re.IGNORECASE)
_LONGEST_HEADING = 90
_LONGEST_UNDER = 30
_MOST_IN_A_GROUP = 3
_OF_A_YEAR = re.compile(
    r"(?:(?:targets?|actuals?|baseline|outcomes?|year)\s)?(?:20\d\d(?:\s?[-/–]\s?\d{2,4})?|baseline|current)"
    r"(?:\s(?:target|actual|baseline|outcome))?",
    re.IGNORECASE,
)
_SCHOOL_YEAR = re.compile(r"20\d\d(?:\s?[-/–]\s?(?:20)?\d\d)?")


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
    if not (wide or deep):
        wide, deep, reach = _reaches(over, under)
    if not wide or not deep or set(under.filled) - reach or len(deep) + len(wide) < len(over.filled):
        return None
    named = with_groups(over, under, wide)
    cells = [
        named.cells[at] if at in under.filled else (over.cells[at] if at in deep else Cell())
        for at in range(len(over.cells))
    ]
    if not any(words.is_column(cell.text.replace("\n", " ")) for cell in cells if cell.lines):
        return None
    return Row(tuple(cells)), [span for place in wide for span in over.cells[place].spans]


def with_groups(over: Row, under: Row, wide: Sequence[int]) -> Row:
    """Return headings behind what stands over them, where they alone say too little: “Target 2027”, “Autumn RAG”.

    A year, and words that stand under several, are such; “Spring” under “Milestones” says enough.
    """
    again = Counter(text for text in under.texts if text)
    cells = list(under.cells)
    for at, cell in enumerate(cells):
        group = max((place for place in wide if place <= at), default=None)
        says_little = cell.lines and (again[cell.text] > 1 or bool(_SCHOOL_YEAR.fullmatch(cell.text.strip())))
        if group is not None and says_little and not any(over.is_filled(place) for place in range(group + 1, at + 1)):
            cells[at] = replace(cell, lines=(*over.cells[group].lines, *cell.lines))
    return Row(tuple(cells))


def title_over(over: Row, under: Row) -> bool:
    """Tell a title in the first cell of a row that besides stands over the headings below: “Actual”, “Target”."""
    first = over.cells[0] if over.cells else Cell()
    groups = [over.cells[place] for place in over.filled[1:]]
    is_wide = bool(groups) and all(cell.columns > 1 and _names_a_group(cell.text) for cell in groups)
    return bool(first.lines) and is_wide and len(under.filled) == len(under.cells) > len(over.filled) + 1


def _names_a_group(words: str) -> bool:
    return ":" not in words and len(words.split()) <= _MOST_IN_A_GROUP


def _reaches(over: Row, under: Row) -> tuple[list[int], list[int], set[int]]:
    """Return which headings lie over several and which reach down, and over what, where no cell says how far.

    Text that was taken off a page has empty cells behind one that lay across several.
    """
    deep = [at for at in over.filled if not under.is_filled(at)]
    wide = [
        at for at in over.filled if under.is_filled(at) and under.is_filled(at + 1) and not over.is_filled(at + 1)
    ]
    ends = {at: next((end for end in over.filled if end > at), len(over.cells)) for at in wide}
    reach = {place for at in wide for place in range(at, ends[at])}
    are_short = all(len(text) <= _LONGEST_UNDER and not text.endswith(".") for text in under.texts)
    return (wide, deep, reach) if are_short and 0 in deep else ([], [], set())


def is_of_a_year(heading: str) -> bool:
    """Say whether a heading stands over the figures of one year: “2027”, “Target 2026/27”, “Baseline”."""
    return bool(_OF_A_YEAR.fullmatch(heading.strip()))


def over_years(headings: Sequence[str]) -> bool:
    """Say whether columns hold figures of several years, as a table of measures has them."""
    return sum(map(is_of_a_year, headings)) > 1


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
