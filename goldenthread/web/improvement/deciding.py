"""Saying where a school stands, asking those who decide to move it, and recording what a body decided."""

import datetime as dt

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect

from goldenthread.features.approvals.models import Approval
from goldenthread.features.improvement import operations, queries
from goldenthread.features.improvement.models import Assessment
from goldenthread.features.improvement.queries.beside import figures_asked, figures_beside
from goldenthread.features.improvement.queries.evidence import beside_lines
from goldenthread.features.improvement.queries.proposals import PROPOSED
from goldenthread.features.improvement.queries.standing import lacking, measure_names, not_asked
from goldenthread.features.organisations.models import Body
from goldenthread.features.plans.queries.local.notices import post_in_name_of
from goldenthread.web.improvement import presenters
from goldenthread.web.improvement.finding import on_ladder, placed
from goldenthread.web.improvement.forms import AssessForm, MoveForm, ProposeForm
from goldenthread.web.kit.access import TrustRequest, requires
from goldenthread.web.kit.saving import saved
from goldenthread.web.kit.showing import find, show


@requires("phase.assess")
def assess(request: TrustRequest, ref: str) -> HttpResponse:
    """Judge a school against its ladder, with what the figures say beside it."""
    here = placed(request, ref)
    if not queries.may_assess(request.reach, here.school):
        raise Http404
    figures = queries.figures_of(request.reach, here.ladder, [here.school])[here.school.pk]
    indications = queries.indications_of(here.ladder, figures, measure_names(here.ladder))
    before = queries.assessments_within(request.reach).filter(school=here.school, ladder=here.ladder).first()
    form = AssessForm(request.POST or None, ladder=here.ladder, phase=here.phase, before=before)
    made: list[Assessment] = []
    if form.is_valid() and saved(form, lambda: made.append(operations.assess(
        school=here.school, ladder=here.ladder, indications=indications, judged=form.judged(), found=form.found(),
        remark=form.cleaned_data["remark"], post=post_in_name_of(request.reach, here.school), by=request.user,
    ))):  # fmt: skip
        messages.success(request, "Kept. It moves nobody: a body decides.")
        return redirect("improvement:assessment", request.trust.slug, made[0].ref)
    form.beside = beside_lines(request.reach, here.school, form.lines, today=here.today)
    asked = {key for line in form.lines for key in figures_asked(line, here.ladder)}
    form.figures = figures_beside(request.reach, here.ladder, here.school, asked)
    page = presenters.Indications(here.ladder, indications)
    return show(
        request, "improvement/pages/assess.html", here=here, school=here.school, form=form, page=page,
        lacking=lacking(here.ladder), aside=not_asked(here.ladder, figures),
        may_keep=request.reach.may_everywhere("measure.edit"),
        may_set_up=request.reach.may_everywhere("organisation.edit"),
    )  # fmt: skip


@requires("phase.see")
def assessment(request: TrustRequest, ref: str) -> HttpResponse:
    """Show one assessment as it was made."""
    row = find(queries.assessments_within(request.reach), ref=ref)
    page = presenters.AssessmentPage(row)
    is_at_hand = queries.assessment_at_hand(request.reach, row.school, row.ladder) == row
    return show(
        request, "improvement/pages/assessment.html", assessment=row, school=row.school, page=page,
        may_decide=is_at_hand and queries.may_decide(request.reach) and row.by_id != request.user.pk,
        earlier=row.version if row.version != row.ladder.versions.last() else None,
        may_propose=is_at_hand and queries.may_assess(request.reach, row.school),
        waiting=queries.on_its_way(row.school),
    )  # fmt: skip


@requires("phase.assess")
def propose_move(request: TrustRequest, ref: str) -> HttpResponse:
    """Ask those who decide to move a school, with what would follow shown before it is sent."""
    here = placed(request, ref)
    if not queries.may_assess(request.reach, here.school):
        raise Http404
    assessed = queries.assessment_at_hand(request.reach, here.school, here.ladder)
    asked = request.GET.get("to", "")
    suggests = asked if asked in here.ladder.shape.order else assessed.proposed if assessed else ""
    form = ProposeForm(
        request.POST or None, ladder=here.ladder, phase=here.phase, suggests=suggests, assessment=assessed
    )
    sent: list[Approval] = []
    if form.is_valid() and saved(form, lambda: sent.append(operations.propose_move(
        school=here.school, ladder=here.ladder, assessment=assessed, by=request.user,
        post=post_in_name_of(request.reach, here.school), **form.cleaned_data,
    ))):  # fmt: skip
        messages.success(request, "It is sent. Those who decide are asked on their home page; nothing moves before.")
        return redirect("approvals:approval", request.trust.slug, sent[0].ref)
    ways = [
        (phase, queries.what_follows(here.school, here.ladder, here.phase, phase, here.today))
        for phase in here.ladder.shape.phases
        if phase != here.phase
    ]
    return show(
        request, "improvement/pages/propose_move.html", here=here, school=here.school, form=form, ways=ways,
        assessment=assessed, waiting=queries.on_its_way(here.school),
    )  # fmt: skip


@requires("phase.see")
def proposal(request: TrustRequest, ref: str) -> HttpResponse:
    """Show one move that was asked for: why, what would follow, and what came of it."""
    row = find(queries.proposals_within(request.reach), ref=ref)
    here, to = on_ladder(row.school, row.ladder), row.ladder.shape.phase(row.to)
    follows = None if row.move or to is None else queries.what_follows(
        row.school, row.ladder, here.phase, to, here.today
    )  # fmt: skip
    way = Approval.objects.filter(subject_kind=PROPOSED, subject_ref=row.ref).first()
    return show(
        request, "improvement/pages/proposal.html", row=row, here=here, school=row.school, to=to, follows=follows,
        way=way, ground=row.ground, proposed=row.ladder.shape.names.get(row.assessment.proposed, "")
        if row.assessment else "",
    )  # fmt: skip


@requires("phase.decide")
def move_school(request: TrustRequest, ref: str) -> HttpResponse:
    """Record that a body decided in which phase a school is."""
    here = placed(request, ref)
    assessed = queries.assessment_at_hand(request.reach, here.school, here.ladder)
    form = MoveForm(
        request.POST or None, ladder=here.ladder, phase=here.phase, assessment=assessed,
        bodies=Body.objects.filter(trust=request.trust).order_by("kind", "name"),
    )  # fmt: skip
    if form.is_valid() and saved(form, lambda: operations.record_move(
        school=here.school, ladder=here.ladder, by=request.user, assessment=assessed, **form.cleaned_data
    )):  # fmt: skip
        messages.success(request, _followed(form.cleaned_data["from_on"], here.today))
        return redirect("improvement:school", request.trust.slug, ref)
    return show(
        request, "improvement/pages/move_school.html", here=here, school=here.school, form=form, assessment=assessed,
        waiting=queries.on_its_way(here.school),
    )  # fmt: skip


def _followed(from_on: dt.date, today: dt.date) -> str:
    if from_on > today:
        return f"Recorded. Nothing changes before {from_on:%-d %B %Y}; the working list follows on that day."
    return "Recorded, and the working list has followed. See below what the phase lets the school hold."
