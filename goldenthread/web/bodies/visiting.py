"""Visits: planned, told of, answered by the school, followed up."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from goldenthread.features.members import operations, queries
from goldenthread.features.members.models import Visit
from goldenthread.features.organisations.models import Post
from goldenthread.features.organisations.queries import own_sittings, schools_within
from goldenthread.features.plans import queries as planned
from goldenthread.features.plans.models import Element
from goldenthread.foundation import clock, subjects
from goldenthread.foundation.subjects import Subject
from goldenthread.foundation.tables import Stale
from goldenthread.web.bodies.days import year_begins
from goldenthread.web.bodies.visit_forms import CommentForm, FollowUpForm, PlanVisitForm, TellVisitForm, pointer
from goldenthread.web.bodies.visit_pages import VisitsPage
from goldenthread.web.kit.access import TrustRequest, requires
from goldenthread.web.kit.saving import overtaken, saved
from goldenthread.web.kit.showing import find, show


@requires("meeting.see")
def visits(request: TrustRequest) -> HttpResponse:
    """Show what is coming, what was told of this year, and where nobody has been."""
    rows, about = queries.visits_within(request.reach).order_by("on", "pk"), _asked_about(request)
    if about:
        rows = rows.filter(subject_kind=about.kind, subject_ref=about.ref)
    else:
        rows = rows.filter(on__gte=year_begins(clock.today()))
    listed = list(rows)
    subject_of = subjects.find(
        request.reach, {(one.subject_kind, one.subject_ref) for one in listed if one.subject_ref}
    )
    page = VisitsPage(listed, queries.tally(request.reach, listed), subject_of, clock.today())
    return show(
        request, "bodies/pages/visits.html", page=page, about=about,
        may_make=request.reach.may_somewhere(queries.MAKE),
    )  # fmt: skip


def _asked_about(request: TrustRequest) -> Subject | None:
    """Return what the address asks about, if the reader sees it; whatever else it names is passed over."""
    asked = pointer(request.GET.get("about", "")[:80])
    return subjects.find(request.reach, [asked]).get(asked) if asked else None


@requires("visit.make")
def plan_visit(request: TrustRequest) -> HttpResponse:
    """Agree a visit, or begin to tell of one that was made."""
    form = PlanVisitForm(
        request.POST or None, reach=request.reach, parts=parts_to_visit(request), initial=_first(request)
    )
    made: list[Visit] = []
    if form.is_valid() and saved(form, lambda: made.append(_plan(request, form))):
        if made[0].on <= clock.today():
            return redirect("bodies:tell_visit", request.trust.slug, made[0].ref)
        messages.success(request, "Planned. The school sees it from now on.")
        return redirect("bodies:visit", request.trust.slug, made[0].ref)
    return show(request, "bodies/pages/plan_visit.html", form=form)


@requires("meeting.see")
def visit(request: TrustRequest, ref: str) -> HttpResponse:
    """Show one visit: what was agreed, what was found, what the school says, what is done about it."""
    row = find(queries.visits_within(request.reach), ref=ref)
    about = subjects.find(request.reach, [(row.subject_kind, row.subject_ref)]).get(
        (row.subject_kind, row.subject_ref)
    )  # fmt: skip
    form = CommentForm(request.POST or None, initial={"said": row.comment})
    may_comment = queries.may_comment(request.reach, row) and row.state == Visit.State.TOLD
    if request.method == "POST" and not may_comment:
        raise Http404
    if form.is_valid() and saved(form, lambda: operations.comment_on_visit(
        visit=row, by=request.user, said=form.cleaned_data["said"], called=_called(request),
    )):  # fmt: skip
        messages.success(request, "Your comment stands with the visit.")
        return redirect("bodies:visit", request.trust.slug, ref)
    earlier = queries.visits_within(request.reach).filter(pk__in=queries.last_before(row))[:3]
    return show(
        request, "bodies/pages/visit.html", visit=row, about=about, form=form, may_comment=may_comment,
        may_tell=queries.may_tell(request.reach, row), earlier=earlier,
        follow_ups=row.follow_ups.select_related("post"), may_share=request.reach.may_everywhere(queries.KEEP),
    )  # fmt: skip


@requires("meeting.see")
def revise_visit(request: TrustRequest, ref: str) -> HttpResponse:
    """Change what was agreed of a visit."""
    row = _own(request, ref)
    first = {name: getattr(row, name) for name in ("kind", "on", "lasts", "duty", "purpose", "agreed_with", "who",
                                                   "is_confidential", "revision")}  # fmt: skip
    first["part"] = f"{row.subject_kind}:{row.subject_ref}" if row.subject_ref else ""
    form = PlanVisitForm(
        request.POST or None, reach=request.reach, parts=parts_to_visit(request), visit=row, initial=first
    )
    page = "bodies/pages/revise_visit.html"
    try:
        if form.is_valid() and saved(form, lambda: _revise(request, row, form)):
            return redirect("bodies:visit", request.trust.slug, ref)
    except Stale as stale:
        return overtaken(request, page, form, stale.row, visit=row)
    return show(request, page, form=form, visit=row)


@requires("meeting.see")
def tell_visit(request: TrustRequest, ref: str) -> HttpResponse:
    """Tell of a visit: two minutes on a phone, or all that there is to say."""
    row = _own(request, ref)
    first = {name: getattr(row, name) for name in ("saw", "strengths", "concerns", "questions", "met_with", "voices",
             "shows", "since_last", "learned", "is_confidential", "revision")}  # fmt: skip
    first["on"] = min(row.on, clock.today())
    posts = Post.objects.filter(trust=request.trust)
    mine = posts.filter(school=row.school) | posts.filter(school=None)
    form = TellVisitForm(request.POST or None, posts=mine.order_by("-school", "title"), initial=first)
    page, earlier = "bodies/pages/tell_visit.html", queries.visits_within(request.reach)
    shown: dict[str, Any] = {"visit": row, "earlier": earlier.filter(pk__in=queries.last_before(row)).first()}
    try:
        if form.is_valid() and saved(form, lambda: operations.tell_of_visit(
            visit=row, by=request.user, drawn_from=form.cleaned_data["revision"], wanted=form.wanted(), **form.facts()
        )):  # fmt: skip
            messages.success(request, "Kept. The school can add a comment.")
            return redirect("bodies:visit", request.trust.slug, ref)
    except Stale as stale:
        return overtaken(request, page, form, stale.row, **shown)
    return show(request, page, form=form, **shown)


@requires("meeting.see")
@require_POST
def cancel_visit(request: TrustRequest, ref: str) -> HttpResponse:
    """Say that a planned visit does not take place."""
    row = _own(request, ref)
    if row.state == Visit.State.PLANNED:
        operations.revise_visit(visit=row, by=request.user, drawn_from=None, state=Visit.State.CANCELLED)
    return redirect("bodies:visit", request.trust.slug, ref)


@requires("member.keep", somewhere=False)
@require_POST
def share_visit(request: TrustRequest, ref: str) -> HttpResponse:
    """Note that a visit was put before the board today."""
    row = find(queries.visits_within(request.reach), ref=ref)
    operations.share_visits(visits=[row], by=request.user, on=clock.today())
    messages.success(request, "Noted: shared with the board today.")
    return redirect("bodies:visit", request.trust.slug, ref)


@requires("plan.see")
def follow_up(request: TrustRequest, ref: str) -> HttpResponse:
    """Say what came of something that was asked for after a visit."""
    row = find(queries.follow_ups_within(request.reach), ref=ref)
    may_finish = row.done_on is None and queries.may_finish(request.reach, row)
    if request.method == "POST" and not may_finish:
        raise Http404
    form = FollowUpForm(request.POST or None)
    if form.is_valid() and saved(form, lambda: operations.finish_follow_up(
        follow_up=row, by=request.user, **form.cleaned_data
    )):  # fmt: skip
        messages.success(request, "Done. Whoever asked for it is told.")
        return redirect("bodies:follow_up", request.trust.slug, ref)
    sees = queries.visits_within(request.reach).filter(pk=row.visit_id).exists()
    return show(request, "bodies/pages/follow_up.html", follow_up=row, form=form, may_finish=may_finish, sees=sees)


def _own(request: TrustRequest, ref: str) -> Visit:
    row = find(queries.visits_within(request.reach), ref=ref)
    if not queries.may_tell(request.reach, row):
        raise Http404
    return row


def parts_to_visit(request: TrustRequest) -> list[Element]:
    """Return what a visit may look at: the upper parts of the plans in force that the reader sees."""
    upper = planned.elements(request.reach).filter(depth__lte=2, plan__state="live", removed_at=None)
    return list(upper.select_related("plan").order_by("plan__school__order", "plan__title", "depth", "order"))


def _first(request: TrustRequest) -> dict[str, Any]:
    """Return what stands in a new form: today, the reader, and what the address says that it is about."""
    about, school = request.GET.get("about", ""), request.GET.get("school", "")
    first: dict[str, Any] = {"on": clock.today(), "who": request.user.name, "part": about, "school": school}
    schools = list(schools_within(request.reach, queries.MAKE)[:2])
    if not school and len(schools) == 1:
        first["school"] = schools[0].ref
    return first


def _plan(request: TrustRequest, form: PlanVisitForm) -> Visit:
    return operations.plan_visit(by=request.user, **agreed(request, form))


def agreed(request: TrustRequest, form: PlanVisitForm) -> dict[str, Any]:
    """Return what was agreed of a visit, in the name of the reader and of the body on which they sit there."""
    facts = form.facts()
    school = facts["school"]
    mine = own_sittings(request.reach, today=clock.today())
    here = [one for one in mine if school and one.body.school_id == school.pk] or mine
    return facts | {
        "trust": request.trust, "visitor": request.user, "post": planned_post(request, school),
        "body": here[0].body if here else None, "who": facts["who"] or request.user.name,
    }  # fmt: skip


def planned_post(request: TrustRequest, school: Any) -> Post | None:
    """Return the post in whose name the reader visits: one of the school, else one of the trust at large."""
    mine = list(Post.objects.filter(pk__in=request.reach.posts).order_by("pk"))
    own = [post for post in mine if school and post.school_id == school.pk]
    return next(iter([*own, *(post for post in mine if post.school_id is None), *mine]), None)


def _revise(request: TrustRequest, row: Visit, form: PlanVisitForm) -> None:
    facts = form.facts()
    about = facts.pop("about")
    facts |= {"subject_kind": about[0] if about else "", "subject_ref": about[1] if about else ""}
    operations.revise_visit(
        visit=row, by=request.user, drawn_from=form.cleaned_data["revision"],
        **facts | {"who": facts["who"] or row.who},
    )  # fmt: skip


def _called(request: TrustRequest) -> str:
    titles = [grant.title for grant in request.reach.grants if grant.title]
    return min(titles) if titles else request.user.name
