"""Self-evaluation: each school on its own form and in its own words, and all of them side by side."""

from dataclasses import dataclass
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import redirect

from goldenthread.domain import self_evaluation as rules
from goldenthread.features.assurance import operations, queries
from goldenthread.features.assurance.checklist_shapes import INSPECTED
from goldenthread.features.assurance.models import Review
from goldenthread.features.organisations.models import School
from goldenthread.features.plans.queries.notices import post_in_name_of
from goldenthread.foundation import clock
from goldenthread.web.assurance.forms import DAY
from goldenthread.web.assurance.found_forms import PlacedForm
from goldenthread.web.kit.access import TrustRequest, requires
from goldenthread.web.kit.saving import saved
from goldenthread.web.kit.showing import find, show

A_YEAR = 365


@dataclass(frozen=True)
class Row:
    """One school with its newest self-evaluation, area by area, and what stands in no column."""

    school: School
    review: Review | None
    cells: list[list[tuple[str, str]]]
    own: list[tuple[str, str]]
    is_old: bool


class SelfEvaluationForm(PlacedForm):
    """A school's own lines: an area, a judgement and why, in whatever words it uses."""

    held_on = forms.DateField(label="As at", **DAY)
    judgement = forms.CharField(label="All in all, in a few words", required=False, max_length=160)
    lines = forms.CharField(
        label="Area by area", widget=forms.Textarea, max_length=8_000,
        help_text="A line each, in your own areas and words: “Reading: strong. Nine in ten pass the check.”",
    )  # fmt: skip

    def clean_lines(self) -> list[rules.Judged]:
        """Read the lines; those that judge nothing are named."""
        found, left = rules.read_lines(self.cleaned_data["lines"])
        if left:
            raise ValidationError(f"Put a colon between the area and its judgement: “{left[0][:80]}”.")
        if len({one.area for one in found}) < len(found):
            raise ValidationError("One area stands there twice.")
        return found

    def facts(self) -> dict[str, Any]:
        typed = self.cleaned_data
        why = "\n".join(f"{one.area}: {one.why}" for one in typed["lines"] if one.why)
        return {
            "kind": Review.Kind.SELF_EVALUATION, "stage": Review.Stage.REPORTED,
            "title": f"Self-evaluation, {typed['held_on']:%B %Y}", "held_on": typed["held_on"],
            "reported_on": typed["held_on"], "judgement": typed["judgement"], "summary": why,
            "grades": {one.area: one.judgement for one in typed["lines"]},
        }  # fmt: skip


@requires("check.see")
def self_evaluations(request: TrustRequest) -> HttpResponse:
    """Show each school's newest self-evaluation beside the others, and who has none of this year."""
    today, newest = clock.today(), {}
    schools = list(queries.schools_seen(request.reach))
    for review in _held(request).order_by("held_on", "pk"):
        newest[review.school_id] = review
    columns = dict(INSPECTED)
    rows = [_row(school, newest.get(school.pk), columns, today.toordinal()) for school in schools]
    used = [n for n in range(len(columns)) if any(row.cells[n] for row in rows)]
    return show(
        request, "assurance/pages/self_evaluations.html", columns=[list(columns.values())[n] for n in used],
        rows=[Row(row.school, row.review, [row.cells[n] for n in used], row.own, row.is_old) for row in rows],
        waiting=[row.school for row in rows if row.review is None or row.is_old],
        may_find=any(queries.may_find(request.reach, school.pk) for school in schools),
    )  # fmt: skip


@requires("check.find")
def evaluate(request: TrustRequest) -> HttpResponse:
    """Write a self-evaluation: the school's own areas of last time wait for what stands now."""
    asked = request.GET.get("school", "")[:12]
    mine = [one for one in queries.schools_seen(request.reach) if queries.may_find(request.reach, one.pk)]
    if not mine:
        raise Http404
    school = next((one for one in mine if one.ref == asked), mine[0])
    last = _held(request).filter(school=school).order_by("held_on", "pk").last()
    lines = rules.blank(list(last.grades) if last and last.grades else list(INSPECTED.values()))
    form = SelfEvaluationForm(request.POST or None, request=request, has_units=False, initial={
        "place": school.ref, "held_on": clock.today(), "lines": lines,
    })  # fmt: skip
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


def _held(request: TrustRequest) -> Any:
    return queries.reviews_within(request.reach).filter(
        kind=Review.Kind.SELF_EVALUATION, stage=Review.Stage.REPORTED, school__isnull=False
    )


def _row(school: School, review: Review | None, columns: dict[str, str], today: int) -> Row:
    placed, own = rules.side_by_side(review.grades if review else {}, columns)
    is_old = bool(review and review.held_on and today - review.held_on.toordinal() > A_YEAR)
    return Row(school, review, [placed.get(key, []) for key in columns], own, is_old)
