"""From a thing that calls for something to be done, to the part of a plan where an action is added for it."""

from itertools import groupby
from typing import NamedTuple

from django.db.models import QuerySet
from django.http import Http404, HttpResponse

from goldenthread.domain.plans.nearness import nearest
from goldenthread.features.plans.models import Element, Plan
from goldenthread.features.plans.queries.outline import editing
from goldenthread.foundation import subjects
from goldenthread.foundation.subjects import Begun, Subject
from goldenthread.web.kit.access import TrustRequest, requires
from goldenthread.web.kit.showing import show

MOST = 400


class PlanParts(NamedTuple):
    """A plan that the reader may change, with its parts."""

    plan: Plan
    parts: list[Element]


@requires("plan.edit")
def act_on(request: TrustRequest, kind: str, ref: str) -> HttpResponse:
    """Show the parts that one may change, those that come near first, each leading to an action made of the thing."""
    subject = subjects.find(request.reach, [(kind, ref)]).get((kind, ref))
    if subject is None:
        raise Http404
    begun = subjects.begins_with(kind, ref)
    parts = editing.elements_to_edit(request.reach).exclude(plan__state=Plan.State.ENDED)
    every = list(parts.order_by("plan__school__order", "plan", "depth", "order", "pk")[:MOST])
    if begun:
        every.sort(key=lambda part: (part.plan.school_id, part.plan.unit_id) != (begun.school, begun.unit))
    near = _near(parts, every, subject, begun)
    plans = [
        PlanParts(plan, [part for part in rows if part not in near])
        for plan, rows in groupby(every, key=lambda part: part.plan)
    ]
    return show(
        request, "plans/pages/arriving/act_on.html", subject=subject, begun=begun, near=near, plans=plans,
        is_measure=kind == "measure",
    )  # fmt: skip


def _near(parts: QuerySet[Element], every: list[Element], subject: Subject, begun: Begun | None) -> list[Element]:
    """Return the parts that a measure serves; of what was found, those of its place's plan that speak alike."""
    if subject.kind == "measure":
        return list(parts.filter(measured_by__measure__ref=subject.ref))
    if begun is None:
        return []
    here = [part for part in every if (part.plan.school_id, part.plan.unit_id) == (begun.school, begun.unit)]
    return [here[at] for at in nearest(begun.title, [f"{part.title} {part.text}" for part in here])]
