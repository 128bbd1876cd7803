"""Finding plans, their parts and their actions by reference, for what speaks of them from below."""

from collections.abc import Iterable

from goldenthread.domain.access import Reach
from goldenthread.features.plans.models import Element, Plan
from goldenthread.features.plans.queries.visible import actions, elements, plans
from goldenthread.foundation.subjects import Subject


def find_plans(reach: Reach, refs: Iterable[str]) -> dict[str, Subject]:
    """Return plans as lines on a page, by reference."""
    found = plans(reach).filter(ref__in=list(refs)).select_related("trust", "school", "unit")
    return {plan.ref: Subject("plan", plan.ref, plan.title, _address(plan), under=_where(plan)) for plan in found}


def find_elements(reach: Reach, refs: Iterable[str]) -> dict[str, Subject]:
    """Return parts of plans as lines on a page, by reference."""
    found = elements(reach).filter(ref__in=list(refs))
    return {
        one.ref: Subject("element", one.ref, one.in_place, address_of(one), under=one.plan.title) for one in found
    }


def find_actions(reach: Reach, refs: Iterable[str]) -> dict[str, Subject]:
    """Return actions as lines on a page, by reference; each opens the thread of its element."""
    found = actions(reach).filter(ref__in=list(refs)).select_related("element__plan__trust", "element__parent")
    return {
        one.ref: Subject("action", one.ref, one.title, address_of(one.element), under=one.element.in_place)
        for one in found
    }


def address_of(element: Element) -> str:
    """Return the address of an element's thread."""
    return f"/{element.plan.trust.slug}/plan/part/{element.ref}/"


def _address(plan: Plan) -> str:
    return f"/{plan.trust.slug}/plan/{plan.ref}/"


def _where(plan: Plan) -> str:
    return str(plan.school or plan.unit or "")
