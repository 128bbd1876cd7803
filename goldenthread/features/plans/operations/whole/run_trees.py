"""How the parts of a whole plan are run, brought in with it: one insert a kind, never one a part."""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from goldenthread.domain.date_words import Context
from goldenthread.features.accounts.models import Person
from goldenthread.features.organisations.models import Post, School, Unit
from goldenthread.features.plans.models import (
    BudgetLine,
    Dependency,
    Element,
    FactorRating,
    Option,
    Reminder,
    Stage,
    SuccessFactor,
)
from goldenthread.features.plans.operations.parts.dates import understand
from goldenthread.foundation.checked_words import check, require


@dataclass(frozen=True)
class RatingWords:
    rating: str
    rated_on: dt.date
    evidence: str = ""
    post: Post | None = None


@dataclass(frozen=True)
class FactorWords:
    """A condition for success, with its ratings, the newest first."""

    text: str
    ratings: Sequence[RatingWords] = ()


@dataclass(frozen=True)
class TieWords:
    """What a part is tied to: another part by its key or number, or something outside in words."""

    kind: str = Dependency.Kind.WAITS
    part: str = ""
    outside: str = ""
    due: str = ""
    note: str = ""


@dataclass(frozen=True)
class OptionWords:
    title: str
    speaks_for: str = ""
    speaks_against: str = ""
    cost: Decimal | None = None
    chosen_on: dt.date | None = None
    reason: str = ""


@dataclass(frozen=True)
class StageWords:
    title: str
    gate: str = ""
    due: str = ""
    wants_lessons: bool = False
    passed_on: dt.date | None = None
    lessons: str = ""


@dataclass(frozen=True)
class MoneyWords:
    kind: str
    title: str
    amount: Decimal
    so_far: Decimal | None = None
    given_by: str = ""
    dated_on: dt.date | None = None
    year: str = ""
    school: School | None = None
    unit: Unit | None = None
    days: Decimal | None = None


@dataclass(frozen=True)
class ReminderWords:
    kind: str
    text: str
    settled_on: dt.date | None = None
    outcome: str = ""


@dataclass(frozen=True)
class RunWords:
    """How one part is run."""

    factors: Sequence[FactorWords] = ()
    ties: Sequence[TieWords] = ()
    options: Sequence[OptionWords] = ()
    stages: Sequence[StageWords] = ()
    money: Sequence[MoneyWords] = ()
    reminders: Sequence[ReminderWords] = ()


Pairs = Sequence[tuple[Element, RunWords]]


def hang_run(pairs: Pairs, by_number: Mapping[str, Element], context: Context, by: Person | None) -> None:
    """Keep how the parts are run."""
    _keep_factors(pairs, by)
    _keep_ties(pairs, by_number, context)
    _keep(Option, (
        Option(element=element, order=order, cost=one.cost, chosen_on=one.chosen_on, **check(Option, {
            "title": one.title, "speaks_for": one.speaks_for, "speaks_against": one.speaks_against,
            "reason": one.reason,
        })) for element, run in pairs for order, one in enumerate(run.options)
    ))  # fmt: skip
    _keep(Stage, (
        _stage(element, one, order, context) for element, run in pairs for order, one in enumerate(run.stages)
    ))  # fmt: skip
    _keep(BudgetLine, (
        BudgetLine(
            element=element, order=order, amount=one.amount, so_far=one.so_far, dated_on=one.dated_on,
            school=one.school, unit=one.unit, days=one.days, **check(BudgetLine, {
                "kind": one.kind, "title": one.title, "given_by": one.given_by, "year": one.year,
            }),
        ) for element, run in pairs for order, one in enumerate(run.money)
    ))  # fmt: skip
    _keep(Reminder, (
        Reminder(
            element=element, order=order, settled_on=one.settled_on,
            **check(Reminder, {"kind": one.kind, "text": one.text, "outcome": one.outcome}),
        ) for element, run in pairs for order, one in enumerate(run.reminders)
    ))  # fmt: skip


def _keep_factors(pairs: Pairs, by: Person | None) -> None:
    words = [(element, order, one) for element, run in pairs for order, one in enumerate(run.factors)]
    rows = _keep(SuccessFactor, (
        SuccessFactor(element=element, order=order, **check(SuccessFactor, {"text": one.text}))
        for element, order, one in words
    ))  # fmt: skip
    _keep(FactorRating, (
        FactorRating(factor=row, post=rated.post, by=by, rated_on=rated.rated_on, **check(FactorRating, {
            "rating": rated.rating, "evidence": rated.evidence,
        })) for row, (_, _, one) in zip(rows, words, strict=True) for rated in reversed(one.ratings)
    ))  # fmt: skip


def _keep_ties(pairs: Pairs, by_number: Mapping[str, Element], context: Context) -> None:
    rows = []
    for element, run in pairs:
        for one in run.ties:
            require(not one.part or one.part in by_number, f"No part of the plan is numbered {one.part}.", "part")
            words = {"kind": one.kind, "outside": one.outside, "note": one.note, "due_words": one.due}
            tie = Dependency(element=element, on_element=by_number.get(one.part), **check(Dependency, words))
            understand(tie, context)
            rows.append(tie)
    _keep(Dependency, rows)


def _stage(element: Element, one: StageWords, order: int, context: Context) -> Stage:
    words = {"title": one.title, "gate": one.gate, "due_words": one.due, "lessons": one.lessons}
    stage = Stage(
        element=element, order=order, wants_lessons=one.wants_lessons, passed_on=one.passed_on, **check(Stage, words)
    )
    understand(stage, context)
    return stage


def _keep(table: Any, rows: Iterable[Any]) -> list[Any]:
    made: list[Any] = table.objects.bulk_create(list(rows), batch_size=500)
    return made
