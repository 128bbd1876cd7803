"""What a pack says of drawing the plan down: who is asked for what, whose a plan is, and what was said of it."""

import datetime as dt
from typing import Annotated, Literal

from pydantic import Field

from goldenthread.features.intake.packs.base import Shape, Words


class OwnerFacts(Shape):
    owner: Literal["trust", "place"]
    from_on: Annotated[dt.date, Field(alias="from")]
    reason: Words = ""


class SaidFacts(Shape):
    """What was said of a plan at one step of its way."""

    step: Words
    verdict: Annotated[Literal["agreed", "returned", "refused"], Field(alias="as")] = "agreed"
    post: Words = ""
    on: dt.date
    reason: Words = ""
    minute: Words = ""


class WayFacts(Shape):
    """A plan that was sent to be agreed: when, by which post, and what was said of it at each step so far."""

    sent: dt.date
    by: Words = ""
    said: list[SaidFacts] = []


class ResultsFacts(Shape):
    state: Literal["provisional", "final"]
    post: Words = ""
    on: dt.date
    says: Words


class ExpectedFacts(Shape):
    kind: Words
    of: Literal["schools", "hubs", "schools and hubs", "services"] = "schools"
    due: dt.date
    says: Words = ""


class NoticeFacts(Shape):
    """A notice of harm; one without an answer is open."""

    school: Words
    number: Words
    part: Words = ""
    effect: Words
    post: Words = ""
    on: dt.date
    acknowledged: dt.date | None = None
    answered: dt.date | None = None
    answer: Words = ""
    changes: Words = ""
