"""Saying who stands in for a post while its holder is away, and ending it."""

import datetime as dt

from django.core.exceptions import ValidationError
from django.db import transaction

from goldenthread.features.accounts.models import Person
from goldenthread.features.activity import operations as activity
from goldenthread.features.activity.models import Task
from goldenthread.features.approvals.models import Approval, Asked, StandIn
from goldenthread.features.approvals.operations.asking import DECIDE, ask_whose_turn_it_is
from goldenthread.features.organisations.models import Post
from goldenthread.features.trail import operations as trail
from goldenthread.foundation import clock


@transaction.atomic
def stand_in(
    *, post: Post, deputy: Post, from_on: dt.date, by: Person, until_on: dt.date | None = None, reason: str = ""
) -> StandIn:
    """Let one post decide for another on these days, and ask it what waits there now."""
    if post.pk == deputy.pk or post.trust_id != deputy.trust_id:
        raise ValidationError({"deputy": "Choose another post to stand in for this one."})
    if until_on is not None and until_on < from_on:
        raise ValidationError({"until_on": "The last day comes before the first."})
    made = StandIn.objects.create(
        trust=post.trust, post=post, deputy=deputy, from_on=from_on, until_on=until_on, reason=reason.strip()[:200],
        by=by,
    )  # fmt: skip
    _note(made, "named a deputy", by)
    activity.tell(
        trust=post.trust, posts=[deputy], by=by, says=f"You decide for {post.title} while its holder is away.",
        subject_kind="stand-in", subject_ref=made.ref,
    )  # fmt: skip
    if from_on <= clock.today() and (until_on is None or clock.today() <= until_on):
        ask_deputies_of(post)
    return made


@transaction.atomic
def end_stand_in(*, standing_in: StandIn, by: Person) -> StandIn:
    """End it with yesterday: the deputy decides for the other post no more, and is not asked for it any longer."""
    yesterday = clock.today() - dt.timedelta(days=1)
    standing_in.until_on = max(yesterday, standing_in.from_on)
    if standing_in.from_on > yesterday:
        _note(standing_in, "took a deputy back", by)
        standing_in.delete()
    else:
        standing_in.save(update_fields=["until_on"])
        _note(standing_in, "ended a deputy's time", by)
    own = Asked.objects.filter(post=standing_in.deputy, approval__state=Approval.State.OPEN).values("approval__ref")
    lent = Task.objects.filter(post=standing_in.deputy, kind=DECIDE, subject_kind="approval", closed_at=None).exclude(
        subject_ref__in=own
    )
    for ref in lent.values_list("subject_ref", flat=True):
        activity.close_tasks(
            kind=DECIDE, subject_kind="approval", subject_ref=ref, by=by, posts=[standing_in.deputy_id]
        )
    return standing_in


def ask_deputies_of(post: Post) -> None:
    """Ask whoever stands in for a post today what is asked of it and waits."""
    waiting = Approval.objects.filter(trust=post.trust, state=Approval.State.OPEN, asked__post=post).distinct()
    for approval in waiting.select_related("trust", "school", "unit"):
        if Asked.objects.filter(approval=approval, step=approval.turn, post=post).exists():
            ask_whose_turn_it_is(approval)


def _note(one: StandIn, did: str, by: Person) -> None:
    trail.record(
        trust=one.trust_id, by=by, did=did, kind="post", ref=one.post.ref, title=one.post.title,
        after={"deputy": one.deputy.title, "from": one.from_on, "until": one.until_on},
    )  # fmt: skip
