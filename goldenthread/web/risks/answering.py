"""What is done about a risk: looked at, controlled, worked on, handed up, tied, closed."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.forms import Form
from django.http import Http404, HttpResponse
from django.shortcuts import redirect

from goldenthread.features.organisations.models import Post
from goldenthread.features.risks import operations, queries
from goldenthread.features.risks.models import Control, Risk, Step
from goldenthread.foundation import clock
from goldenthread.web.kit.access import TrustRequest, requires
from goldenthread.web.kit.saving import saved
from goldenthread.web.kit.showing import find, show
from goldenthread.web.risks.finding import risk_to_write, speaking_post, subject, who_answers
from goldenthread.web.risks.forms import (
    AnswerForm,
    CloseForm,
    ControlForm,
    HandUpForm,
    LookForm,
    ProveForm,
    SaidForm,
    StepForm,
    posts_for,
    soon,
)

NEXT_LOOK, ANSWER_IN = 6, 2


@requires("risk.see")
def look_at(request: TrustRequest, ref: str) -> HttpResponse:
    """Say where a risk stands now: two minutes on a phone."""
    row = risk_to_write(request, ref)
    form = LookForm(request.POST or None, shape=queries.frame_of(request.reach.trust), initial={
        "likelihood": row.likelihood, "impact": row.impact, "next_review_on": soon(clock.today(), NEXT_LOOK),
    })  # fmt: skip
    return _kept(
        request, row, form, ("look_at", "Kept. What was said before stays in its history."),
        lambda: operations.score_risk(risk=row, scored=form.scored(_as(request, row)), by=request.user),
        last=row.scores.first(), asked_now=queries.asked_now(row),
    )  # fmt: skip


@requires("risk.see")
def add_control(request: TrustRequest, ref: str) -> HttpResponse:
    """Say what keeps a risk down."""
    row = risk_to_write(request, ref)
    form = ControlForm(request.POST or None, posts=posts_for(request.trust, row.school_id))
    return _kept(request, row, form, ("add_control", "Added."), lambda: operations.add_control(
        risk=row, says=form.cleaned_data["says"], line=form.cleaned_data["line"], owner=form.chosen(),
        strength=form.cleaned_data["strength"], tested_on=form.cleaned_data["tested_on"], by=request.user,
    ))  # fmt: skip


@requires("risk.see")
def prove_control(request: TrustRequest, ref: str) -> HttpResponse:
    """Say how well a control works, or that it is no more."""
    control = Control.objects.filter(ref=ref, ended_on=None, risk__in=queries.risks_within(request.reach)).first()
    if control is None:
        raise Http404
    row = risk_to_write(request, control.risk.ref)
    if request.POST.get("deed") == "end":
        operations.end_control(control=control, by=request.user)
        return redirect("risks:risk", request.trust.slug, row.ref)
    form = ProveForm(request.POST or None, initial={"strength": control.strength, "tested_on": clock.today()})
    return _kept(request, row, form, ("prove_control", "Kept."), lambda: operations.prove_control(
        control=control, strength=form.cleaned_data["strength"], on=form.cleaned_data["tested_on"], by=request.user
    ), control=control)  # fmt: skip


@requires("risk.see")
def add_step(request: TrustRequest, ref: str) -> HttpResponse:
    """Say what is still to be done."""
    row = risk_to_write(request, ref)
    form = StepForm(request.POST or None, posts=posts_for(request.trust, row.school_id))
    return _kept(request, row, form, ("add_step", "Added. It stands on the home page of whoever does it."),
        lambda: operations.add_step(
            risk=row, says=form.cleaned_data["says"], post=form.chosen(), due_on=form.cleaned_data["due_on"],
            by=request.user,
        ))  # fmt: skip


@requires("risk.see")
def finish_step(request: TrustRequest, ref: str) -> HttpResponse:
    """Say that a step is done: whoever keeps the risk, or whoever was asked for it."""
    step = Step.objects.filter(ref=ref, done_on=None, risk__in=queries.risks_within(request.reach)).select_related(
        "risk__trust", "post"
    ).first()  # fmt: skip
    if step is None or not (queries.may_edit(request.reach, step.risk) or step.post_id in request.reach.posts):
        raise Http404
    form = SaidForm(request.POST if request.method == "POST" else None)
    return _kept(request, step.risk, form, ("finish_step", "Done."), lambda: operations.finish_step(
        step=step, said=form.cleaned_data["said"], by=request.user
    ), step=step)  # fmt: skip


@requires("risk.see")
def hand_up(request: TrustRequest, ref: str) -> HttpResponse:
    """Hand a risk up to the trust."""
    row = risk_to_write(request, ref)
    form = HandUpForm(request.POST or None, initial={"answer_by": soon(clock.today(), ANSWER_IN)})
    return _kept(request, row, form, ("hand_up", "Handed up. You are told what becomes of it."),
        lambda: operations.escalate(
            risk=row, reason=form.cleaned_data["reason"], answer_by=form.cleaned_data["answer_by"],
            by=request.user, post=_as(request, row), to=who_answers(request.trust),
        ), answers=who_answers(request.trust))  # fmt: skip


@requires("risk.see")
def escalation(request: TrustRequest, ref: str) -> HttpResponse:
    """Read why a risk was handed up, and answer for the trust."""
    found = find(queries.escalations_within(request.reach), ref=ref)
    may = queries.may_answer(request.reach) and found.answered_on is None
    if request.method == "POST" and not may:
        raise Http404
    form = AnswerForm(request.POST or None)
    return _kept(request, found.risk, form, ("escalation", "Answered."), lambda: operations.answer(
        escalation=found, answer=form.cleaned_data["answer"], said=form.cleaned_data["said"], by=request.user,
        post=speaking_post(request.reach),
    ), escalation=found, may_answer=may)  # fmt: skip


@requires("risk.see")
def close_risk(request: TrustRequest, ref: str) -> HttpResponse:
    """Take a risk off the register, or put it back."""
    row = risk_to_write(request, ref)
    if row.closed_on is not None:
        if request.method == "POST":
            operations.reopen_risk(risk=row, by=request.user)
            messages.success(request, "It is on the register again.")
        return redirect("risks:risk", request.trust.slug, ref)
    form = CloseForm(request.POST or None)
    return _kept(request, row, form, ("close_risk", "Closed."), lambda: operations.close_risk(
        risk=row, because=form.cleaned_data["because"], by=request.user
    ))  # fmt: skip


@requires("risk.see")
def tie(request: TrustRequest, ref: str) -> HttpResponse:
    """Tie a risk to what stands on a page of the trust, or untie it."""
    row = risk_to_write(request, ref)
    found = subject(request.reach, request.POST.get("about", ""))
    if found is not None and request.POST.get("deed") == "untie":
        operations.untie(risk=row, kind=found.kind, ref=found.ref, by=request.user)
    elif found is not None:
        operations.tie(risk=row, kind=found.kind, ref=found.ref, title=found.title, by=request.user)
    return redirect("risks:risk", request.trust.slug, ref)


def _kept(
    request: TrustRequest, row: Risk, form: Form, to: tuple[str, str], save: Callable[[], object], **shown: Any
) -> HttpResponse:
    """Save what a form about a risk holds and go back to it, or show the form; `to` is its page, and what is said.

    One in confidence is closed again to whoever read it only to do a step: they are led to the register.
    """
    page, says = to
    if form.is_valid() and saved(form, save):
        messages.success(request, says)
        if queries.risks_within(request.reach).filter(pk=row.pk).exists():
            return redirect("risks:risk", request.trust.slug, row.ref)
        messages.info(
            request, "The risk is in confidence: you read it for as long as something in it was yours to do."
        )
        return redirect("risks:risks", request.trust.slug)
    return show(request, f"risks/pages/{page}.html", risk=row, form=form, **shown)


def _as(request: TrustRequest, row: Risk) -> Post | None:
    return speaking_post(request.reach, row.school_id, row.unit_id)
