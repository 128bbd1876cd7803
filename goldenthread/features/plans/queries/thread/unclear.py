"""What of a plan has a date that can be read in more than one way."""

from typing import NamedTuple

from goldenthread.domain.access import Reach
from goldenthread.features.measures.models import Target
from goldenthread.features.plans.models import Action, Element, Plan
from goldenthread.features.plans.queries.thread.target_measures import aims_of
from goldenthread.features.plans.queries.visible import actions, elements


class Unclear(NamedTuple):
    """A part, action or target whose date words can be read in more than one way, with the part it belongs to."""

    element: Element
    dated: Element | Action | Target


def to_settle(reach: Reach, plan: Plan) -> list[Unclear]:
    """Return what of a plan has date words that can be read in more than one way: parts, actions, then targets."""
    unclear = elements(reach).filter(plan=plan).exclude(due_question="").order_by("due_words", "pk")
    todo = actions(reach).filter(element__plan=plan).exclude(due_question="").order_by("due_words", "pk")
    aims = aims_of(plan).filter(element__in=elements(reach)).exclude(target__due_question="")
    # A target that several parts name is asked about once.
    once = {aim.target_id: aim for aim in aims.select_related("element", "target__measure")}
    return [
        *(Unclear(one, one) for one in unclear),
        *(Unclear(one.element, one) for one in todo),
        *(Unclear(aim.element, aim.target) for aim in once.values()),
    ]
