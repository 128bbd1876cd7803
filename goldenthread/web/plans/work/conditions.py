"""What has to hold for a plan to succeed, the worst first: of the trust's plan, or of any other in force."""

from collections import Counter

from django.http import Http404, HttpResponse

from goldenthread.features.plans import queries
from goldenthread.features.plans.queries.work import holding, runners
from goldenthread.web.kit.access import TrustRequest, requires
from goldenthread.web.kit.showing import show


@requires("plan.see")
def conditions(request: TrustRequest) -> HttpResponse:
    """Show what has to hold, and what of it is failing."""
    live = queries.plans(request.reach).filter(state="live").select_related("school", "unit")
    plans = list(live.order_by("-kind", "title"))
    asked = request.GET.get("plan", "")[:12]
    first = next((plan for plan in plans if plan.kind == "trust"), next(iter(plans), None))
    chosen = next((plan for plan in plans if plan.ref == asked), None if asked else first)
    if asked and chosen is None:
        raise Http404
    rows = holding.conditions(request.reach, chosen) if chosen else []
    counts = Counter(one.rating for one in rows)
    mine = runners.elements_to_run(request.reach).filter(pk__in={one.part.pk for one in rows})
    return show(
        request, "plans/pages/doing/conditions.html", plans=plans, chosen=chosen, rows=rows,
        failing=counts["failing"], at_risk=counts["at risk"], unrated=counts[""],
        mine=set(mine.values_list("pk", flat=True)),
    )  # fmt: skip
