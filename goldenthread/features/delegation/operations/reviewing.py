"""A body looks at how much is delegated, section by section."""

import datetime as dt
from collections.abc import Sequence

from django.core.exceptions import ValidationError
from django.db import transaction

from goldenthread.features.accounts.models import Person
from goldenthread.features.delegation.models import DelegationReview
from goldenthread.features.organisations.models import Body, School, Trust
from goldenthread.features.trail.operations import record
from goldenthread.foundation import clock


@transaction.atomic
def review_delegation(
    *,
    trust: Trust,
    body: Body,
    held_on: dt.date,
    lines: Sequence[dict[str, str]],
    by: Person | None,
    school: School | None = None,
    next_on: dt.date | None = None,
    remark: str = "",
) -> DelegationReview:
    """Keep what a body found of each section. It changes nobody's powers: a version or a variance does.

    Raises ValidationError where nothing was found, where a change has no reason, or for a day that is still to come.
    """
    if body.trust_id != trust.pk or (school is not None and school.trust_id != trust.pk):
        raise ValidationError("That belongs to another trust.")
    if held_on > clock.today():
        raise ValidationError({"held_on": "What is still to come cannot be recorded yet."})
    if next_on is not None and next_on <= held_on:
        raise ValidationError({"next_on": "The next look comes after this one."})
    if not lines:
        raise ValidationError("Say of at least one section what was found.")
    bare = [
        line["title"] for line in lines if line["found"] != DelegationReview.Found.KEEP and not line["says"].strip()
    ]
    if bare:
        raise ValidationError(f"Say why for: {', '.join(bare)}.")
    made = DelegationReview(
        trust=trust, school=school, body=body, body_name=body.name, held_on=held_on, next_on=next_on,
        remark=remark.strip(), lines=[line | {"says": line["says"].strip()[:400]} for line in lines],
    )  # fmt: skip
    made.full_clean()
    made.save()
    record(
        trust=trust.pk, by=by, did="looked at delegation", kind="delegation review", ref=made.ref, title=str(made),
        after={"by": body.name, "on": held_on, "changes": sum(line["found"] != "keep" for line in lines)},
    )  # fmt: skip
    return made
