"""One measure on its own page: how it stands everywhere, over time, by group, and who said so."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.db.models import Prefetch, Q, QuerySet

from goldenthread.domain.access import Reach
from goldenthread.features.measures.models import Comparator, Measure, Reading, SecondLook, Target
from goldenthread.features.measures.queries import rule_values
from goldenthread.features.measures.queries.cells import Cell, cells, sight
from goldenthread.features.measures.queries.histories import (
    COLUMNS,
    Histories,
    histories,
    kin_kept,
    released,
    version,
)
from goldenthread.features.measures.queries.lists import recordable, schools_asked, schools_seen, targets_within
from goldenthread.features.organisations.models import School, Trust

MOST_PAST = 80


@dataclass(frozen=True)
class PastReading:
    """One entry of the history: what was recorded, by whom, when and from where."""

    period: str
    school: School | None
    group: str
    number: Decimal | None
    word: str
    marker: str
    state: str
    source: str
    comment: str
    recorded_on: dt.date
    by: str
    is_superseded: bool
    ref: str = ""
    looks: Sequence[SecondLook] = ()

    @property
    def is_verified(self) -> bool:
        return bool(self.looks) and self.looks[0].agrees


def parts_of(reach: Reach, measure: Measure, school: School | None) -> list[tuple[Measure, Cell | None]]:
    """Return what a combined measure is made of, each with how it stands in a place; nothing for any other."""
    if not measure.is_combined:
        return []
    parts = list(measure.combined.parts.filter(retired_on=None))
    found = cells(reach, parts)
    return [(part, found.get(part.pk, {}).get(school.pk if school else None)) for part in parts]


@dataclass(frozen=True)
class MeasurePage:
    """Everything that the page shows. `school` is the one asked for; None shows the trust."""

    measure: Measure
    school: School | None
    cell: Cell | None
    schools: Sequence[tuple[School, Cell]]
    trust_cell: Cell | None
    targets: Sequence[Target]
    histories: Histories
    comparators: Sequence[Comparator]
    past: Sequence[PastReading]


def measure_page(
    reach: Reach,
    trust: Trust,
    measure: Measure,
    *,
    school: School | None = None,
    schools: Sequence[School] | None = None,
) -> MeasurePage:
    """Return one measure as the reader may see it, of the trust or of one school, in seven queries.

    The measure and the schools have been found among those within reach.
    """
    places = {each.pk: each for each in (schools_seen(reach) if schools is None else schools)}
    found = cells(reach, [measure]).get(measure.pk, {})
    asked = schools_asked(reach, measure, seen=places.values())
    kept = _histories(trust, measure, asked)
    return MeasurePage(
        measure=measure,
        school=school,
        cell=found.get(school.pk if school else None),
        schools=[(each, found[each.pk]) for each in places.values() if each.pk in found],
        trust_cell=found.get(None),
        targets=[each for each in targets_within(reach).filter(measure=measure) if _shows(each, school)],
        histories=kept,
        comparators=list(Comparator.objects.filter(measure=measure).order_by("period_ends_on", "area", "phase")),
        past=_past(reach, measure, school, places, kept),
    )


def kept_elsewhere(reach: Reach, measure: Measure) -> QuerySet[Comparator]:
    """Return what a measure stood at elsewhere, the newest first."""
    rows = Comparator.objects.filter(trust=reach.trust, measure=measure)
    return rows.order_by("-period_ends_on", "name", "phase", "group")


def reading_that_stands(
    reach: Reach, measure: Measure, school: School | None, period: str, group: str = ""
) -> Reading | None:
    """Return the reading that a new one would supersede, where the reader may see that place."""
    if not sight(reach).covers(school.pk if school else None):
        return None
    return Reading.objects.filter(
        trust=reach.trust, measure=measure, school=school, period=period, group=group, superseded_at=None
    ).first()


def readings_to_look_at(reach: Reach, measure: Measure) -> QuerySet[Reading]:
    """Return the figures that stand of a measure, in places where the reader may record it."""
    places = recordable(reach, measure)
    where = Q(school__in=[school.pk for school in places.schools])
    rows = Reading.objects.filter(trust=reach.trust, measure=measure, group="", superseded_at=None)
    rows = rows.filter(where | Q(school=None) if places.trust else where)
    return rows.select_related("school", "recorded_by", "measure", "trust")


def past_reading(reach: Reach, trust: Trust, measure: Measure, reading: Reading) -> PastReading:
    """Return one figure as the reader may see it: hidden where it is a small number, whoever asks."""
    kept = _histories(trust, measure, schools_asked(reach, measure))
    return _past_reading(measure, reading, reading.school, kept)


def readings_that_stand(reach: Reach, measure: Measure, school: School | None) -> dict[str, str]:
    """Return the references of a place's readings by period, so that a form can say what it was drawn over."""
    if not sight(reach).covers(school.pk if school else None):
        return {}
    rows = Reading.objects.filter(trust=reach.trust, measure=measure, school=school, group="", superseded_at=None)
    return dict(rows.values_list("period", "ref"))


def _shows(target: Target, school: School | None) -> bool:
    return target.school_id is None or school is None or target.school_id == school.pk


def _histories(trust: Trust, measure: Measure, asked: Mapping[int, dt.date | None]) -> Histories:
    versions = map(version, released([measure]).values_list(*COLUMNS))
    kin = kin_kept(trust, measure)
    return histories(measure, versions, rule_values.calendar_of(trust), asked=asked, kin=kin)


def _past(
    reach: Reach, measure: Measure, school: School | None, places: dict[int, School], kept: Histories
) -> list[PastReading]:
    """Return what was recorded, the newest first, superseded figures too, with what is hidden hidden."""
    seen = sight(reach)
    rows = Reading.objects.filter(measure=measure, group="").select_related("recorded_by")
    if measure.second_source:
        rows = rows.prefetch_related(Prefetch("looks", SecondLook.objects.select_related("by")))
    if school is not None:
        rows = rows.filter(school=school)
    elif not seen.everywhere:
        rows = rows.filter(Q(school=None) | Q(school__in=seen.schools))
    return [
        _past_reading(measure, row, places.get(row.school_id) if row.school_id else None, kept)
        for row in rows.order_by("-recorded_on", "-recorded_at", "-pk")[:MOST_PAST]
    ]


def _past_reading(measure: Measure, row: Reading, school: School | None, kept: Histories) -> PastReading:
    # A correction and what it corrects are one place: both are hidden, or neither.
    is_hidden = kept.hides(row.period, row.school_id, row.group)
    return PastReading(
        period=row.period, school=school, group=row.group, number=None if is_hidden or row.value_word else row.value,
        word="" if is_hidden else row.value_word, marker="SUPP" if is_hidden else row.marker, state=row.state,
        source=row.source, comment=row.comment, recorded_on=row.recorded_on,
        by=row.recorded_by.name if row.recorded_by else "", is_superseded=row.superseded_at is not None,
        ref=row.ref, looks=list(row.looks.all()) if measure.second_source and not is_hidden else (),
    )  # fmt: skip
