"""The figures of one measure over time, in every place, with small numbers hidden over all of it."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise
from typing import Any, NamedTuple

from django.db.models import Q, QuerySet

from goldenthread.domain.calendar import USUAL, Period, TermCalendar, academic_year_of
from goldenthread.domain.groups import release, suppression, together
from goldenthread.domain.groups.suppression import Count
from goldenthread.domain.measures import collecting, rollup
from goldenthread.domain.measures.figures import SUPPRESSED
from goldenthread.features.measures.models import Measure, Reading
from goldenthread.features.measures.queries import rule_values
from goldenthread.features.measures.queries.cells import HIDDEN_MARKER, counted
from goldenthread.features.organisations.models import School, Trust, here_on
from goldenthread.foundation import clock

Place = tuple[int | None, str]
"""A school's id (None for the trust) and a group ("" for all)."""


class Point(NamedTuple):
    """One figure as it may be shown."""

    value: Decimal | None
    word: str = ""
    numerator: Decimal | None = None
    denominator: Decimal | None = None
    marker: str = ""
    state: str = ""
    coverage: str = ""

    @property
    def number(self) -> Decimal | None:
        """Return the figure where it is said as a number, not in a word."""
        return None if self.word else self.value


# What comes within so short a time of what came before it came with it: a load, or a grid that was filled in.
_TOGETHER = dt.timedelta(minutes=1)
_FEW_SCHOOLS = 12
HIDDEN = Point(None, marker=HIDDEN_MARKER)


class Version(NamedTuple):
    """One figure of a place and period from when to when it stood; the one that stands is not superseded.

    One of a school that `left` the trust stood until that day.
    """

    period: str
    school: int | None
    group: str
    point: Point
    recorded_at: dt.datetime
    superseded_at: dt.datetime | None = None
    left: bool = False

    def stood_at(self, moment: dt.datetime) -> bool:
        return self.recorded_at < moment and (self.superseded_at is None or self.superseded_at >= moment)


_PLACE = ("period", "school_id", "group")
_POINT = ("value", "value_word", "numerator", "denominator", "marker", "state")
COLUMNS = (*_PLACE, *_POINT, "recorded_at", "superseded_at", "school__left_on")


def version(facts: Sequence[Any]) -> Version:
    """Return a row, fetched as COLUMNS."""
    period, school, group, *figure, recorded_at, superseded_at, left_on = facts
    if left_on is None or left_on > clock.today():
        return Version(period, school, group, Point(*figure), recorded_at, superseded_at)
    gone = dt.datetime.combine(left_on, dt.time.min, tzinfo=dt.UTC)
    until = min(superseded_at, gone) if superseded_at else gone
    return Version(period, school, group, Point(*figure), recorded_at, until, left=True)


def released(measures: Iterable[Measure]) -> QuerySet[Reading]:
    """Return the figures of measures that a reader can put together; where it may tell, also what stood before.

    That is what they superseded, and what schools that left had given.
    """
    chosen = list(measures)
    telling = [measure.pk for measure in chosen if may_hide(measure)]
    stands = Q(Q(superseded_at=None), here_on(at="school__"))
    return Reading.objects.filter(stands | Q(measure__in=telling), measure__in=chosen)


def may_hide(measure: Measure) -> bool:
    """Say whether a figure of this measure can count too few people."""
    base = counted(measure)
    return suppression.counts_people(base) or counts_sessions(base) or adds_scores(base)


def adds_scores(base: str) -> bool:
    """Say whether points stand over a base, and no people: three points are not three pupils."""
    return "score" in base.lower()


def counts_sessions(base: str) -> bool:
    return "session" in base.lower()


@dataclass(frozen=True)
class Histories:
    """What may be shown of one measure: periods in order, and the points of each place.

    `office` is the newest figure of the trust's own office, where it is counted as a place and is not the trust.
    """

    periods: Sequence[Period]
    points: Mapping[str, Mapping[Place, Point]]
    hidden: Mapping[str, frozenset[Place]]
    office: Point | None = None

    def line(self, school: int | None, group: str = "") -> list[Point | None]:
        """Return a place's points in the order of the periods, None where it has none."""
        return [self.points[period.key].get((school, group)) for period in self.periods]

    def hides(self, period: str, school: int | None, group: str = "") -> bool:
        return (school, group) in self.hidden.get(period, frozenset())


class Kin(NamedTuple):
    """A measure whose figures can tell of another's, with them and the schools that it is kept of."""

    measure: Measure
    versions: Sequence[Version]
    asked: Mapping[int, dt.date | None]


def histories_of(trust: Trust, measures: Sequence[Measure]) -> dict[int, Histories]:
    """Return what may be shown of each measure, in two queries, and two more where some count the same people."""
    schools = list(School.objects.here().filter(trust=trust))
    found = kept_of([*measures, *kin_of(measures)], schools)
    calendar = rule_values.calendar_of(trust)
    return {
        one.pk: histories(
            one, found[one.pk].versions, calendar, asked=found[one.pk].asked, kin=kin_among(one, found.values())
        )
        for one in measures
    }


def kept_of(measures: Iterable[Measure], schools: Iterable[School]) -> dict[int, Kin]:
    """Return the figures of measures that a reader can put together, in one query."""
    chosen = {measure.pk: measure for measure in measures}
    places = list(schools)
    versions: dict[int, list[Version]] = defaultdict(list)
    for measure, *facts in released(chosen.values()).values_list("measure_id", *COLUMNS):
        versions[measure].append(version(facts))
    return {pk: Kin(one, versions[pk], rule_values.asked_of(one, places)) for pk, one in chosen.items()}


def kin_of(measures: Iterable[Measure]) -> list[Measure]:
    """Return the other measures that count the same people as one of these; asks nothing where none says so."""
    chosen = [measure for measure in measures if measure.among and may_hide(measure)]
    if not chosen:
        return []
    same = Measure.objects.filter(trust=chosen[0].trust_id, among__in={measure.among for measure in chosen})
    return list(same.exclude(pk__in=[measure.pk for measure in chosen]))


def kin_kept(trust: Trust, measure: Measure) -> list[Kin]:
    """Return the other measures that count the same people with their figures; asks nothing where there are none."""
    others = kin_of([measure])
    return list(kept_of(others, School.objects.here().filter(trust=trust)).values()) if others else []


def kin_among(measure: Measure, kept: Iterable[Kin]) -> list[Kin]:
    return [
        each for each in kept if measure.among and each.measure.among == measure.among and each.measure != measure
    ]


def histories(
    measure: Measure,
    versions: Iterable[Version],
    calendar: TermCalendar,
    *,
    asked: Mapping[int, dt.date | None],
    kin: Sequence[Kin] = (),
) -> Histories:
    """Arrange figures by period, with the trust's own figure made of its schools', and small ones hidden.

    `asked` are the schools that the measure is kept of, each with the day on which it joined: the trust's figure
    of a period says the same here as where it stands, and is made of no fewer schools. `kin` are the measures that
    count the same people.
    """
    found = _kept_here(versions, asked)
    points = _stood(measure, found, calendar, asked)
    hidden = _hidden([Kin(measure, found, asked), *kin], calendar) if may_hide(measure) else {}
    shown = {
        key: {place: HIDDEN if place in hidden.get(key, ()) else point for place, point in places.items()}
        for key, places in points.items()
    }
    periods = sorted(rule_values.period(key, calendar) for key in points)
    of_office = [point for each in periods if (point := _taken_out(measure, shown[each.key]))]
    return Histories(periods, shown, hidden, of_office[-1] if of_office else None)


def _kept_here(versions: Iterable[Version], asked: Mapping[int, dt.date | None]) -> list[Version]:
    return [each for each in versions if each.school is None or each.school in asked or each.left]


def _taken_out(measure: Measure, places: dict[Place, Point]) -> Point | None:
    """Take out the trust's own figure where places are counted: it is its office's, and no figure of the whole."""
    return places.pop((None, ""), None) if measure.counts_places else None


def _stood(
    measure: Measure, versions: Iterable[Version], calendar: TermCalendar, asked: Mapping[int, dt.date | None],
    at: dt.datetime | None = None,
) -> dict[str, dict[Place, Point]]:  # fmt: skip
    """Return what stood at a moment, or stands now, by period, with the trust's own figures."""
    by_period: dict[str, dict[Place, Point]] = defaultdict(dict)
    for each in versions:
        if each.superseded_at is None if at is None else each.stood_at(at):
            by_period[each.period][each.school, each.group] = each.point
    return {
        key: _with_trust(measure, places, _missed(asked, rule_values.period(key, calendar)))
        for key, places in by_period.items()
    }


def _missed(asked: Mapping[int, dt.date | None], period: Period) -> list[int]:
    """Return the schools of which a figure of a period is missed where it did not come."""
    return [school for school, joined_on in asked.items() if collecting.was_here(joined_on, period.starts_on)]


def _with_trust(measure: Measure, places: Mapping[Place, Point], missed: Iterable[int]) -> dict[Place, Point]:
    """Add the trust's figure for every group that schools give, as far as enough of them do.

    `missed` are the schools whose figure of all pupils is missed where they gave none. Of a group it is not: a
    school may have nobody who belongs to it.
    """
    whole = dict(places)
    if measure.roll_up not in {Measure.RollUp.POOLED, Measure.RollUp.SUM}:
        return whole
    for group in {group for _, group in places}:
        parts = [
            rollup.Part(str(school), point.value, point.numerator, point.denominator, point.marker)
            for (school, of), point in places.items()
            if of == group and school is not None
        ]
        if not group:
            parts += [rollup.Part(str(school)) for school in missed if (school, "") not in places]
        if (point := rolled(measure, parts)) is not None:
            whole[None, group] = point
    return whole


def rolled(measure: Measure, parts: Sequence[rollup.Part]) -> Point | None:
    """Return the figure of schools together, made as the trust's is; None where too few give one."""
    if measure.roll_up == Measure.RollUp.SUM:
        found = rollup.added_up(parts)
    else:
        found = rollup.pooled(parts, scale=rule_values.yardstick(measure).scale)
    if found.value is None:
        return None
    return Point(found.value, "", found.numerator, found.denominator, "", "", found.coverage)


def _hidden(kin: Sequence[Kin], calendar: TermCalendar) -> dict[str, frozenset[Place]]:
    """Return what of these measures may not be shown, by period: worked out over a school year at once.

    As it came and was corrected in turn.
    """
    by_year: dict[str, dict[int, list[Version]]] = defaultdict(lambda: defaultdict(list))
    for at, (_, versions, asked) in enumerate(kin):
        for each in sorted(_kept_here(versions, asked), key=lambda version: version.recorded_at):
            by_year[academic_year_of(rule_values.period(each.period, calendar).starts_on)][at].append(each)
    found: dict[str, set[Place]] = defaultdict(set)
    for of_year in by_year.values():
        releases = [_release(kin[at]._replace(versions=versions), calendar) for at, versions in of_year.items()]
        for place in together.hidden(releases):
            found[place.period].add((place.school, place.group))
    return {period: frozenset(places) for period, places in found.items()}


def _release(kin: Kin, calendar: TermCalendar) -> together.Release:
    """Return what of a measure stood in a school year, one after the other.

    Where nothing that stands or stood is of few, nothing that comes late can give such a figure away.
    """
    measure, versions, asked = kin
    corrected, arrived = _moments(versions), _arrivals(versions, by_day=len(asked) > _FEW_SCHOOLS)

    def told(moments: set[dt.datetime]) -> together.Release:
        in_turn = sorted(moments)
        passing = {one for one, following in pairwise(in_turn) if one.date() == following.date()} - corrected
        return together.Release(
            [
                _state(measure, _stood(measure, versions, calendar, asked, at), is_passing=at in passing)
                for at in [*in_turn, None]
            ],
            base=_people(measure),
            adds_up=measure.roll_up in {Measure.RollUp.POOLED, Measure.RollUp.SUM},
            runs_on=measure.runs_on,
        )

    found = told(corrected)
    return told(corrected | arrived) if arrived and found.hidden() else found


def _moments(versions: Sequence[Version]) -> set[dt.datetime]:
    """Return when something was last as it stood: at every correction, and as a load came that was taken back since.

    Given the oldest first. What such a load replaced stands again as if it always had.
    """
    found = {each.superseded_at for each in versions if each.superseded_at}
    longest: dict[tuple[str, int | None, str], Version] = {}
    for each in versions:
        before = longest.get(each[:3])
        if before is None:
            longest[each[:3]] = each
        elif each.superseded_at and before.stood_at(each.superseded_at):
            found.add(each.recorded_at)
        elif before.superseded_at:
            longest[each[:3]] = each
    return found


def _arrivals(versions: Sequence[Version], *, by_day: bool) -> set[dt.datetime]:
    """Return when more came than stood: until then the trust's figures were of the others, and all else was shown.

    Given the oldest first. What came close together was never read without one another: in a trust of many schools,
    what came on one day.
    """
    came = pairwise(each.recorded_at for each in versions)
    return {
        later for earlier, later in came
        if (earlier.date() < later.date() if by_day else later - earlier > _TOGETHER)
    }  # fmt: skip


def _people(measure: Measure) -> str:
    """Return what a measure counts, by a word that says whether it counts people: of sessions, who had them."""
    base = counted(measure)
    return base if suppression.counts_people(base) else "people"


def _state(
    measure: Measure, stood: Mapping[str, Mapping[Place, Point]], *, is_passing: bool = False
) -> release.State:
    counts, figures, withheld = {}, {}, set()
    for period, places in stood.items():
        for (school, group), point in places.items():
            place = release.Place(period, school, group)
            if point.marker == SUPPRESSED:
                withheld.add(place)
            elif point.value is not None:
                counts[place], figures[place] = _count(measure, place, point), point[:4]
    return release.State(counts, figures, withheld, is_passing)


def _count(measure: Measure, place: release.Place, point: Point) -> Count:
    numerator = point.value if measure.is_plain_count else point.numerator
    if adds_scores(counted(measure)):
        numerator = None
    count = Count(
        numerator, point.denominator, is_total=place.school is None or not place.group, of_group=bool(place.group)
    )
    if not (place.group and counts_sessions(counted(measure))):  # no school is of so few that its sessions tell
        return count
    return suppression.of_sessions(count, rule_values.period(place.period, USUAL).kind)
