"""Hearing that a measure has gone off track, and asking the owners of the risks that hang on it to look."""

from collections.abc import Mapping
from typing import Any

from django.db import transaction

from goldenthread.features.activity import operations as activity
from goldenthread.features.measures.models import Measure
from goldenthread.features.organisations.models import Trust
from goldenthread.features.risks.models import Risk
from goldenthread.features.risks.operations.raising import LOOK_NOW
from goldenthread.foundation import clock


@transaction.atomic
def look_again(trust: Trust, payload: Mapping[str, Any]) -> None:
    """Ask the owner of each open risk that is tied to a measure which went off track, there or in the whole trust."""
    gone: dict[str, set[int | None]] = {}
    for ref, school in payload.get("off_track", ()):
        gone.setdefault(ref, set()).add(school)
    names = dict(Measure.objects.filter(trust=trust, ref__in=gone).values_list("ref", "name"))
    risks = Risk.objects.filter(
        trust=trust, closed_on=None, links__kind="measure", links__ref__in=names, owner__isnull=False
    )
    for risk in risks.select_related("owner").prefetch_related("links").distinct():
        tied = [link.ref for link in risk.links.all() if link.kind == "measure" and link.ref in names]
        heard = [ref for ref in tied if risk.school_id is None or gone[ref] & {risk.school_id, None}]
        if heard and risk.owner:
            activity.open_task(
                trust=trust, post=risk.owner, kind=LOOK_NOW, subject_kind="risk", subject_ref=risk.ref,
                title="A risk of yours" if risk.is_confidential else risk.title,
                why=f"{names[heard[0]]} has gone off track", due_on=clock.today(),
            )  # fmt: skip
