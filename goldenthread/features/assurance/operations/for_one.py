"""Going through a checklist for one newcomer, subject, building or journey, whenever there is one."""

import datetime as dt

from django.db import transaction

from goldenthread.features.accounts.models import Person
from goldenthread.features.assurance.models import Check, Checklist, CheckRound
from goldenthread.features.assurance.operations.asking import Asking, ask_for, divide
from goldenthread.features.assurance.operations.writing import note, require, require_ours
from goldenthread.features.organisations.models import Post, School, Unit
from goldenthread.foundation import clock


@transaction.atomic
def check_one(
    *, checklist: Checklist, about: str, begins_on: dt.date, due_on: dt.date, post: Post, by: Person | None,
    school: School | None = None, unit: Unit | None = None,
) -> Check:  # fmt: skip
    """Begin a checklist for one thing or newcomer, in a school or service; the post is asked on the first day.

    Raises ValidationError with a sentence a field.
    """
    trust, named = checklist.trust, " ".join(about.split())
    require(checklist.retired_on is None, "That checklist has been put away.", "checklist")
    require(checklist.shape.of != "trust", "That checklist is about the trust as a whole.", "checklist")
    require(named, "Say for whom or what.", "about")
    require(len(named) <= 80, "Say it in eighty characters.", "about")
    require(due_on >= begins_on, "It would be over before it begins.", "due_on")
    require(begins_on.year >= 1990 and due_on.year <= 2100, "Those are not days that a plan speaks of.", "due_on")
    require({trust.pk} >= {one.trust_id for one in (school, unit) if one}, "That is in another trust.", "post")
    require_ours(post, trust.pk, school.pk if school else None)
    taken = CheckRound.objects.filter(checklist=checklist, period=begins_on.isoformat(), about=named)
    require(not taken.exists(), f"It has begun for “{named}” on that day already.", "about")
    row = CheckRound.objects.create(
        trust=trust, checklist=checklist, title=f"{checklist.name}, {named}"[:160], period=begins_on.isoformat(),
        about=named, document=checklist.document, edition=checklist.edition, opened_on=begins_on, due_on=due_on,
        looks=checklist.looks, by=by,
    )  # fmt: skip
    check = Check.objects.create(round=row, school=school, unit=unit, post=post)
    divide([check], Asking(trust, row.shape))
    if begins_on <= clock.today():
        ask_for([row])
    note(trust.pk, "began a check for one", row, by, place=check.place, due=due_on)
    return check
