"""The training plan, who took part, and each member's induction."""

import datetime as dt
from collections.abc import Iterable
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from goldenthread.features.accounts.models import Person
from goldenthread.features.members.criteria import induction
from goldenthread.features.members.models import InductionStep, Place, Training
from goldenthread.features.organisations.models import Body, Membership, Trust
from goldenthread.features.trail.operations import record
from goldenthread.foundation import clock
from goldenthread.foundation.tables import claim_revision


@transaction.atomic
def plan_training(
    *, trust: Trust, by: Person | None, bodies: Iterable[Body], training: Training | None = None,
    drawn_from: int | None = None, **facts: Any,
) -> Training:  # fmt: skip
    """Put an item on the training plan, or change one. Raises Stale when it was changed meanwhile."""
    row = training or Training(trust=trust)
    if training:
        claim_revision(row, drawn_from)
    for key, value in facts.items():
        setattr(row, key, value)
    for money in ("cost", "spent"):
        if (getattr(row, money) or 0) < 0:
            raise ValidationError({money: "A cost is not below nothing."})
    row.full_clean(exclude=["trust"])
    row.save()
    row.bodies.set(bodies)
    record(
        trust=trust.pk, by=by, did="changed" if training else "planned", kind="training", ref=row.ref,
        title=row.title, after=facts,
    )  # fmt: skip
    return row


@transaction.atomic
def take_part(
    *, training: Training, by: Person | None, names: Iterable[tuple[str, Person | None]], done_on: dt.date
) -> int:
    """Note who did a training; whoever is noted already stays so. Returns how many are new."""
    if done_on > clock.today():
        raise ValidationError({"done_on": "That day is still to come."})
    there = {place.name for place in training.places.all()}
    new = [
        Place(training=training, name=name[:120], person=person, done_on=done_on)
        for name, person in dict(names).items()
        if name and name not in there
    ]
    Place.objects.bulk_create(new)
    record(
        trust=training.trust_id, by=by, did="took part in", kind="training", ref=training.ref, title=training.title,
        after={"people": [place.name for place in new]},
    )  # fmt: skip
    return len(new)


@transaction.atomic
def say_it_helped(*, training: Training, by: Person, helped: int) -> Place:
    """Keep how much a training helped somebody who did it, in their own word."""
    place = training.places.filter(person=by).first()
    if place is None or helped not in range(1, 5):
        raise ValidationError("Only those who did it say so, from 1 to 4.")
    place.helped = helped
    place.save()
    record(
        trust=training.trust_id, by=None, did="was rated", kind="training", ref=training.ref, title=training.title,
        after={},
    )  # fmt: skip
    return place


@transaction.atomic
def begin_induction(*, membership: Membership, by: Person | None) -> int:
    """Give a member the steps of the induction as the list reads today; those that they have stay."""
    there = set(membership.induction.values_list("key", flat=True))
    new = [
        InductionStep(membership=membership, key=line.key, says=line.says, order=order)
        for order, line in enumerate(induction().steps)
        if line.key not in there
    ]
    InductionStep.objects.bulk_create(new)
    record(
        trust=membership.body.trust_id, by=by, did="began the induction of", kind="seat", ref=membership.ref,
        title=str(membership), after={"steps": len(new)},
    )  # fmt: skip
    return len(new)


@transaction.atomic
def tick_induction(
    *, membership: Membership, by: Person | None, done: Iterable[str], on: dt.date | None = None
) -> int:
    """Say which steps are done: newly ticked ones are done on that day, unticked ones are open again."""
    ticked, changed = set(done), []
    for step in membership.induction.all():
        if (step.key in ticked) != (step.done_on is not None):
            step.done_on, step.by = (on or clock.today(), by) if step.key in ticked else (None, None)
            changed.append(step)
    InductionStep.objects.bulk_update(changed, ["done_on", "by"])
    if changed:
        record(
            trust=membership.body.trust_id, by=by, did="changed the induction of", kind="seat", ref=membership.ref,
            title=str(membership), after={"done": sorted(ticked)},
        )  # fmt: skip
    return len(changed)
