"""How one part of a plan is run: conditions and how they were rated, what waits for what, options, stages, money."""

import datetime as dt
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache, cached_property
from typing import Any

from django.db.models import Exists, OuterRef, Q

from goldenthread.domain.access import Reach
from goldenthread.features.plans.models import (
    Action,
    BudgetLine,
    Dependency,
    Element,
    FactorRating,
    Level,
    Option,
    Reminder,
    SharedAction,
    Stage,
    SuccessFactor,
)
from goldenthread.features.plans.queries.deeds import DEED, DUE, Deed, days_of, deed_of
from goldenthread.features.plans.queries.gathering import Gathered, Question, lines
from goldenthread.features.plans.queries.visible import place_of, sees_there
from goldenthread.features.plans.queries.work import ties
from goldenthread.features.plans.queries.work.ties import Tie

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
    year: str = ""
    school: str | None = None
    unit: str | None = None
    days: Decimal | None = None

    @property
    def place(self) -> str:
        return self.school or self.unit or ""


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


def is_worked() -> Any:
    """Ask of any part whether it has anything to say of how it is run, so that nothing is asked about the others."""
    kept: tuple[Any, ...] = (SuccessFactor, Dependency, Option, Stage, BudgetLine, Reminder, SharedAction)
    tied = Dependency.objects.filter(Q(on_element=OuterRef("pk")) | Q(on_action__element=OuterRef("pk")))
    said: Any = _is_run() | Exists(tied)
    for table in kept:
        said |= Exists(table.objects.filter(element=OuterRef("pk")))
    return said


def work(reach: Reach, element: Element, today: dt.date) -> Work:
    """Return how an element is run, in one query. What is tied to it beyond the reader's reach is left out."""
    is_run, *gathered = _everything().about(element.pk)
    factors, ratings, waits, waited, options, stages, money, kept, shared = map(lines, gathered)
    return Work(
        is_run=bool(is_run),
        factors=_factors(factors, ratings),
        waits_for=ties.waiting(reach, element, waits, today),
        waited_for_by=ties.kept_waiting(reach, element, waited, today),
        options=[Way(**_pounds(days_of(line, "chosen_on"), "cost")) for line in options],
        stages=_steps(stages),
        money=[Money(**_pounds(days_of(line, "dated_on"), "amount", "so_far", "days")) for line in money],
        kept=[Kept(**days_of(line, "settled_on")) for line in kept],
        shared=[deed_of(line) for line in shared if sees_there(reach, line.pop("plan"))],
    )


@cache
def _everything() -> Question:
    """Ask how any part is run."""
    here = OuterRef("pk")
    return Question.of(Element.objects.values_list(
        _is_run(),
        Gathered(SuccessFactor.objects.filter(element=here).order_by("order", "pk"), ref="ref", text="text", pk="pk"),
        Gathered(
            FactorRating.objects.filter(factor__element=here).order_by("-rated_on", "-pk"),
            factor="factor_id", rating="rating", evidence="evidence", rated_on="rated_on", post="post__title",
        ),
        ties.waits_for(), ties.waited_for(),
        Gathered(Option.objects.filter(element=here).order_by("order", "pk"), **_same(
            "ref", "title", "speaks_for", "speaks_against", "cost", "chosen_on", "reason")),
        Gathered(Stage.objects.filter(element=here).order_by("order", "pk"), **_same(
            "ref", "title", "gate", "wants_lessons", "lessons", "passed_on"), **DUE),
        Gathered(BudgetLine.objects.filter(element=here).order_by("order", "pk"), **_same(
            "ref", "kind", "title", "amount", "so_far", "given_by", "dated_on", "year", "days"),
            school="school__short_name", unit="unit__name"),
        Gathered(Reminder.objects.filter(element=here).order_by("order", "pk"), **_same(
            "ref", "kind", "text", "settled_on", "outcome")),
        Gathered(
            Action.objects.filter(shares__element=here, element__removed_at=None).order_by("pk"),
            **DEED, of="element__title", of_ref="element__ref", plan=place_of("element__plan"),
        ),
    ))  # fmt: skip


def _is_run() -> Exists:
    return Exists(Level.objects.filter(plan=OuterRef("plan"), depth=OuterRef("depth"), is_run=True))


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


def _pounds(line: dict[str, Any], *fields: str) -> dict[str, Any]:
    """Return a line with its sums as they were kept, to the penny."""
    return {
        **line,
        **{key: None if line[key] is None else Decimal(str(line[key])).quantize(Decimal("0.01")) for key in fields},
    }
