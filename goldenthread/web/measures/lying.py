"""How grades lie behind one number, cohort by cohort."""

from django.http import Http404, HttpResponse

from goldenthread.features.measures import queries
from goldenthread.web.kit.access import TrustRequest, requires
from goldenthread.web.kit.showing import find, show
from goldenthread.web.measures.places import school_asked_for


@requires("measure.see")
def distribution(request: TrustRequest, ref: str) -> HttpResponse:
    """Show the share of each grade in every cohort, in the trust or a school, at one data point."""
    found = find(queries.measures_within(request.reach), ref=ref)
    family = queries.family_of(found)
    if family is None:
        raise Http404
    schools = list(queries.schools_seen(request.reach))
    school = school_asked_for(request, schools)
    lies = queries.distribution(request.reach, request.trust, family, school, request.GET.get("period", "")[:24])
    return show(
        request, "measures/pages/distribution.html", measure=found, family=family, lies=lies, schools=schools,
        school=school, may_bring=request.reach.may_everywhere("files.load"),
        may_act=request.reach.may_somewhere("plan.edit"),
    )  # fmt: skip
