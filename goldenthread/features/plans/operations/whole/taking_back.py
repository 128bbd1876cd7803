"""Taking back a plan that was brought in whole: it was never begun."""

from django.db import transaction

from goldenthread.features.accounts.models import Person
from goldenthread.features.activity import operations as activity
from goldenthread.features.plans.models import Plan
from goldenthread.features.plans.operations.writing import note_plan


@transaction.atomic
def take_back_plan(*, plan: Plan, by: Person | None) -> None:
    """Remove a plan with all that hangs from it, and what was asked of people about it. The trail keeps its name."""
    activity.close_tasks(kind="settle date", subject_kind="plan", subject_ref=plan.ref, by=by)
    note_plan(plan, "took back a plan", by, before={"title": plan.title})
    plan.delete()
