"""Reviews by others: planned, commissioned, reported, moderated, repeated; and inspections."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect

from goldenthread.domain.board import inspections
from goldenthread.features.assurance import operations, queries
from goldenthread.features.assurance.models import Review
from goldenthread.features.assurance.queries.alike import looked_at_the_same, looked_by
from goldenthread.features.assurance.queries.evaluations import Evaluation
from goldenthread.features.plans.queries.local.notices import post_in_name_of
from goldenthread.foundation import clock
from goldenthread.foundation.tables import Stale
from goldenthread.web.assurance.found_forms import InspectionForm, ModerateForm, ReviewForm
from goldenthread.web.assurance.found_presenters import GOOD, YearByYear
from goldenthread.web.assurance.self_evaluating import may_moderate as may_moderate_areas
from goldenthread.web.kit.access import TrustRequest, requires
from goldenthread.web.kit.saving import OVERTAKEN, draw_anew, saved
from goldenthread.web.kit.showing import CONFLICT, UNPROCESSABLE, find, show


@requires("check.see")
def reviews(request: TrustRequest) -> HttpResponse:
    """Show every review and inspection, what is to be repeated, and what was judged of each by year."""
    kind, theme, today = request.GET.get("kind", ""), request.GET.get("theme", ""), clock.today()
    every = list(queries.reviews_within(request.reach))
    shown = [row for row in every if kind in ("", row.kind) and theme in ("", row.theme)]
    reported = [(row.held_on, row) for row in shown if row.held_on and row.stage == Review.Stage.REPORTED]
    return show(
        request, "assurance/pages/reviews.html", reviews=shown, kinds=Review.Kind.choices, kind=kind, today=today,
        theme=theme, themes=sorted({row.theme for row in every if row.theme}),
        by_place=YearByYear([(row.place, on, row) for on, row in reported]) if kind or theme else None,
        by_theme=YearByYear([(row.theme, on, row) for on, row in reported if row.theme]) if kind else None,
        due=[row for row in every if row.next_due_on and row.next_due_on <= today + queries.AHEAD],
        lights=looked_by(request.reach), may_find=request.reach.may_in_a_place(queries.FIND),
    )  # fmt: skip


@requires("check.find")
def record_review(request: TrustRequest) -> HttpResponse:
    """Record a review, as far as it is."""
    form = ReviewForm(
        request.POST or None, request=request, earlier=queries.reviews_within(request.reach),
        initial={"stage": Review.Stage.PLANNED, "kind": request.GET.get("kind", "")[:20]},
    )  # fmt: skip
    made: list[Review] = []
    if form.is_valid() and saved(form, lambda: made.append(operations.record_review(
        trust=request.trust, facts=form.facts(), by=request.user, post=post_in_name_of(request.reach, None),
        repeats=form.repeated(), principles=form.looks_by(), **form.placed(),
    ))):  # fmt: skip
        messages.success(request, "Recorded.")
        return redirect("assurance:review", request.trust.slug, made[0].ref)
    return show(request, "assurance/pages/record_review.html", form=form)


@requires("check.find")
def record_inspection(request: TrustRequest) -> HttpResponse:
    """Record an inspection, each area on the scale of its own rules."""
    form = InspectionForm(request.POST or None, request=request, initial={"regime": Review.Regime.REPORT_CARD})
    made: list[Review] = []
    if form.is_valid():
        title = f"Inspection, {form.cleaned_data['held_on']:%B %Y}"
        if saved(form, lambda: made.append(operations.record_review(
            trust=request.trust, facts=form.facts(title), by=request.user,
            post=post_in_name_of(request.reach, None), **form.placed(),
        ))):  # fmt: skip
            messages.success(request, "Recorded. Now say what follows from it.")
            return redirect("assurance:review", request.trust.slug, made[0].ref)
    return show(request, "assurance/pages/record_inspection.html", form=form)


@requires("check.see")
def review(request: TrustRequest, ref: str) -> HttpResponse:
    """Show one review: its scope and judgement, what was found, and whether what was found before was acted on."""
    row = find(queries.reviews_within(request.reach), ref=ref)
    may_find = queries.may_find(request.reach, row.school_id, row.unit_id)
    evaluation = Evaluation(row) if row.kind == Review.Kind.SELF_EVALUATION and row.grades else None
    may_moderate = (
        row.stage == Review.Stage.REPORTED and row.moderated_on is None and row.by_id != request.user.pk
        and row.kind != Review.Kind.INSPECTION and evaluation is None
        and queries.may_confirm(request.reach, row.school_id, row.unit_id)
    )  # fmt: skip
    form = ModerateForm(request.POST or None, initial={"judgement": row.judgement})
    if request.method == "POST":
        if not may_moderate:
            raise Http404
        if form.is_valid() and saved(form, lambda: operations.moderate_review(
            review=row, judgement=form.cleaned_data["judgement"], says=form.cleaned_data["says"], by=request.user,
            post=post_in_name_of(request.reach, row.school, row.unit), posts=request.reach.posts,
        )):  # fmt: skip
            messages.success(request, "Moderated. What the reviewer judged stays beside it.")
            return redirect("assurance:review", request.trust.slug, ref)
    today = clock.today()
    findings = queries.findings(request.reach, today, queries.findings_within(request.reach).filter(review=row))
    again = {one.row.before_id: one for one in findings if one.row.before_id}
    earlier = (
        queries.findings_within(request.reach).filter(review=row.repeats_id).exclude(severity__in=GOOD)
        if row.repeats_id else []
    )  # fmt: skip
    alike = [] if evaluation else looked_at_the_same(request.reach, row)
    likely = None
    if row.kind == Review.Kind.INSPECTION and row.held_on and alike[:1] == [row]:
        likely = inspections.likely_by(row.held_on, row.grades.values(), is_safe=row.safeguarding != "not met")
    return show(
        request, "assurance/pages/review.html", status=UNPROCESSABLE if form.errors else 200, row=row, form=form,
        alike=alike, lights=row.principles.all(), likely=likely, findings=findings, evaluation=evaluation,
        may_find=may_find, may_moderate=may_moderate,
        may_moderate_areas=evaluation is not None and may_moderate_areas(request.reach, row),
        earlier=[(one, again.get(one.row.pk)) for one in queries.findings(request.reach, today, earlier)],
    )  # fmt: skip


def _review_form(request: TrustRequest, row: Review) -> ReviewForm:
    names = (
        "kind", "title", "theme", "scope", "reviewer", "stage", "held_on", "reported_on", "next_due_on", "cost",
        "judgement", "summary", "revision",
    )  # fmt: skip
    place = row.school or row.unit
    form = ReviewForm(request.POST or None, request=request, initial={
        **{name: getattr(row, name) for name in names}, "place": place.ref if place else "trust",
        "principles": [one.ref for one in row.principles.all()],
    })  # fmt: skip
    # What a review is about stays: another place is another review.
    form.fields["place"].required = False
    form.fields["repeats"].required = False
    return form


@requires("check.find")
def revise_review(request: TrustRequest, ref: str) -> HttpResponse:
    """Say how far a review is, and what it judged."""
    row = find(queries.reviews_within(request.reach), ref=ref)
    if not queries.may_find(request.reach, row.school_id, row.unit_id):
        raise Http404
    form: ReviewForm | InspectionForm = (
        InspectionForm(request.POST or None, request=request, row=row) if row.kind == Review.Kind.INSPECTION
        else _review_form(request, row)
    )  # fmt: skip
    status = 200
    if form.is_valid():
        facts = form.facts(row.title) if isinstance(form, InspectionForm) else form.facts()
        try:
            if saved(form, lambda: operations.revise_review(
                review=row, facts=facts, by=request.user, drawn_from=form.cleaned_data["revision"],
                principles=form.looks_by(row.principles.all()) if isinstance(form, ReviewForm) else None,
            )):  # fmt: skip
                messages.success(request, "Changed.")
                return redirect("assurance:review", request.trust.slug, ref)
        except Stale as stale:
            status = CONFLICT
            draw_anew(form, stale.row, OVERTAKEN)
    return show(request, "assurance/pages/revise_review.html", status=status, form=form, row=row)
