"""Asking for the plans that places ought to have, near their day and after it."""

from django.db import transaction

from goldenthread.features.accounts.models import Person
from goldenthread.features.activity import operations as activity
from goldenthread.features.activity.models import Task
from goldenthread.features.organisations.models import Post, Trust
from goldenthread.features.plans.kinds import kind_of
from goldenthread.features.plans.models import Expectation, Plan
from goldenthread.features.plans.operations.agreed.versions import NOTICE
from goldenthread.features.plans.queries.local.local_plans import who_writes
from goldenthread.foundation import clock

BEGIN = "begin plan"


@transaction.atomic
def ask_for_missing_plans(*, trust: Trust) -> int:
    """Ask the post that should write each plan that is expected soon, or is late, to begin it; return how many.

    What has been begun meanwhile, or is not expected any more, is asked for no more.
    """
    until = clock.today() + NOTICE
    asked = set(Task.objects.filter(trust=trust, kind=BEGIN, closed_at=None).values_list("post_id", "subject_ref"))
    wanted = [
        Task(
            trust=trust, post=post, kind=BEGIN, subject_kind="expectation", subject_ref=expected.ref,
            title=f"Begin the {kind_of(expected.kind).title.lower()} of {place}"[:200],
            why=expected.says or "It is asked for by this day, and nobody has begun it.", due_on=expected.due_on,
        )
        for expected, place, post in who_writes(trust, until)
    ]  # fmt: skip
    subjects = {ref for _, ref in asked} | {task.subject_ref for task in wanted}
    activity.ask_exactly(trust=trust, kind=BEGIN, subject_kind="expectation", subjects=subjects, wanted=wanted)
    return sum((task.post_id, task.subject_ref) not in asked for task in wanted)


def ask_no_more(plan: Plan, by: Person) -> None:
    """Close what was asked of a place, now that its plan is begun."""
    place = {"school": plan.school_id} if plan.school_id else {"unit": plan.unit_id}
    posts = list(Post.objects.filter(trust=plan.trust_id, **place).values_list("pk", flat=True))
    for expected in Expectation.objects.filter(trust=plan.trust_id, kind=plan.kind):
        activity.close_tasks(kind=BEGIN, subject_kind="expectation", subject_ref=expected.ref, by=by, posts=posts)
