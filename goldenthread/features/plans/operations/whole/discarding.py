"""Throwing away a draft plan that was begun by mistake."""

from django.db import transaction

from goldenthread.features.accounts.models import Person
from goldenthread.features.activity import operations as activity
from goldenthread.features.plans.models import Plan
from goldenthread.features.plans.operations.writing import note_plan
from goldenthread.features.plans.queries.outline.discarding import why_not_discarded
from goldenthread.foundation.checked_words import require
from goldenthread.foundation.tables import claim_revision


@transaction.atomic
def discard_plan(*, plan: Plan, by: Person, drawn_from: int | None = None) -> None:
    """Throw a draft away that nobody else has worked on, and that was sent to nobody.

    The trail keeps its title and its parts as they read. Raises Stale when it was changed meanwhile.
    """
    claim_revision(plan, drawn_from)
    says = why_not_discarded(plan, by)
    require(not says, says)
    parts = list(plan.elements.filter(removed_at=None).order_by("depth", "order", "pk"))
    refs = [plan.ref, *(part.ref for part in parts)]
    activity.close_about(trust=plan.trust, refs=refs, by=by)
    kept = {"parts": [part.title for part in parts]}
    note_plan(plan, "threw the draft away", by, before=kept)
    Plan.objects.filter(pk=plan.pk).delete()
