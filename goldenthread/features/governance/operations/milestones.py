"""Saying how good the milestones are that a body accepted."""

from django.core.exceptions import ValidationError
from django.db import transaction

from goldenthread.features.accounts.models import Person
from goldenthread.features.governance.models import MilestoneRating
from goldenthread.features.organisations.models import Body, Post
from goldenthread.features.plans.models import Action
from goldenthread.features.trail.operations import record
from goldenthread.foundation import clock


@transaction.atomic
def rate_milestone(
    *, body: Body, action: Action, step: int, by: Person | None, post: Post | None = None, says: str = ""
) -> MilestoneRating:  # fmt: skip
    """Rate one milestone of the plan of a body's school. Earlier ratings stay."""
    if step not in MilestoneRating.Step.values:
        raise ValidationError({"step": "Choose one of the four."})
    if action.element.plan.school_id != body.school_id:
        raise ValidationError("That milestone is in another school's plan.")
    made = MilestoneRating(
        action=action, body=body, step=step, says=says.strip(), post=post, by=by, rated_on=clock.today()
    )  # fmt: skip
    made.full_clean(exclude=["action", "body", "post", "by"])
    made.save()
    record(
        trust=body.trust_id, by=by, did="rated a milestone of", kind="body", ref=body.ref, title=body.name,
        after={"milestone": action.title, "rating": made.get_step_display(), "says": made.says},
    )  # fmt: skip
    return made
