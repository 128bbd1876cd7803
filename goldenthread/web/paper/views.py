"""A plan on paper: what can be printed, each rendition as PDF, and the files that a trust takes away."""

from functools import partial
from typing import Any

from django.http import Http404, HttpResponse

from goldenthread.features.plans.models import Element, Plan
from goldenthread.features.plans.queries import elements, plans
from goldenthread.features.plans.queries.agreed.versions import versions
from goldenthread.features.plans.queries.visible import actions
from goldenthread.features.reports.papers import guides, renditions, rows, tree, typesetting, word
from goldenthread.features.reports.queries.action_plan import action_plan
from goldenthread.features.reports.queries.carrying import carried_by
from goldenthread.features.reports.queries.plan_paper import plan_paper
from goldenthread.features.reports.queries.publications import plans_to_publish, publications
from goldenthread.features.reports.queries.version_paper import version_paper
from goldenthread.foundation import clock
from goldenthread.web.kit.access import TrustRequest, requires
from goldenthread.web.kit.showing import UNPROCESSABLE, find, show
from goldenthread.web.paper.answers import as_file, file_name
from goldenthread.web.paper.presenters import PaperPage

# What is being done is no rendition of the plan, and is never published.
ACTIONS = "actions"
FORMS = {
    "word": ("docx", word.word_file),
    "excel": ("xlsx", rows.excel_file),
    "csv": ("csv", rows.csv_file),
    "json": ("json", tree.json_file),
}
FORMS_OF_A_VERSION = {"pdf": ("pdf", partial(typesetting.full_pdf, with_copy=True))} | FORMS


@requires("plan.see")
def paper(request: TrustRequest, ref: str) -> HttpResponse:
    """Show what of a plan can be printed and taken away, with its length and whether it keeps its side."""
    plan = find(plans(request.reach), ref=ref)
    return _shown(request, plan, _page(request, plan))


def _page(request: TrustRequest, plan: Plan) -> PaperPage:
    return PaperPage(_content(request, plan), clock.today(), request.GET.get("year", ""))


def _shown(request: TrustRequest, plan: Plan, page: PaperPage, *, status: int = 200) -> HttpResponse:
    return show(
        request, "paper/pages/paper.html", status=status, plan=plan, page=page,
        publications=list(publications(request.reach).filter(plan=plan)),
        is_worked=actions(request.reach).filter(element__plan=plan).exists(),
        may_publish=plans_to_publish(request.reach).filter(pk=plan.pk).exists(),
    )  # fmt: skip


@requires("plan.see")
def plan_pdf(request: TrustRequest, ref: str, rendition: str) -> HttpResponse:
    """Give one rendition of a plan as a PDF that says what it is: a draft of a day, or the plan as adopted.

    What promises one side is not given on two: the page says what to shorten.
    """
    plan = find(plans(request.reach), ref=ref)
    if rendition == ACTIONS:
        worked = action_plan(request.reach, _content(request, plan), plan, today=clock.today())
        return as_file(typesetting.full_pdf(worked), file_name(request.trust.slug, plan.title, rendition, form="pdf"))
    if rendition not in renditions.RENDITIONS:
        raise Http404
    page = _page(request, plan)
    if page.is_over(rendition):
        return _shown(request, plan, page, status=UNPROCESSABLE)
    made = _rendered(page, rendition)
    return as_file(made, file_name(request.trust.slug, plan.title, rendition, form="pdf"))


@requires("plan.see")
def take_away(request: TrustRequest, ref: str, form: str) -> HttpResponse:
    """Give the whole plan as a file that another program opens."""
    if form not in FORMS:
        raise Http404
    plan = find(plans(request.reach), ref=ref)
    ending, make = FORMS[form]
    # A list has no room for what plan it is: its name says so.
    known = [plan.ref] if form == "csv" else []
    return as_file(make(_content(request, plan)), file_name(request.trust.slug, plan.title, *known, form=ending))


@requires("plan.see")
def version_file(request: TrustRequest, ref: str, form: str) -> HttpResponse:
    """Give a version of a plan, as it stood on its day, as PDF, Word, Excel or lists."""
    if form not in FORMS_OF_A_VERSION:
        raise Http404
    version = find(versions(request.reach), ref=ref)
    ending, make = FORMS_OF_A_VERSION[form]
    made = make(version_paper(request.trust, version))
    return as_file(made, file_name(request.trust.slug, version.plan.title, f"version {version.number}", form=ending))


@requires("plan.see")
def part_on_a_page(request: TrustRequest, ref: str) -> HttpResponse:
    """Show one part on a page: what it says, what is beneath it, and the local plans that carry it."""
    element = find(elements(request.reach), ref=ref)
    content, page = _part_page(request, element)
    return _part_shown(request, element, page, typesetting.page_fit(page, content))


def _part_shown(
    request: TrustRequest, element: Element, page: dict[str, Any], fit: typesetting.Fit, *, status: int = 200
) -> HttpResponse:
    return show(
        request, "paper/pages/part_on_a_page.html", status=status, plan=element.plan, element=element, page=page,
        fit=fit,
    )  # fmt: skip


@requires("plan.see")
def part_pdf(request: TrustRequest, ref: str) -> HttpResponse:
    """Give one part on a page as a PDF; where it needs a second, the page says what to shorten."""
    element = find(elements(request.reach), ref=ref)
    content, page = _part_page(request, element)
    fit = typesetting.page_fit(page, content)
    if fit.is_over:
        return _part_shown(request, element, page, fit, status=UNPROCESSABLE)
    name = file_name(request.trust.slug, element.number, element.title, form="pdf")
    return as_file(typesetting.page_pdf(page, content), name)


def _content(request: TrustRequest, plan: Plan) -> dict[str, Any]:
    return plan_paper(request.reach, request.trust, plan, today=clock.today())


def _rendered(page: PaperPage, rendition: str) -> bytes:
    content = page.content
    if rendition == renditions.POCKET_GUIDE:
        return typesetting.guide_pdf(page.guide, content)
    if rendition == renditions.AT_A_GLANCE:
        return typesetting.glance_pdf(guides.at_a_glance(content), content)
    if rendition == renditions.SUMMARY:
        return typesetting.full_pdf(renditions.summary_of(content))
    return typesetting.full_pdf(content, with_copy=True)


def _part_page(request: TrustRequest, element: Element) -> tuple[dict[str, Any], dict[str, Any]]:
    content = _content(request, element.plan)
    return content, guides.part_on_a_page(content, element.ref, carried_by(request.reach, element))
