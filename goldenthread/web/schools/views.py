"""Schools as pages."""

from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from goldenthread.features.assurance import queries as assurance
from goldenthread.features.assurance.models import Review
from goldenthread.features.measures import queries as measures
from goldenthread.features.organisations import queries as organisations
from goldenthread.features.organisations.models import School
from goldenthread.features.plans import queries as plans
from goldenthread.features.plans.models import Plan, Undertaking
from goldenthread.features.plans.queries.finding import address_of
from goldenthread.features.plans.queries.outline.trees import words_of
from goldenthread.features.plans.queries.work import undertakings as taken_on
from goldenthread.web.kit.access import TrustRequest, requires
from goldenthread.web.kit.showing import find, show
from goldenthread.web.kit.words import word
from goldenthread.web.schools import presenters

# The last few that a page has room for; their own pages have them all.
MOST_REVIEWS, MOST_TAKEN_ON = 4, 12


@requires("school.see")
def schools(request: TrustRequest) -> HttpResponse:
    found = list(organisations.schools_within(request.reach, "school.see"))
    counts = measures.school_counts(request.reach)
    rows = [presenters.SchoolRow(each, counts.get(each.pk, {})) for each in found]
    may_add = request.reach.may_everywhere("organisation.edit")
    if len(found) == 1 and not may_add:
        return redirect("schools:school", request.trust.slug, found[0].ref)
    headline = presenters.headline(rows, word(request.trust, "school", "many"))
    return show(
        request, "schools/pages/schools.html", rows=presenters.pressing_first(rows), headline=headline,
        may_add=may_add, are_many=len(rows) > presenters.FEW,
    )  # fmt: skip


@requires("school.see")
def school(request: TrustRequest, ref: str) -> HttpResponse:
    found = find(organisations.schools_within(request.reach, "school.see"), ref=ref)
    page = measures.school_page(request.reach, found)
    address = presenters.measure_address(request.trust.slug, found)
    return show(
        request, "schools/pages/school.html", school=found, headline=presenters.school_headline(page),
        exceptions=presenters.lines(page.exceptions, address), groups=presenters.under_headings(page, address),
        plans=_plans(request, found), has_similar=bool(page.among), reviews=_reviews(request, found),
        taken_on=[presenters.TakenOn.of(row) for row in _taken_on(request, found)],
    )  # fmt: skip


def _reviews(request: TrustRequest, school: School) -> QuerySet[Review]:
    """Return how the school was looked at last, as far as the reader sees what was found there."""
    rows = assurance.reviews_within(request.reach).filter(school=school, stage=Review.Stage.REPORTED)
    return rows.select_related(None).order_by("-held_on", "-pk")[:MOST_REVIEWS]


def _taken_on(request: TrustRequest, school: School) -> QuerySet[Undertaking]:
    """Return what is taken on there and still open: with which partners, and what was said of it last."""
    rows = taken_on.undertakings(request.reach, request.user).filter(school=school, state=Undertaking.State.OPEN)
    rows = rows.select_related(None).select_related("post").prefetch_related("words")
    return rows.order_by("kind", "-begun_on")[:MOST_TAKEN_ON]


@requires("school.see")
def similar_schools(request: TrustRequest, ref: str) -> HttpResponse:
    """List the schools like one, with what makes them alike."""
    found = find(organisations.schools_within(request.reach, "school.see"), ref=ref)
    alike = presenters.alike(measures.similar_schools(request.reach, found))
    return show(request, "schools/pages/similar_schools.html", school=found, alike=alike)


def _plans(request: TrustRequest, school: School) -> list[presenters.OwnPlan]:
    """Return the school's own plans in force, each with its top level and the last word on every part of it."""
    own = plans.elements(request.reach).filter(plan__school=school, plan__state=Plan.State.LIVE, parent=None)
    named = own.select_related(None).select_related("plan__trust")
    named = named.only(
        "ref", "number", "title", "grid", "plan__ref", "plan__title", "plan__kind", "plan__trust__slug"
    )
    found = list(named.order_by("-plan__starts_on", "plan", "order"))
    words = words_of({each.plan_id for each in found}) if found else {}
    gathered: dict[Plan, list[presenters.Priority]] = {}
    for each in sorted(found, key=lambda part: part.plan.kind != Plan.Kind.SCHOOL):
        gathered.setdefault(each.plan, []).append(presenters.priority(each, address_of(each), words.get(each.pk)))
    slug = request.trust.slug
    return [
        presenters.OwnPlan(plan.title, reverse("plans:outline", args=[slug, plan.ref]), parts)
        for plan, parts in gathered.items()
    ]
