"""Holding talks with members, what they wish for, and what they say of their tools."""

import datetime as dt

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.db import transaction

from goldenthread.features.accounts.models import Person
from goldenthread.features.members.models import Talk, Tool, ToolRating, Wish
from goldenthread.features.members.ways_on import way_on
from goldenthread.features.organisations.models import Body, Trust
from goldenthread.features.trail.operations import record
from goldenthread.foundation import clock


@transaction.atomic
def hold_talk(
    *, body: Body, name: str, person: Person | None, by: Person | None, held_on: dt.date, went_well: str = "",
    to_learn: str = "", way: str = "",
) -> Talk:  # fmt: skip
    """Note a talk with a member. What was said stays off the trail: it is between the two."""
    if held_on > clock.today():
        raise ValidationError({"held_on": "That day is still to come."})
    if person is not None and by is not None and person.pk == by.pk:
        raise ValidationError({"member": "A talk with oneself is none. The vice-chair, or another, holds it."})
    if way and way_on(way) is None:
        raise ValidationError({"way": "There is no such way on."})
    talk = Talk(
        trust=body.trust, body=body, name=name[:120], person=person, held_on=held_on, went_well=went_well.strip(),
        to_learn=to_learn.strip(), way_on=way, by=by,
    )  # fmt: skip
    talk.full_clean(exclude=["trust", "body", "person", "by"])
    talk.save()
    record(
        trust=body.trust_id, by=by, did="held a talk with a member of", kind="body", ref=body.ref, title=body.name,
        after={"on": held_on},
    )  # fmt: skip
    return talk


@transaction.atomic
def wish_for(*, trust: Trust, person: Person, way: str, wanted: bool) -> None:
    """Keep that somebody would like to go a way on, or no longer."""
    if way_on(way) is None:
        raise ValidationError("There is no such way on.")
    if wanted:
        Wish.objects.get_or_create(trust=trust, person=person, way_on=way, defaults={"since": clock.today()})
    else:
        Wish.objects.filter(trust=trust, person=person, way_on=way).delete()
    record(
        trust=trust.pk, by=person, did="wished for a way on" if wanted else "no longer wished for a way on",
        kind="trust", ref=trust.ref, title=trust.name, after={"way": way},
    )  # fmt: skip


@transaction.atomic
def publish_tool(*, trust: Trust, title: str, says: str, address: str, by: Person | None) -> Tool:
    """Put a tool into the members' toolkit."""
    if not title.strip():
        raise ValidationError({"title": "Say what it is called."})
    if address.strip():
        try:
            URLValidator(schemes=["http", "https"])(address.strip())
        except ValidationError as wrong:
            raise ValidationError({"address": "That is no address of a page."}) from wrong
    tool = Tool(
        trust=trust, title=title.strip(), says=says.strip(), address=address.strip(), published_on=clock.today()
    )
    tool.full_clean(exclude=["trust"])
    tool.save()
    _note(tool, "published a tool", by)
    return tool


@transaction.atomic
def withdraw_tool(*, tool: Tool, by: Person | None) -> None:
    """Take a tool out of the toolkit; what was said of it stays."""
    tool.withdrawn_on = clock.today()
    tool.save()
    _note(tool, "withdrew a tool", by)


@transaction.atomic
def rate_tool(*, tool: Tool, person: Person, year: int, used: int, served: int | None, said: str = "") -> ToolRating:
    """Keep how often somebody used a tool this year and how well it served; said again, it replaces the former."""
    if tool.withdrawn_on is not None:
        raise ValidationError("It has been withdrawn.")
    if served is not None and served not in range(1, 5):
        raise ValidationError({"served": "From 1 to 4."})
    if not 0 <= used <= 366:
        raise ValidationError({"used": "Not more than once a day."})
    row, _ = ToolRating.objects.update_or_create(
        tool=tool, person=person, year=year,
        defaults={"used": used, "served": served, "said": said.strip()[:400], "rated_on": clock.today()},
    )  # fmt: skip
    # Who said so is not told: a tool is judged more freely so.
    _note(tool, "had a tool rated", None)
    return row


def _note(tool: Tool, did: str, by: Person | None) -> None:
    record(trust=tool.trust_id, by=by, did=did, kind="tool", ref=tool.ref, title=tool.title)
