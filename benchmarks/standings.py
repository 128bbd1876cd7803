"""Standings after a load: only those whose figures changed are worked out again; and all of them, for comparison.

A trust of 100 schools keeps 200 measures by eleven groups of pupils beside all of them: 240,000 figures of a term.
"""

import random
import time
from collections.abc import Callable, Iterable, Iterator
from decimal import Decimal
from itertools import product

from django.db import transaction

from goldenthread.domain.access import Reach
from goldenthread.domain.calendar import Period
from goldenthread.domain.groups import pupil_groups
from goldenthread.features.accounts.models import Person
from goldenthread.features.measures import operations as measuring
from goldenthread.features.measures import queries
from goldenthread.features.measures.models import Measure, Reading
from goldenthread.features.measures.queries import rule_values
from goldenthread.features.organisations import queries as organisations
from goldenthread.features.organisations.models import School, Trust
from goldenthread.foundation import clock

MEASURES = 200
GROUPS = ("", *pupil_groups.OFFERED)
BEFORE, NOW = "2025/26 spring", "2025/26 summer"
MOST_SECONDS = 2
Row = tuple[str, float, str, float] | tuple[str, float, str]


def measure(trust: Trust, chief: Person) -> Iterator[Row]:
    """Yield each figure's name, its seconds and the bound; everything that it needed is taken back."""
    with transaction.atomic():
        found = organisations.reach_into(chief, trust.slug, today=clock.today())
        assert found is not None
        yield from _measured(trust, found[1])
        transaction.set_rollback(True)


def _measured(trust: Trust, reach: Reach) -> Iterator[Row]:
    chance, schools = random.Random(11), list(School.objects.filter(trust=trust))
    measures = measuring.define_measures(trust=trust, definitions=_definitions(), by=None)
    calendar = rule_values.calendar_of(trust)
    for period in (BEFORE, NOW):
        Reading.objects.bulk_create(
            _readings(trust, measures, schools, Period.parse(period, calendar), chance), 5_000
        )
    figures, places = (
        f"{len(measures) * len(schools) * len(GROUPS):,}",
        f"{len(schools)} schools × {len(GROUPS)} groups",
    )
    whole = _seconds(lambda: measuring.work_out_standings(trust=trust))
    lines = [
        measuring.ReadingLine(
            measure=measures[0], school=school, group=group, period=NOW, numerator=chance.randint(20, 90),
            denominator=200,
        )
        for school in schools for group in GROUPS
    ]  # fmt: skip
    loaded = _seconds(lambda: measuring.record_readings(trust=trust, lines=lines, by=None))
    one = _seconds(lambda: measuring.work_out_standings(trust=trust, measures=measures[:1]))
    shown = _seconds(lambda: queries.measure_page(reach, trust, measures[0]))
    yield f"one measure of {places}, loaded over what stood", loaded, "seconds"
    yield f"one measure of {places}, its standings worked out", one, "seconds", MOST_SECONDS
    yield f"one measure of {places}, read with what is hidden", shown, "seconds", MOST_SECONDS
    yield f"all standings of {figures} figures, worked out anew", whole, "seconds"


def _definitions() -> list[measuring.Definition]:
    return [
        measuring.Definition(
            name=f"Measure by group {n}", heading="By group", order=n, kind="percentage", unit="%", roll_up="pooled",
            base="pupils", frequency="term", groups=GROUPS[1:],
        )
        for n in range(MEASURES)
    ]  # fmt: skip


def _readings(
    trust: Trust, measures: Iterable[Measure], schools: Iterable[School], period: Period, chance: random.Random
) -> Iterator[Reading]:
    for measure, school, group in product(measures, schools, GROUPS):
        of = 200 if group else 400
        count = chance.randint(0, of // 2)  # one in twenty counts too few, and is hidden with others
        yield Reading(
            trust=trust, measure=measure, school=school, group=group, period=period.key,
            period_ends_on=period.ends_on, recorded_on=period.ends_on, state="final",
            value=Decimal(100 * count) / of, numerator=count, denominator=of,
        )  # fmt: skip


def _seconds(job: Callable[[], object]) -> float:
    began = time.perf_counter()
    job()
    return time.perf_counter() - began
