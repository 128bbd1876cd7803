"""The site, and the bare views that its pages are held against."""

from django.shortcuts import render
from django.urls import include, path

from goldenthread.features.measures.models import Standing
from goldenthread.features.organisations.models import School
from goldenthread.features.plans.models import Element
from goldenthread.web.kit.access import requires


@requires("plan.see")
def bare(request):
    """Make one query behind the sign-in and print what it found: the least that a page can be."""
    return render(request, "bare.html", {"school": School.objects.filter(trust=request.trust).first()})


@requires("plan.see")
def bare_heat(request):
    """Fetch the heat map's rows and print them in a plain template loop."""
    rows = Standing.objects.filter(trust=request.trust).select_related("measure", "school")
    return render(
        request, "bare_rows.html", {"rows": [(row.measure.name, row.school, row.value, row.status) for row in rows]}
    )


@requires("plan.see")
def bare_list(request):
    """Fetch the rows of the list of measures and print them in a plain template loop."""
    rows = Standing.objects.filter(trust=request.trust).select_related("measure", "target")
    return render(request, "bare_rows.html", {"rows": [(row.measure.name, row.value, row.status) for row in rows]})


@requires("plan.see")
def bare_plan(request):
    """Fetch the plan's rows and print them in a plain template loop."""
    rows = Element.objects.filter(plan__trust=request.trust, plan__school=None)
    return render(
        request, "bare_rows.html", {"rows": [(row.number, row.title, row.text, row.due_words) for row in rows]}
    )


urlpatterns = [
    path("<slug:trust>/bare/", bare),
    path("<slug:trust>/bare-heat/", bare_heat),
    path("<slug:trust>/bare-list/", bare_list),
    path("<slug:trust>/bare-plan/", bare_plan),
    path("", include("goldenthread.project.urls")),
]
