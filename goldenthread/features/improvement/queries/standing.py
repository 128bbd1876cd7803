"""The figures that a ladder looks at, and what they indicate."""

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.db.models import Q

from goldenthread.domain.access import Reach
from goldenthread.domain.deciding import conditions
from goldenthread.domain.deciding import ladders as rules
from goldenthread.domain.measures.figures import written
from goldenthread.features.improvement.models import Ladder
from goldenthread.features.measures import catalogue
from goldenthread.features.measures.models import Comparator, Measure, Reading, Standing
from goldenthread.features.measures.queries.rule_values import applies_to, yardstick
from goldenthread.features.organisations.models import ImprovementPhase, School
from goldenthread.foundation import clock

Figures = Mapping[str, rules.Figure]


def phase_of(school: School, day: dt.date) -> ImprovementPhase | None:
    """Return the phase that a school is in on a day."""
    lasting = Q(until_on=None) | Q(until_on__gte=day)
    return ImprovementPhase.objects.filter(lasting, school=school, from_on__lte=day).last()


def figures_of(
    reach: Reach | None, ladder: Ladder, schools: Iterable[School], *, today: dt.date | None = None
) -> dict[int, dict[str, rules.Figure]]:
    """Return the latest figure of every measure that a ladder looks at, by school and measure, in four queries.

    A figure that small numbers hide, or that the reader may not see, cannot be told. A measure that is not kept of
    such schools is left out. Without a reach the software itself asks.
    """
    shape = ladder.shape
    return figures_for(reach, ladder.trust_id, shape.watched, schools, today=today, also=shape.also)


def judge_condition(school: School, tests: Sequence[Mapping[str, Any]]) -> list[conditions.Judged]:
    """Say how each test of a condition comes out at a school, by its latest figures."""
    asked = {test["about"] for test in tests}
    figures = figures_for(None, school.trust_id, asked, [school])[school.pk]
    return conditions.judge(map(conditions.test_from_json, tests), figures)


def figures_for(
    reach: Reach | None, trust: int, watched: Collection[str], schools: Iterable[School], *,
    today: dt.date | None = None, also: Mapping[str, Sequence[str]] | None = None,
) -> dict[int, dict[str, rules.Figure]]:  # fmt: skip
    """Return the latest figure of measures that are named by their keys, by school and measure.

    `also` says under which other keys a measure may be kept.
    """
    day = today or clock.today()
    places = list(schools)
    measures = measures_kept(trust, watched, also or {})
    pks = [each.pk for each in measures.values()]
    last = _last_readings(pks, places, day)
    hidden = set(
        Standing.objects.filter(measure__in=pks, school__in=places, is_hidden=True).values_list("measure", "school")
    )
    beside = _beside(pks)
    found: dict[int, dict[str, rules.Figure]] = {}
    for school in places:
        found[school.pk] = {}
        for key in watched:
            measure = measures.get(key)
            if measure is None:
                figure = rules.Figure(why_not="The trust has no such measure yet.")
            elif (measure.pk, school.pk) in hidden or not _sees(reach, school):
                figure = rules.Figure(
                    why_not="The figure is hidden, because it is of few pupils or not yours to see."
                )
            elif not applies_to(measure, school.pk, school.phase):
                continue
            else:
                elsewhere = beside[measure.pk, "all"] | beside[measure.pk, school.phase]
                figure = _figure(measure, last.get((measure.pk, school.pk)), day, elsewhere)
            found[school.pk][key] = figure
    return found


def measures_kept(trust: int, watched: Collection[str], also: Mapping[str, Sequence[str]]) -> dict[str, Measure]:
    """Return the trust's own measures by the key that they are asked by: their own, or one that stands for it."""
    names = {about: [about, *also.get(about, ())] for about in watched}
    every = Measure.objects.filter(trust=trust, key__in={key for keys in names.values() for key in keys})
    by_key = {each.key: each for each in every}
    found = {about: next((by_key[key] for key in keys if key in by_key), None) for about, keys in names.items()}
    return {about: measure for about, measure in found.items() if measure is not None}


def _sees(reach: Reach | None, school: School) -> bool:
    return reach is None or reach.may("measure.see", school=school.pk)


def _last_readings(
    measures: Sequence[int], schools: Sequence[School], day: dt.date
) -> dict[tuple[int, int], Reading]:  # fmt: skip
    """Return the latest figure of each as of a day: later figures of periods that had not ended are none."""
    was_there = Q(recorded_on__lte=day) | Q(period_ends_on__lte=day)
    has_figure = Q(value__isnull=False) | ~Q(value_word="")
    rows = Reading.objects.filter(
        has_figure, was_there, measure__in=measures, school__in=schools, group="", superseded_at=None
    ).order_by("period_ends_on", "pk")
    return {(row.measure_id, row.school_id): row for row in rows if row.school_id is not None}


def _beside(measures: Sequence[int]) -> dict[tuple[int, str], dict[str, Decimal]]:
    rows = Comparator.objects.filter(measure__in=measures, group="", value__isnull=False)
    found: dict[tuple[int, str], dict[str, Decimal]] = defaultdict(dict)
    for pk, phase, area, value in rows.order_by("period_ends_on").values_list("measure", "phase", "area", "value"):
        if value is not None:
            found[pk, phase or "all"][area] = value
    return found


def _figure(
    measure: Measure, reading: Reading | None, day: dt.date, beside: Mapping[str, Decimal]
) -> rules.Figure:  # fmt: skip
    if reading is None:
        return rules.Figure(why_not="There is no figure.")
    old = day > reading.period_ends_on + dt.timedelta(days=measure.stale_after_days)
    shown = written(reading.value, yardstick(measure), reading.value_word)
    word = shown if measure.kind in {Measure.Kind.GRADE, Measure.Kind.YES_NO} else reading.value_word
    return rules.Figure(reading.value, word, reading.period, old, beside, shown=shown)


def indications_of(ladder: Ladder, figures: Figures, names: Mapping[str, str]) -> list[tuple[str, rules.Indication]]:
    """Return what each measure that the ladder asks about indicates, with the measure's name."""
    criteria, order = ladder.shape.criteria(), ladder.shape.order
    return [
        (names.get(about, about.replace("_", " ").capitalize()),
         rules.indicate(about, criteria, figures[about], order))
        for about in ladder.shape.asked
        if about in figures
    ]  # fmt: skip


def measure_names(ladder: Ladder) -> dict[str, str]:
    """Return what the measures that a ladder looks at are called, by key: by the trust, else by the catalogue."""
    kept = measures_kept(ladder.trust_id, ladder.shape.watched, ladder.shape.also)
    listed = {about: entry.name for about in ladder.shape.watched if (entry := _of_catalogue(ladder, about))}
    return listed | {about: measure.name for about, measure in kept.items()}


@dataclass(frozen=True)
class Lacking:
    """A measure that a ladder asks about and the trust does not keep: what for, and whether the catalogue has it."""

    name: str
    asked_by: list[str]
    in_catalogue: str


def lacking(ladder: Ladder) -> list[Lacking]:
    """Return the measures that a ladder looks at and the trust does not keep, those of its criteria first."""
    shape = ladder.shape
    kept, names = measures_kept(ladder.trust_id, shape.watched, shape.also), measure_names(ladder)
    found = []
    for about in [*shape.asked, *sorted(shape.watched - set(shape.asked))]:
        if about not in kept:
            entry = _of_catalogue(ladder, about)
            asked_by = [phase.name for phase in shape.phases if any(one.about == about for one in phase.criteria)]
            name = names.get(about, about.replace("_", " ").capitalize())
            found.append(Lacking(name, asked_by, entry.key if entry else ""))
    return found


def not_asked(ladder: Ladder, figures: Figures) -> list[str]:
    """Return the names of measures that criteria ask about and the trust does not keep of such schools."""
    names = measure_names(ladder)
    return [names.get(about, about) for about in ladder.shape.asked if about not in figures]


def _of_catalogue(ladder: Ladder, about: str) -> catalogue.Entry | None:
    keys = (about, *ladder.shape.also.get(about, ()))
    return next((entry for entry in catalogue.entries() if entry.key in keys), None)
