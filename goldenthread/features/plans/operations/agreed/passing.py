"""Putting a plan on its way through those who agree to it, and having it agreed anew."""

from typing import Any

from goldenthread.features.accounts.models import Person
from goldenthread.features.activity import operations as activity
from goldenthread.features.approvals import operations as approvals
from goldenthread.features.approvals.models import Approval
from goldenthread.features.approvals.queries import latest_courses
from goldenthread.features.organisations.models import Post
from goldenthread.features.plans.kinds import kind_of
from goldenthread.features.plans.models import Plan
from goldenthread.features.plans.queries.agreed.agreements import is_gated

MEND, CONFIRM = approvals.MEND, "confirm results"


def put_on_its_way(plan: Plan, by: Person | None, post: Post | None, reason: str = "", **facts: Any) -> Approval:
    """Send a plan to those who agree to plans of its kind, and ask its lead for what their last yes will need."""
    if kind_of(plan.kind).results and plan.lead is not None and not plan.confirmations.exists():
        activity.open_task(
            trust=plan.trust, post=plan.lead, kind=CONFIRM, subject_kind="plan", subject_ref=plan.ref,
            title=f"Say what last summer’s results mean for {plan.title}"[:200],
            why="The last signature needs it; a provisional word is enough.",
        )  # fmt: skip
    return approvals.ask_for(
        trust=plan.trust, school=plan.school, unit=plan.unit, subject_kind="plan", subject_ref=plan.ref,
        title=plan.title, route=plan.kind, by=by, post=post, reason=reason, **facts,
    )  # fmt: skip


def open_anew(plan: Plan, reason: str, by: Person | None, post: Post | None = None) -> Approval | None:
    """Have a plan with a gate agreed anew, where everybody had agreed to it, and ask those who begin."""
    if not is_gated(plan):
        return None
    course = latest_courses("plan", [plan.ref]).get(plan.ref)
    if course is None or not course.is_agreed:
        return None
    return put_on_its_way(plan, by, post, reason, is_anew=True)
