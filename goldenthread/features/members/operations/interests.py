"""Declaring interests, confirming them once a year, and publishing who governs."""

import datetime as dt
from collections.abc import Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from goldenthread.domain.board.members import asked_again_on
from goldenthread.features.accounts.models import Person
from goldenthread.features.activity import operations as activity
from goldenthread.features.activity.models import Task
from goldenthread.features.members import queries
from goldenthread.features.members.models import Declaration, Interest, Publication
from goldenthread.features.organisations.models import Post, Trust
from goldenthread.features.trail.operations import record
from goldenthread.foundation import clock
from goldenthread.foundation.tables import claim_revision

CONFIRM = "confirm interests"
# How long before a confirmation lapses its renewal is asked for.
AHEAD = dt.timedelta(days=42)


@transaction.atomic
def declare_interest(
    *, trust: Trust, by: Person | None, name: str, person: Person | None = None, **facts: Any
) -> Interest:
    """Enter an interest of a member: their own, or one that is entered for somebody who does not sign in."""
    interest = Interest(trust=trust, person=person, name=name, **facts)
    _require_sense(interest)
    interest.full_clean(exclude=["trust", "person"])
    interest.save()
    _note(trust, interest.ref, name, "declared an interest", by, after={"kind": interest.kind})
    return interest


@transaction.atomic
def revise_interest(*, interest: Interest, by: Person | None, drawn_from: int | None, **facts: Any) -> Interest:
    """Change an interest, or say when it ended. Raises Stale when it was changed meanwhile."""
    claim_revision(interest, drawn_from)
    for key, value in facts.items():
        setattr(interest, key, value)
    _require_sense(interest)
    interest.full_clean(exclude=["trust", "person"])
    interest.save()
    _note(interest.trust, interest.ref, interest.name, "changed an interest", by, after={"kind": interest.kind})
    return interest


@transaction.atomic
def withdraw_interest(*, interest: Interest, by: Person | None) -> Interest:
    """Take out an interest that was entered by mistake. It stays in what was confirmed before."""
    claim_revision(interest, None)
    interest.withdrawn_on = clock.today()
    interest.save()
    _note(interest.trust, interest.ref, interest.name, "withdrew an interest", by, before={"kind": interest.kind})
    return interest


@transaction.atomic
def confirm_interests(
    *, trust: Trust, by: Person | None, name: str, person: Person | None = None, on: dt.date | None = None
) -> Declaration:
    """Say that somebody's interests are complete as they stand; none is an answer too."""
    made_on = on or clock.today()
    held = queries.interests_of(trust, person=person, name=name)
    made = Declaration.objects.create(
        trust=trust, person=person, name=name, made_on=made_on, by=by,
        interests=[
            {"kind": one.kind, "what": one.what, "whose": one.whose, "from": str(one.from_on or ""),
             "until": str(one.until_on or "")}
            for one in held
        ],
    )  # fmt: skip
    _note(trust, made.ref, name, "confirmed interests", by, after={"interests": len(made.interests)})
    ask_for_interests(trust=trust)
    return made


@transaction.atomic
def ask_for_interests(*, trust: Trust) -> int:
    """Ask each post of a member to confirm their interests before the last word lapses; return of how many."""
    today = clock.today()
    wanted: dict[int, Task] = {}
    posts: dict[str, Post] = {}
    for one in queries.declarers(trust, today=today):
        due_on = asked_again_on(one.confirmed_on, one.since)
        for post in one.posts:
            posts[post.ref] = post
            if due_on - AHEAD <= today and post.pk not in wanted:
                wanted[post.pk] = Task(
                    trust=trust, post=post, kind=CONFIRM, subject_kind="interests", subject_ref=post.ref,
                    title="Confirm your interests", due_on=due_on,
                    why="Once a year every member says that the register is complete, or that there are none.",
                )  # fmt: skip
    asked = set(Task.objects.filter(trust=trust, kind=CONFIRM, closed_at=None).values_list("subject_ref", flat=True))
    activity.ask_exactly(
        trust=trust, kind=CONFIRM, subject_kind="interests", subjects=asked | set(posts), wanted=wanted.values()
    )
    return len(wanted)


@transaction.atomic
def set_publication(*, trust: Trust, by: Person | None, drawn_from: int | None, **facts: Any) -> Publication:
    """Say whether who governs the trust stands open to anybody, and what stands with it."""
    kept, _ = Publication.objects.get_or_create(trust=trust)
    claim_revision(kept, drawn_from)
    before = {key: getattr(kept, key) for key in facts}
    for key, value in facts.items():
        setattr(kept, key, value)
    kept.full_clean(exclude=["trust"])
    kept.save()
    record(
        trust=trust.pk, by=by, did="set how governance is published", kind="trust", ref=trust.ref, title=trust.name,
        before=before, after=facts,
    )  # fmt: skip
    return kept


def _require_sense(interest: Interest) -> None:
    if interest.from_on and interest.until_on and interest.until_on < interest.from_on:
        raise ValidationError({"until_on": "It ends before it begins."})


def _note(trust: Trust, ref: str, name: str, did: str, by: Person | None, **changes: Mapping[str, Any]) -> None:
    """Leave the entry without the interest itself: some are for the register alone."""
    record(trust=trust.pk, by=by, did=did, kind="interest", ref=ref, title=name[:200], **changes)
