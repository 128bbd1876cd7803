"""What every operation on a plan leaves: the entry of the deed."""

from collections.abc import Mapping
from typing import Any

from goldenthread.features.accounts.models import Person
from goldenthread.features.plans.models import Element, Plan
from goldenthread.features.trail import operations as trail

Payload = Mapping[str, Any] | None


def note_plan(plan: Plan, did: str, by: Person | None, before: Payload = None, after: Payload = None) -> None:
    """Leave the entry of a deed about a plan."""
    trail.record(
        trust=plan.trust_id, by=by, did=did, kind="plan", ref=plan.ref, title=str(plan), before=before, after=after
    )


def note_element(
    element: Element, did: str, by: Person | None, before: Payload = None, after: Payload = None
) -> None:
    """Leave the entry of a deed about an element, or about what hangs from it."""
    trail.record(
        trust=element.plan.trust_id, by=by, did=did, kind="element", ref=element.ref, title=str(element),
        before=before, after=after,
    )  # fmt: skip
