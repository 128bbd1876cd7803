"""From a thing that calls for something to be done, to the part of a plan where an action is added for it."""

from django.http import Http404, HttpResponse

from goldenthread.features.plans.queries.outline import editing
from goldenthread.foundation import subjects
from goldenthread.web.kit.access import TrustRequest, requires
from goldenthread.web.kit.showing import show


@requires("plan.edit")
def act_on(request: TrustRequest, kind: str, ref: str) -> HttpResponse:
    """Show the parts that a measure serves, or all that one may change, each leading to an action that names it."""
    subject = subjects.find(request.reach, [(kind, ref)]).get((kind, ref))
    if subject is None:
        raise Http404
    parts = editing.elements_to_edit(request.reach).exclude(plan__state="ended")
    parts = parts.order_by("plan__school__order", "plan", "depth", "order", "pk")
    near = list(parts.filter(measured_by__measure__ref=ref)) if kind == "measure" else []
    return show(
        request, "plans/pages/arriving/act_on.html", subject=subject, near=near,
        others=[part for part in parts[:300] if part not in near],
    )  # fmt: skip
