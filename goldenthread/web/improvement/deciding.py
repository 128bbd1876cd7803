"""Saying where a school stands, and recording what a body decided."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect

from goldenthread.features.improvement import operations, queries
from goldenthread.features.improvement.models import Assessment
from goldenthread.features.improvement.queries.standing import measure_names
from goldenthread.features.organisations.models import Body
from goldenthread.features.plans.queries.notices import post_in_name_of
from goldenthread.web.improvement import presenters
from goldenthread.web.improvement.finding import placed
from goldenthread.web.improvement.forms import AssessForm, MoveForm
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
    page = presenters.Indications(here.ladder, indications)
    return show(request, "improvement/pages/assess.html", here=here, school=here.school, form=form, page=page)


@requires("phase.see")
def assessment(request: TrustRequest, ref: str) -> HttpResponse:
    """Show one assessment as it was made."""
    row = find(queries.assessments_within(request.reach), ref=ref)
    page = presenters.AssessmentPage(row)
    may_decide = queries.may_decide(request.reach) and row.by_id != request.user.pk
    return show(
        request, "improvement/pages/assessment.html", assessment=row, school=row.school, page=page,
        may_decide=may_decide,
    )  # fmt: skip


@requires("phase.decide")
def move_school(request: TrustRequest, ref: str) -> HttpResponse:
    """Record that a body decided in which phase a school is."""
    here = placed(request, ref)
    assessed = queries.assessments_within(request.reach).filter(school=here.school, ladder=here.ladder).first()
    form = MoveForm(
        request.POST or None, ladder=here.ladder, phase=here.phase, assessment=assessed,
        bodies=Body.objects.filter(trust=request.trust).order_by("kind", "name"),
    )  # fmt: skip
    if form.is_valid() and saved(form, lambda: operations.move_school(
        school=here.school, ladder=here.ladder, by=request.user, assessment=assessed, **form.cleaned_data
    )):  # fmt: skip
        messages.success(request, "Recorded. The working list has followed; who decides what changes by a grant.")
        return redirect("improvement:school", request.trust.slug, ref)
    return show(
        request, "improvement/pages/move_school.html", here=here, school=here.school, form=form, assessment=assessed
    )
