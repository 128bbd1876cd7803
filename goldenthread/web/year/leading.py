"""Where a duty is done: the page to which its button leads."""

from typing import NamedTuple

from django.urls import reverse

from goldenthread.features.organisations.models import Trust
from goldenthread.features.plans.models import Plan
from goldenthread.features.plans.queries import visible
from goldenthread.features.reviews import deeds
from goldenthread.features.reviews.models import Occurrence
from goldenthread.features.reviews.queries.deeds import own_kinds
from goldenthread.foundation import clock
from goldenthread.web.kit.access import TrustRequest


class Way(NamedTuple):
    """A button: where it leads, and what it says."""

    address: str
    says: str


def way_to(request: TrustRequest, one: Occurrence) -> Way | None:
    """Return the page on which what a duty asks for is done; nothing where it is done outside the product."""
    deed = deeds.deeds().get(one.duty.deed)
    if deed is None:
        return None
    if one.duty.deed == deeds.CHECKS:
        return Way(reverse("assurance:my_checks", args=[request.trust.slug]), deed.says)
    if one.duty.deed.startswith(deeds.SURVEY):
        may = request.reach.may_everywhere("files.load")
        return Way(reverse("intake:bring_survey", args=[request.trust.slug]), deed.says) if may else None
    if one.duty.deed == deeds.APPRAISALS_TIED:
        return Way(reverse("plans:appraisals", args=[request.trust.slug]), deed.says)
    if one.duty.deed == deeds.SIGN_OFF:
        return Way(reverse("plans:local_plans", args=[request.trust.slug]), deed.says)
    return _to_plan(request, one, deed.says)


def _to_plan(request: TrustRequest, one: Occurrence, says: str) -> Way | None:
    """Lead to the draft of the plan that is meant, or to where it is begun while there is none."""
    is_trusts = one.school_id is None and one.unit_id is None
    wanted = [Plan.Kind.TRUST.value] if is_trusts else own_kinds()
    found = visible.plans(request.reach).filter(school=one.school_id, unit=one.unit_id)
    every = found.filter(kind__in=wanted).order_by("-pk")
    draft = every.filter(state=Plan.State.DRAFT).first()
    live = visible.in_force(every, clock.today())
    match one.duty.deed:
        case deeds.TRUST_GUIDE | deeds.OWN_GUIDE | deeds.STAFF_REMINDED | deeds.GUIDE_WRITTEN:
            # A guide is sent of the plan in force, and written for the plan to come where that is in draft.
            is_written = one.duty.deed == deeds.GUIDE_WRITTEN
            plan = draft or live if is_written else live or draft
            page = "plans:pocket_guide" if is_written else "plans:guide_sent"
            return Way(_of(request.trust, page, plan), says) if plan else None
        case deeds.WEIGHED:
            # What the next plan rests on is gathered in its draft, and before there is one in the plan in force.
            plan = draft or live
            may = plan is not None and visible.may_edit(request.reach, plan)
            return Way(_of(request.trust, "year:weigh_points", plan), says) if plan and may else None
        case deeds.COMMENTS | deeds.FINAL_COMMENTS if draft:
            return Way(reverse("approvals:consult", args=[request.trust.slug, "plan", draft.ref]), says)
        case deeds.PLAN_SENT if draft:
            return Way(_of(request.trust, "plans:gate", draft), says)
    if live and visible.may_edit(request.reach, live):
        return Way(_of(request.trust, "plans:begin_next_plan", live), "Begin the next plan")
    return (
        Way(reverse("plans:local_plans", args=[request.trust.slug]), says) if one.school_id or one.unit_id else None
    )


def _of(trust: Trust, name: str, plan: Plan) -> str:
    return reverse(name, args=[trust.slug, plan.ref])
