"""How one part of a plan is run: conditions and how they were rated, what waits for what, options, stages, money."""

import datetime as dt
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery

from goldenthread.domain import action_status, dependencies
from goldenthread.domain.access import Reach
from goldenthread.features.plans.models import (
    Action,
    Assignment,
    BudgetLine,
    Dependency,
    Element,
    FactorRating,
    Level,
    Option,
    ProgressNote,
    Reminder,
    SharedAction,
    Stage,
    SuccessFactor,
)
from goldenthread.features.plans.queries.gathering import Gathered, lines
from goldenthread.features.plans.queries.hanging import DEED, DUE, Deed, days_of, deed_of
from goldenthread.features.plans.queries.visible import plans

RATINGS = ("failing", "at risk", "holding", "")


@dataclass(frozen=True)
class Rated:
    """One judgement of a condition."""

    rating: str
    evidence: str
    rated_on: dt.date
    post: str


@dataclass(frozen=True)
class Factor:
    """A condition for success with all its judgements, the newest first."""

    ref: str
    text: str
    ratings: Sequence[Rated] = ()

    @property
    def rating(self) -> str:
        return self.ratings[0].rating if self.ratings else ""

    @property
    def earlier(self) -> Sequence[Rated]:
        return self.ratings[1:]


@dataclass(frozen=True)
class Tie:
    """One dependency, from whichever end it is read. `ref` and `title` are those of the other end.

    `is_action` tells that the other end is an action. `says` is whether it comes in time.
    """

    tie: str
    kind: str
    title: str
    ref: str
    is_action: bool
    under: str
    post: str
    due_words: str
    due_until: dt.date | None
    note: str
    says: str
    stands: str

    @property
    def is_warning(self) -> bool:
        return self.kind == Dependency.Kind.WAITS and self.says in dependencies.WARNINGS


@dataclass(frozen=True)
class Way:
    """One option, with what speaks for and against it."""

    ref: str
    title: str
    speaks_for: str
    speaks_against: str
    cost: Decimal | None
    chosen_on: dt.date | None
    reason: str


@dataclass(frozen=True)
class Step:
    """One stage. `state` is passed, now or later."""

    ref: str
    title: str
    gate: str
    wants_lessons: bool
    lessons: str
    due_words: str
    due_from: dt.date | None
    due_until: dt.date | None
    due_question: str
    passed_on: dt.date | None
    state: str = "later"


@dataclass(frozen=True)
class Money:
    """One line of money."""

    ref: str
    kind: str
    title: str
    amount: Decimal
    so_far: Decimal | None
    given_by: str
    dated_on: dt.date | None


@dataclass(frozen=True)
class Kept:
    """Something in words: a risk, a condition, a benefit, or something to be confirmed."""

    ref: str
    kind: str
    text: str
    settled_on: dt.date | None
    outcome: str


@dataclass(frozen=True)
class Work:
    """How one part is run. `is_run` says whether the trust runs the parts of this level as initiatives."""

    is_run: bool = False
    factors: Sequence[Factor] = ()
    waits_for: Sequence[Tie] = ()
    waited_for_by: Sequence[Tie] = ()
    options: Sequence[Way] = ()
    stages: Sequence[Step] = ()
    money: Sequence[Money] = ()
    kept: Sequence[Kept] = ()
    shared: Sequence[Deed] = ()

    @property
    def is_empty(self) -> bool:
        return not any(
            (self.factors, self.waits_for, self.waited_for_by, self.options, self.stages, self.money, self.kept)
        )

    @property
    def weakest(self) -> list[Factor]:
        """The conditions, the weakest first."""
        return sorted(self.factors, key=lambda one: RATINGS.index(one.rating))

    @cached_property
    def rated(self) -> dict[str, int]:
        """Count the conditions by how they were last rated; not rated is the empty word."""
        count = dict.fromkeys(RATINGS, 0)
        for one in self.factors:
            count[one.rating] += 1
        return {rating: number for rating, number in count.items() if number}

    @property
    def warnings(self) -> list[Tie]:
        return [tie for tie in self.waits_for if tie.is_warning]

    @property
    def chosen(self) -> Way | None:
        return next((one for one in self.options if one.chosen_on), None)

    @property
    def now(self) -> Step | None:
        return next((one for one in self.stages if one.state == "now"), None)

    def of(self, kind: str) -> list[Kept]:
        return [one for one in self.kept if one.kind == kind]

    @property
    def to_confirm(self) -> list[Kept]:
        return [one for one in self.of(Reminder.Kind.TO_CONFIRM) if not one.settled_on]

    @property
    def conditions_open(self) -> list[Kept]:
        return [one for one in self.of(Reminder.Kind.CONDITION) if not one.settled_on]

    @property
    def sums(self) -> list[tuple[str, Decimal, Decimal]]:
        """The sum of each kind of money: what was meant, and how much so far."""
        meant: dict[str, list[Decimal]] = defaultdict(lambda: [Decimal(0), Decimal(0)])
        for line in self.money:
            meant[line.kind][0] += line.amount
            meant[line.kind][1] += line.so_far or 0
        return [(kind, *meant[kind]) for kind in BudgetLine.Kind.values if kind in meant]  # type: ignore[misc]


NOTHING = Work()


def with_marks(found: QuerySet[Element]) -> QuerySet[Element]:
    """Mark each part that has something to say of how it is run, so that nothing is asked about the others."""
    here = {"element": OuterRef("pk")}
    kept: tuple[Any, ...] = (SuccessFactor, Dependency, Option, Stage, BudgetLine, Reminder, SharedAction)
    tied = Dependency.objects.filter(Q(on_element=OuterRef("pk")) | Q(on_action__element=OuterRef("pk")))
    run: Any = Exists(Level.objects.filter(plan=OuterRef("plan"), depth=OuterRef("depth"), is_run=True)) | Exists(
        tied
    )
    for table in kept:
        run |= Exists(table.objects.filter(**here))
    return found.annotate(is_worked=run)


def work_of(reach: Reach, element: Element, today: dt.date) -> Work:
    """Return how a part that was found with its mark is run: nothing is asked where there is nothing to say."""
    return work(reach, element, today) if getattr(element, "is_worked", True) else NOTHING


def work(reach: Reach, element: Element, today: dt.date) -> Work:
    """Return how an element is run, in one query. What is tied to it beyond the reader's reach is left out."""
    here = OuterRef("pk")
    found = Element.objects.filter(pk=element.pk).values_list(
        Exists(Level.objects.filter(plan=OuterRef("plan"), depth=OuterRef("depth"), is_run=True)),
        Gathered(SuccessFactor.objects.filter(element=here).order_by("order", "pk"), ref="ref", text="text", pk="pk"),
        Gathered(
            FactorRating.objects.filter(factor__element=here).order_by("-rated_on", "-pk"),
            factor="factor_id", rating="rating", evidence="evidence", rated_on="rated_on", post="post__title",
        ),
        Gathered(_waits_for(reach), **_TIE, **_OTHER),
        Gathered(_waited_for(reach), **_TIE, **_WAITING),
        Gathered(Option.objects.filter(element=here).order_by("order", "pk"), **_same(
            "ref", "title", "speaks_for", "speaks_against", "cost", "chosen_on", "reason")),
        Gathered(Stage.objects.filter(element=here).order_by("order", "pk"), **_same(
            "ref", "title", "gate", "wants_lessons", "lessons", "passed_on"), **DUE),
        Gathered(BudgetLine.objects.filter(element=here).order_by("order", "pk"), **_same(
            "ref", "kind", "title", "amount", "so_far", "given_by", "dated_on")),
        Gathered(Reminder.objects.filter(element=here).order_by("order", "pk"), **_same(
            "ref", "kind", "text", "settled_on", "outcome")),
        Gathered(
            Action.objects.filter(shares__element=here, element__removed_at=None, element__plan__in=plans(reach))
            .order_by("pk"), **DEED, of="element__title", of_ref="element__ref",
        ),
    )[0]  # fmt: skip
    is_run, *gathered = found
    factors, ratings, waits, waited, options, stages, money, kept, shared = (lines(value) for value in gathered)
    return Work(
        is_run=bool(is_run),
        factors=_factors(factors, ratings),
        waits_for=[_tie(line, today, element.due_until) for line in waits],
        waited_for_by=[_waiting(line, element, today) for line in waited],
        options=[Way(**_pounds(days_of(line, "chosen_on"), "cost")) for line in options],
        stages=_steps(stages),
        money=[Money(**_pounds(days_of(line, "dated_on"), "amount", "so_far")) for line in money],
        kept=[Kept(**days_of(line, "settled_on")) for line in kept],
        shared=[deed_of(line) for line in shared],
    )


_TIE = {"tie": "ref", "kind": "kind", "note": "note", "arrived_on": "arrived_on"}
_OTHER = {
    "part_ref": "on_element__ref", "part_title": "on_element__title", "part_number": "on_element__number",
    "part_due_words": "on_element__due_words", "part_until": "on_element__due_until",
    "part_question": "on_element__due_question", "part_stands": "stands", "part_lead": "lead",
    "action_ref": "on_action__ref", "action_title": "on_action__title", "action_kind": "on_action__kind",
    "action_status": "on_action__status", "action_due_words": "on_action__due_words",
    "action_until": "on_action__due_until", "action_question": "on_action__due_question",
    "action_blocked_on": "on_action__blocked_on", "action_post": "on_action__post__title",
    "action_under": "on_action__element__title",
    "outside": "outside", "due_words": "due_words", "due_until": "due_until", "due_question": "due_question",
}  # fmt: skip
_WAITING = {
    "part_ref": "element__ref", "part_title": "element__title", "part_number": "element__number",
    "part_due_words": "element__due_words", "part_until": "element__due_until", "part_lead": "lead",
    "part_stands": "stands", "action_title": "on_action__title", "action_kind": "on_action__kind",
    "action_status": "on_action__status", "action_until": "on_action__due_until",
    "action_question": "on_action__due_question", "action_blocked_on": "on_action__blocked_on",
    "own_stands": "own_stands",
}  # fmt: skip


def _waits_for(reach: Reach) -> QuerySet[Any]:
    seen = plans(reach)
    found = Dependency.objects.filter(element=OuterRef("pk")).filter(
        Q(on_element__plan__in=seen, on_element__removed_at=None)
        | Q(on_action__element__plan__in=seen, on_action__element__removed_at=None)
        | ~Q(outside="")
    )
    return found.annotate(stands=_last_word("on_element"), lead=_lead("on_element")).order_by("pk")


def _waited_for(reach: Reach) -> QuerySet[Any]:
    found = Dependency.objects.filter(Q(on_element=OuterRef("pk")) | Q(on_action__element=OuterRef("pk")))
    found = found.filter(element__plan__in=plans(reach), element__removed_at=None)
    return found.annotate(
        stands=_last_word("element"), lead=_lead("element"), own_stands=_last_word("on_element")
    ).order_by("pk")


def _last_word(of: str) -> Subquery:
    notes = ProgressNote.objects.filter(element=OuterRef(of)).order_by("-said_on", "-pk")
    return Subquery(notes.values("status")[:1])


def _lead(of: str) -> Subquery:
    leads = Assignment.objects.filter(element=OuterRef(of), capacity=Assignment.Capacity.LEAD).order_by("pk")
    return Subquery(leads.values("post__title")[:1])


def _same(*names: str) -> dict[str, str]:
    return {name: name for name in names}


def _factors(factors: Sequence[Mapping[str, Any]], ratings: Sequence[Mapping[str, Any]]) -> list[Factor]:
    by_factor: dict[int, list[Rated]] = defaultdict(list)
    for line in ratings:
        kept = days_of(line, "rated_on")
        by_factor[line["factor"]].append(
            Rated(kept["rating"], kept["evidence"], kept["rated_on"], kept["post"] or "")
        )
    return [Factor(line["ref"], line["text"], by_factor[line["pk"]]) for line in factors]


def _steps(stages: Sequence[Mapping[str, Any]]) -> list[Step]:
    steps, is_now_found = [], False
    for line in stages:
        kept = days_of(line, "due_from", "due_until", "passed_on")
        kept["wants_lessons"] = bool(kept["wants_lessons"])
        state = "passed" if kept["passed_on"] else "later" if is_now_found else "now"
        is_now_found = is_now_found or state == "now"
        steps.append(Step(**kept, state=state))
    return steps


def _tie(line: Mapping[str, Any], today: dt.date, wanted_by: dt.date | None) -> Tie:
    """Read a dependency from the end that waits."""
    kept = days_of(line, "part_until", "action_until", "due_until", "action_blocked_on", "arrived_on")
    if kept["part_ref"]:
        until = None if kept["part_question"] else kept["part_until"]
        title = f"{kept['part_number']} {kept['part_title']}".strip()
        place = (title, kept["part_ref"], False, "", kept["part_lead"] or "", kept["part_due_words"], until)
        stands = kept["part_stands"] or ""
    elif kept["action_ref"]:
        until, stands = _of_action(kept, today)
        place = (
            kept["action_title"], kept["action_ref"], True, kept["action_under"], kept["action_post"] or "",
            kept["action_due_words"], until,
        )  # fmt: skip
    else:
        until = None if kept["due_question"] else kept["due_until"]
        stands = "done" if kept["arrived_on"] else ""
        place = (kept["outside"], "", False, "", "", kept["due_words"], until)
    says = dependencies.says(dependencies.Awaited(stands, until, wanted_by), today)
    return Tie(kept["tie"], kept["kind"], *place, note=kept["note"], says=says, stands=stands)


def _waiting(line: Mapping[str, Any], element: Element, today: dt.date) -> Tie:
    """Read a dependency from the end that is waited for: who waits, and whether this comes in time for them."""
    kept = days_of(line, "part_until", "action_until", "action_blocked_on")
    if kept["action_title"]:
        until, stands = _of_action(kept, today)
    else:
        until, stands = None if element.due_question else element.due_until, kept["own_stands"] or ""
    says = dependencies.says(dependencies.Awaited(stands, until, kept["part_until"]), today)
    title = f"{kept['part_number']} {kept['part_title']}".strip()
    return Tie(
        kept["tie"], kept["kind"], title, kept["part_ref"], is_action=False, under=kept["action_title"] or "",
        post=kept["part_lead"] or "", due_words=kept["part_due_words"], due_until=kept["part_until"],
        note=kept["note"], says=says, stands=kept["part_stands"] or "",
    )  # fmt: skip


def _of_action(kept: Mapping[str, Any], today: dt.date) -> tuple[dt.date | None, str]:
    until = None if kept["action_question"] else kept["action_until"]
    facts = action_status.Facts(
        kind=kept["action_kind"], status=kept["action_status"], due_until=until,
        is_blocked=kept["action_blocked_on"] is not None,
    )  # fmt: skip
    stands = action_status.standing(facts, today)
    return until, kept["action_status"] if stands not in ("done", "met", "blocked") else stands


def _pounds(line: dict[str, Any], *fields: str) -> dict[str, Any]:
    """Return a line with its sums as they were kept, to the penny."""
    return {
        **line,
        **{key: None if line[key] is None else Decimal(str(line[key])).quantize(Decimal("0.01")) for key in fields},
    }
