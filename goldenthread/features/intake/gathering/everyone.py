"""What a file says of every school in it, whosever it is, so that ours can be held against those like them."""

from collections.abc import Iterable, Sequence

from goldenthread.features.intake import cells, years
from goldenthread.features.intake.gathering.figures import Present, counts_in
from goldenthread.features.intake.gathering.rows import Row, meaning
from goldenthread.features.intake.layouts import Columns, FigureRule, Layout
from goldenthread.features.intake.national import Row as NationalRow
from goldenthread.features.intake.national import Table


class Everyone:
    """The yearly figures of all pupils of every school, as the rows pass."""

    def __init__(
        self, layout: Layout, columns: Columns, figures: Iterable[tuple[FigureRule, Sequence[Present]]]
    ) -> None:
        self.layout, self.columns = layout, columns
        told = [
            (rule, each)
            for rule, present in figures
            if rule.kind != "grade" and rule.frequency == "year" and not rule.dated
            for each in present
            if not each.column.group
        ]
        # Thousands of schools share a few hundred figures: each is read once.
        self.told: list[tuple[FigureRule, Present, dict[tuple[str, str], str]]] = [(*each, {}) for each in told]
        self.urn_at = columns.place(layout.school.urn)
        self.name_at = columns.place(layout.school.name)
        self.year_at = columns.place(layout.year.column) if layout.year else None
        self.table = Table([rule.key for rule, _ in told])

    def note(self, row: Row) -> None:
        """Keep what the row says of its school; a row of some pupils alone says nothing of all."""
        if self.urn_at is None or not self.told:
            return
        urn = cells.digits(row[self.urn_at], 6)
        if not urn or (self.layout.group and meaning(self.layout.group, self.columns, row)):
            return
        year = years.year_of_cell(row[self.year_at]) if self.year_at is not None else ""
        values = [
            _told(rule, each, row, year, known) if each.is_told_in(row) else "" for rule, each, known in self.told
        ]
        if any(values) and (year or self.year_at is None):
            name = row[self.name_at].strip()[:80] if self.name_at is not None else ""
            phase = meaning(self.layout.kind, self.columns, row) or ""
            self.table.rows.append(NationalRow(urn, phase, name, year, values))


def _told(rule: FigureRule, each: Present, row: Row, year: str, known: dict[tuple[str, str], str]) -> str:
    return _figure(row[each.place], rule, year, known) if each.column.value else counts_in(rule, row, each)


def _figure(text: str, rule: FigureRule, year: str, known: dict[tuple[str, str], str]) -> str:
    """Return a cell's figure, nothing where it holds none: another trust's doubtful cell is nobody's doubt here."""
    key = (text, year)
    if key not in known:
        try:
            known[key] = cells.read(text, rule, year).value
        except ValueError:
            known[key] = ""
    return known[key]
