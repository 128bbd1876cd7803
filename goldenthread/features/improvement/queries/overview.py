"""Every school on its ladder: where it is, since when, what is proposed, and how its work goes."""

import datetime as dt
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.db.models import Exists, OuterRef, Q, Sum

from goldenthread.domain.access import Reach
from goldenthread.domain.calendar import TermCalendar
from goldenthread.domain.deciding import improving
from goldenthread.domain.deciding import ladders as rules
from goldenthread.features.improvement.ladder_shapes import PhaseShape
from goldenthread.features.improvement.models import Assessment, Ladder, Move, Support, WorkItem
from goldenthread.features.improvement.queries.one_school import WorkLine, is_behind, work_lines
from goldenthread.features.improvement.queries.standing import figures_of
from goldenthread.features.improvement.queries.visible import ladder_for, ladders_within, schools_placed
from goldenthread.features.measures.queries.rule_values import calendar_of
from goldenthread.features.organisations.models import ImprovementPhase, School, Trust

# Over how many days help is held against need.
LATELY = 365


@dataclass(frozen=True)
class Row:
    """One school: its ladder, its phase and time there, and its working list in numbers.

    `assessment` is the last one, unless a body has decided upon it; `moves` are the decisions that have begun, the
    latest last.
    """

    school: School
    ladder: Ladder | None
    phase: PhaseShape | None
    since: dt.date | None
    time: rules.TimeInPhase | None
    assessment: Assessment | None
    proposed: PhaseShape | None
    lines: Sequence[WorkLine]
    days: Decimal
    past: Sequence[ImprovementPhase]
    lately: Decimal = Decimal(0)
    spent: Decimal = Decimal(0)
    moves: Sequence[Move] = ()

    @property
    def move(self) -> Move | None:
        """Return the decision by which it is in its phase."""
        return self.moves[-1] if self.moves else None

    @property
    def need(self) -> int | None:
        """Return how many steps below the top of its ladder it stands."""
        if self.ladder is None or self.phase is None:
            return None
        return len(self.ladder.shape.order) - 1 - self.ladder.shape.order.index(self.phase.key)

    def pace(self, today: dt.date) -> Decimal | None:
        """Return the steps a year that it went up its ladder since it was first placed."""
        order = self.ladder.shape.order if self.ladder else []
        stays = [improving.Stay(order.index(one.key), one.from_on) for one in self.past if one.key in order]
        return improving.pace(stays, today)

    @property
    def counted(self) -> list[WorkLine]:
        """Return what its phase asks of it and what earlier ones left open."""
        return [
            one
            for one in self.lines
            if one.applies is not False
            and one.row.state != WorkItem.State.WAITS
            and not (self.ladder and is_behind(one, self.ladder, self.phase))
        ]

    @property
    def done(self) -> int:
        return sum(one.is_done for one in self.counted)

    @property
    def late(self) -> int:
        return sum(one.is_late for one in self.counted)

    @property
    def differs(self) -> bool:
        """Say whether the last assessment proposes another phase than the school is in."""
        return self.proposed is not None and self.phase is not None and self.proposed.key != self.phase.key


def overview(reach: Reach, trust: Trust, *, today: dt.date) -> list[Row]:
    """Return every school that the reader may see, in a number of queries that does not depend on how many."""
    schools, ladders = list(schools_placed(reach)), list(ladders_within(reach))
    own = {school.pk: ladder_for(ladders, school) for school in schools}
    figures: dict[int, dict[str, rules.Figure]] = {}
    for ladder in ladders:
        mine = [school for school in schools if (found := own[school.pk]) and found.pk == ladder.pk]
        figures |= figures_of(reach, ladder, mine, today=today)
    gathered = _Gathered(schools, today)
    calendar = calendar_of(trust)
    return [
        _placed(school, its, figures[school.pk], gathered, calendar)
        if (its := own[school.pk])
        else Row(school, None, None, None, None, None, None, (), gathered.days.get(school.pk, Decimal(0)), ())
        for school in schools
    ]


class _Gathered:
    """What is kept of many schools, each kind in one query, by school."""

    def __init__(self, schools: Sequence[School], today: dt.date) -> None:
        self.today = today
        self.phases: dict[int, list[ImprovementPhase]] = defaultdict(list)
        for phase in ImprovementPhase.objects.filter(school__in=schools, from_on__lte=today):
            self.phases[phase.school_id].append(phase)
        self.items: dict[int, list[WorkItem]] = defaultdict(list)
        for item in WorkItem.objects.filter(school__in=schools).prefetch_related("records"):
            self.items[item.school_id].append(item)
        later = Move.objects.filter(school=OuterRef("school"), ladder=OuterRef("ladder")).filter(
            Q(assessment=OuterRef("pk")) | Q(decided_on__gt=OuterRef("made_on"))
        )
        begun = Move.objects.filter(school__in=schools, from_on__lte=today)
        self.moves: dict[tuple[int, int], list[Move]] = defaultdict(list)
        for row in begun.order_by("from_on", "pk"):
            self.moves[row.school_id, row.ladder_id].append(row)
        assessments = Assessment.objects.filter(school__in=schools).annotate(is_answered=Exists(later))
        self.assessed = {(row.school_id, row.ladder_id): row for row in assessments.order_by("made_on", "pk")}
        given = Support.objects.filter(school__in=schools)
        self.days = dict(given.values_list("school").annotate(Sum("days")))
        year = given.filter(given_on__gt=today - dt.timedelta(days=LATELY), given_on__lte=today)
        rows = year.values_list("school").annotate(Sum("days"), Sum("cost"))
        self.lately = {school: (days or Decimal(0), cost or Decimal(0)) for school, days, cost in rows}


def _placed(
    school: School, ladder: Ladder, figures: Mapping[str, rules.Figure], kept: _Gathered, calendar: TermCalendar
) -> Row:
    mine = [phase for phase in kept.phases[school.pk] if phase.ladder == ladder.key]
    now = next((one for one in reversed(mine) if one.until_on is None or one.until_on >= kept.today), None)
    phase = ladder.shape.phase(now.key) if now else None
    since = now.from_on if now and phase else None
    time = rules.time_in_phase(since, kept.today, phase.lasts.as_rule(), calendar) if since and phase else None
    assessment = kept.assessed.get((school.pk, ladder.pk))
    if assessment is not None and assessment.is_answered:
        assessment = None
    items = [item for item in kept.items[school.pk] if item.ladder_id == ladder.pk]
    return Row(
        school, ladder, phase, since, time, assessment,
        ladder.shape.phase(assessment.proposed) if assessment else None,
        work_lines(items, ladder, figures, today=kept.today), kept.days.get(school.pk, Decimal(0)), mine,
        *kept.lately.get(school.pk, (Decimal(0), Decimal(0))), kept.moves[school.pk, ladder.pk],
    )  # fmt: skip
