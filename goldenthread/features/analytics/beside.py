"""Each school beside England: how far apart, and whether that is more than chance."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from goldenthread.domain.calendar import Period
from goldenthread.domain.groups import suppression
from goldenthread.domain.measures import figures
from goldenthread.domain.results import chance
from goldenthread.features.measures.models import Comparator, Measure
from goldenthread.features.measures.queries import MeasurePage, rule_values
from goldenthread.features.measures.queries.histories import Point
from goldenthread.features.organisations.models import School

ENGLAND = "england"


@dataclass(frozen=True)
class Beside:
    """One school and England, of its own phase where that is published.

    `stands` is above, below or within what chance allows; empty where nothing can be said of it. `is_better` is empty
    (None) where neither is.
    """

    school: School
    point: Point
    there: Decimal
    gap: Decimal | None
    stands: str
    is_better: bool | None


@dataclass(frozen=True)
class BesideEngland:
    """The newest period that has figures of both, school by school."""

    period: Period
    rows: Sequence[Beside]

    @property
    def says_chance(self) -> bool:
        return any(row.stands for row in self.rows)

    @property
    def better(self) -> int:
        return sum(row.is_better is True for row in self.rows)

    @property
    def worse(self) -> int:
        return sum(row.is_better is False for row in self.rows)


def beside_england(page: MeasurePage) -> BesideEngland | None:
    """Hold every school that the reader sees against England; None where no period has both."""
    schools = [school for school, _ in page.schools]
    for period in reversed(page.histories.periods):
        there = {
            row.phase: row for row in page.comparators
            if row.area.casefold() == ENGLAND and row.period == period.key and not row.group and row.value is not None
        }  # fmt: skip
        rows = [row for school in schools if (row := _row(page, period, school, there))] if there else []
        if any(row.point.value is not None for row in rows):
            return BesideEngland(period, rows)
    return None


def _row(page: MeasurePage, period: Period, school: School, there: dict[str, Comparator]) -> Beside | None:
    point = page.histories.points[period.key].get((school.pk, ""))
    found = there.get(school.phase) or there.get("all") or there.get("")
    if point is None or found is None or found.value is None:
        return None
    gap = None if point.value is None else figures.apart(point.value, found.value, page.measure.decimals)
    stands = _stands(page.measure, point, found.value)
    good = {Measure.GoodIs.HIGHER: chance.ABOVE, Measure.GoodIs.LOWER: chance.BELOW}.get(
        Measure.GoodIs(page.measure.good_is)
    )
    is_better = stands == good if good and stands in {chance.ABOVE, chance.BELOW} else None
    return Beside(school, point, found.value, gap, stands, is_better)


def _stands(measure: Measure, point: Point, there: Decimal) -> str:
    """Say whether a figure stands apart by more than chance, where it counts people or what happened to them."""
    if point.numerator is None or not point.denominator or not suppression.counts_people(measure.base):
        return ""
    scale = rule_values.yardstick(measure).scale
    if measure.kind == Measure.Kind.NUMBER:
        return chance.rate_against(point.numerator, point.denominator, there / scale) if scale > 1 else ""
    return chance.share_against(point.numerator, point.denominator, there / scale)
