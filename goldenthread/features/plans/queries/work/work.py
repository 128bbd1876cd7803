"""A person's work across plans: what they do, lead and review, what they wait for and who waits for them."""

import datetime as dt
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Count, Exists, OuterRef, Q, QuerySet, Subquery

from goldenthread.domain.access import Reach
from goldenthread.domain.calendar import TermCalendar
from goldenthread.domain.plans import action_status, dependencies
from goldenthread.domain.year import my_work
from goldenthread.features.organisations.models import Post, School
from goldenthread.features.plans.models import Action, Assignment, Dependency, Element, Plan, ProgressNote, Status
from goldenthread.features.plans.queries.visible import actions, elements, plans

OVER = (Status.DONE, Status.MOVED, Status.DROPPED)
# What a part that is led or reviewed needs no more word about.
FINISHED = frozenset({"done", "moved", "dropped"})


@dataclass(frozen=True)
class Deed:
    """One action of somebody's: how it stands, when it belongs, and whether its day falls outside term."""

    action: Action
    stands: str
    when: str
    late: int
    is_out_of_term: bool

    @property
    def element(self) -> Element:
        return self.action.element

    @property
    def moved(self) -> str:
        return action_status.moved_words(self.action.times_moved)


@dataclass(frozen=True)
class Part:
    """A part that somebody leads or reviews, with its last word."""

    element: Element
    capacity: str
    post: str
    status: str
    said_on: dt.date | None


@dataclass(frozen=True)
class Wait:
    """One dependency: who waits, for what, and whether it comes in time."""

    element: Element
    title: str
    on: Element | None
    says: str
    until: dt.date | None

    @property
    def is_warning(self) -> bool:
        return self.says in dependencies.WARNINGS


@dataclass(frozen=True)
class Work:
    """All that stands on some posts’ list. `by_when` holds actions in the order in which they are read."""

    by_when: dict[str, list[Deed]]
    to_confirm: Sequence[Action] = ()
    to_free: Sequence[Action] = ()
    parts: Sequence[Part] = ()
    waiting: Sequence[Wait] = ()
    waited_for: Sequence[Wait] = ()
    load: Sequence[my_work.Month] = field(default=())

    @property
    def is_empty(self) -> bool:
        return not any((*self.by_when.values(), self.to_confirm, self.to_free, self.parts))

    def of(self, capacity: str) -> list[Part]:
        return [part for part in self.parts if part.capacity == capacity]


def work_of(
    reach: Reach, posts: Collection[int], today: dt.date, calendar: TermCalendar, plan: Plan | None = None
) -> Work:
    """Return the work of some posts, as far as the reader may see the plans that it stands in. Three queries."""
    deeds, confirm, free = [], [], []
    half_term_end = my_work.half_term_ends(today, calendar)
    for action in _actions(reach, posts, plan):
        if action.status == Status.DONE:
            confirm.append(action)
        elif action.post_id in posts:
            deeds.append(_deed(action, today, half_term_end, calendar))
        else:
            free.append(action)
    parts = _parts(reach, posts, plan)
    waiting, waited_for = _waits(reach, posts, plan, today)
    return Work(
        by_when=_by_when(deeds),
        to_confirm=confirm,
        to_free=free,
        parts=parts,
        waiting=waiting,
        waited_for=waited_for,
        load=my_work.load(_days(deeds, parts), today, calendar),
    )


def posts_to_look_at(reach: Reach) -> QuerySet[Post]:
    """Return the posts whose work the reader may look at: their own, and those where they may change plans."""
    theirs = Q(pk__in=reach.posts)
    if reach.may_everywhere("plan.edit"):
        theirs |= Q(trust=reach.trust)
    theirs |= Q(school__in=reach.schools_for("plan.edit")) | Q(unit__in=reach.units_for("plan.edit"))
    return Post.objects.filter(theirs, trust=reach.trust).select_related("school", "unit").order_by("title", "pk")


def schools_to_look_at(reach: Reach) -> QuerySet[School]:
    """Return the schools whose posts' work the reader may look at."""
    found = School.objects.filter(trust=reach.trust)
    if not reach.may_everywhere("plan.edit"):
        found = found.filter(pk__in=reach.schools_for("plan.edit"))
    return found.order_by("order", "name")


def late_for(reach: Reach, today: dt.date) -> tuple[list[Wait], list[Wait]]:
    """Return what the reader waits for and what others wait for from them, where it does not come in time."""
    waiting, waited_for = _waits(reach, reach.posts, None, today)
    return [one for one in waiting if one.is_warning], [one for one in waited_for if one.is_warning]


@dataclass(frozen=True)
class Counts:
    """How the work in one plan stands, in numbers: what is late, blocked, waiting, without date or doer."""

    late: int = 0
    blocked: int = 0
    to_verify: int = 0
    undated: int = 0
    unasked: int = 0
    waiting: int = 0

    @property
    def in_words(self) -> list[str]:
        """“2 actions late”, “1 blocked”: only what there is."""
        told = {
            "late": self.late, "blocked": self.blocked, "to be confirmed": self.to_verify,
            "without a date": self.undated, "asked of nobody": self.unasked,
        }  # fmt: skip
        said = [f"{number} action{'' if number == 1 else 's'} {words}" for words, number in told.items() if number]
        if self.waiting:
            said.append(f"{self.waiting} part{' is' if self.waiting == 1 else 's are'} kept waiting by something")
        return said


def marked(found: QuerySet[Plan]) -> QuerySet[Plan]:
    """Mark each plan in which something waits, so that nothing is asked about the others."""
    ties = Dependency.objects.filter(element__plan=OuterRef("pk"), kind=Dependency.Kind.WAITS)
    return found.annotate(has_ties=Exists(ties))


def counts(reach: Reach, plan: Plan, today: dt.date) -> Counts:
    """Count how the actions of a plan stand, and what is kept waiting: one query, or two where something waits."""
    running = ~Q(status__in=OVER)
    found = actions(reach).filter(element__plan=plan).aggregate(
        late=Count("pk", filter=running & Q(due_until__lt=today, due_question="", blocked_on=None)),
        blocked=Count("pk", filter=running & ~Q(blocked_on=None)),
        to_verify=Count("pk", filter=Q(status=Status.DONE, verified_on=None) & ~Q(verifier=None)),
        undated=Count("pk", filter=running & Q(due_until=None, due_question="")),
        unasked=Count("pk", filter=running & Q(post=None)),
    )  # fmt: skip
    ties = _ties(reach).filter(element__plan=plan) if getattr(plan, "has_ties", True) else []
    late = [tie for tie in ties if _wait(tie, today).is_warning]
    return Counts(**found, waiting=len(late))


def _actions(reach: Reach, posts: Collection[int], plan: Plan | None) -> list[Action]:
    asked = Q(post__in=posts) & ~Q(status__in=OVER)
    confirms = Q(verifier__in=posts, verified_on=None, status=Status.DONE)
    frees = Q(unblocker__in=posts) & ~Q(status__in=OVER) & ~Q(blocked_on=None)
    found = actions(reach).filter(asked | confirms | frees, element__plan__state=Plan.State.LIVE)
    found = found.filter(element__plan=plan) if plan else found
    beside = ("element__plan__school", "element__plan__unit", "element__parent", "post", "unblocker", "done_by")
    return list(found.select_related(*beside))


def _deed(action: Action, today: dt.date, half_term_end: dt.date, calendar: TermCalendar) -> Deed:
    stands = action.standing(today)
    late = (today - action.due_until).days if stands in my_work.LATE and action.due_until else 0
    return Deed(
        action, stands, my_work.when(stands, action.due_until, half_term_end), late,
        is_out_of_term=stands != "to settle" and my_work.is_out_of_term(action.due_until, calendar),
    )  # fmt: skip


def _days(deeds: Iterable[Deed], parts: Iterable[Part]) -> list[dt.date]:
    """Return the clear days on which something falls due."""
    dated: list[Action | Element] = [
        *(deed.action for deed in deeds),
        *(part.element for part in parts if part.capacity == "lead"),
    ]
    return [one.due_until for one in dated if one.due_until and not one.due_question]


def _by_when(deeds: Iterable[Deed]) -> dict[str, list[Deed]]:
    found: dict[str, list[Deed]] = {when: [] for when in my_work.WHENS}
    rank = {"high": 0, "normal": 1, "low": 2}
    for deed in sorted(deeds, key=lambda one: (one.action.due_until or dt.date.max, rank[one.action.priority])):
        found[deed.when].append(deed)
    return found


def _parts(reach: Reach, posts: Collection[int], plan: Plan | None) -> list[Part]:
    notes = ProgressNote.objects.filter(element=OuterRef("element")).order_by("-said_on", "-pk")
    led = Assignment.objects.filter(post__in=posts, element__in=elements(reach), element__plan__state=Plan.State.LIVE)
    led = led.filter(element__plan=plan) if plan else led
    rows = led.annotate(
        status=Subquery(notes.values("status")[:1]), said_on=Subquery(notes.values("said_on")[:1])
    ).select_related("element__plan__school", "element__plan__unit", "element__parent", "post")
    rows = rows.order_by("element__plan__kind", "element__plan", "element__depth", "element__order", "pk")
    return [
        Part(row.element, row.capacity, row.post.title, row.status or "", row.said_on)
        for row in rows
        if row.status not in FINISHED
    ]


def _waits(reach: Reach, posts: Collection[int], plan: Plan | None, today: dt.date) -> tuple[list[Wait], list[Wait]]:
    """Return what the parts that these posts lead wait for, and what waits for them: one query."""
    led = Assignment.objects.filter(post__in=posts, capacity=Assignment.Capacity.LEAD).values("element")
    ties = _ties(reach).filter(
        Q(element__in=led) | Q(on_element__in=led) | Q(on_action__post__in=posts) | Q(on_action__element__in=led)
    )
    if plan:
        ties = ties.filter(Q(element__plan=plan) | Q(on_element__plan=plan) | Q(on_action__element__plan=plan))
    waiting: list[Wait] = []
    waited_for: list[Wait] = []
    for tie in ties.annotate(is_ours=Exists(led.filter(element=OuterRef("element")))):
        one = _wait(tie, today)
        if one.says != "there":
            (waiting if tie.is_ours else waited_for).append(one)
    return waiting, waited_for


def _ties(reach: Reach) -> QuerySet[Any]:
    seen = plans(reach).filter(state=Plan.State.LIVE)
    notes = ProgressNote.objects.filter(element=OuterRef("on_element")).order_by("-said_on", "-pk")
    found = Dependency.objects.filter(
        kind=Dependency.Kind.WAITS, element__removed_at=None, element__plan__in=seen
    ).filter(
        Q(on_element__removed_at=None, on_element__plan__in=seen)
        | Q(on_action__element__removed_at=None, on_action__element__plan__in=seen)
        | ~Q(outside="")
    )  # fmt: skip
    found = found.annotate(stands=Subquery(notes.values("status")[:1]))
    return found.select_related("element__plan", "on_element__plan", "on_action__element__plan").order_by("pk")


def _wait(tie: Any, today: dt.date) -> Wait:
    if tie.on_action is not None:
        dated, stands = tie.on_action, "blocked" if tie.on_action.blocked_on else tie.on_action.status
        title, on = tie.on_action.title, tie.on_action.element
    elif tie.on_element is not None:
        dated, stands, title, on = tie.on_element, tie.stands or "", str(tie.on_element), tie.on_element
    else:
        dated, stands, title, on = tie, "done" if tie.arrived_on else "", tie.outside, None
    until = None if dated.due_question else dated.due_until
    says = dependencies.says(dependencies.Awaited(stands, until, tie.element.due_until), today)
    return Wait(tie.element, title, on, says, until)
