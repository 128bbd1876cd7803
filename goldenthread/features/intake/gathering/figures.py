"""The figures in one row: each of a layout's columns that the file has, with the numbers that it follows from."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from goldenthread.features.intake import cells
from goldenthread.features.intake.gathered import Gathered
from goldenthread.features.intake.layouts import Columns, FigureColumn, FigureRule, plain

Row = Sequence[str]


@dataclass(frozen=True)
class Present:
    """A column of figures that the file has, and where it and what it follows from stand.

    `when` are the places and values by which a row is told that tells of it.
    """

    column: FigureColumn
    place: int
    counted: Sequence[int]
    of: Sequence[int]
    less: int | None = None
    when: Sequence[tuple[int, frozenset[str]]] = ()

    def is_told_in(self, row: Row) -> bool:
        return all(plain(row[place]) in values for place, values in self.when)


def present(rule: FigureRule, columns: Columns) -> list[Present]:
    """Return a figure's columns that this file has."""
    found = []
    told = [(columns.place(heading), frozenset(map(plain, values))) for heading, values in rule.when.items()]
    when = [(place, values) for place, values in told if place is not None]
    for column in rule.columns if len(when) == len(told) else ():
        counted = _places(columns, column.counted_columns)
        place = columns.place(column.value) if column.value else next(iter(counted), None)
        if place is not None:
            of, less = _places(columns, column.of_columns), columns.place(column.less)
            found.append(
                Present(column, place, counted, of if not column.less or less is not None else [], less, when)
            )
    return found


def _places(columns: Columns, headings: Sequence[str]) -> list[int]:
    """Return where all of these headings stand; nothing where one of them is missing."""
    places = [columns.place(heading) for heading in headings]
    known = [place for place in places if place is not None]
    return known if len(known) == len(places) else []


def figures_of(
    rule: FigureRule, columns: Sequence[Present], row: Row, year: str, *, name: str, found: Gathered
) -> Iterator[tuple[str, cells.Cell, dict[str, str]]]:
    """Yield a figure's cells in a row, each with its group and parts; count in `found` those that hold none."""
    for each in (column for column in columns if column.is_told_in(row)):
        try:
            cell = cells.read(row[each.place], rule, year)
        except ValueError:
            example = f"{name}, {each.column.value or each.column.counted_columns[0]}: {row[each.place][:30]}"
            found.skip("cells that hold neither a number nor a known marker", example)
            continue
        parts = _parts(rule, cell, row, each) if each.of and (cell.value or cell.marker) else {}
        if not each.column.value and cell.value:
            # Printed nowhere: it is what was counted over the whole, and nothing where either is missing.
            cell = cells.Cell()
            if not parts:
                continue
        if cell.value or cell.marker or parts:
            yield each.column.group, cell, parts


def worked_out(rule: FigureRule, parts: Mapping[str, str]) -> str:
    """Return the figure that counts come to, where the file prints none; empty without both of them."""
    if not parts.get("numerator") or not parts.get("denominator"):
        return ""
    found = Decimal(parts["numerator"]) / Decimal(parts["denominator"])
    return f"{(100 * found if rule.kind == 'percentage' else found).quantize(cells.PLACES).normalize():f}"


def counts_in(rule: FigureRule, row: Row, each: Present) -> str:
    """Return what a column's counts come to in a row; empty where a count is missing, or no number."""
    top = _counted(row, each) if each.of else None
    sizes = [cells.count(row[place]) for place in each.of]
    whole = sum((size for size in sizes if size is not None), Decimal(0))
    if top is None or None in sizes or not 0 < whole < cells.LARGEST or top >= cells.LARGEST:
        return ""
    return worked_out(rule, {"numerator": f"{top:f}", "denominator": f"{whole:f}"})


def _parts(rule: FigureRule, cell: cells.Cell, row: Row, each: Present) -> dict[str, str]:
    """Return what a figure follows from: printed counts, else worked back from the printed share or mean."""
    sizes = [cells.count(row[place]) for place in each.of]
    if not cell.value or any(size is None for size in sizes):
        return {}
    whole = sum((size for size in sizes if size is not None), Decimal(0))
    if not 0 < whole < cells.LARGEST:
        return {}
    if each.counted:
        top = _counted(row, each)
        return {"numerator": f"{top:f}", "denominator": f"{whole:f}"} if top is not None else {}
    top, is_sure = cells.worked_back(Decimal(cell.value), whole, is_share=rule.kind == "percentage")
    if abs(top) >= cells.LARGEST:
        return {}
    comment = (
        ""
        if is_sure or rule.kind != "percentage"
        else f"Worked back from the printed figure and {whole:f} {rule.base}."
    )
    return {"numerator": f"{top:f}", "denominator": f"{whole:f}", "comment": comment}


def _counted(row: Row, each: Present) -> Decimal | None:
    top = _added_up(row, each.counted)
    if each.less is None or top is None:
        return top
    less = cells.count(row[each.less])
    return None if less is None else top - less


def _added_up(row: Row, places: Sequence[int]) -> Decimal | None:
    """Return what counts come to; None where one of them is missing."""
    counts = [cells.count(row[place]) for place in places]
    known = [each for each in counts if each is not None]
    return sum(known, Decimal(0)) if known and len(known) == len(counts) else None
