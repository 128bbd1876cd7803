"""Which columns of a plan's table name its parts, the higher before the lower."""

import itertools

from goldenthread.domain.reading.plan_reading.tables.heading_rows import over_years
from goldenthread.domain.reading.plan_reading.taken_in.items import Row

_SEVERAL = 2
# Of so many rows one says at least again what the row above says of it.
_EVERY = 4
# What a column holds that names steps below a part.
_BELOW = ("milestones", "activities", "level")
_NAME = 60


def naming_columns(number: int | None, headings: list[str], meanings: list[str], below: list[Row]) -> list[int]:
    """Return the columns that name parts, each a level below the one before; `number` is the one that counts them."""
    candidates = [place for place in range(len(headings)) if place != number and headings[place]]
    rows_name = ("level", "success") if over_years(headings) else ("level",)
    if number != 0 and not headings[0] and _is_over_rows([0, *candidates], meanings, below, rows_name):
        # A band beside the rows, often written upwards, needs no heading.
        candidates = [0, *candidates]
    leading = candidates[:1] if _is_over_rows(candidates, meanings, below, rows_name) else []
    beyond = leading[0] + 1 if leading else 0
    for place in candidates[len(leading) :]:
        if meanings[place] == "level" and (not leading or place in (leading[-1] + 1, beyond)) and below:
            leading.append(place)
            beyond = place + 2 if number == place + 1 else place + 1
        elif leading or (meanings[place] not in ("level", "") and place == candidates[0]):
            break
    leading = _past_repeated(_past_terse(leading, meanings, below), number, meanings, below)
    leading = _with_measures(leading, headings, meanings, below)
    return _past_lists(_hierarchy(leading, below), below) or [_first_title(candidates, meanings)]


def _is_over_rows(
    candidates: list[int], meanings: list[str], below: list[Row], rows_name: tuple[str, ...]
) -> bool:  # fmt: skip
    """Say whether a first column that we have no word for names what several rows of the next belong to.

    It is then written once and left blank below, as “Service” is over the objectives of each, and “Perspective” over
    measures with figures of several years; `rows_name` is what the next column may hold.
    """
    if len(candidates) < 2 or meanings[candidates[0]] or meanings[candidates[1]] not in rows_name:
        return False
    first, further = candidates[:2]
    pairs = [(row.texts[first], row.texts[further]) for row in below if further < len(row.cells)]
    named = [over for over, title in pairs if over]
    is_first = bool(pairs) and all(pairs[0]) and all(title for over, title in pairs if over)
    blank = sum(bool(title) and not over for over, title in pairs)
    return is_first and blank * 4 >= len(pairs) and len(set(named)) == len(named) and max(map(len, named)) < _NAME


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


def _past_repeated(leading: list[int], number: int | None, meanings: list[str], below: list[Row]) -> list[int]:
    """Add the column behind one that says the same in several rows: a list of steps, kept a row each in a tracker.

    “Objective | Milestone”: the objective stands in every row, and each of its milestones once.
    """
    further = leading[-1] + 1 if leading else len(meanings)
    further += further == number
    if further >= len(meanings) or meanings[further] not in _BELOW:
        return leading
    pairs = [(row.texts[leading[-1]], row.texts[further]) for row in below if further < len(row.cells)]
    again = sum(first[0] == second[0] != "" for first, second in itertools.pairwise(pairs))
    is_list = all(title and step for title, step in pairs) and len(set(pairs)) == len(pairs)
    return [*leading, further] if is_list and again * _EVERY >= len(pairs) and again >= _SEVERAL else leading


def _with_measures(leading: list[int], headings: list[str], meanings: list[str], below: list[Row]) -> list[int]:
    """Add a column of measures, each with its figures of several years, behind the objective that has several."""
    if not leading or not over_years(headings):
        return leading
    further = next((place for place in range(leading[-1] + 1, len(meanings)) if meanings[place] == "success"), None)
    if further is None or not all(further < len(row.cells) and row.cells[further].lines for row in below):
        return leading
    found = _hierarchy([leading[-1], further], below)
    return [*leading[:-1], *found] if len(found) > 1 else leading


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


def _hierarchy(leading: list[int], below: list[Row]) -> list[int]:
    """Return the leading columns that stand above each other: an earlier one is blank or repeats down the rows."""
    if len(leading) < 2:
        return leading
    kept = []
    for at, place in enumerate(leading[:-1], start=1):
        texts = [row.cells[place].text for row in below if place < len(row.cells)]
        # A pillar and its one objective share a row, and both are blank beside the actions under them.
        # What goes on within a sentence is the rest of the row above.
        beside = [
            any(_begins(row.texts[further]) for further in leading[at:] if further < len(row.cells)) for row in below
        ]
        pairs = list(zip(texts, beside, strict=False))
        blank = any(not text and other for text, other in pairs)
        merged = any(row.cells[place].rows > 1 for row in below if place < len(row.cells))
        repeats = any(first == second and first for first, second in itertools.pairwise(texts))
        kept.append(place)
        if not (blank or merged or repeats):
            return kept
    return [*kept, leading[-1]]


def _begins(words: str) -> bool:
    return bool(words) and not words[0].islower()


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
