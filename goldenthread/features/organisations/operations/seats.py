"""Forming bodies, and saying who sits on them."""

import datetime as dt
from collections.abc import Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import F, Q
from django.utils.text import slugify

from goldenthread.features.accounts.models import Person
from goldenthread.features.accounts.operations import Invited
from goldenthread.features.organisations.models import Body, Membership, Post, Trust
from goldenthread.features.organisations.operations.places import add_body, revise_place
from goldenthread.features.organisations.operations.posts import invite_to_post
from goldenthread.features.trail.operations import record
from goldenthread.foundation import clock
from goldenthread.foundation.tables import claim_revision

KEPT = ("category", "office", "from_on", "until_on", "links", "is_member")


@transaction.atomic
def form_body(*, trust: Trust, by: Person | None, name: str, **facts: Any) -> Body:
    """Form a body with its remit and what it must be made of. Raises ValidationError with a sentence a field."""
    _require_sense(facts)
    return add_body(trust=trust, by=by, name=name.strip(), **({"key": _free_key(trust, name)} | facts))


@transaction.atomic
def revise_body(*, body: Body, by: Person | None, drawn_from: int | None, **facts: Any) -> Body:
    """Change what a body is. Raises Stale when somebody else has changed it meanwhile."""
    _require_sense(facts, body)
    return revise_place(place=body, by=by, drawn_from=drawn_from, **facts)


@transaction.atomic
def dissolve_body(*, body: Body, by: Person | None, on: dt.date, result: str) -> Body:
    """End a body, with what came of it. Every seat ends with it, and no post acts in its name any longer."""
    if body.dissolved_on:
        raise ValidationError(f"It was dissolved on {body.dissolved_on:%-d %B %Y} already.")
    if body.starts_on and on < body.starts_on:
        raise ValidationError({"on": f"It began only on {body.starts_on:%-d %B %Y}."})
    if on > clock.today():
        raise ValidationError({"on": "That day is still to come. Until then, set the day on which it is to end."})
    if not result.strip():
        raise ValidationError({"result": "Say what came of it, even if that is little."})
    claim_revision(body, None)
    body.dissolved_on, body.result, body.is_operated = on, result.strip(), False
    body.save()
    open_seats = body.memberships.filter(ended_on=None).filter(Q(until_on=None) | Q(until_on__gt=on))
    open_seats.filter(from_on__lte=on).update(ended_on=on, end_reason="The body was dissolved")
    body.posts.clear()
    record(
        trust=body.trust_id, by=by, did="dissolved", kind="body", ref=body.ref, title=body.name,
        after={"on": on, "result": body.result},
    )  # fmt: skip
    return body


@transaction.atomic
def take_seat(
    *, body: Body, by: Person | None, from_on: dt.date, person: Person | None = None, post: Post | None = None,
    name: str = "", until_on: dt.date | None = None, ended_on: dt.date | None = None,
    renews: Membership | None = None, **facts: Any,
) -> Membership:  # fmt: skip
    """Give somebody a seat on a body: a person, whoever holds a post, or a name. `ended_on` is of one that is over.

    A post acts in the body's name from then on. Raises ValidationError with a sentence a field.
    """
    called = person.name if person else post.title if post else name.strip()
    if not called:
        raise ValidationError({"name": "Say who it is."})
    if body.dissolved_on:
        raise ValidationError("This body was dissolved.")
    if until_on and until_on < from_on:
        raise ValidationError({"until_on": "The term ends before it begins."})
    if ended_on and ended_on < from_on:
        raise ValidationError({"until_on": "It ended before it began."})
    last_on = min((day for day in (until_on, ended_on) if day), default=None)
    _require_new(body, from_on, last_on, person=person, post=post, name=called)
    _require_one_chair(body, facts.get("office", ""), from_on, last_on, but=renews)
    seat = Membership(
        body=body, person=person, post=post, name=called, from_on=from_on, until_on=until_on, ended_on=ended_on,
        renews=renews, **facts,
    )  # fmt: skip
    seat.full_clean()
    seat.save()
    if post and person is None:
        body.posts.add(post)
    _note(seat, "renewed" if renews else "appointed", by, after={key: getattr(seat, key) for key in KEPT})
    return seat


@transaction.atomic
def invite_to_seat(
    *, post: Post, email: str, name: str, from_on: dt.date, by: Person | None, body: Body | None = None,
    office: str = "", until_on: dt.date | None = None,
) -> Invited:  # fmt: skip
    """Invite somebody to a post, and let the post sit on a body from that day; without a body, to the post alone."""
    invited = invite_to_post(post=post, email=email, name=name, from_on=from_on, by=by)
    if body is not None:
        take_seat(body=body, post=post, from_on=from_on, until_on=until_on, office=office, by=by)
    return invited


@transaction.atomic
def revise_seat(*, seat: Membership, by: Person | None, drawn_from: int | None, **facts: Any) -> Membership:
    """Change what is kept of a seat. Raises Stale when somebody else has changed it meanwhile."""
    first, until = facts.get("from_on", seat.from_on), facts.get("until_on", seat.until_on)
    if until and until < first:
        raise ValidationError({"until_on": "The term ends before it begins."})
    _require_one_chair(seat.body, facts.get("office", seat.office), first, until, but=seat)
    claim_revision(seat, drawn_from)
    before = {key: getattr(seat, key) for key in facts}
    for key, value in facts.items():
        setattr(seat, key, value)
    seat.full_clean(exclude=["body", "person", "post", "school"])
    seat.save()
    _note(seat, "changed", by, before=before, after=facts)
    return seat


@transaction.atomic
def end_seat(*, seat: Membership, by: Person | None, last_on: dt.date, reason: str = "") -> Membership:
    """Let a seat end with a day, sooner than its term. Raises ValidationError when it had not begun by then."""
    if last_on < seat.from_on:
        raise ValidationError({"last_on": f"They took it up only on {seat.from_on:%-d %B %Y}."})
    claim_revision(seat, None)
    before, seat.ended_on, seat.end_reason = seat.ended_on, last_on, reason.strip()[:200]
    seat.save()
    _note(seat, "ended", by, before={"until": before or seat.until_on}, after={"until": last_on, "why": reason})
    unseat_posts(trust=seat.body.trust)
    return seat


@transaction.atomic
def renew_seat(
    *, seat: Membership, by: Person | None, from_on: dt.date, until_on: dt.date | None, appointed_by: str = ""
) -> Membership:
    """Give somebody a further term. The one before stays in the history, and ends the day before."""
    if from_on <= seat.from_on:
        raise ValidationError({"from_on": f"The present term began on {seat.from_on:%-d %B %Y}."})
    if seat.until_on is None or seat.until_on >= from_on:
        seat.ended_on, seat.end_reason = from_on - dt.timedelta(days=1), "Renewed"
        claim_revision(seat, None)
        seat.save()
    kept = ("organisation", "school", "category", "speaks_for", "office", "is_member", "links", "is_local",
            "is_experienced", "experience", "note")  # fmt: skip
    return take_seat(
        body=seat.body, by=by, from_on=from_on, until_on=until_on, person=seat.person, post=seat.post,
        name=seat.name, renews=seat, appointed_by=appointed_by or seat.appointed_by,
        **{key: getattr(seat, key) for key in kept},
    )  # fmt: skip


@transaction.atomic
def unseat_posts(*, trust: Trust) -> int:
    """Take posts off bodies on which their every seat is over, so that none acts in a name it has no longer."""
    today = clock.today()
    lasting = Q(ended_on=None) | Q(ended_on__gte=today)
    by_post = Membership.objects.filter(body__trust=trust, person=None, post__isnull=False)
    kept = set(
        by_post.filter(lasting).filter(Q(until_on=None) | Q(until_on__gte=today)).values_list("body_id", "post_id")
    )
    over = set(by_post.filter(body__posts=F("post")).values_list("body_id", "post_id")) - kept
    for body, post in over:
        Post.bodies.through.objects.filter(body=body, post=post).delete()
    return len(over)


def _require_sense(facts: Mapping[str, Any], body: Body | None = None) -> None:
    def said(name: str) -> Any:
        return facts[name] if name in facts else getattr(body, name, None)

    first, last = said("starts_on"), said("ends_on")
    if first and last and last < first:
        raise ValidationError({"ends_on": "It ends before it begins."})
    least, most = said("size_least"), said("size_most")
    if least is not None and most is not None and most < least:
        raise ValidationError({"size_most": "The most is fewer than the least."})
    if said("acts_as") and said("parent") is None:
        raise ValidationError({"parent": "Say which body it adds to or replaces."})
    above, seen = said("parent"), set()
    while above is not None and above.pk not in seen:
        if body is not None and above.pk == body.pk:
            raise ValidationError({"parent": "A body cannot stand under itself."})
        seen.add(above.pk)
        above = above.parent


def _require_new(
    body: Body, from_on: dt.date, until_on: dt.date | None, *, person: Person | None, post: Post | None, name: str
) -> None:
    if person:
        theirs = body.memberships.filter(person=person)
    elif post:
        theirs = body.memberships.filter(person=None, post=post)
    else:
        theirs = body.memberships.filter(person=None, post=None, name__iexact=name)
    if theirs.filter(_meeting(from_on, until_on)).exists():
        raise ValidationError({"name": f"{name} sits on it in that time already."})


def _require_one_chair(
    body: Body, office: str, from_on: dt.date, until_on: dt.date | None, *, but: Membership | None
) -> None:
    if office != Membership.Office.CHAIR:
        return
    others = body.memberships.filter(_meeting(from_on, until_on), office=office)
    other = others.exclude(pk=but.pk).first() if but else others.first()
    if other:
        says = f"{other.name} is chair in that time. End that office first, or begin after it."
        raise ValidationError({"office": says})


def _meeting(from_on: dt.date, until_on: dt.date | None) -> Q:
    """Return what is true of memberships that share a day with this time."""
    return (
        Q(from_on__lte=until_on or dt.date.max)
        & (Q(until_on=None) | Q(until_on__gte=from_on))
        & (Q(ended_on=None) | Q(ended_on__gte=from_on))
    )


def _free_key(trust: Trust, name: str) -> str:
    first = slugify(name)[:50] or "body"
    taken = set(Body.objects.filter(trust=trust, key__startswith=first).values_list("key", flat=True))
    if first not in taken:
        return first
    return next(key for number in range(2, len(taken) + 3) if (key := f"{first}-{number}") not in taken)


def _note(seat: Membership, did: str, by: Person | None, **changes: Mapping[str, Any]) -> None:
    title = f"{seat.name}, {seat.body.name}"
    record(trust=seat.body.trust_id, by=by, did=did, kind="seat", ref=seat.ref, title=title[:200], **changes)
