"""Audits of skills and self-assessments: opened, answered, read, acted on."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from goldenthread.features.members import operations, queries
from goldenthread.features.members.models import Audit, Finding
from goldenthread.features.organisations.models import Body, Membership, Post
from goldenthread.features.organisations.queries import memberships_within
from goldenthread.features.plans.queries.work.carrying import made_of
from goldenthread.foundation import clock
from goldenthread.web.bodies import presenters
from goldenthread.web.bodies.audit_forms import AnswerForm, FindingForm, OpenAuditForm, ResultForm
from goldenthread.web.kit.access import TrustRequest, requires
from goldenthread.web.kit.saving import saved
from goldenthread.web.kit.showing import find, show

# What actions of plans are made of.
CARRIED = "governance finding"


@requires("meeting.see")
def audits(request: TrustRequest) -> HttpResponse:
    """Show what was asked of members and bodies, from within and from outside, and what is still open of it."""
    found = list(queries.findings_within(request.reach).filter(done_on=None).exclude(kind="strength"))
    return show(
        request, "bodies/pages/audits.html", audits=queries.audits_within(request.reach),
        reviews=queries.reviews_within(request.reach), findings=found, may_run=queries.may_run(request.reach),
        may_review=queries.may_review(request.reach),
    )  # fmt: skip


@requires("member.keep", somewhere=False)
def open_audit(request: TrustRequest) -> HttpResponse:
    """Ask members what they know, or how their bodies do."""
    form = OpenAuditForm(
        request.POST or None, bodies=queries.bodies_to_audit(request.reach),
        posts=Post.objects.filter(trust=request.trust).exclude(role="governor").order_by("title"),
    )  # fmt: skip
    made: list[Audit] = []
    if form.is_valid() and saved(form, lambda: made.append(
        operations.open_audit(trust=request.trust, by=request.user, **form.facts())
    )):  # fmt: skip
        messages.success(request, "Asked. Whoever signs in finds it on their home page.")
        return redirect("bodies:audit", request.trust.slug, made[0].ref)
    return show(request, "bodies/pages/open_audit.html", form=form)


@requires("meeting.see")
def audit(request: TrustRequest, ref: str) -> HttpResponse:
    """Show what an audit says, body by body: gaps, or what all said together, and what is done about it."""
    row = find(queries.audits_within(request.reach), ref=ref)
    found = queries.results(request.reach, row, today=clock.today())
    return show(
        request, "bodies/pages/audit.html", audit=row, results=found, matrix=presenters.skills_matrix(found),
        may_run=queries.may_run(request.reach),
        asked=bool(queries.asked_of(request.reach, row)),
        has_answered=queries.own_answers(request.reach, row).exists(),
        findings=queries.findings_within(request.reach).filter(audit=row),
    )  # fmt: skip


@requires("meeting.see")
def answer_audit(request: TrustRequest, ref: str) -> HttpResponse:
    """Answer for oneself: nobody else can open what somebody answered."""
    row = find(queries.audits_within(request.reach).filter(closed_on=None), ref=ref)
    here = _answering(request, row)
    before = here["before"]
    form = AnswerForm(request.POST if request.method == "POST" else None, audit=row, before=before)
    if form.is_valid() and saved(form, lambda: operations.answer_audit(
        audit=row, by=request.user, scores=form.scores(), person=here["person"], name=here["name"],
        body=here["body"], is_outside=here["is_outside"], strengths=form.cleaned_data["strengths"],
        wants=form.cleaned_data["wants"],
    )):  # fmt: skip
        messages.success(request, "Kept. You can change it until it is closed.")
        waiting = [one for one in queries.asked_of(request.reach, row) if one.body_id not in _said(request, row)]
        if row.kind == Audit.Kind.SELF and waiting:
            return redirect("bodies:answer_audit", request.trust.slug, ref)
        return redirect("bodies:audits", request.trust.slug)
    return show(request, "bodies/pages/answer_audit.html", audit=row, form=form, here=here)


def _answering(request: TrustRequest, row: Audit) -> dict[str, Any]:
    """Return for whom and of which body the reader answers; whoever keeps the members may answer for a name."""
    if row.kind == Audit.Kind.SKILLS and (seat := _for_whom(request, row)):
        before = queries.answer_of(row, person=None, name=seat.name)
        return {"person": None, "name": seat.name, "body": None, "is_outside": False, "before": before}
    asked = queries.asked_of(request.reach, row)
    if not asked:
        raise Http404
    mine = {one.body_id: one for one in queries.own_answers(request.reach, row)}
    who = {"person": request.user, "name": request.user.name}
    if row.kind == Audit.Kind.SKILLS:
        return {**who, "body": None, "is_outside": False, "before": mine.get(None)}
    wanted = request.GET.get("body", "")
    chosen = next((one for one in asked if one.body.ref == wanted), None)
    chosen = chosen or next((one for one in asked if one.body_id not in mine), asked[0])
    return {**who, "body": chosen.body, "is_outside": chosen.is_outside, "before": mine.get(chosen.body_id),
            "others": [one.body for one in asked if one.body_id != chosen.body_id]}  # fmt: skip


def _for_whom(request: TrustRequest, row: Audit) -> Membership | None:
    ref = request.GET.get("for", "")
    if not ref or not queries.may_run(request.reach):
        return None
    seats = memberships_within(request.reach).filter(person=None, post=None, body__in=row.bodies.all())
    return find(seats, ref=ref)


def _said(request: TrustRequest, row: Audit) -> set[int | None]:
    return set(queries.own_answers(request.reach, row).values_list("body_id", flat=True))


@requires("member.keep", somewhere=False)
@require_POST
def close_audit(request: TrustRequest, ref: str) -> HttpResponse:
    """End the asking."""
    row = find(queries.audits_within(request.reach).filter(closed_on=None), ref=ref)
    operations.close_audit(audit=row, by=request.user)
    return redirect("bodies:audit", request.trust.slug, ref)


@requires("member.keep", somewhere=False)
def add_finding(request: TrustRequest, ref: str) -> HttpResponse:
    """Write down what an audit brought to light, and who sees to it."""
    row = find(queries.audits_within(request.reach), ref=ref)
    form = FindingForm(request.POST or None, bodies=row.bodies.all(), posts=_posts(request))
    if form.is_valid() and saved(form, lambda: operations.add_finding(
        trust=request.trust, by=request.user, audit=row, **form.facts()
    )):  # fmt: skip
        return redirect("bodies:audit", request.trust.slug, ref)
    return show(request, "bodies/pages/add_finding.html", form=form, of=row, opens="bodies:audit")


@requires("plan.see")
def finding(request: TrustRequest, ref: str) -> HttpResponse:
    """Show one finding, and say what came of it."""
    row = find(queries.findings_within(request.reach), ref=ref)
    made = made_of(request.reach, [(CARRIED, row.ref)], clock.today()).get((CARRIED, row.ref), ())
    is_carried = row.done_on is None and any(not one.is_given_up for one in made)
    may_finish = row.done_on is None and not is_carried and queries.may_finish_finding(request.reach, row)
    if request.method == "POST" and not may_finish:
        raise Http404
    form = ResultForm(request.POST or None)
    if form.is_valid() and saved(form, lambda: operations.finish_finding(
        finding=row, by=request.user, **form.cleaned_data
    )):  # fmt: skip
        messages.success(request, "Done.")
        return redirect("bodies:finding", request.trust.slug, ref)
    return show(
        request, "bodies/pages/finding.html", finding=row, form=form, may_finish=may_finish, made=made,
        is_carried=is_carried, may_carry=row.done_on is None and row.kind != Finding.Kind.STRENGTH
        and request.reach.may_in_a_place("plan.edit"),
    )  # fmt: skip


def _posts(request: TrustRequest) -> Any:
    return Post.objects.filter(trust=request.trust).order_by("title")


def bodies_of(request: TrustRequest) -> list[Body]:
    return list(queries.bodies_to_audit(request.reach))
