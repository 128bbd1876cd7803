"""How the parts of a pack's plan are run: its shapes, and the words that a plan takes."""

import datetime as dt
from decimal import Decimal
from typing import Annotated, Literal

from pydantic import Field

from goldenthread.features.intake.packs.base import Shape, Words
from goldenthread.features.organisations.operations.founding import Furnished
from goldenthread.features.plans.operations.whole import run_trees as words


class RatingFacts(Shape):
    rating: Literal["holding", "at risk", "failing"]
    on: dt.date
    post: Words = ""
    evidence: Words = ""


class FactorFacts(Shape):
    text: Words
    ratings: list[RatingFacts] = []


class TieFacts(Shape):
    number: Words = ""
    kind: Annotated[Literal["waits for", "part of", "combines with"], Field(alias="as")] = "waits for"
    outside: Words = ""
    due: Words = ""
    note: Words = ""


class OptionFacts(Shape):
    title: Words
    speaks_for: Annotated[Words, Field(alias="for")] = ""
    speaks_against: Annotated[Words, Field(alias="against")] = ""
    cost: Decimal | None = None
    chosen_on: dt.date | None = None
    reason: Words = ""


class StageFacts(Shape):
    title: Words
    gate: Words = ""
    due: Words = ""
    pilot: bool = False
    passed_on: dt.date | None = None
    lessons: Words = ""


class MoneyFacts(Shape):
    kind: Literal["budget", "spend", "saving", "income", "staff time", "in kind"] = "budget"
    title: Words
    amount: Decimal
    so_far: Decimal | None = None
    given_by: Words = ""
    on: dt.date | None = None
    year: Words = ""
    school: Words = ""
    unit: Words = ""
    days: Decimal | None = None


class ReminderFacts(Shape):
    kind: Literal["to confirm", "condition", "risk", "benefit"]
    text: Words
    settled_on: dt.date | None = None
    outcome: Words = ""


class RunFacts(Shape):
    """The `run` block of an element."""

    factors: list[FactorFacts] = []
    tied_to: list[TieFacts] = []
    options: list[OptionFacts] = []
    stages: list[StageFacts] = []
    money: list[MoneyFacts] = []
    keep: list[ReminderFacts] = []


def run_words(facts: RunFacts, made: Furnished, *, invented: bool) -> words.RunWords:
    """Return how a part is run, as a plan takes it. A real trust takes the frame and none of the invented facts."""
    return words.RunWords(
        factors=[
            words.FactorWords(one.text, [
                words.RatingWords(rated.rating, rated.on, rated.evidence, made.posts.get(rated.post))
                for rated in one.ratings if invented
            ]) for one in facts.factors
        ],
        ties=[words.TieWords(one.kind, one.number, one.outside, one.due, one.note) for one in facts.tied_to],
        stages=[
            words.StageWords(
                one.title, one.gate, one.due, one.pilot, one.passed_on if invented else None,
                one.lessons if invented else "",
            ) for one in facts.stages
        ],
        options=[
            words.OptionWords(
                one.title, one.speaks_for, one.speaks_against, one.cost, one.chosen_on, one.reason
            ) for one in facts.options if invented
        ],
        money=[
            words.MoneyWords(
                one.kind, one.title, one.amount, one.so_far, one.given_by, one.on, one.year,
                made.schools.get(one.school), made.units.get(one.unit), one.days,
            )
            for one in facts.money if invented
        ],
        reminders=[
            words.ReminderWords(one.kind, one.text, one.settled_on, one.outcome)
            for one in facts.keep if invented
        ],
    )  # fmt: skip
