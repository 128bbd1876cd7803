"""Schools as pages."""

from django.http import HttpResponse

from goldenthread.features.measures import queries as measures
from goldenthread.features.organisations import queries as organisations
from goldenthread.web.kit.access import TrustRequest, requires
from goldenthread.web.kit.showing import find, show
from goldenthread.web.schools import presenters


@requires("school.see")
def schools(request: TrustRequest) -> HttpResponse:
    found = list(organisations.schools_within(request.reach, "school.see"))
    counts = measures.school_counts(request.reach)
    rows = [presenters.SchoolRow(each, counts.get(each.pk, {})) for each in found]
    return show(request, "schools/pages/schools.html", rows=rows, headline=presenters.headline(rows))


@requires("school.see")
def school(request: TrustRequest, ref: str) -> HttpResponse:
    found = find(organisations.schools_within(request.reach, "school.see"), ref=ref)
    page = measures.school_page(request.reach, found)
    return show(
        request, "schools/pages/school.html", school=found, shown=page, headline=presenters.school_headline(page),
        groups=presenters.under_headings(page), priorities=(),
    )  # fmt: skip
