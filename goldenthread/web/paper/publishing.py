"""Publishing a plan: choose, see exactly what will be shown, publish that and nothing else, take it back at once."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from goldenthread.features.plans.models import Plan
from goldenthread.features.reports import operations
from goldenthread.features.reports.models import Publication
from goldenthread.features.reports.papers import guides, publishing
from goldenthread.features.reports.papers.publishing import Choices
from goldenthread.features.reports.queries.plan_paper import plan_paper
from goldenthread.features.reports.queries.publications import names_of, plans_to_publish, publications, why_not
from goldenthread.foundation import clock
from goldenthread.web.kit.access import TrustRequest, requires
from goldenthread.web.kit.showing import CONFLICT, UNPROCESSABLE, find, show
from goldenthread.web.paper.answers import as_file, file_name
from goldenthread.web.paper.publishing_forms import PublishForm
from goldenthread.web.paper.reading import Published


@requires("plan.publish")
def publish(request: TrustRequest, ref: str) -> HttpResponse:
    """Choose what to publish, see it, and publish what was seen."""
    plan = find(plans_to_publish(request.reach).select_related("school", "unit"), ref=ref)
    content = plan_paper(request.reach, request.trust, plan, today=clock.today())
    first = _last_choices(plan) or Choices.first(content)
    form = PublishForm(request.POST or None, content=content, initial=first.kept())
    if form.is_bound and not form.is_valid():
        return _show(request, plan, content, form, first)
    choices = form.choices if form.is_bound else first
    if request.POST.get("deed") != "publish":
        return _show(request, plan, content, form, choices)
    frozen = _shown(content, choices)
    if publishing.seal(frozen) != request.POST.get("seen"):
        return _show(request, plan, content, form, choices, has_moved=True, status=CONFLICT)
    try:
        publication = operations.publish(plan=plan, frozen=frozen, choices=choices, by=request.user)
    except operations.NotPublishable:
        return _show(request, plan, content, form, choices, status=UNPROCESSABLE)
    messages.success(request, f"Published as number {publication.number}. It stays as it is until you publish again.")
    return redirect("paper:publication", request.trust.slug, publication.ref)


@requires("plan.see")
def publication(request: TrustRequest, ref: str) -> HttpResponse:
    """Show a publication to those whom it is for, and what can be done with it to those who published it."""
    found = find(publications(request.reach), ref=ref)
    may_publish = plans_to_publish(request.reach).filter(pk=found.plan_id).exists()
    has_changed = may_publish and _has_changed(request, found)
    return show(
        request, "paper/pages/publication.html", publication=found, published=Published(found.frozen, found.seal),
        may_publish=may_publish, has_changed=has_changed,
    )  # fmt: skip


@requires("plan.see")
def publication_pdf(request: TrustRequest, ref: str, rendition: str) -> HttpResponse:
    """Give a rendition of a publication as a PDF to those whom it is for."""
    found = find(publications(request.reach), ref=ref)
    if rendition not in found.frozen["renditions"]:
        raise Http404
    made = publishing.rendered(found.frozen, rendition)
    return as_file(made, file_name(request.trust.slug, found.title, rendition, form="pdf"))


@requires("plan.publish")
@require_POST
def withdraw(request: TrustRequest, ref: str) -> HttpResponse:
    """Take a publication back: from this moment nobody outside finds it."""
    found = find(publications(request.reach).filter(plan__in=plans_to_publish(request.reach)), ref=ref)
    operations.withdraw(publication=found, by=request.user)
    messages.success(request, "Taken back. Whoever opens its address now is told that there is no such page.")
    return redirect("paper:paper", request.trust.slug, found.plan.ref)


def _show(
    request: TrustRequest, plan: Plan, content: dict[str, Any], form: PublishForm, choices: Choices, *,
    has_moved: bool = False, status: int = 200,
) -> HttpResponse:  # fmt: skip
    frozen = _shown(content, choices)
    seal = publishing.seal(frozen)
    is_public = choices.audience == Publication.Audience.PUBLIC
    fit = publishing.guide_fit(frozen)
    return show(
        request, "paper/pages/publish.html", status=status, plan=plan, form=form, seal=seal, choices=choices,
        published=Published(frozen, seal), has_moved=has_moved, why_not=why_not(plan), fit=fit,
        named=publishing.people_named(frozen, names_of(request.trust.pk)) if is_public else [],
        audience=dict(Publication.Audience.choices)[choices.audience],
    )  # fmt: skip


def _shown(content: dict[str, Any], choices: Choices) -> dict[str, Any]:
    return publishing.shown(content, choices, year=guides.year_of(content, clock.today()))


def _last_choices(plan: Plan) -> Choices | None:
    last = Publication.objects.filter(plan=plan).order_by("-number").first()
    return Choices.of(last.choices) if last else None


def _has_changed(request: TrustRequest, found: Publication) -> bool:
    content = plan_paper(request.reach, request.trust, found.plan, today=clock.today())
    now = _shown(content, Choices.of(found.choices))
    # The day on which it is drawn is no change of the plan.
    now["content"]["drawn_on"] = found.frozen["content"]["drawn_on"]
    return publishing.seal(now) != found.seal
