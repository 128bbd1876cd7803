"""A trust's budget forecast return: lines by number, two parts of each year beside one another, in thousands.

What flows is the two parts of a year together; what is carried forward is where the second part ends. It becomes a
row for each year, counted from the year that the return is of.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from goldenthread.features.intake import cells
from goldenthread.features.intake.gathered import Trusted
from goldenthread.features.intake.layouts import Columns, ForecastRule
from goldenthread.foundation.delimited import Table, UnreadableFile

HEADINGS = ("years on", "income", "spending", "balance", "reserve", "pupils")
THOUSAND = 1_000
Row = Sequence[str]


def by_year(table: Table, rule: ForecastRule, columns: Columns, trust: Trusted) -> Table:
    """Return the return as a row for each of its years. Raises UnreadableFile where none is known as ours."""
    kept = _lines(_own_rows(table, rule, columns, trust), rule, columns)
    years = [year for year in range(1, rule.most_years + 1) if columns.place(_end(year, columns)) is not None]
    rows = [[f"{amount:f}" if amount is not None else "" for amount in _year(year, kept, columns)] for year in years]
    return replace(
        table, headings=HEADINGS, rows=iter([[str(year - 1), *row] for year, row in zip(years, rows, strict=True)])
    )


def _own_rows(table: Table, rule: ForecastRule, columns: Columns, trust: Trusted) -> list[Row]:
    """Return the rows of this trust: all where the file is of one alone, else those with a number of its own."""
    places = [place for heading in (rule.trust, *rule.numbers) if (place := columns.place(heading)) is not None]
    by_trust: dict[tuple[str, ...], list[Row]] = {}
    for row in table.rows:
        by_trust.setdefault(tuple(cells.trust_number(row[place]) for place in places), []).append(row)
    by_trust = {numbers: rows for numbers, rows in by_trust.items() if any(numbers)} or by_trust
    if len(by_trust) < 2:
        return [row for rows in by_trust.values() for row in rows]
    own = [row for numbers, rows in by_trust.items() if trust.numbers & set(numbers) for row in rows]
    if not own:
        raise UnreadableFile(
            f"This forecast is of {len(by_trust)} trusts, and nothing here says which is yours. Keep the lines of "
            "your own, or let a column give each trust’s UKPRN, UID or company number."
        )
    return own


def _lines(rows: Iterable[Row], rule: ForecastRule, columns: Columns) -> Mapping[str, Row]:
    """Return the lines that are known, by what they are of. Of a line that stands twice and differs there is none."""
    number_at = columns.place(rule.line)
    names = {number: name for name, number in rule.lines.items()}
    found: dict[str, Row] = {}
    disputed = set()
    for row in rows:
        name = names.get(row[number_at].strip().removesuffix(".0")) if number_at is not None else None
        if name is None:
            continue
        if found.get(name, row) != row:
            disputed.add(name)
        found[name] = row
    return {name: row for name, row in found.items() if name not in disputed}


def _year(year: int, kept: Mapping[str, Row], columns: Columns) -> Iterator[Decimal | None]:
    income, spending = (_flow(year, kept.get(name), columns) for name in ("income", "spending"))
    yield income
    yield spending
    yield income - spending if income is not None and spending is not None else None
    yield _amount(_end(year, columns), kept.get("reserve"), columns)
    yield _pupils(year, kept.get("pupils"), columns)


def _end(year: int, columns: Columns) -> str:
    """Return the column where a year ends: its second part, or the whole of it where it is not parted."""
    return f"Y{year}P2" if columns.place(f"Y{year}P2") is not None else f"Y{year}"


def _flow(year: int, row: Row | None, columns: Columns) -> Decimal | None:
    if columns.place(f"Y{year}") is not None:
        return _amount(f"Y{year}", row, columns)
    first, second = (_amount(f"Y{year}P{part}", row, columns) for part in (1, 2))
    return first + second if first is not None and second is not None else None


def _amount(heading: str, row: Row | None, columns: Columns) -> Decimal | None:
    count = _cell(heading, row, columns)
    return count * THOUSAND if count is not None else None


def _pupils(year: int, row: Row | None, columns: Columns) -> Decimal | None:
    """Pupils are of whole years, one column after another from the year before the return's."""
    if columns.place(f"Y{year}") is not None:
        return _cell(f"Y{year}", row, columns)
    if columns.place("Y1P1") is None:
        return None
    return _cell({1: "Y1P2", 2: "Y2P1"}.get(year, ""), row, columns)


def _cell(heading: str, row: Row | None, columns: Columns) -> Decimal | None:
    place = columns.place(heading)
    if row is None or place is None:
        return None
    return cells.count(row[place])
