"""A table whose columns are limits: each cell names who has it up to there."""

from collections.abc import Sequence

from goldenthread.domain.reading.parties import names_somebody
from goldenthread.domain.reading.scheme_reading.bands import Found, find_band, joined
from goldenthread.domain.reading.scheme_reading.clauses import who_says
from goldenthread.domain.reading.scheme_reading.columns import MOST_HEAD_ROWS, Grid
from goldenthread.domain.reading.scheme_reading.kept import ReadLine


def limits_across(grid: Grid, heading: str) -> list[ReadLine]:
    """Return a line for each limit of each row; none where the columns are no limits or the cells no names."""
    head = next((at for at, row in enumerate(grid[:MOST_HEAD_ROWS]) if len(_bands(row)) > 1), None)
    if head is None:
        return []
    bands = _bands(grid[head])
    told = dict(zip(bands, joined(list(bands.values())), strict=True))
    body = [row for row in grid[head + 1 :] if row and row[0]]
    cells = [row[place] for row in body for place in told if place < len(row) and row[place]]
    if not cells or sum(map(names_somebody, cells)) * 3 < len(cells) * 2:
        return []
    return [
        ReadLine(
            heading, row[0], "", Found(row[0], band.unit, band.above, band.up_to),
            tuple((who.name, (who.verb,)) for who in who_says(row[place], "decide")),
        )
        for row in body for place, band in told.items() if place < len(row) and row[place]
    ]  # fmt: skip


def _bands(row: Sequence[str]) -> dict[int, Found]:
    """Return the limits that stand alone in a row’s cells."""
    found = {place: find_band(cell) for place, cell in enumerate(row) if place and cell}
    return {place: band for place, band in found.items() if band.has_limit and band.words == row[place].strip()}
