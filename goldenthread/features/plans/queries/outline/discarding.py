"""Whether a draft plan can be thrown away."""

from goldenthread.features.accounts.models import Person
from goldenthread.features.approvals.models import Approval, Consultation
from goldenthread.features.plans.models import Plan
from goldenthread.features.trail.queries import others_who_wrote


def why_not_discarded(plan: Plan, by: Person) -> str:
    """Say why a plan cannot be thrown away; nothing where it can: a draft that only this person has worked on."""
    if plan.state != Plan.State.DRAFT:
        return "Only a draft can be thrown away. End a plan that has run its course: it stays to be read."
    for sent in (Approval, Consultation):
        if sent.objects.filter(trust=plan.trust_id, subject_kind="plan", subject_ref=plan.ref).exists():
            return "It was sent to others, and stays with what they said. End it instead."
    refs = [plan.ref, *plan.elements.values_list("ref", flat=True)]
    if others := others_who_wrote(plan.trust_id, refs, by.pk):
        return f"{', '.join(others)} worked on it too. End it instead: it stays to be read."
    return ""
