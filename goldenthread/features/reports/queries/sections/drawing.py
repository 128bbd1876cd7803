"""What sections are drawn from: a place, a period and a day, seen by the eyes of those who will read it.

A day of the past is drawn from what was known then, as far as it is kept: a figure of a later period steps back to
the one before it, and words that were said later are not yet there.
"""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property
from typing import Any

from goldenthread.domain.access import Grant, Reach
from goldenthread.domain.calendar import Period, TermCalendar, academic_year_of
from goldenthread.domain.measures import standing
from goldenthread.domain.measures.standing import Figure
from goldenthread.domain.year.report_changes import way
from goldenthread.features.measures.models import Comparator, Measure, Target
from goldenthread.features.measures.queries import Cell, cells, rule_values
from goldenthread.features.measures.queries.lists import goal_of
from goldenthread.features.organisations.models import Post, School, Trust
from goldenthread.features.organisations.queries import role_permissions
from goldenthread.features.plans.models import Action, Element, ProgressNote
from goldenthread.features.plans.queries import visible
from goldenthread.features.plans.queries.outline.trees import Stand
from goldenthread.features.reports.queries.asking import Question
from goldenthread.features.reports.queries.plan_of_then import as_it_stood, in_force_on
from goldenthread.features.reports.queries.whole_plan import WholePlan, arranged, gathered, whole_plan
from goldenthread.features.reports.queries.wording import day, figure, period_label
from goldenthread.foundation import clock

SERIOUS = ("off track", "at risk")


@dataclass(frozen=True)
class Span:
    """The period that a report is of, in words and in days."""

    name: str
    from_on: dt.date
    until_on: dt.date


@dataclass(frozen=True)
class Beside:
    """A measure in the place of the report, with all that it is held against, worded."""

    measure: Measure
    cell: Cell
    shown: str
    before: str
    before_period: str
    period: str
    aim: str
    trust: str
    england: str
    england_period: str
    is_behind_england: bool

    @property
    def way(self) -> str:
        return way(self.cell.previous_status, self.cell.status) if self.cell.previous_status else ""


def eyes(trust: Trust, audience: str, school: School | None) -> Reach:
    """Return what those whom a report is for may see: a member of the school's body, or of the board.

    A report is drawn by their eyes whoever draws it up, so that nothing gets into it that they may not read.
    """
    role = "governor" if school is not None else "trustee"
    grant = Grant(role=role, post=0, school=school.pk if school else None, title=audience)
    return Reach(person=0, trust=trust.pk, grants=frozenset({grant}), permissions=role_permissions())


@dataclass(frozen=True)
class Drawing(Question):
    """A report being drawn: see `Question`. `before` is what the report before it said, where there is one."""

    span: Span = field(default_factory=lambda: Span("", clock.today(), clock.today()))
    element: Element | None = None
    before: Mapping[str, Any] | None = None
    before_says: str = ""
    audience: str = "board"

    @property
    def place(self) -> int | None:
        return self.school.pk if self.school else None

    @property
    def is_past(self) -> bool:
        return self.today < clock.today()

    @cached_property
    def plan(self) -> WholePlan | None:
        """The plan in force on the day of the report: of a day of the past as it stood then, where that is kept."""
        if not self.is_past:
            return whole_plan(self.reach, self.place)
        then = in_force_on(gathered(self.reach, self.place), self.today)
        return as_it_stood(arranged(then), self.today) if then is not None else None

    @cached_property
    def cells(self) -> Mapping[int, Mapping[int | None, Cell]]:
        places = {self.school.pk, None} if self.school else frozenset[int | None]()
        found = cells(self.reach, self.measures, places=places)
        if not self.is_past:
            return found
        by_key = {measure.pk: measure for measure in self.measures}
        aimed_at = {each.target for there in found.values() for each in there.values() if each.target}
        targets = Target.objects.in_bulk(aimed_at)
        return {
            key: {
                place: stepped_back(each, self.today, self.calendar, by_key[key], targets.get(each.target or 0))
                for place, each in there.items()
            }
            for key, there in found.items()
        }

    @cached_property
    def here(self) -> list[Beside]:
        """Every measure that stands in the place of the report, in the trust's order: two questions."""
        there = [(each, cell) for each in self.measures if (cell := self.cells.get(each.pk, {}).get(self.place))]
        targets = Target.objects.in_bulk({cell.target for _, cell in there if cell.target})
        england = self._england()
        return [self._beside(measure, cell, targets, england) for measure, cell in there]

    def _beside(
        self, measure: Measure, cell: Cell, targets: Mapping[int, Target],
        england: Mapping[tuple[int, str], Comparator],
    ) -> Beside:  # fmt: skip
        target = targets.get(cell.target) if cell.target else None
        elsewhere = england.get((measure.pk, cell.period)) or england.get((measure.pk, ""))
        of_trust = self.cells.get(measure.pk, {}).get(None) if self.school else None
        before = cell._replace(value=cell.previous_value, value_word="") if cell.previous_value is not None else None
        return Beside(
            measure, cell, figure(measure, cell), figure(measure, before) if before else "",
            period_label(cell.previous_period, self.calendar) if before and cell.previous_period else "",
            period_label(cell.period, self.calendar),
            goal_of(measure, target) if target and target.retired_on is None else "",
            figure(measure, of_trust) if of_trust else "",
            _elsewhere(measure, cell, elsewhere),
            period_label(elsewhere.period, self.calendar) if elsewhere and elsewhere.period != cell.period else "",
            _is_behind(measure, cell.value, elsewhere.value if elsewhere else None),
        )  # fmt: skip

    def _england(self) -> dict[tuple[int, str], Comparator]:
        phases = ["", "all", *([self.school.phase] if self.school else [])]
        rows = Comparator.objects.filter(
            trust=self.trust, area__iexact="England", group="", phase__in=phases, period_ends_on__lte=self.today
        )
        if not self.school:
            rows = Comparator.objects.filter(
                trust=self.trust, area__iexact="England", group="", period_ends_on__lte=self.today
            )
        mine = self.school.phase if self.school else "all"
        ordered = sorted(rows, key=lambda each: (each.phase == mine, each.period_ends_on, each.pk))
        return {(each.measure_id, period): each for each in ordered for period in (each.period, "")}

    @cached_property
    def stands(self) -> dict[int, Stand]:
        """How each part of the plan in force stands, by what had been said by the day of the report."""
        if self.plan is None:
            return {}
        return self.plan.stands(self.cells, before=self.today + dt.timedelta(days=1))

    @cached_property
    def stood(self) -> dict[int, Stand]:
        """How each part stood before the period began."""
        return self.plan.stands({}, before=self.span.from_on) if self.plan is not None else {}

    @cached_property
    def last_words(self) -> dict[int, ProgressNote]:
        """The latest note of each part by the day of the report."""
        if self.plan is None:
            return {}
        notes = ProgressNote.objects.filter(element__plan=self.plan.plan, said_on__lte=self.today)
        return {note.element_id: note for note in notes.order_by("said_on", "pk")}

    @cached_property
    def actions(self) -> Sequence[Action]:
        """What is to be done about the plan, or the part, that the report is of, the soonest first."""
        found = visible.actions(self.reach)
        if self.element is not None:
            found = found.filter(element__in=self._beneath())
        elif self.plan is not None:
            found = found.filter(element__plan=self.plan.plan)
        else:
            return []
        return sorted(found.order_by("pk"), key=lambda one: (one.due_until or dt.date.max, one.pk))

    @cached_property
    def late(self) -> list[Action]:
        """The actions that are past their day and not done."""
        return [one for one in self.actions if one.due_until and one.due_until < self.today and not one.done_on]

    def _beneath(self) -> list[int]:
        assert self.element is not None
        keys = [self.element.pk]
        parts = Element.objects.filter(plan=self.element.plan_id, removed_at=None).values_list("pk", "parent_id")
        for key, parent in sorted(parts):
            if parent in keys:
                keys.append(key)
        return keys

    @cached_property
    def vacant(self) -> list[str]:
        """The posts of the place that nobody holds on the day."""
        posts = Post.objects.filter(trust=self.trust)
        posts = posts.filter(school=self.school) if self.school else posts
        there = posts.filter(holdings__from_on__lte=self.today).exclude(holdings__until_on__lt=self.today)
        held = set(there.values_list("pk", flat=True))
        return [post.title for post in posts.order_by("title", "pk") if post.pk not in held]

    def said(self, when: dt.date | None) -> str:
        return day(when) if when else ""


def stepped_back(cell: Cell, on: dt.date, calendar: TermCalendar, measure: Measure, target: Target | None) -> Cell:
    """Return a cell as it stood on a day of the past: the figure before, where the newest is of a later period.

    How it stood is judged by the rule from the target of today; nothing is held against what stood elsewhere then.
    """
    if cell.period_ends_on is None or cell.period_ends_on <= on or cell.is_hidden:
        return cell
    none = cell._replace(
        status="no data", why="No figure had come in by then.", value=None, value_word="", numerator=None,
        denominator=None, previous_value=None, previous_status="", previous_period="", period="",
        period_ends_on=None, recorded_on=None, is_unverified=False,
    )  # fmt: skip
    before = Period.parse(cell.previous_period, calendar) if cell.previous_period else None
    if before is None or before.ends_on > on or cell.previous_value is None:
        return none
    judged = standing.stand(
        Figure(cell.previous_value, before.key, academic_year_of(before.starts_on), before.ends_on, before.ends_on),
        rule_values.target_value(target, rule_values.yardstick(measure)) if target else None,
        rule_values.yardstick(measure), today=on,
    )  # fmt: skip
    return none._replace(
        status=str(judged.status), why=judged.why, value=cell.previous_value, period=cell.previous_period,
        period_ends_on=before.ends_on, recorded_on=before.ends_on,
    )  # fmt: skip


def _elsewhere(measure: Measure, cell: Cell, found: Comparator | None) -> str:
    if found is None or found.value is None:
        return ""
    return figure(measure, cell._replace(value=found.value, value_word="", marker="", why=""))


def _is_behind(measure: Measure, ours: Decimal | None, theirs: Decimal | None) -> bool:
    if ours is None or theirs is None or measure.good_is == Measure.GoodIs.BAND:
        return False
    return ours < theirs if measure.good_is == Measure.GoodIs.HIGHER else ours > theirs
