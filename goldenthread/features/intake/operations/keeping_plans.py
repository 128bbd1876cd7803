"""A plan that was looked through becomes a draft of the trust, in one transaction; and can be taken back whole."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from goldenthread.features.accounts.models import Person
from goldenthread.features.intake import plan_imports, plan_memory
from goldenthread.features.intake.models import PlanImport
from goldenthread.features.intake.operations.headings import remember_headings
from goldenthread.features.intake.operations.plan_targets import set_plan_targets
from goldenthread.features.intake.operations.plan_trees import tree_of
from goldenthread.features.intake.operations.staging_plans import note, require_staged
from goldenthread.features.measures import operations as measuring
from goldenthread.features.measures.models import Target
from goldenthread.features.plans import operations as planning
from goldenthread.features.plans.models import Plan
from goldenthread.foundation.tables import claim_revision


@transaction.atomic
def commit_plan(*, waiting: PlanImport, by: Person, drawn_from: int | None = None) -> Plan:
    """Make the plan a draft: all of it or nothing. Of two who decide at once, the second is told.

    What was put right by hand is kept for the next plan that is written alike.
    """
    claim_revision(waiting, drawn_from)
    require_staged(waiting)
    settled = plan_imports.settled(waiting)
    targets = set_plan_targets(waiting=waiting, settled=settled, by=by)
    plan = planning.load_tree(trust=waiting.trust, tree=tree_of(waiting, settled, targets), by=by).plan
    for kind, said in plan_memory.to_remember(waiting):
        remember_headings(trust=waiting.trust, kind=kind, told=said, by=by)
    waiting.plan, waiting.state, waiting.committed_at = plan, PlanImport.State.COMMITTED, timezone.now()
    waiting.save()
    note(waiting, by, "brought in a plan", {"plan": plan.ref})
    return plan


@transaction.atomic
def undo_plan(*, waiting: PlanImport, by: Person, even_edited: bool = False) -> PlanImport:
    """Take the plan back whole. Where later work stands on it, that is refused unless it is meant."""
    claim_revision(waiting, None)
    now = PlanImport.objects.select_related("plan__trust").get(pk=waiting.pk)
    if now.state != PlanImport.State.COMMITTED or now.plan is None:
        raise ValidationError("There is nothing to undo: the plan is not brought in, or is gone.")
    if now.plan.state != Plan.State.DRAFT:
        raise ValidationError(
            "The plan is no draft any more, and people work by it. End it on the plan's own page instead, or begin "
            "its successor from it."
        )
    if not even_edited and (later := plan_imports.later_work(now)):
        raise ValidationError(f"{len(later)} later changes stand on this plan, and would be lost with it.")
    planning.take_back_plan(plan=now.plan, by=by)
    # What another plan aims at by now stays.
    alone = Target.objects.filter(trust=waiting.trust, ref__in=now.made.get("targets", ()), aimed_at_by=None)
    measuring.take_back_targets(trust=waiting.trust, refs=alone.values_list("ref", flat=True), by=by)
    # What was read is kept, so that it can be looked through again.
    waiting.plan, waiting.state, waiting.committed_at = None, PlanImport.State.UNDONE, None
    waiting.made.pop("targets", None)
    waiting.save()
    note(waiting, by, "took back a plan", {})
    return waiting


@transaction.atomic
def take_up_again(*, waiting: PlanImport, by: Person) -> PlanImport:
    """Look once more through a plan that was taken back."""
    claim_revision(waiting, None)
    if PlanImport.objects.values_list("state", flat=True).get(pk=waiting.pk) != PlanImport.State.UNDONE:
        raise ValidationError("Only a plan that was taken back can be taken up again.")
    waiting.state = PlanImport.State.STAGED
    waiting.save()
    note(waiting, by, "took up a plan again", {})
    return waiting
