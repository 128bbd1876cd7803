"""Figures cut as a reader likes: measures by school, by group of pupils, by period, beside those of elsewhere.

What counts too few is hidden over all places before anything is chosen, so that no choice can uncover it.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import Any

from django.db.models import Q, QuerySet

from goldenthread.domain.access import Reach
from goldenthread.domain.calendar import Period
from goldenthread.domain.measures import rollup
from goldenthread.features.accounts.models import Person
from goldenthread.features.measures.models import ChartSet, Comparator, Measure, Reading, Spread
from goldenthread.features.measures.queries.cells import HIDDEN_MARKER, SEE, sight
from goldenthread.features.measures.queries.histories import HIDDEN, Histories, Point, histories_of, rolled
from goldenthread.features.organisations.models import School, Trust

MOST_MEASURES = 6
ENGLAND, AUTHORITY, SIMILAR = "England", "authority", "similar"


@dataclass(frozen=True)
class Question:
    """What a reader asks to be shown. `trust` asks for the trust's own line; a group "" is of all pupils.

    `phases` are the schools of each phase that is to be shown together, by what it is called.
    """

    measures: Sequence[Measure]
    schools: Sequence[School]
    phases: Mapping[str, Sequence[School]] = field(default_factory=dict)
    trust: bool = True
    groups: Sequence[str] = ("",)
    last: int = 6
    beside: Sequence[str] = ()


@dataclass(frozen=True)
class Line:
    """One place's figures of one group, in the order of the periods. `is_elsewhere` says that it is none of ours.

    `is_together` says that it is of several schools; a group "" is of all pupils. `among` says of periods how the
    figures of all schools of the phase spread, or else of those like it.
    """

    name: str
    points: Sequence[Point | None]
    is_trust: bool = False
    is_elsewhere: bool = False
    is_together: bool = False
    group: str = ""
    among: Mapping[str, Spread] = field(default_factory=dict)

    @property
    def values(self) -> list[Decimal | None]:
        return [point.number if point else None for point in self.points]


@dataclass(frozen=True)
class Explored:
    """One measure as it was asked for: its periods, and a line for each place and group that has any figure."""

    measure: Measure
    periods: Sequence[Period]
    lines: Sequence[Line]


def explored(reach: Reach, trust: Trust, question: Question) -> list[Explored]:
    """Return each measure asked for, within the reader's sight, in five queries whatever is asked."""
    measures = list(question.measures)[:MOST_MEASURES]
    found = histories_of(trust, measures)
    spreads = list(
        Spread.objects.filter(
            Q(school__in=question.schools) | Q(school=None), trust=reach.trust, measure__in=measures
        ).order_by("period")
    )
    elsewhere = _elsewhere(reach, measures, question, spreads)
    drawn = [_one(measure, found[measure.pk], question, elsewhere.get(measure.pk, {})) for measure in measures]
    return [_spread(one, question, [each for each in spreads if each.measure_id == one.measure.pk]) for one in drawn]


def _spread(one: Explored, question: Question, spreads: Sequence[Spread]) -> Explored:
    """Give each line of a school how others spread: all of its phase where that is known, else those like it."""
    nation: dict[str, dict[str, Spread]] = defaultdict(dict)
    like: dict[int, dict[str, Spread]] = defaultdict(dict)
    for each in spreads:
        (nation[each.phase] if each.school_id is None else like[each.school_id])[each.period] = each
    among = {school.short_name: nation.get(school.phase) or like[school.pk] for school in question.schools}
    return replace(one, lines=[replace(line, among=among.get(line.name, {})) for line in one.lines])


def groups_kept(reach: Reach, measures: Iterable[Measure] | None = None) -> list[str]:
    """Return the groups, of pupils or staff, of which these measures, or any, keep a figure in a place in sight."""
    rows = _of_groups(reach)
    rows = rows if measures is None else rows.filter(measure__in=measures)
    return sorted(rows.order_by().values_list("group", flat=True).distinct(), key=str.casefold)


def groups_by_measure(reach: Reach, measures: Iterable[Measure]) -> dict[int, list[str]]:
    """Return by measure the groups of which it keeps a figure in a place in sight."""
    found: dict[int, list[str]] = defaultdict(list)
    rows = _of_groups(reach).filter(measure__in=measures).order_by("group")
    for measure, group in rows.values_list("measure", "group").distinct():
        found[measure].append(group)
    return found


def _of_groups(reach: Reach) -> QuerySet[Reading]:
    """Return the figures of groups in every place in sight."""
    rows = Reading.objects.filter(trust=reach.trust, superseded_at=None).exclude(group="")
    seen = sight(reach)
    return rows if seen.everywhere else rows.filter(Q(school=None) | Q(school__in=seen.schools))


def chart_sets_seen(reach: Reach, person: Person) -> QuerySet[ChartSet]:
    """Return the chart sets that a reader kept, and those that others share."""
    if not reach.may_somewhere(SEE):
        return ChartSet.objects.none()
    return ChartSet.objects.filter(Q(by=person) | Q(is_shared=True), trust=reach.trust).select_related("by")


def _one(
    measure: Measure, kept: Histories, question: Question, elsewhere: Mapping[str, Mapping[str, Decimal | None]]
) -> Explored:
    places: list[tuple[str, int | None]] = [(each.short_name, each.pk) for each in question.schools]
    places += [("The trust", None)] if question.trust else []
    drawn = [
        Line(_named(name, group), kept.line(pk, group), is_trust=pk is None, group=group)
        for name, pk in places for group in question.groups
    ]  # fmt: skip
    drawn += [
        Line(_named(name, group), _together(measure, kept, schools, group), is_together=True, group=group)
        for name, schools in question.phases.items() for group in question.groups
    ]  # fmt: skip
    drawn = [one for one in drawn if any(one.points)]
    chosen = _chosen([one.points for one in drawn], kept.periods, question.last)
    periods = [kept.periods[at] for at in chosen]
    lines = [replace(one, points=[one.points[at] for at in chosen]) for one in drawn]
    for name, values in elsewhere.items():
        theirs = [Point(values[each.key]) if values.get(each.key) is not None else None for each in periods]
        if any(theirs):
            lines.append(Line(name, theirs, is_elsewhere=True))
    return Explored(measure, periods, [line for line in lines if any(line.points)])


def _named(place: str, group: str) -> str:
    return f"{place}, {group}" if group else place


def _together(measure: Measure, kept: Histories, schools: Sequence[School], group: str) -> list[Point | None]:
    """Return what schools come to together in each period; hidden where one of them is, which it would give away."""
    if measure.roll_up not in {Measure.RollUp.POOLED, Measure.RollUp.SUM}:
        return [None] * len(kept.periods)
    found: list[Point | None] = []
    for at in zip(*(kept.line(school.pk, group) for school in schools), strict=True):
        given = [point or Point(None) for point in at]
        if any(point.marker == HIDDEN_MARKER for point in given):
            found.append(HIDDEN)
        else:
            parts = [rollup.Part("", each.value, each.numerator, each.denominator, each.marker) for each in given]
            found.append(rolled(measure, parts))
    return found


def _chosen(lines: Iterable[Sequence[Point | None]], periods: Sequence[Period], last: int) -> list[int]:
    """Return the places of the last periods of one kind, that of the newest, in which any line has a figure."""
    every = list(lines)
    filled = [at for at in range(len(periods)) if any(line[at] for line in every)]
    kind = max((periods[at] for at in filled), key=lambda each: each.ends_on).kind if filled else ""
    return [at for at in filled if periods[at].kind == kind][-last:]


def _elsewhere(
    reach: Reach, measures: Sequence[Measure], question: Question, spreads: Iterable[Spread]
) -> dict[int, dict[str, dict[str, Decimal | None]]]:
    """Return the figures of elsewhere that are asked for, by measure, name and period."""
    found: dict[int, dict[str, dict[str, Decimal | None]]] = defaultdict(lambda: defaultdict(dict))
    phases = {school.phase for school in question.schools}
    fitting = phases if len(phases) == 1 else {"all", ""}
    rows: Any = Comparator.objects.filter(trust=reach.trust, measure__in=measures, group="", phase__in=fitting)
    for row in rows.order_by("period_ends_on"):
        area = ENGLAND if row.area.casefold() == "england" else row.area
        if area in question.beside:
            found[row.measure_id][row.name][row.period] = row.value
    if SIMILAR in question.beside:
        names = {school.pk: school.short_name for school in question.schools}
        for spread in spreads:
            if spread.school_id is not None:
                name = f"Middle of schools like {names[spread.school_id]}"
                found[spread.measure_id][name][spread.period] = spread.middle
    return found
