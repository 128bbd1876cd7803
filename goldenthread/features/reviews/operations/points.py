"""Taking what the year showed into the next plan, or setting it aside."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from goldenthread.features.accounts.models import Person
from goldenthread.features.plans import operations as planning
from goldenthread.features.plans.models import Plan
from goldenthread.features.reviews.models import Weighed
from goldenthread.features.reviews.queries.points import Point
from goldenthread.features.trail.operations import record
from goldenthread.foundation import clock


@transaction.atomic
def take_point(*, plan: Plan, point: Point, kind: str, by: Person) -> Weighed:
    """Make a point of the year something that a plan rests on, of a kind: a weakness, a gap, a strength."""
    ground = planning.add_ground(plan=plan, kind=kind, text=point.says, source=point.source, by=by)
    return _weigh(plan, point, by, ground=ground)


@transaction.atomic
def set_point_aside(*, plan: Plan, point: Point, reason: str, by: Person) -> Weighed:
    """Leave a point of the year out of a plan, with the reason why."""
    if not reason.strip():
        raise ValidationError({"reason": "Say why it is left out."})
    if len(reason.strip()) > 300:
        raise ValidationError({"reason": "300 characters are the most that can be kept."})
    row = _weigh(plan, point, by, reason=reason.strip())
    _note(plan, "set a point of the year aside", by, {"point": point.says, "reason": row.reason})
    return row


@transaction.atomic
def weigh_anew(*, weighed: Weighed, by: Person) -> None:
    """Take back what was made of a point; where a plan rests on it by now, it goes on to."""
    _note(weighed.plan, "weighs a point of the year anew", by, {"point": weighed.says})
    weighed.delete()


def _weigh(plan: Plan, point: Point, by: Person, **made: Any) -> Weighed:
    if Weighed.objects.select_for_update().filter(plan=plan, kind=point.kind, ref=point.ref).exists():
        raise ValidationError("Somebody has weighed this point already.")
    return Weighed.objects.create(
        plan=plan,
        kind=point.kind,
        ref=point.ref,
        says=point.says,
        source=point.source,
        by=by,
        on=clock.today(),
        **made,
    )


def _note(plan: Plan, did: str, by: Person, after: dict[str, Any]) -> None:
    record(trust=plan.trust_id, by=by, did=did, kind="plan", ref=plan.ref, title=plan.title, after=after)
