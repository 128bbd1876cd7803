"""What a review of governance found and a plan carries out: it is done when the actions that were made of it are."""

from django.db import transaction

from goldenthread.domain.board import following_up as rules
from goldenthread.features.members.models import Finding
from goldenthread.features.members.operations.audits import (
    ask_to_see_to,
    finish_finding,
    reopen_finding,
    stop_asking_to_see_to,
)
from goldenthread.features.plans.operations.work.carrying import carried_out
from goldenthread.foundation.subjects import Begun, Carriable

KIND = "governance finding"


def begins(ref: str) -> Begun:
    """Return what an action begins with that is made of a finding."""
    row = Finding.objects.select_related("post", "body").get(ref=ref)
    return Begun(row.says, row.post, row.due_on, school=row.body.school_id if row.body else None)


@transaction.atomic
def moved(ref: str) -> None:
    """Let a finding follow the actions that were made of it."""
    row = Finding.objects.select_related("trust", "post", "audit", "review").filter(ref=ref).first()
    if row is None:
        return
    carried = carried_out(KIND, ref)
    is_done = carried.how in (rules.DONE, rules.SEEN_TO)
    if row.done_on is not None and carried.how == rules.UNDER_WAY:
        reopen_finding(finding=row, by=None)
    elif row.done_on is None and is_done:
        last = carried.last
        result = f"In the plan: {last.title}. {last.proof}".strip()
        finish_finding(finding=row, by=last.done_by, result=result, on=last.done_on)
    elif carried.how == rules.NOT_CARRIED and row.done_on is None:
        ask_to_see_to(row)
    else:
        stop_asking_to_see_to(row)


DOORS = Carriable(begins=begins, moved=moved)
