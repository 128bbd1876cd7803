"""Help given to a school, and how the central team works there."""

import datetime as dt
from decimal import Decimal

from django.db import transaction

from goldenthread.features.accounts.models import Person
from goldenthread.features.improvement.models import FunctionMode, Ladder, Support
from goldenthread.features.organisations.models import Post, School
from goldenthread.features.trail import operations as trail
from goldenthread.foundation import clock
from goldenthread.foundation.checked_words import check, require

MOST_DAYS = Decimal(400)


@transaction.atomic
def log_support(
    *,
    school: School,
    kind: str,
    said: str,
    days: Decimal,
    by: Person | None,
    people: int = 1,
    cost: Decimal | None = None,
    function: str = "",
    effect: str = "",
    post: Post | None = None,
    on: dt.date | None = None,
) -> Support:
    """Log help that was given: of what kind, how many days, how many people, at what cost, and what came of it."""
    on = on or clock.today()
    require(on <= clock.today(), "Help that is still to come cannot be logged yet.", "given_on")
    require(Decimal(0) < days <= MOST_DAYS, f"Give the days as a number up to {MOST_DAYS}.", "days")
    require(cost is None or cost >= 0, "A cost is not below nothing.", "cost")
    words = check(Support, {"kind": kind, "said": said, "function": function, "effect": effect})
    made = Support.objects.create(
        school=school, given_on=on, days=days, people=people, cost=cost, post=post, by=by, **words
    )
    trail.record(
        trust=school.trust_id, by=by, did="logged support", kind="school", ref=school.ref, title=school.name,
        after=words | {"days": days, "people": people, "cost": cost, "on": on},
    )  # fmt: skip
    return made


@transaction.atomic
def set_mode(
    *,
    school: School,
    ladder: Ladder,
    function: str,
    mode: str,
    because: str,
    by: Person | None,
    holder: Post | None = None,
    from_on: dt.date | None = None,
) -> FunctionMode:
    """Say how the central team works in one function at a school from a day on, and what shows that it can."""
    require(function in ladder.shape.functions, "Choose one of the ladder’s functions.", "function")
    require(mode in ladder.shape.modes, "Choose one of the ladder’s ways of working.", "mode")
    require(holder is None or holder.trust_id == school.trust_id, "That post belongs to another trust.", "holder")
    words = check(FunctionMode, {"because": because})
    made = FunctionMode.objects.create(
        school=school, function=function, mode=mode, holder=holder, from_on=from_on or clock.today(), by=by, **words
    )
    trail.record(
        trust=school.trust_id, by=by, did="set how the central team works", kind="school", ref=school.ref,
        title=school.name, after={"function": function, "mode": mode, "from": made.from_on} | words,
    )  # fmt: skip
    return made
