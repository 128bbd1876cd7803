"""Rounds of collecting: what each asks of whom, what has come, and what is still waited for."""

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import NamedTuple

from django.db.models import Q, QuerySet

from goldenthread.domain.access import Reach
from goldenthread.domain.measures import collecting
from goldenthread.domain.measures.collecting import Came
from goldenthread.features.activity.models import Task
from goldenthread.features.measures.models import Measure, Reading, Reported, Round
from goldenthread.features.measures.queries import before, rule_values
from goldenthread.features.measures.queries.cells import SEE, sight
from goldenthread.features.measures.queries.lists import RECORD
from goldenthread.features.organisations.models import School
from goldenthread.foundation.subjects import Subject

Key = tuple[int, int, str]
"""A measure's id, a school's, and a group of its pupils, empty for all of them."""
YEAR = dt.timedelta(days=365)


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

    `group` is of which of the school's pupils it is, empty for all.
    What counts too few people is not shown again, even to whoever typed it: `is_hidden` says so of the figure that
    stands, `is_like_hidden` of those before, with which a figure is compared and none of which may be told.
    """

    measure: Measure
    school: School
    came: Came
    group: str = ""
    reading: Reading | None = None
    reported: Reading | None = None
    earlier: Sequence[tuple[str, Decimal]] = ()
    is_hidden: bool = False
    is_like_hidden: bool = False

    @property
    def key(self) -> Key:
        return self.measure.pk, self.school.pk, self.group

    @property
    def was_corrected(self) -> bool:
        """Say whether another figure stands by now than the round had reported."""
        return self.reported is not None and self.reading is not None and self.reported.pk != self.reading.pk


@dataclass(frozen=True)
class Asked:
    """What a round asks for of one measure and school: the figure of all pupils, and those of their groups."""

    all: Owed
    groups: Sequence[Owed] = ()

    @property
    def came(self) -> Came:
        """Say how it has come in: while any of it is waited for, that."""
        return next((one.came for one in (self.all, *self.groups) if one.came in _WAITS), self.all.came)

    @property
    def of_groups(self) -> str:
        """Say how many of its groups have come, where it is asked for by group."""
        came = sum(one.came not in _WAITS for one in self.groups)
        return f"{came} of {len(self.groups)} groups" if self.groups else ""


_WAITS = frozenset({Came.WAITED_FOR, Came.OVERDUE})


@dataclass(frozen=True)
class RoundPage:
    """A round as its page shows it: a row of what is owed for every school in sight."""

    round: Round
    measures: Sequence[Measure]
    rows: Sequence[tuple[School, Sequence[Asked | None]]]
    count: Mapping[Came, int] = field(default_factory=dict)
    corrected: Sequence[Owed] = ()
    asked: Sequence[Task] = ()

    @property
    def owed(self) -> list[Owed]:
        return [one for _, row in self.rows for asked in row if asked for one in (asked.all, *asked.groups)]

    @property
    def came(self) -> int:
        return sum(self.count.get(word, 0) for word in (Came.IN, Came.IN_LATE, Came.REASON))


def round_page(reach: Reach, found: Round, *, today: dt.date) -> RoundPage:
    """Return a round that the reader has found, in five queries whatever the number of schools."""
    measures, schools = measures_of(found), schools_of(reach, found)
    reported = {} if found.is_open else _reported(found)
    kept = _Kept(_readings(found, measures, schools), reported, found.closed_on or today)
    rows = [(school, [_cell(found, measure, school, kept) for measure in measures]) for school in schools]
    page = RoundPage(found, measures, rows, asked=_asked(found, schools) if found.is_open else [])
    corrected = _with_earlier(found, [one for one in page.owed if one.was_corrected])
    return replace(page, count=dict(Counter(one.came for one in page.owed)), corrected=corrected)


def _asked(found: Round, schools: Sequence[School]) -> list[Task]:
    """Return what is asked of posts of these schools, the first by the order of the schools."""
    tasks = Task.objects.filter(subject_kind="round", subject_ref=found.ref, closed_at=None, post__school__in=schools)
    return list(tasks.select_related("post__school").order_by("post__school__order", "post__title"))


@dataclass(frozen=True)
class RoundLine:
    """A round in a list: how many figures it asks of each school, and how many have come."""

    round: Round
    owed_of: Mapping[School, int]
    came: int

    @property
    def owed(self) -> int:
        return sum(self.owed_of.values())


class Burden(NamedTuple):
    """How many figures the rounds of a year asked of one school, and those of the year before."""

    school: School
    asked: int
    before: int


def round_lines(reach: Reach) -> list[RoundLine]:
    """Return the rounds that the reader may see, those still open first, each counted over the schools in sight."""
    seen = sight(reach)
    rounds = list(rounds_seen(reach).prefetch_related("measures", "schools"))
    places = {each: [school for school in each.schools.all() if seen.covers(school.pk)] for each in rounds}
    missing = missing_of(rounds)
    lines = []
    for each in rounds:
        owed = {
            school: sum(
                1 + len(groups_asked(each, measure))
                for measure in each.measures.all() if is_asked(each, measure, school)
            )
            for school in places[each]
        }  # fmt: skip
        waits = sum(len(missing[each].get(school, ())) for school in places[each])
        lines.append(RoundLine(each, owed, sum(owed.values()) - waits))
    return sorted(lines, key=lambda line: not line.round.is_open)


def burdens(lines: Iterable[RoundLine], today: dt.date) -> list[Burden]:
    """Return of each school how many figures it was asked for by rounds due within a year, or still open."""
    asked: Counter[School] = Counter()
    before: Counter[School] = Counter()
    for line in lines:
        age = today - line.round.due_on
        if line.round.is_open or age <= YEAR:
            asked.update(line.owed_of)
        elif age <= 2 * YEAR:
            before.update(line.owed_of)
    found = [Burden(school, asked[school], before[school]) for school in asked | before]
    return sorted(found, key=lambda one: (one.school.order, one.school.pk))


def measures_of(found: Round) -> list[Measure]:
    return list(found.measures.select_related("owner"))


def is_asked(found: Round, measure: Measure, school: School) -> bool:
    """Say whether a round asks a school for a measure: one that is kept there, of a period in which it was here."""
    was_here = collecting.was_here(school.joined_on, found.period_ends_on)
    return was_here and rule_values.applies_to(measure, school.pk, school.phase)


def groups_asked(found: Round, measure: Measure) -> list[str]:
    """Return the groups by which a round asks for a measure: those of its own that the measure is kept by."""
    return [group for group in found.groups if group in measure.groups]


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
    asked = [one for pair in pairs if (one := _cell(found, *pair, kept)) is not None]
    return _with_earlier(found, [each for one in asked for each in (one.all, *one.groups)])


class _Kept(NamedTuple):
    """What is kept of a round: the readings that stand, those that it reported, and the day to judge by."""

    stands: Mapping[Key, Reading]
    reported: Mapping[Key, Reading]
    day: dt.date


def _cell(found: Round, measure: Measure, school: School, kept: _Kept) -> Asked | None:
    if not is_asked(found, measure, school):
        return None
    whole, *groups = (_owed(found, measure, school, group, kept) for group in ("", *groups_asked(found, measure)))
    return Asked(whole, groups)


def _owed(found: Round, measure: Measure, school: School, group: str, kept: _Kept) -> Owed:
    key = (measure.pk, school.pk, group)
    reading, reported = kept.stands.get(key), kept.reported.get(key)
    counts = reading if found.is_open else reported
    came = collecting.came(
        counts.recorded_on if counts else None, found.due_on, today=kept.day,
        has_figure=not (counts and counts.marker),
    )  # fmt: skip
    return Owed(measure, school, came, group, reading, reported)


def _readings(found: Round, measures: Iterable[Measure], schools: Iterable[School]) -> dict[Key, Reading]:
    rows = Reading.objects.filter(
        measure__in=list(measures), school__in=list(schools), period=found.period,
        group__in=["", *found.groups], superseded_at=None,
    )  # fmt: skip
    return {(row.measure_id, row.school_id, row.group): row for row in rows if row.school_id is not None}


def _reported(found: Round) -> dict[Key, Reading]:
    rows = Reported.objects.filter(round=found).select_related("reading")
    return {
        (row.reading.measure_id, row.reading.school_id, row.reading.group): row.reading
        for row in rows
        if row.reading.school_id is not None
    }


# --- What stood before


def _with_earlier(found: Round, owed: Sequence[Owed]) -> list[Owed]:
    """Put beside each what its place had before; what is hidden there stays hidden."""
    measures, schools = {one.measure for one in owed}, {one.school for one in owed}
    kept: dict[Key, list[Reading]] = defaultdict(list)
    of_places = Reading.objects.filter(school__in=list(schools), group__in={one.group for one in owed})
    for row in before.stood_before(of_places, measures, period=found.period, ends_on=found.period_ends_on):
        if row.school_id is not None:
            kept[row.measure_id, row.school_id, row.group].append(row)
    shown = [row for rows in kept.values() for row in rows[-before.LOOKED_BACK :]]
    hidden = before.hidden_at(found.trust, measures, [*shown, *(one.reading for one in owed if one.reading)])
    return [_told(one, kept.get(one.key, ()), hidden) for one in owed]


def _told(one: Owed, rows: Sequence[Reading], hidden: Collection[int]) -> Owed:
    last = rows[-before.LOOKED_BACK :]
    return Owed(
        one.measure, one.school, one.came, one.group, one.reading, one.reported, earlier=before.as_told(last),
        is_hidden=one.reading is not None and one.reading.pk in hidden,
        is_like_hidden=any(row.pk in hidden for row in last),
    )  # fmt: skip


# --- Open rounds, for what is asked of posts


def open_rounds(trust: int, measures: Iterable[Measure]) -> list[Round]:
    """Return the open rounds that ask for any of these measures, with all of theirs and their schools."""
    rounds = Round.objects.filter(trust=trust, closed_on=None, measures__in=list(measures)).distinct()
    return list(rounds.prefetch_related("measures", "schools"))


def missing_of(rounds: Iterable[Round]) -> dict[Round, dict[School, list[tuple[Measure, str]]]]:
    """Return what is still waited for, by round and school, each measure with the group it is of: one query."""
    found = list(rounds)
    places = Q(pk__in=[])
    for each in found:
        places |= Q(period=each.period, measure__in=[measure.pk for measure in each.measures.all()])
    rows = (
        Reading.objects.filter(places, superseded_at=None).exclude(school=None) if found else Reading.objects.none()
    )
    came = set(rows.values_list("measure_id", "school_id", "period", "group"))
    return {
        each: {
            school: [
                (measure, group) for measure in each.measures.all()
                if is_asked(each, measure, school)
                for group in ("", *groups_asked(each, measure))
                if (measure.pk, school.pk, each.period, group) not in came
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
