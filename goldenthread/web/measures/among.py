"""How schools stand among those like them, as a chart with its finding."""

from collections.abc import Mapping, Sequence

from goldenthread.domain.results.places_among import QUARTERS, Quarters, quarter
from goldenthread.features.measures.queries import Among, MeasurePage
from goldenthread.foundation import charts
from goldenthread.web.measures.presenters import number


def among_chart(page: MeasurePage, among: Mapping[int, Among]) -> charts.QuarterRows | None:
    """Draw each school among those like it, or the one school that the page is about."""
    rows = [
        charts.QuarterRow(
            school.short_name, found.value, found.spread.lower, found.spread.middle, found.spread.upper,
            found.quarter, found.spread.schools,
        )
        for school, _ in page.schools
        if (found := among.get(school.pk)) and page.school in {None, school}
    ]  # fmt: skip
    if not rows:
        return None
    measure, years = page.measure, {found.spread.period for found in among.values()}
    title = _says(rows, f" in {years.pop()}" if len(years) == 1 else "")
    if page.school is not None:
        rows += _nation(page, among[page.school.pk])
    return charts.QuarterRows(
        title=title, rows=rows, unit=measure.unit, decimals=measure.decimals,
        note="Grey: the middle half of those schools; the line in it is the middle one.",
    )  # fmt: skip


def _nation(page: MeasurePage, found: Among) -> list[charts.QuarterRow]:
    """Return the same figure among all schools of the phase, where the tables say how these spread."""
    spread = found.nation
    if spread is None:
        return []
    parted = Quarters(spread.lower, spread.middle, spread.upper, spread.schools)
    name = f"Among all {spread.phase} schools"
    says = quarter(found.value, parted, page.measure.good_is)
    return [charts.QuarterRow(name, found.value, spread.lower, spread.middle, spread.upper, says, spread.schools)]


def _says(rows: Sequence[charts.QuarterRow], when: str) -> str:
    if len(rows) == 1:
        return f"{rows[0].name} is in the {rows[0].says} of {rows[0].others} similar schools{when}"
    counts = [(name, sum(row.says == name for row in rows)) for name in (QUARTERS[0], QUARTERS[-1])]
    said = [f"{number(count)} {'is' if count == 1 else 'are'} in the {name}" for name, count in counts if count]
    if not said:
        return f"All {number(len(rows))} schools are in the middle half of schools like them{when}"
    return f"Of {number(len(rows))} schools, {' and '.join(said)} of schools like them{when}"
