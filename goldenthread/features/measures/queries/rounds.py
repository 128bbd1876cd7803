"""Rounds of collecting: what each asks of whom, what has come, and what is still waited for."""

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import NamedTuple

from django.db.models import Exists, OuterRef, Q, QuerySet

from goldenthread.domain import collecting, suppression
from goldenthread.domain.access import Reach
from goldenthread.domain.calendar import Period
from goldenthread.domain.collecting import Came
from goldenthread.domain.suppression import Count
from goldenthread.features.activity.models import Task
from goldenthread.features.measures.models import Break, Measure, Reading, Reported, Round, Standing
from goldenthread.features.measures.queries import rule_values
from goldenthread.features.measures.queries.cells import SEE, counted, sight
from goldenthread.features.measures.queries.lists import RECORD
from goldenthread.features.organisations.models import School
from goldenthread.foundation.subjects import Subject

# So many periods back a figure is compared with those before it.
LOOKED_BACK = 8
Key = tuple[int, int]
"""A measure's id and a school's."""


def rounds_seen(reach: Reach) -> QuerySet[Round]:
    """Return the rounds that ask something of a school whose figures the reader may see."""
    if not reach.may_somewhere(SEE):
        return Round.objects.none()
    rounds = Round.objects.filter(trust=reach.trust)
    seen = sight(reach)
    return rounds if seen.everywhere else rounds.filter(schools__in=seen.schools).distinct()


def may_give(reach: Reach, measure: Measure, school: int) -> bool:
    """Say whether the reader may record this measure's figures there: of their school, or what they answer for."""
    answers_for_it = measure.owner_id in reach.posts and reach.may_somewhere(RECORD)
    return answers_for_it or reach.may(RECORD, school=school)


@dataclass(frozen=True)
class Owed:
    """One figure that a round asks for: the reading that stands, the one that was reported, and those before.

    What counts too few people is not shown again, even to whoever typed it: `is_hidden` says so of the figure that
    stands, `is_like_hidden` of those before, with which a figure is compared and none of which may be told.
    """

    measure: Measure
    school: School
    came: Came
    reading: Reading | None = None
    reported: Reading | None = None
    earlier: Sequence[tuple[str, Decimal]] = ()
    is_hidden: bool = False
    is_like_hidden: bool = False

    @property
    def key(self) -> Key:
        return self.measure.pk, self.school.pk

    @property
    def was_corrected(self) -> bool:
        """Say whether another figure stands by now than the round had reported."""
        return self.reported is not None and self.reading is not None and self.reported.pk != self.reading.pk


@dataclass(frozen=True)
class RoundPage:
    """A round as its page shows it: a row of what is owed for every school in sight."""

    round: Round
    measures: Sequence[Measure]
    rows: Sequence[tuple[School, Sequence[Owed | None]]]
    count: Mapping[Came, int] = field(default_factory=dict)
    corrected: Sequence[Owed] = ()
    asked: Sequence[Task] = ()

    @property
    def owed(self) -> list[Owed]:
        return [one for _, row in self.rows for one in row if one is not None]

    @property
    def came(self) -> int:
        return sum(self.count.get(word, 0) for word in (Came.IN, Came.IN_LATE, Came.REASON))


def round_page(reach: Reach, found: Round, *, today: dt.date) -> RoundPage:
    """Return a round that the reader has found, in five queries whatever the number of schools."""
    measures, schools = measures_of(found), schools_of(reach, found)
    reported = {} if found.is_open else _reported(found)
    kept = _Kept(_readings(found, measures, schools), reported, found.closed_on or today)
    rows = [(school, [_owed(found, measure, school, kept) for measure in measures]) for school in schools]
    owed = [one for _, row in rows for one in row if one is not None]
    count = Counter(one.came for one in owed)
    corrected = _with_earlier(found, [one for one in owed if one.was_corrected])
    return RoundPage(found, measures, rows, dict(count), corrected, _asked(found, schools) if found.is_open else [])


def _asked(found: Round, schools: Sequence[School]) -> list[Task]:
    """Return what is asked of posts of these schools, the first by the order of the schools."""
    tasks = Task.objects.filter(subject_kind="round", subject_ref=found.ref, closed_at=None, post__school__in=schools)
    return list(tasks.select_related("post__school").order_by("post__school__order", "post__title"))


@dataclass(frozen=True)
class RoundLine:
    """A round in a list: how many figures it asks for, and how many have come."""

    round: Round
    owed: int
    came: int


def round_lines(reach: Reach) -> list[RoundLine]:
    """Return the rounds that the reader may see, those still open first, each counted over the schools in sight."""
    seen = sight(reach)
    rounds = list(rounds_seen(reach).prefetch_related("measures", "schools"))
    places = {each: [school for school in each.schools.all() if seen.covers(school.pk)] for each in rounds}
    missing = missing_of(rounds)
    lines = []
    for each in rounds:
        owed = sum(
            rule_values.applies_to(measure, school.phase)
            for measure in each.measures.all() for school in places[each]
        )  # fmt: skip
        waits = sum(len(missing[each].get(school, ())) for school in places[each])
        lines.append(RoundLine(each, owed, owed - waits))
    return sorted(lines, key=lambda line: not line.round.is_open)


def measures_of(found: Round) -> list[Measure]:
    return list(found.measures.select_related("owner"))


def schools_of(reach: Reach, found: Round) -> list[School]:
    """Return the schools of a round whose figures the reader may see."""
    schools = found.schools.all()
    seen = sight(reach)
    return list(schools if seen.everywhere else schools.filter(pk__in=seen.schools))


def figures_owed(
    reach: Reach, found: Round, *, today: dt.date, of: Callable[[Measure, School], bool] = lambda *_: True
) -> list[Owed]:
    """Return what the reader may give of a round, narrowed by `of`, each with the figures before it."""
    measures, schools = measures_of(found), schools_of(reach, found)
    kept = _Kept(_readings(found, measures, schools), {}, today)
    pairs = [
        (measure, school)
        for school in schools
        for measure in measures
        if may_give(reach, measure, school.pk) and of(measure, school)
    ]
    owed = [one for pair in pairs if (one := _owed(found, *pair, kept)) is not None]
    return _with_earlier(found, owed)


class _Kept(NamedTuple):
    """What is kept of a round: the readings that stand, those that it reported, and the day to judge by."""

    stands: Mapping[Key, Reading]
    reported: Mapping[Key, Reading]
    day: dt.date


def _owed(found: Round, measure: Measure, school: School, kept: _Kept) -> Owed | None:
    if not rule_values.applies_to(measure, school.phase):
        return None
    key = (measure.pk, school.pk)
    reading, reported = kept.stands.get(key), kept.reported.get(key)
    counts = reading if found.is_open else reported
    came = collecting.came(
        counts.recorded_on if counts else None, found.due_on, today=kept.day,
        has_figure=not (counts and counts.marker),
    )  # fmt: skip
    return Owed(measure, school, came, reading, reported)


def _readings(found: Round, measures: Iterable[Measure], schools: Iterable[School]) -> dict[Key, Reading]:
    rows = Reading.objects.filter(
        measure__in=list(measures), school__in=list(schools), period=found.period, group="", superseded_at=None
    )
    return {(row.measure_id, row.school_id): row for row in rows if row.school_id is not None}


def _reported(found: Round) -> dict[Key, Reading]:
    rows = Reported.objects.filter(round=found).select_related("reading")
    return {
        (row.reading.measure_id, row.reading.school_id): row.reading
        for row in rows
        if row.reading.school_id is not None
    }


# --- What stood before


def _with_earlier(found: Round, owed: Sequence[Owed]) -> list[Owed]:
    """Put beside each what its place had before, in two queries; what is hidden there stays hidden."""
    measures, schools = {one.measure for one in owed}, {one.school for one in owed}
    kept: dict[Key, list[Reading]] = defaultdict(list)
    of_places = Reading.objects.filter(school__in=list(schools), group="")
    for row in _before(of_places, measures, period=found.period, ends_on=found.period_ends_on):
        if row.school_id is not None:
            kept[row.measure_id, row.school_id].append(row)
    hidden = _hidden(measures, list(schools))
    return [_told(one, kept.get(one.key, ()), hidden) for one in owed]


def stood_before(reading: Reading) -> tuple[list[tuple[str, Decimal]], bool]:
    """Return the figures of a figure's own place and group before it, and whether one of them is hidden."""
    own = Reading.objects.filter(school=reading.school, group=reading.group)
    before = _before(own, [reading.measure], period=reading.period, ends_on=reading.period_ends_on)
    last = before[-LOOKED_BACK:]
    hidden = _hidden([reading.measure], [reading.school] if reading.school else [])
    return _as_told(last), any(_is_hidden(reading.measure, row, hidden) for row in last)


def _before(rows: QuerySet[Reading], measures: Iterable[Measure], *, period: str, ends_on: dt.date) -> list[Reading]:
    """Return the figures that stand before a period and may be compared with it, oldest first."""
    rows = rows.filter(
        measure__in=list(measures), superseded_at=None, value__isnull=False, period_ends_on__lt=ends_on
    ).order_by("period_ends_on", "pk")
    breaks = Break.objects.filter(measure=OuterRef("measure"), starts_on__gt=OuterRef("period_ends_on"))
    rows = rows.exclude(Exists(breaks.filter(starts_on__lte=ends_on)))
    return [row for row in rows if _is_same_kind(row.period, period)]


def _hidden(measures: Iterable[Measure], schools: Iterable[School]) -> set[tuple[int, int | None, str]]:
    found = Standing.objects.filter(measure__in=list(measures), school__in=list(schools), is_hidden=True)
    return set(found.values_list("measure_id", "school_id", "period"))


def _as_told(rows: Sequence[Reading]) -> list[tuple[str, Decimal]]:
    return [(Period.parse(row.period).label, row.value) for row in rows if row.value is not None]


def _is_same_kind(period: str, other: str) -> bool:
    """Say whether two periods are of one kind: years, terms, half terms or months."""
    return (period.count(" "), "-" in period) == (other.count(" "), "-" in other)


def _told(one: Owed, before: Sequence[Reading], hidden: set[tuple[int, int | None, str]]) -> Owed:
    last = before[-LOOKED_BACK:]
    return Owed(
        one.measure, one.school, one.came, one.reading, one.reported,
        earlier=_as_told(last),
        is_hidden=one.reading is not None and _is_hidden(one.measure, one.reading, hidden),
        is_like_hidden=any(_is_hidden(one.measure, row, hidden) for row in last),
    )  # fmt: skip


def _is_hidden(measure: Measure, row: Reading, hidden: set[tuple[int, int | None, str]]) -> bool:
    if (row.measure_id, row.school_id, row.period) in hidden:
        return True
    numerator = row.value if measure.kind == Measure.Kind.COUNT else row.numerator
    return suppression.is_small(Count(numerator, row.denominator), counted(measure))


# --- Open rounds, for what is asked of posts


def open_rounds(trust: int, measures: Iterable[Measure]) -> list[Round]:
    """Return the open rounds that ask for any of these measures, with all of theirs and their schools."""
    rounds = Round.objects.filter(trust=trust, closed_on=None, measures__in=list(measures)).distinct()
    return list(rounds.prefetch_related("measures", "schools"))


def missing_of(rounds: Iterable[Round]) -> dict[Round, dict[School, list[Measure]]]:
    """Return what is still waited for, by round and school: one query."""
    found = list(rounds)
    places = Q(pk__in=[])
    for each in found:
        places |= Q(period=each.period, measure__in=[measure.pk for measure in each.measures.all()])
    rows = Reading.objects.filter(places, group="", superseded_at=None).exclude(school=None) if found else []
    came = {(row.measure_id, row.school_id, row.period) for row in rows}
    return {
        each: {
            school: [
                measure for measure in each.measures.all()
                if rule_values.applies_to(measure, school.phase)
                and (measure.pk, school.pk, each.period) not in came
            ]
            for school in each.schools.all()
        }
        for each in found
    }  # fmt: skip


def find_rounds(reach: Reach, refs: Iterable[str]) -> dict[str, Subject]:
    """Return rounds as lines on a page, by reference."""
    found = rounds_seen(reach).filter(ref__in=list(refs)).select_related("trust")
    return {
        each.ref: Subject("round", each.ref, each.title, f"/{each.trust.slug}/measures/rounds/{each.ref}/")
        for each in found
    }
