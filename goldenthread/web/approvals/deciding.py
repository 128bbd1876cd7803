"""What waits for a reader's decision; one thing on its way, answered; and sending a thing."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import redirect

from goldenthread.features.approvals import operations, queries
from goldenthread.features.approvals.deciding import who_may_decide
from goldenthread.features.approvals.models import Approval
from goldenthread.features.approvals.queries import Course, course_of
from goldenthread.features.approvals.routes import route_for
from goldenthread.features.organisations.models import Post
from goldenthread.foundation import clock, subjects
from goldenthread.foundation.subjects import Agreeable, Subject
from goldenthread.foundation.tables import Stale
from goldenthread.web.approvals import presenters
from goldenthread.web.approvals.forms import BACK, NO, TAKE_BACK, YES, SendForm, SignForm
from goldenthread.web.kit.access import TrustRequest, requires
from goldenthread.web.kit.saving import put_right
from goldenthread.web.kit.showing import CONFLICT, UNPROCESSABLE, find, show

SAID = {
    YES: "You have said yes, in the name of your post.",
    BACK: "It goes back to those who wrote it, with your words.",
    NO: "It is refused, with your words.",
    TAKE_BACK: "It is taken back. Nobody is asked about it any more.",
}


@requires("plan.see")
def decisions(request: TrustRequest) -> HttpResponse:
    """Show what waits for the reader's decision, what is on its way, and what was decided lately."""
    mine = queries.for_decision(request.reach, clock.today())
    may_order = request.reach.may_everywhere("organisation.edit")
    return show(request, "approvals/pages/decisions.html", mine=mine, today=clock.today(), may_order=may_order)


@requires("plan.see")
def approval(request: TrustRequest, ref: str) -> HttpResponse:
    """Show one thing on its way, with what everybody said; answer it, or take it back."""
    found = find(queries.approvals(request.reach, clock.today()), ref=ref)
    course, doors = course_of(found), subjects.agreeable(found.subject_kind)
    if doors is None:
        raise Http404
    may = _may(request, course)
    form = SignForm(request.POST or None)
    deed = request.POST.get("do", "")
    is_late = request.method == "POST" and not may.get(deed)
    if is_late and not (deed in (YES, BACK, NO) and _was_asked(request, found)):
        raise Http404
    status = 200
    if is_late:
        status = CONFLICT
        form.add_error(None, presenters.answered_meanwhile(course, request.POST.get("reason", "").strip()))
    elif request.method == "POST":
        status = UNPROCESSABLE
        if form.is_valid():
            try:
                _do(request, course, form.cleaned_data)
            except Stale:
                status = CONFLICT
                form.add_error(
                    None, "It has changed since you opened this page. Read it once more before you say yes."
                )
            except ValidationError as refused:
                put_right(form, refused)
            else:
                messages.success(request, SAID[form.cleaned_data["do"]])
                return redirect("approvals:approval", request.trust.slug, ref)
    page = presenters.page_of(request, course, doors)
    return show(request, "approvals/pages/approval.html", status=status, page=page, course=course, may=may, form=form)


@requires("plan.see")
def send(request: TrustRequest, kind: str, ref: str) -> HttpResponse:
    """Send a thing to those who agree to things of its kind, after a look at who they are."""
    doors = subjects.agreeable(kind)
    if doors is None or not doors.may_ask(request.reach, ref):
        raise Http404
    subject = subjects.find(request.reach, [(kind, ref)]).get((kind, ref))
    if subject is None:
        raise Http404
    out = Approval.objects.filter(subject_kind=kind, subject_ref=ref, state=Approval.State.OPEN).first()
    if out is not None:
        return redirect("approvals:approval", request.trust.slug, out.ref)
    school, unit = doors.place(ref)
    form = SendForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            made = _send(request, doors, subject, form.cleaned_data["reason"])
        except ValidationError as refused:
            put_right(form, refused)
        else:
            messages.success(request, "It is sent. Those who answer first are asked on their home page.")
            return redirect("approvals:approval", request.trust.slug, made.ref)
    route = route_for(request.trust, kind, doors.route(ref))
    steps = [
        (step, who_may_decide(request.trust, step.decision, school, clock.today(), unit)) for step in route.steps
    ]
    titles = dict(
        Post.objects.filter(pk__in={key for _, who in steps for key in who.posts}).values_list("pk", "title")
    )
    return show(
        request, "approvals/pages/send.html", subject=subject, form=form,
        steps=[(step, [titles[key] for key in who.posts], who.reason) for step, who in steps],
    )  # fmt: skip


def _send(request: TrustRequest, doors: Agreeable, subject: Subject, reason: str) -> Approval:
    school, unit = doors.place(subject.ref)
    return operations.ask_for(
        trust=request.trust, subject_kind=subject.kind, subject_ref=subject.ref, title=subject.title,
        route=doors.route(subject.ref), reason=reason, by=request.user,
        post=presenters.post_of(request.reach, school), school=school, unit=unit,
    )  # fmt: skip


def _was_asked(request: TrustRequest, found: Approval) -> bool:
    return queries.was_asked(request.reach, found, request.POST.get("step", "")[:20], clock.today())


def _may(request: TrustRequest, course: Course) -> dict[str, bool]:
    """Return which answers are the reader's to give."""
    signs = bool(queries.signing(request.reach, course, clock.today()))
    sent = course.is_open and course.approval.sent_by_id == request.user.pk
    return {YES: signs, BACK: signs, NO: signs, TAKE_BACK: sent}


def _do(request: TrustRequest, course: Course, facts: dict[str, Any]) -> Any:
    if facts["do"] == TAKE_BACK:
        return operations.withdraw(approval=course.approval, by=request.user)
    names = queries.in_name_of(request.reach, course, clock.today())
    return operations.sign(
        approval=course.approval, step=facts["step"], verdict=facts["do"], reason=facts["reason"],
        minute=facts["minute"], next_review_on=facts["next_review_on"], seen=facts["seen"] or None,
        by=request.user, post=names.get("post"), for_post=names.get("for_post"),
    )  # fmt: skip
