"""Challenges: raised by the chief officer on anything, answered by whoever answers for it, and settled."""

import datetime as dt
from textwrap import shorten
from typing import Any

from django.db import transaction

from goldenthread.features.accounts.models import Person
from goldenthread.features.activity import operations as activity
from goldenthread.features.organisations.models import Post, Trust
from goldenthread.features.plans.models import Challenge, ChallengeWord
from goldenthread.features.trail import operations as trail
from goldenthread.foundation import clock
from goldenthread.foundation.checked_words import check, require
from goldenthread.foundation.subjects import Subject
from goldenthread.foundation.tables import claim_revision

TASK = "answer for work"


@transaction.atomic
def raise_challenge(
    *,
    trust: Trust,
    subject: Subject,
    says: str,
    asked: Post,
    answer_by: dt.date,
    by: Person | None,
    post: Post | None = None,
    on: dt.date | None = None,
) -> Challenge:
    """Challenge something, and ask a post to answer for it by a day."""
    raised_on = on or clock.today()
    require(asked.trust_id == trust.pk, "That post belongs to another trust.", "asked")
    require(answer_by >= raised_on, "Give them a day that is still to come.", "answer_by")
    words = check(Challenge, {"says": says, "answer_by": answer_by})
    made = Challenge.objects.create(
        trust=trust, subject_kind=subject.kind, subject_ref=subject.ref, title=subject.title[:300], asked=asked,
        post=post, by=by, raised_on=raised_on, **words,
    )  # fmt: skip
    _ask(made)
    _note(made, "challenged", by, after={"says": made.says, "asked": str(asked), "by": answer_by})
    return made


@transaction.atomic
def answer_challenge(
    *,
    challenge: Challenge,
    outcome: str,
    said: str,
    by: Person | None,
    post: Post | None = None,
    on: dt.date | None = None,
    drawn_from: int | None = None,
) -> Challenge:
    """Answer for the work: it goes on, is changed, or stops, and why."""
    require(challenge.state == Challenge.State.RAISED, "It does not wait for an answer.")
    require(outcome in ChallengeWord.Outcome.values, "Say what becomes of it.", "outcome")
    require(said.strip(), "Say why.", "said")
    _say(
        challenge, Challenge.State.ANSWERED, by, drawn_from, outcome=outcome, said=said, post=post,
        said_on=on or clock.today(),
    )  # fmt: skip
    activity.close_tasks(kind=TASK, subject_kind="challenge", subject_ref=challenge.ref, by=by)
    return challenge


@transaction.atomic
def settle_challenge(
    *, challenge: Challenge, by: Person | None, said: str = "", post: Post | None = None, on: dt.date | None = None,
    drawn_from: int | None = None,
) -> Challenge:  # fmt: skip
    """Let the answer stand, or take the challenge back before it was answered."""
    require(challenge.state != Challenge.State.SETTLED, "It is settled already.")
    _say(challenge, Challenge.State.SETTLED, by, drawn_from, said=said, post=post, said_on=on or clock.today())
    activity.close_tasks(kind=TASK, subject_kind="challenge", subject_ref=challenge.ref, by=by)
    return challenge


@transaction.atomic
def challenge_again(
    *, challenge: Challenge, said: str, by: Person, answer_by: dt.date, post: Post | None = None,
    drawn_from: int | None = None,
) -> Challenge:  # fmt: skip
    """Say that the answer is not enough, and ask once more."""
    require(challenge.state == Challenge.State.ANSWERED, "Only what was answered can be asked again.")
    require(said.strip(), "Say what is still wrong.", "said")
    require(answer_by >= clock.today(), "Give them a day that is still to come.", "answer_by")
    challenge.answer_by = answer_by
    _say(challenge, Challenge.State.RAISED, by, drawn_from, said=said, post=post, said_on=clock.today())
    _ask(challenge)
    return challenge


def _say(challenge: Challenge, state: str, by: Person | None, drawn_from: int | None, **facts: Any) -> None:
    words = check(ChallengeWord, {"said": facts.pop("said")})
    claim_revision(challenge, drawn_from)
    before = {"state": challenge.state}
    challenge.state = state
    challenge.save()
    ChallengeWord.objects.create(challenge=challenge, state=state, by=by, **words, **facts)
    _note(challenge, f"a challenge was {'raised again' if state == Challenge.State.RAISED else state}", by, before,
          {"state": state, "outcome": facts.get("outcome", "")} | words)  # fmt: skip


def _ask(challenge: Challenge) -> None:
    if challenge.asked is not None:
        activity.open_task(
            trust=challenge.trust, post=challenge.asked, kind=TASK, subject_kind="challenge",
            subject_ref=challenge.ref, title=f"Answer for “{shorten(challenge.title, 150, placeholder=' …')}”",
            why=shorten(challenge.says, 200, placeholder=" …"), due_on=challenge.answer_by,
        )  # fmt: skip


def _note(
    challenge: Challenge, did: str, by: Person | None, before: dict[str, Any] | None = None,
    after: dict[str, Any] | None = None,
) -> None:  # fmt: skip
    trail.record(
        trust=challenge.trust_id, by=by, did=did, kind="challenge", ref=challenge.ref, title=challenge.title,
        before=before, after=after,
    )  # fmt: skip
