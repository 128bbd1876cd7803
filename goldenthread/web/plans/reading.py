"""Reading a plan: all of them, one whole, one on a page, and the thread of any part."""

import datetime as dt

from django.http import Http404, HttpResponse

from goldenthread.features.governance.queries import told_whether_heard
from goldenthread.features.plans import queries
from goldenthread.features.plans.models import Element, Plan
from goldenthread.features.plans.queries.agreed import guides, sent_guides
from goldenthread.features.plans.queries.agreed import variations as noted
from goldenthread.features.plans.queries.local import notices
from goldenthread.features.plans.queries.outline import editing
from goldenthread.features.plans.queries.outline.trees import with_levels
from goldenthread.features.plans.queries.thread.target_measures import counting_what_waits
from goldenthread.features.plans.queries.work import running, work
from goldenthread.features.plans.queries.work import undertakings as taken_on
from goldenthread.features.reports.papers import typesetting
from goldenthread.features.reports.queries.plan_paper import plan_paper
from goldenthread.features.reviews.queries.events import serving, told_whether_served
from goldenthread.features.risks.queries import told_whether_borne_on
from goldenthread.features.trail import queries as trail
from goldenthread.foundation import clock, subjects
from goldenthread.web.kit.access import TrustRequest, requires
from goldenthread.web.kit.showing import find, show
from goldenthread.web.plans import one_side, presenters, thread_page
from goldenthread.web.plans.taking_on.presenters import Line
from goldenthread.web.plans.versions import years

# As many updates as stand beside a plan; the rest have a page of their own.
FEW_UPDATES = 3


@requires("plan.see")
def plans(request: TrustRequest) -> HttpResponse:
    """Show all plans in reach, the trust's first."""
    lines = queries.overview(request.reach, clock.today())
    return show(
        request,
        "plans/pages/plans.html",
        groups=presenters.groups(lines),
        may_begin=request.reach.may_in_a_place("plan.edit"),
        may_begin_the_trusts=request.reach.may_everywhere("plan.edit"),
        may_choose_pack=request.reach.may_everywhere("organisation.edit"),
    )


@requires("plan.see")
def outline(request: TrustRequest, ref: str) -> HttpResponse:
    """Show a whole plan as an outline that opens and closes."""
    found = counting_what_waits(with_levels(work.marked(queries.plans(request.reach))))
    plan = find(found.select_related("trust", "school", "unit"), ref=ref)
    page = presenters.OutlinePage(
        queries.outline(request.reach, plan),
        today=clock.today(),
        address=presenters.thread_address(request.trust.slug),
        asked=presenters.Asked.of(request.GET),
    )
    return show(
        request, "plans/pages/outline.html", plan=plan, page=page,
        counts=work.counts(request.reach, plan, clock.today()).in_words,
        updates=noted.newest(request.reach, plan, FEW_UPDATES), **years.facts(plan, clock.today()),
    )  # fmt: skip


@requires("plan.see")
def at_a_glance(request: TrustRequest, ref: str) -> HttpResponse:
    """Show a plan on one side of paper: its strands as columns, each part with how it stands."""
    plan = _plan(request, ref)
    page = one_side.Glance(queries.outline(request.reach, plan), presenters.thread_address(request.trust.slug))
    return show(request, "plans/pages/at_a_glance.html", plan=plan, page=page)


@requires("plan.see")
def pocket_guide(request: TrustRequest, ref: str) -> HttpResponse:
    """Show what a plan means this year, on one side of paper."""
    plan = _plan(request, ref)
    content = plan_paper(request.reach, request.trust, plan, today=clock.today())
    page = one_side.PocketGuide(content, clock.today(), request.GET.get("year", ""))
    page.updates = noted.variations_of(request.reach, plan, page.year)
    standing = guides.guide_standing(guides.words_of(plan, page.year))
    waiting = sent_guides.unread(request.reach, plan, page.year)
    return show(
        request, "plans/pages/pocket_guide.html", plan=plan, page=page, standing=standing, unread=waiting,
        fit=typesetting.guide_fit(page.guide, content) if queries.may_edit(request.reach, plan) else None,
    )  # fmt: skip


@requires("plan.see")
def thread(request: TrustRequest, ref: str) -> HttpResponse:
    """Show one part of a plan and its golden thread."""
    # The trust stands on the request, and what is above on the thread.
    found = queries.elements(request.reach).select_related(None).select_related("plan__school", "plan__unit")
    found = told_whether_heard(told_whether_served(told_whether_borne_on(found, "element")), "element")
    element = find(taken_on.told_whether_taken_on(found), ref=ref)
    today = clock.today()
    thread_of_it = queries.thread(request.reach, element, today)
    work_of_it = running.work(request.reach, element, today) if thread_of_it.hung.is_worked else running.NOTHING
    page = thread_page.ThreadPage(
        thread_of_it, today, with_every_answer=request.GET.get("answers") == "all", work=work_of_it,
        sources=subjects.find(request.reach, (one.source for one in thread_of_it.hung.deeds if one.source_kind)),
    )  # fmt: skip
    may_raise = page.thread.is_of_the_trust and request.reach.may_somewhere(notices.RAISE)
    may_answer = page.thread.is_of_the_trust and editing.may_take_up(request.reach)
    return show(
        request, "plans/pages/thread.html", plan=element.plan, element=element, page=page, may_answer=may_answer,
        days=serving(request.reach, element), may_raise=may_raise,
        taken_on=_taken_on(request, element, today),
        may_challenge=request.reach.may_somewhere("round.ask"),
    )  # fmt: skip


def _taken_on(request: TrustRequest, element: Element, today: dt.date) -> list[Line]:
    """Return what is taken on for a part: bids, pilots, partnerships, and how each stands."""
    if not getattr(element, "is_taken_on", False):
        return []
    rows = taken_on.in_the_register(request.reach, request.user).filter(element=element, state__in=taken_on.PUBLIC)
    return [Line(row, today) for row in rows]


@requires("trail.see")
def changes(request: TrustRequest, ref: str) -> HttpResponse:
    """Show who changed what in one part of a plan, with what stood before."""
    element = find(queries.elements(request.reach), ref=ref)
    if not request.reach.may("trail.see", school=element.plan.school_id, unit=element.plan.unit_id):
        raise Http404
    entries = trail.entries_about(request.trust.pk, "element", element.ref)
    return show(
        request, "plans/pages/changes.html", plan=element.plan, element=element,
        changes=[thread_page.change(entry) for entry in entries], names=thread_page.names(entries),
    )  # fmt: skip


def _plan(request: TrustRequest, ref: str) -> Plan:
    return find(queries.plans(request.reach).select_related("trust", "school", "unit"), ref=ref)
