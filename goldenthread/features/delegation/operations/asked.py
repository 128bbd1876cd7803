"""Asking for a decision that the scheme gives to others, taking one that is one's own, and answering."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.core.exceptions import ValidationError
from django.db import transaction

from goldenthread.domain.deciding import delegation as rule
from goldenthread.features.accounts.models import Person
from goldenthread.features.activity import operations as activity
from goldenthread.features.delegation.models import AskedDecision
from goldenthread.features.delegation.queries import Answer, who_decides
from goldenthread.features.organisations.models import Post, School, Trust
from goldenthread.features.trail.operations import record
from goldenthread.foundation import clock

ASKED = "asked decision"
# How long those who are asked have to answer.
ANSWERED_WITHIN = dt.timedelta(days=7)
State = AskedDecision.State
# Why nobody can be asked, by what came of asking who decides.
WHY_NOT = {
    rule.BY_AMOUNT: "It goes by an amount: say how much.", rule.BEYOND: "The scheme does not go so far.",
    rule.CLASH: "By the scheme more than one decides this: it must be put right first.",
    rule.NOBODY: "By the scheme nobody decides this: it must be put right first.",
}  # fmt: skip


@dataclass(frozen=True)
class Met:
    """What whoever asks says of one criterion."""

    is_met: bool
    how: str = ""


@transaction.atomic
def ask_for_decision(
    *, trust: Trust, school: School | None, topic: str, what: str, post: Post, by: Person | None,
    amount: Decimal | None = None, met: Sequence[Met] = (),
) -> AskedDecision:  # fmt: skip
    """Ask those who have a decision for it, as the scheme stands today; one's own is decided with asking.

    `met` says of each criterion of the line, in their order, whether it is met.

    Raises ValidationError with a sentence where the scheme names nobody who can be asked, or gives the post no part.
    """
    if not what.strip():
        raise ValidationError({"what": "Say what it is about."})
    answer = who_decides(trust, topic, on=clock.today(), school=school, amount=amount)
    if answer is None:
        raise ValidationError("The scheme in force does not speak of this.")
    if not answer.is_settled:
        raise ValidationError({"amount": WHY_NOT[answer.verdict]} if answer.verdict == rule.BY_AMOUNT
                              else WHY_NOT[answer.verdict])  # fmt: skip
    line = answer.decision
    if len(met) != len(line.each_criterion):
        raise ValidationError("Say of each criterion whether it is met.")
    if not line.anyone_asks and not has_part(answer, {post.pk}):
        raise ValidationError("The scheme gives your post no part in this decision. Ask somebody who has one.")
    needed = [*answer.deciders, *answer.subject_to]
    for acting in needed:
        if not acting.held:
            raise ValidationError(f"Nobody is there to take it: {acting.called} is vacant, or stands for nobody yet.")
    if line.anyone_asks and any(post in each.posts for each in needed):
        raise ValidationError("Nobody decides what they ask for themselves: have somebody else ask for you.")
    asked = AskedDecision.objects.create(
        trust=trust, school=school, topic=topic, title=answer.decision.title, edition=answer.scheme.edition,
        unit=answer.decision.unit, amount=amount, what=what.strip()[:2_000], asked_on=clock.today(), post=post, by=by,
        is_personal=line.anyone_asks,
        criteria=[
            {"says": says, "is_met": each.is_met, "how": each.how.strip()[:400]}
            for says, each in zip(line.each_criterion, met, strict=True)
        ],
        parties=[
            {"key": each.party.key, "name": each.called, "posts": sorted(one.pk for one in each.posts)}
            for each in needed
        ],
    )  # fmt: skip
    record(
        trust=trust.pk, by=by, did="asked for a decision", kind=ASKED, ref=asked.ref, title=str(asked),
        after={"decision": asked.title, "amount": asked.amount, "of": [each["name"] for each in asked.parties]},
    )  # fmt: skip
    own = next((each for each in asked.parties if post.pk in each["posts"]), None)
    if own is not None:
        _keep(asked, _answer(own["key"], "yes", "", post), by)
    else:
        _ask(asked, by)
    return asked


@transaction.atomic
def answer_asked(*, asked: AskedDecision, said: str, because: str, post: Post, by: Person) -> AskedDecision:
    """Say yes or no in the name of one whose yes it needs. One no refuses it; the last yes decides."""
    asked = AskedDecision.objects.select_for_update().get(pk=asked.pk)
    party = next((each for each in asked.waits_for if post.pk in each["posts"]), None)  # type: ignore[operator]
    if party is None:
        raise ValidationError("It does not wait for an answer of yours.")
    if asked.by_id == by.pk:
        raise ValidationError("Nobody answers what they asked for themselves.")
    if said not in {"yes", "no"}:
        raise ValidationError({"said": "Say yes or no."})
    if said == "no" and not because.strip():
        raise ValidationError({"because": "Say why not."})
    _keep(asked, _answer(str(party["key"]), said, because, post), by)
    return asked


@transaction.atomic
def take_back_asked(*, asked: AskedDecision, by: Person) -> None:
    """Take back what one asked for, while it is on its way."""
    asked = AskedDecision.objects.select_for_update().get(pk=asked.pk)
    if asked.state != State.OPEN or asked.by_id != by.pk:
        raise ValidationError("Only whoever asked takes it back, and only before it is answered.")
    _settle(asked, State.WITHDRAWN, by)


def has_part(answer: Answer, posts: set[int] | frozenset[int]) -> bool:
    """Say whether one of these posts has any part in a decision."""
    return any(one.pk in posts for step in answer.route for acting in step.acting for one in acting.posts)


def _answer(key: str, said: str, because: str, post: Post) -> dict[str, str]:
    return {
        "key": key, "said": said, "because": because.strip()[:1_000], "post": post.title,
        "on": clock.today().isoformat(),
    }  # fmt: skip


def _keep(asked: AskedDecision, answer: dict[str, str], by: Person | None) -> None:
    asked.answers = [*asked.answers, answer]
    if answer["said"] == "no":
        _settle(asked, State.REFUSED, by)
    elif not asked.waits_for:
        _settle(asked, State.AGREED, by)
    else:
        asked.save()
        _ask(asked, by)


def _settle(asked: AskedDecision, state: str, by: Person | None) -> None:
    asked.state, asked.settled_on = state, clock.today()
    asked.save()
    activity.close_tasks(kind=ASKED, subject_kind=ASKED, subject_ref=asked.ref, by=by)
    record(
        trust=asked.trust_id, by=by, did=f"{asked.get_state_display().lower()}: asked decision", kind=ASKED,
        ref=asked.ref, title=str(asked), after={"state": state, "answers": asked.answers},
    )  # fmt: skip


def _ask(asked: AskedDecision, by: Person | None) -> None:
    """Ask every post of those who have not answered, and nobody else."""
    activity.close_tasks(kind=ASKED, subject_kind=ASKED, subject_ref=asked.ref, by=by)
    waiting = {pk for party in asked.waits_for for pk in party["posts"]}  # type: ignore[attr-defined]
    for post in Post.objects.filter(pk__in=waiting):
        activity.open_task(
            trust=asked.trust, post=post, kind=ASKED, subject_kind=ASKED, subject_ref=asked.ref, title=str(asked),
            why=asked.school.short_name if asked.school else "The trust at large",
            due_on=asked.asked_on + ANSWERED_WITHIN,
        )  # fmt: skip
