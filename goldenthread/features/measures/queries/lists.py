"""Measures within reach, how each stands, what stands out, what moved, and what is waited for."""

import datetime as dt
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.db.models import Q, QuerySet
from django.utils import timezone

from goldenthread.domain.access import Reach
from goldenthread.domain.calendar import Period, TermCalendar
from goldenthread.domain.measures import collecting, goals
from goldenthread.features.measures.models import Measure, Target
from goldenthread.features.measures.queries import rule_values
from goldenthread.features.measures.queries.cells import SEE, Cell, cells, sight
from goldenthread.features.organisations.models import School, Trust
from goldenthread.features.organisations.queries import schools_within
from goldenthread.foundation.subjects import Subject

# Schools need a fortnight after a period to send its figures.
GRACE = dt.timedelta(days=14)
SERIOUS = ("off track", "at risk")


def measures_within(reach: Reach) -> QuerySet[Measure]:
    """Return the measures of the trust that are kept today, for a reader who may see any."""
    if not reach.may_somewhere(SEE):
        return Measure.objects.none()
    return Measure.objects.filter(trust=reach.trust, retired_on=None).select_related("owner")


def keys_taken(reach: Reach) -> set[str]:
    """Return the keys of every measure of the trust, those no longer kept among them."""
    if not reach.may_somewhere(SEE):
        return set()
    return set(Measure.objects.filter(trust=reach.trust).values_list("key", flat=True))


def schools_seen(reach: Reach) -> QuerySet[School]:
    """Return the schools whose figures the reader may see."""
    schools = School.objects.here().filter(trust=reach.trust)
    seen = sight(reach)
    return schools if seen.everywhere else schools.filter(pk__in=seen.schools)


def schools_aimed_for(reach: Reach) -> QuerySet[School]:
    """Return the schools whose targets the reader may set: not where the trust holds that for the school."""
    return schools_within(reach, "target.set")


def find_targets(reach: Reach, refs: Iterable[str]) -> dict[str, Subject]:
    """Return targets as lines on a page, by reference."""
    found = targets_within(reach).filter(ref__in=list(refs)).exclude(measure=None)
    return {
        row.ref: Subject(
            "target", row.ref,
            f"{row.school.short_name}: {row.text}"[:200].rstrip(".") if row.school else row.text[:200],
            f"/{row.trust.slug}/measures/{row.measure.ref}/targets/{row.ref}/",
        )
        for row in found if row.measure
    }  # fmt: skip


def targets_to_set(reach: Reach) -> QuerySet[Target]:
    """Return the targets that the reader may change."""
    found = targets_within(reach)
    if reach.may_everywhere("target.set"):
        return found
    return found.filter(school__in=schools_aimed_for(reach))


def schools_asked(reach: Reach, measure: Measure, *, seen: Iterable[School] = ()) -> dict[int, dt.date | None]:
    """Return the schools that a measure is kept of, within reach or not, each with the day on which it joined.

    `seen` are the schools within reach, where they are known: of a reader who sees all, nothing more is asked.
    """
    rows = [(school.pk, school.phase, school.joined_on) for school in seen] if sight(reach).everywhere else []
    if not rows:
        schools = School.objects.here().filter(trust=reach.trust)
        rows = list(schools.values_list("pk", "phase", "joined_on"))
    return {pk: joined_on for pk, phase, joined_on in rows if rule_values.applies_to(measure, pk, phase)}


def targets_within(reach: Reach) -> QuerySet[Target]:
    """Return the targets in force that the reader may see."""
    if not reach.may_somewhere(SEE):
        return Target.objects.none()
    targets = Target.objects.filter(trust=reach.trust, retired_on=None).select_related("measure", "school", "trust")
    seen = sight(reach)
    return targets if seen.everywhere else targets.filter(Q(school=None) | Q(school__in=seen.schools))


RECORD = "reading.record"
# What a task about a figure that is waited for is called.
ASKED = "record figure"


@dataclass(frozen=True)
class Recordable:
    """Where a reader may record figures of one measure."""

    schools: Sequence[School]
    trust: bool

    def __bool__(self) -> bool:
        return self.trust or bool(self.schools)


def recordable(reach: Reach, measure: Measure) -> Recordable:
    """Return the places of which the reader may record this measure.

    Whoever may record in a school does so there; whoever answers for the measure does so everywhere.
    """
    if measure.is_combined:
        return Recordable([], False)
    everywhere = reach.may_everywhere(RECORD) or (measure.owner_id in reach.posts and reach.may_somewhere(RECORD))
    schools = School.objects.here().filter(trust=reach.trust)
    if not everywhere:
        schools = schools.filter(pk__in=reach.schools_for(RECORD))
    of_trust = everywhere and measure.only_school_id is None
    of_trust = of_trust and (not measure.counts_places or measure.counts_office)
    return Recordable([each for each in schools if rule_values.applies_to(measure, each.pk, each.phase)], of_trust)


# --- The heat map


@dataclass(frozen=True)
class HeatMap:
    """Measures by school: rows of cells in the order of `places`, the trust last.

    What one school alone keeps is no row of them: it stands in `alone`, with that school.
    """

    places: Sequence[School]
    rows: Sequence[tuple[Measure, Sequence[Cell | None]]]
    headings: Sequence[str]
    as_at: dt.date | None
    expected: int
    waited_for: Sequence[tuple[Measure, School]]
    alone: Sequence[tuple[Measure, School, Cell | None]] = ()


def heat_map(reach: Reach, trust: Trust, *, today: dt.date, heading: str = "", phase: str = "") -> HeatMap:
    """Return how every measure stands in every place that the reader may see, in three queries."""
    every = list(measures_within(reach))
    shown = [each for each in every if heading in {"", each.heading}]
    schools = [school for school in schools_seen(reach) if phase in {"", school.phase}]
    found = cells(reach, every)
    rows = []
    for measure in [each for each in shown if each.only_school_id is None]:
        places = found.get(measure.pk, {})
        row = [places.get(school.pk) for school in schools]
        if not phase or any(row):
            rows.append((measure, [*row, places.get(None)]))
    expected, missing = waited_for(trust, shown, schools, found, today)
    days = [cell.recorded_on for _, row in rows for cell in row if cell and cell.recorded_on]
    headings = list(dict.fromkeys(each.heading for each in every))
    alone = [
        (measure, school, found.get(measure.pk, {}).get(school.pk))
        for measure in shown for school in schools if measure.only_school_id == school.pk
    ]  # fmt: skip
    return HeatMap(schools, rows, headings, max(days, default=None), expected, missing, alone)


# --- Every measure, in a list


@dataclass(frozen=True)
class Listed:
    """One measure with how it stands in one place, and what is aimed at there."""

    measure: Measure
    cell: Cell | None
    target: Target | None
    goal: str

    @property
    def is_of_no_use(self) -> bool:
        """Say whether its figures are asked for, and nobody has said what for."""
        return not (self.measure.used_for or self.measure.is_combined)

    @property
    def by_when(self) -> str:
        return goals.by_when(self.target.due_words, self.target.due_until) if self.target else ""


def measure_list(reach: Reach, *, school: School | None = None) -> list[Listed]:
    """Return every measure with its figure, target and status, for the trust or one school, in three queries."""
    every = [
        each
        for each in measures_within(reach)
        if school is None or rule_values.applies_to(each, school.pk, school.phase)
    ]
    found = cells(reach, every)
    targets = {target.pk: target for target in Target.objects.filter(trust=reach.trust, retired_on=None)}
    listed = []
    for measure in every:
        cell = found.get(measure.pk, {}).get(school.pk if school else None)
        target = targets.get(cell.target) if cell and cell.target else None
        listed.append(Listed(measure, cell, target, goal_of(measure, target)))
    return listed


def goal_of(measure: Measure, target: Target | None) -> str:
    """Say in a few words what a target asks for; nothing where none is set."""
    if target is None:
        return ""
    measured = rule_values.yardstick(measure)
    return goals.goal(rule_values.target_value(target, measured), measured)


# --- What stands out, what moved, what is waited for


@dataclass(frozen=True)
class Concern:
    """A measure in a place, with how it stands there."""

    measure: Measure
    school: School | None
    cell: Cell


def exceptions(reach: Reach, *, school: School | None = None) -> list[Concern]:
    """Return what is off track and at risk within reach, the worst first, in one school where one is named."""
    concerns = _concerns(reach, lambda cell: cell.status in SERIOUS and (school is None or cell.school == school.pk))
    return sorted(concerns, key=_seriousness)


def _seriousness(concern: Concern) -> tuple[int, int, int]:
    place = concern.school.order if concern.school else -1
    return SERIOUS.index(concern.cell.status), concern.measure.order, place


def what_changed(reach: Reach, since: dt.datetime) -> list[Concern]:
    """Return what has another figure or status than before, since a moment, the newest first."""
    concerns = _concerns(reach, lambda cell: cell.changed_at > since and has_moved(cell))
    return sorted(concerns, key=lambda each: each.cell.changed_at, reverse=True)


def _concerns(reach: Reach, wanted: Callable[[Cell], bool]) -> list[Concern]:
    every = list(measures_within(reach))
    schools = {each.pk: each for each in schools_seen(reach)}
    found = cells(reach, every)
    return [
        Concern(measure, schools.get(place) if place else None, cell)
        for measure in every
        for place, cell in found.get(measure.pk, {}).items()
        if wanted(cell) and (place is None or place in schools)
    ]


def has_moved(cell: Cell) -> bool:
    return bool(cell.previous_period or cell.previous_status) and not cell.is_hidden


def figures_waited_for(reach: Reach, trust: Trust, *, today: dt.date) -> list[tuple[Measure, School]]:
    """Return the figures of the last period that have not come from schools within reach."""
    every = list(measures_within(reach))
    return waited_for(trust, every, list(schools_seen(reach)), cells(reach, every), today)[1]


def waited_for(
    trust: Trust,
    measures: Iterable[Measure],
    schools: Sequence[School],
    found: Mapping[int, Mapping[int | None, Cell]],
    today: dt.date,
) -> tuple[int, list[tuple[Measure, School]]]:
    """Return how many figures schools owe by today, and those that are missing.

    A school owes the figures of the last period that ended a fortnight ago; a reason why there is none is in.
    """
    calendar, founded_on = rule_values.calendar_of(trust), timezone.localdate(trust.created_at)
    expected, missing = 0, []
    for measure in measures:
        if measure.is_combined:  # no figure of it is ever owed
            continue
        period = last_due(measure.frequency, calendar, today)
        there = found.get(measure.pk, {})
        if not collecting.is_kept((cell.period_ends_on for cell in there.values()), period.ends_on, founded_on):
            continue
        for school in schools:
            cell = there.get(school.pk)
            if cell is None or not collecting.was_here(school.joined_on, period.starts_on):
                continue
            expected += 1
            if cell.period_ends_on is None or cell.period_ends_on < period.ends_on:
                missing.append((measure, school))
    return expected, missing


def last_due(frequency: str, calendar: TermCalendar, today: dt.date) -> Period:
    """Return the last period of a kind whose figures should be in."""
    period = None
    day = today
    while period is None:  # a day of the holidays lies in no term; the term before is meant
        period = Period.containing(day, frequency, calendar)
        day -= dt.timedelta(days=7)
    while period.ends_on + GRACE > today:
        period = period.previous()
    return period


def find_subjects(reach: Reach, refs: Iterable[str]) -> dict[str, Subject]:
    """Return measures as lines on a page, by reference, for what speaks of them from below."""
    found = measures_within(reach).filter(ref__in=list(refs)).select_related("trust")
    return {
        each.ref: Subject(
            "measure", each.ref, each.name, f"/{each.trust.slug}/measures/{each.ref}/", under=each.heading
        )
        for each in found
    }


def search(reach: Reach, words: Sequence[str], most: int = 30) -> list[Measure]:
    """Return the measures within reach whose name, heading or meaning holds every word."""
    found = measures_within(reach)
    for word in words:
        found = found.filter(Q(name__icontains=word) | Q(heading__icontains=word) | Q(means__icontains=word))
    return list(found[:most])
