"""Bringing in how a plan was agreed elsewhere, or before its trust came here."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from django.db import transaction

from goldenthread.features.accounts.models import Person
from goldenthread.features.approvals import operations as approvals
from goldenthread.features.approvals.models import Approval
from goldenthread.features.organisations.models import Post
from goldenthread.features.plans.models import Plan, Version
from goldenthread.features.plans.operations.agreed.agreeing import freeze, keep_agreement
from goldenthread.features.plans.operations.agreed.passing import put_on_its_way


@dataclass(frozen=True)
class SaidThere:
    """One word that was said of a plan: at which step, what, on which day, by which post."""

    step: str
    verdict: str
    on: dt.date
    post: Post | None = None
    reason: str = ""
    minute: str = ""


@transaction.atomic
def bring_in_way(
    *, plan: Plan, sent_on: dt.date, post: Post | None, said: Sequence[SaidThere], by: Person | None
) -> Approval:
    """Keep how a plan went to those who agree to it: as far as it came, with what each of them said.

    What stands in its way today is not asked: they answered of the plan as they knew it.
    """
    approval = put_on_its_way(plan, by, post, sent_on=sent_on)
    frozen = freeze(plan.ref, by)
    for one in said:
        approval = approvals.bring_in_word(
            approval=approval, step=one.step, verdict=one.verdict, on=one.on, post=one.post, reason=one.reason,
            minute=one.minute, frozen=frozen, by=by,
        )  # fmt: skip
    if approval.state == Approval.State.AGREED:
        keep_agreement(plan, Version.objects.get(ref=frozen.ref), on=approval.ended_on)
    return approval
