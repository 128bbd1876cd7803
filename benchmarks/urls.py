"""The site, and the bare views that its pages are held against."""

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import include, path

from goldenthread.features.measures.models import Standing
from goldenthread.features.organisations.models import Trust
from goldenthread.features.plans.models import Element


def bare(request):
    """Make one query and say what it found: the least that a page can be."""
    return HttpResponse(Trust.objects.get(slug="large").name)


def bare_heat(request):
    """Fetch the heat map's rows and print them in a plain template loop."""
    rows = Standing.objects.filter(trust__slug="large").select_related("measure", "school")
    return render(
        request, "bare_rows.html", {"rows": [(row.measure.name, row.school, row.value, row.status) for row in rows]}
    )


def bare_list(request):
    """Fetch the rows of the list of measures and print them in a plain template loop."""
    rows = Standing.objects.filter(trust__slug="many").select_related("measure", "target")
    return render(request, "bare_rows.html", {"rows": [(row.measure.name, row.value, row.status) for row in rows]})


def bare_plan(request):
    """Fetch the plan's rows and print them in a plain template loop."""
    rows = Element.objects.filter(plan__trust__slug="large", plan__school=None)
    return render(
        request, "bare_rows.html", {"rows": [(row.number, row.title, row.text, row.due_words) for row in rows]}
    )


urlpatterns = [
    path("bare/", bare),
    path("bare-heat/", bare_heat),
    path("bare-list/", bare_list),
    path("bare-plan/", bare_plan),
    path("", include("goldenthread.project.urls")),
]
