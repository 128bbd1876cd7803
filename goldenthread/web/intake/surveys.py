"""Bringing in the answers to a survey: the file, what each question tells of, and on to what it would bring."""

from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect

from goldenthread.features.intake import operations, queries
from goldenthread.features.intake.models import Load
from goldenthread.features.measures import queries as measures
from goldenthread.features.organisations.models import Post, School
from goldenthread.foundation.delimited import UnreadableFile
from goldenthread.web.intake import presenters
from goldenthread.web.intake.survey_forms import Known, QuestionsForm, SurveyFileForm
from goldenthread.web.intake.views import loads_files
from goldenthread.web.kit.access import TrustRequest
from goldenthread.web.kit.saving import put_right
from goldenthread.web.kit.showing import find, show

MOST_SHOWN = 20


@loads_files
def bring_survey(request: TrustRequest) -> HttpResponse:
    """Take the answers to a survey, and show which came in before."""
    posted = request.method == "POST"
    form = SurveyFileForm(request.POST, request.FILES) if posted else SurveyFileForm()
    if form.is_valid() and (load := _staged(request, form)) is not None:
        return redirect("intake:tell_questions", request.trust.slug, load.ref)
    return show(
        request, "intake/pages/bring_survey.html", form=form,
        loads=[presenters.past(load) for load in queries.surveys(request.reach)[:MOST_SHOWN]],
    )  # fmt: skip


def _staged(request: TrustRequest, form: SurveyFileForm) -> Load | None:
    """Have the answers summed; what is wrong with the file is told where it was chosen."""
    given = form.cleaned_data
    try:
        return operations.stage_survey(
            trust=request.trust, file=form.content, name=given["file"].name, who=given["audience"], by=request.user
        )
    except UnreadableFile as wrong:
        form.add_error("file", str(wrong))
    return None


@loads_files
def tell_questions(request: TrustRequest, ref: str) -> HttpResponse:
    """Ask what each question of a waiting survey tells of."""
    load = find(queries.surveys(request.reach), ref=ref)
    if load.state != Load.State.STAGED:
        return redirect("intake:preview", request.trust.slug, ref)
    survey = load.report["survey"]
    form = QuestionsForm(survey, _known(request), request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            operations.settle_survey(load=load, settled=form.settled())
        except ValidationError as wrong:
            put_right(form, wrong)
        else:
            return redirect("intake:preview", request.trust.slug, ref)
    return show(request, "intake/pages/tell_questions.html", form=form, load=load, survey=survey)


def _known(request: TrustRequest) -> Known:
    schools = list(School.objects.here().filter(trust=request.trust))
    services = Post.objects.filter(trust=request.trust, unit__isnull=False).select_related("unit")
    return Known(
        list(measures.told_by_surveys(request.reach)), schools, list(services.order_by("unit__name", "pk")),
        *measures.survey_memory(request.reach, schools),
    )  # fmt: skip
