"""Self-evaluation: each school on its own form and in its own words, moderated area by area, and all side by side."""

from dataclasses import dataclass

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect

from goldenthread.domain.access import Reach
from goldenthread.domain.board import self_evaluation as rules
from goldenthread.features.assurance import operations, queries
from goldenthread.features.assurance.checklist_shapes import INSPECTED
from goldenthread.features.assurance.models import Review
from goldenthread.features.assurance.queries.evaluations import Area, Evaluation
from goldenthread.features.organisations.models import School
from goldenthread.features.plans.queries.local.notices import post_in_name_of
from goldenthread.foundation import clock
from goldenthread.web.assurance.evaluation_forms import ModerateAreasForm, SelfEvaluationForm
from goldenthread.web.kit.access import TrustRequest, requires
from goldenthread.web.kit.saving import saved
from goldenthread.web.kit.showing import find, show

A_YEAR = 365


@dataclass(frozen=True)
class Row:
    """One school with its newest self-evaluation, area by area, and what stands in no column."""

    school: School
    held: Evaluation | None
    cells: list[list[Area]]
    own: list[Area]
    is_old: bool


@requires("check.see")
def self_evaluations(request: TrustRequest) -> HttpResponse:
    """Show each school's newest self-evaluation beside the others, and where a moderator judged otherwise."""
    today, newest = clock.today(), queries.newest_evaluations(request.reach)
    schools = list(queries.schools_seen(request.reach))
    columns = dict(INSPECTED)
    rows = [_row(school, newest.get(school.pk), columns, today.toordinal()) for school in schools]
    used = [n for n in range(len(columns)) if any(row.cells[n] for row in rows)]
    return show(
        request, "assurance/pages/self_evaluations.html", columns=[list(columns.values())[n] for n in used],
        rows=[Row(row.school, row.held, [row.cells[n] for n in used], row.own, row.is_old) for row in rows],
        waiting=[row.school for row in rows if row.held is None or row.is_old],
        differing=[(row.school, row.held, area) for row in rows if row.held for area in row.held.differing],
        to_moderate=[row for row in rows if row.held and may_moderate(request.reach, row.held.review)
                     and row.held.stands != "moderated"],
        may_find=any(queries.may_find(request.reach, school.pk) for school in schools),
    )  # fmt: skip


@requires("check.see")
def school_evaluations(request: TrustRequest, ref: str) -> HttpResponse:
    """Show how one school has judged itself over time, and its moderators beside it."""
    school = find(queries.schools_seen(request.reach), ref=ref)
    times = [one for one in queries.evaluations(request.reach) if one.review.school_id == school.pk]
    return show(
        request, "assurance/pages/school_evaluations.html", school=school, times=times,
        areas=queries.areas_over_time(times), may_find=queries.may_find(request.reach, school.pk),
    )  # fmt: skip


@requires("check.find")
def evaluate(request: TrustRequest) -> HttpResponse:
    """Write a self-evaluation: the school's own areas of last time wait for what stands now."""
    asked = request.GET.get("school", "")[:12]
    mine = [one for one in queries.schools_seen(request.reach) if queries.may_find(request.reach, one.pk)]
    if not mine:
        raise Http404
    school = next((one for one in mine if one.ref == asked), mine[0])
    last = queries.newest_evaluations(request.reach).get(school.pk)
    areas = list(last.review.grades.items()) if last else []
    form = SelfEvaluationForm(
        request.POST or None, request=request, has_units=False,
        last=areas or [(area, "") for area in INSPECTED.values()],
        initial={"place": school.ref, "held_on": clock.today()},
    )  # fmt: skip
    form.fields["place"].choices = [(one.ref, one.short_name) for one in mine]  # type: ignore[attr-defined]
    made: list[Review] = []
    if form.is_valid():
        about = find(queries.schools_seen(request.reach), ref=form.cleaned_data["place"])
        if saved(form, lambda: made.append(operations.record_review(
            trust=request.trust, school=about, facts=form.facts(), by=request.user,
            post=post_in_name_of(request.reach, about, None),
        ))):  # fmt: skip
            messages.success(request, "Kept. Whoever moderates it sees it beside the other schools’.")
            return redirect("assurance:review", request.trust.slug, made[0].ref)
    return show(request, "assurance/pages/evaluate.html", form=form, last=last)


@requires("check.confirm")
def moderate(request: TrustRequest, ref: str) -> HttpResponse:
    """Agree to a school's judgements, or judge otherwise with a reason, area by area."""
    row = find(queries.reviews_within(request.reach).filter(kind=Review.Kind.SELF_EVALUATION), ref=ref)
    if not may_moderate(request.reach, row):
        raise Http404
    form = ModerateAreasForm(request.POST or None, evaluation=Evaluation(row))
    if form.is_valid() and saved(form, lambda: operations.moderate_areas(
        review=row, judged=form.judged(), overall=form.overall(), by=request.user, posts=request.reach.posts,
        post=post_in_name_of(request.reach, row.school, row.unit),
    ), **form.named):  # fmt: skip
        if form.judged() or form.overall():
            messages.success(request, "Kept. Both judgements stand, and the school has been told.")
        else:
            messages.info(request, "Nothing was judged anew.")
        return redirect("assurance:review", request.trust.slug, ref)
    return show(request, "assurance/pages/moderate.html", form=form, row=row)


def may_moderate(reach: Reach, row: Review) -> bool:
    """Say whether the reader moderates a school's self-evaluation: who confirms there, and did not write it."""
    return (
        row.stage == Review.Stage.REPORTED and bool(row.grades) and row.by_id != reach.person
        and row.post_id not in reach.posts and queries.may_confirm(reach, row.school_id, row.unit_id)
    )  # fmt: skip


def _row(school: School, held: Evaluation | None, columns: dict[str, str], today: int) -> Row:
    by_name = {area.name: area for area in held.areas} if held else {}
    placed, own = rules.side_by_side({name: area.judgement for name, area in by_name.items()}, columns)
    cells = [[by_name[name] for name, _ in placed.get(key, [])] for key in columns]
    is_old = bool(held and held.review.held_on and today - held.review.held_on.toordinal() > A_YEAR)
    return Row(school, held, cells, [by_name[name] for name, _ in own], is_old)
