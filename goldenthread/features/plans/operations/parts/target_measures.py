"""Which measures show what a plan aims at: said for many targets in one go, or said that none does, and why."""

from collections.abc import Mapping, Sequence

from django.db import transaction

from goldenthread.features.accounts.models import Person
from goldenthread.features.measures import operations as measuring
from goldenthread.features.measures.operations import TargetLine
from goldenthread.features.plans.models import ElementMeasure, ElementTarget, Plan
from goldenthread.features.plans.operations.writing import note_plan
from goldenthread.foundation.checked_words import check, require


@transaction.atomic
def show_targets_by(*, plan: Plan, lines: Sequence[tuple[ElementTarget, TargetLine]], by: Person) -> None:
    """Say of each target anew what it claims and which measure shows it; that measures the parts that name it too."""
    by_target = {aim.target_id: (aim.target, line) for aim, line in lines}
    shown_by = {target: line.measure for target, (_, line) in by_target.items() if line.measure is not None}
    require(len(shown_by) == len(by_target), "Choose a measure.")
    measuring.revise_targets(trust=plan.trust, lines=by_target.values(), by=by)
    aims = ElementTarget.objects.filter(element__plan=plan, element__removed_at=None, target__in=by_target)
    ElementMeasure.objects.bulk_create(
        [ElementMeasure(element_id=aim.element_id, measure=shown_by[aim.target_id]) for aim in aims],
        ignore_conflicts=True,
    )
    aims.update(unmeasured_because="")
    names = sorted({measure.name for measure in shown_by.values()})
    note_plan(plan, "said what shows its targets", by, after={"targets": len(by_target), "measures": names})


@transaction.atomic
def leave_unmeasured(*, plan: Plan, reasons: Mapping[ElementTarget, str], by: Person) -> None:
    """Say of targets that no measure shows them, and why. Nothing is asked of them any more."""
    for aim, reason in reasons.items():
        require(reason.strip(), "Say why no measure shows it.", "reason")
        aim.unmeasured_because = check(ElementTarget, {"unmeasured_because": reason})["unmeasured_because"]
    ElementTarget.objects.bulk_update(reasons, ["unmeasured_because"])
    said = {aim.target.text[:80]: aim.unmeasured_because for aim in reasons}
    note_plan(plan, "said why no measure shows its targets", by, after=said)
