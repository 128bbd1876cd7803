"""Keeping which schools are like each of ours, and how measures spread among them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db import transaction

from goldenthread.domain.results.places_among import Quarters
from goldenthread.domain.results.similar_schools import Likeness
from goldenthread.features.accounts.models import Person
from goldenthread.features.measures.models import Measure, SimilarSchools, Spread
from goldenthread.features.measures.operations.standings import work_out_standings
from goldenthread.features.measures.queries import rule_values
from goldenthread.features.organisations.models import School, Trust
from goldenthread.features.trail.operations import record
from goldenthread.foundation import clock


@dataclass(frozen=True, kw_only=True)
class SpreadLine:
    """How a measure spreads in a period among the schools like one, or (no school) among all of a phase."""

    measure: Measure
    period: str
    parted: Quarters
    school: School | None = None
    phase: str = ""
    source: str = ""


@dataclass(frozen=True)
class Likely:
    """The schools like one of ours, with its own characteristics and where both come from."""

    school: School
    likeness: Likeness
    facts: Mapping[str, Any] = field(default_factory=dict)
    source: str = ""


@transaction.atomic
def keep_similar(*, trust: Trust, found: Iterable[Likely], spreads: Iterable[SpreadLine], by: Person | None) -> int:
    """Keep which schools are like ours and how measures spread among them, in place of all that was kept before.

    Standings are worked out anew for the measures whose spread is new or gone; return how many spreads are kept.
    """
    calendar = rule_values.calendar_of(trust)
    before = {_place(row): row for row in Spread.objects.filter(trust=trust).select_related("measure")}
    rows = [_spread(trust, line, rule_values.period(line.period, calendar)) for line in spreads]
    now = {_place(row): row for row in rows}
    touched = {
        (now.get(place) or before[place]).measure
        for place in before.keys() | now.keys()
        if not (place in before and place in now and _is_same(before[place], now[place]))
    }
    Spread.objects.filter(trust=trust).delete()
    Spread.objects.bulk_create(now.values(), batch_size=500)
    kept = _keep_schools(trust, list(found))
    if touched:
        work_out_standings(trust=trust, measures=sorted(touched, key=lambda measure: measure.pk))
        record(
            trust=trust.pk, by=by, did="worked out similar schools", kind="trust", ref=trust.ref,
            title=f"{kept} schools with schools like them", after={"schools": kept, "spreads": len(now)},
        )  # fmt: skip
    return len(now)


def _keep_schools(trust: Trust, found: Sequence[Likely]) -> int:
    SimilarSchools.objects.filter(school__trust=trust).delete()
    rows = [
        SimilarSchools(
            school=one.school, facts={name: f"{value:f}" for name, value in one.facts.items()},
            others=[
                {
                    "urn": near.school.urn, "name": near.school.name, "distance": f"{near.distance:f}",
                    "facts": {name: f"{value:f}" for name, value in near.school.facts.items()},
                }
                for near in one.likeness.near
            ],
            widths={name: f"{value:f}" for name, value in one.likeness.widths.items()},
            out_of=one.likeness.out_of, source=one.source[:200], worked_out_on=clock.today(),
        )
        for one in found if one.likeness.near
    ]  # fmt: skip
    SimilarSchools.objects.bulk_create(rows)
    return len(rows)


def _spread(trust: Trust, line: SpreadLine, period: Any) -> Spread:
    parted = line.parted
    return Spread(
        trust=trust, measure=line.measure, school=line.school, phase=line.phase, period=period.key,
        period_ends_on=period.ends_on, lower=round(parted.lower, 6), middle=round(parted.middle, 6),
        upper=round(parted.upper, 6), schools=parted.schools, source=line.source[:200],
    )  # fmt: skip


def _place(row: Spread) -> tuple[Any, ...]:
    return row.measure_id, row.school_id, row.phase, row.period


def _is_same(old: Spread, new: Spread) -> bool:
    return all(getattr(old, name) == getattr(new, name) for name in ("lower", "middle", "upper", "schools"))
