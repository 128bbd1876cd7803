"""One division at a glance, and every service beside what others reach."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from django.http import Http404, HttpResponse

from goldenthread.domain.access import Reach
from goldenthread.domain.board import following_up
from goldenthread.domain.year import report_changes
from goldenthread.features.assurance import queries as assurance
from goldenthread.features.delegation.queries import roles as queries
from goldenthread.features.measures.models import Comparator, Measure
from goldenthread.features.measures.queries import Cell, cells
from goldenthread.features.measures.queries.benchmarks import benchmarks
from goldenthread.features.plans.queries.work.services import costs_of_service, measures_of_services
from goldenthread.foundation import clock
from goldenthread.web.kit.access import TrustRequest, requires
from goldenthread.web.kit.showing import show

MOST_CHECKS = 6
WAYS = {report_changes.BETTER: "better than before", report_changes.WORSE: "worse than before"}


class Kpi(NamedTuple):
    """A figure of a service: as the trust stands, how that went, and what others reach."""

    measure: Measure
    cell: Cell | None
    beside: Sequence[Comparator]

    @property
    def way(self) -> str:
        if self.cell is None or not self.cell.previous_status:
            return ""
        return WAYS.get(report_changes.way(self.cell.previous_status, self.cell.status), "")

    @property
    def against(self) -> str:
        """Say whether ours is better than the first that it is held against; nothing where that cannot be said."""
        ours = self.cell.value if self.cell else None
        if ours is None or not self.beside or self.beside[0].value in {None, ours}:
            return ""
        if self.measure.good_is not in {Measure.GoodIs.HIGHER, Measure.GoodIs.LOWER}:
            return ""
        is_higher = ours > (self.beside[0].value or 0)
        return "better" if is_higher == (self.measure.good_is == Measure.GoodIs.HIGHER) else "worse"


class Checked(NamedTuple):
    """A checklist of a service: its newest sheet, and what share was met from round to round."""

    times: Sequence[assurance.Time]

    @property
    def sheet(self) -> assurance.Sheet:
        return self.times[-1].sheets[0]

    @property
    def shares(self) -> list[int]:
        return [time.share for time in self.times if time.share is not None]

    @property
    def before(self) -> int | None:
        return self.shares[-2] if len(self.shares) > 1 else None


def _kpis(reach: Reach, of: Mapping[int, Sequence[Measure]]) -> dict[int, list[Kpi]]:
    """Return the figures of services, by service: two questions for them all."""
    every = {measure.pk: measure for held in of.values() for measure in held}
    stands = cells(reach, every.values(), places={None}, with_lines=True)
    beside = benchmarks(reach, every.values())
    return {
        unit: [Kpi(one, stands.get(one.pk, {}).get(None), beside.get(one.pk, ())) for one in held]
        for unit, held in of.items()
    }


@requires("scheme.see")
def division(request: TrustRequest, ref: str) -> HttpResponse:
    """Show one division: how it works, its figures with their trend, and what was checked and found there."""
    found = next((one for one in queries.divisions(request.reach) if one.unit.ref == ref), None)
    if found is None:
        raise Http404
    unit, today, reach = found.unit, clock.today(), request.reach
    kpis = _kpis(reach, {unit.pk: measures_of_services(reach).get(unit.pk, [])})[unit.pk]
    followed = assurance.recommendations(reach, today)
    return show(
        request, "delegation/pages/division.html", division=found, today=today, kpis=kpis,
        costs=costs_of_service(reach, unit),
        checked=[Checked(times) for _, times in assurance.of_place(reach, unit, today)],
        reviews=assurance.reviews_within(reach).filter(unit=unit)[:MOST_CHECKS],
        open_work=[one for one in followed if one.row.finding.unit_id == unit.pk and one.stage in following_up.OPEN],
        may_edit=queries.may_say_how(reach, unit),
    )  # fmt: skip


@requires("scheme.see")
def service_benchmarks(request: TrustRequest) -> HttpResponse:
    """Show every service's figures beside what others reach."""
    divisions = queries.divisions(request.reach)
    kpis = _kpis(request.reach, measures_of_services(request.reach))
    return show(
        request, "delegation/pages/service_benchmarks.html",
        services=[(one.unit, kpis.get(one.unit.pk, [])) for one in divisions],
    )  # fmt: skip
