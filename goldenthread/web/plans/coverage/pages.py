"""The coverage matrix, and one aim of it with each school's words beside the trust's."""

from django.http import Http404, HttpResponse

from goldenthread.features.plans import queries as plans
from goldenthread.features.plans.queries.local import notices
from goldenthread.features.plans.queries.outline import coverage as queries
from goldenthread.features.plans.queries.outline.years import years_of
from goldenthread.foundation import clock
from goldenthread.web.kit.access import TrustRequest, requires
from goldenthread.web.kit.showing import find, show
from goldenthread.web.plans.coverage.presenters import LEGEND, MatrixPage, with_notices


@requires("plan.see")
def coverage(request: TrustRequest) -> HttpResponse:
    """Show what every school does with every aim of the trust's plan, or this year's line of it."""
    asked = {key: request.GET.get(key, "") for key in ("answer", "school", "under", "plan")}
    found = queries.matrix(request.reach, clock.today(), asked["plan"])
    page = MatrixPage(found, **asked)
    return show(request, "plans/pages/coverage/coverage.html", page=page, legend=LEGEND)


@requires("plan.see")
def coverage_of(request: TrustRequest, ref: str) -> HttpResponse:
    """Show one aim: the trust's words, and beside them what each school made of them."""
    element = find(plans.elements(request.reach).filter(plan__school=None, plan__unit=None), ref=ref)
    aims, _ = queries.aims_of(element.plan, years_of(element.plan).now(clock.today()))
    aim = next((one for one in aims if one.element.pk == element.pk), None)
    if aim is None:
        raise Http404
    said = queries.answers_to_aim(request.reach, aim, clock.today())
    return show(
        request, "plans/pages/coverage/coverage_of.html", aim=aim, element=element, plan=element.plan,
        said=with_notices(said, notices.notices_about(request.reach, element)),
        may_raise_for=set(notices.schools_to_raise_for(request.reach).values_list("pk", flat=True)),
    )  # fmt: skip
