"""Ladders: those of the trust, those of the library, and what one asks."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import redirect

from goldenthread.features.approvals import queries as approvals
from goldenthread.features.improvement import operations, queries
from goldenthread.features.improvement.ladder_shapes import library_ladders
from goldenthread.features.improvement.models import Ladder
from goldenthread.features.improvement.queries.newer import newer
from goldenthread.features.improvement.queries.standing import lacking
from goldenthread.features.measures.queries import measures_within
from goldenthread.foundation.tables import Stale
from goldenthread.web.improvement.ladder_forms import AdoptForm, LadderForm, NewerForm
from goldenthread.web.improvement.ladder_pages import PARTS, LadderPage, changes
from goldenthread.web.kit.access import TrustRequest, requires
from goldenthread.web.kit.saving import OVERTAKEN, draw_anew, saved
from goldenthread.web.kit.showing import CONFLICT, find, show

PROPOSED = "Proposed: ask for comments on it, and adopt it when you have heard."


@requires("phase.see")
def ladders(request: TrustRequest) -> HttpResponse:
    """Show the trust's ladders, and those it could adopt."""
    own = list(queries.ladders_to_read(request.reach))
    rest = [shape for key, shape in library_ladders().items() if key not in {ladder.key for ladder in own}]
    may_set_up = queries.may_set_up(request.reach)
    form = AdoptForm(request.POST or None, ladders=rest)
    if request.method == "POST" and may_set_up and form.is_valid():
        key, is_proposed = form.cleaned_data["key"] or form.cleaned_data["propose"], not form.cleaned_data["key"]
        if saved(form, lambda: operations.adopt_ladder(
            trust=request.trust, key=key, by=request.user, is_proposed=is_proposed
        )):  # fmt: skip
            messages.success(request, PROPOSED if is_proposed else "Adopted: it is your own copy from now on.")
            return redirect("improvement:ladders", request.trust.slug)
    return show(
        request, "improvement/pages/ladders.html",
        ladders=[(row, newer(row) if may_set_up else None) for row in own], rest=rest, may_set_up=may_set_up,
        form=form,
    )  # fmt: skip


@requires("phase.see")
def ladder(request: TrustRequest, ref: str) -> HttpResponse:
    """Show a whole ladder, phase by phase, as it stands or as it stood in an earlier version."""
    row = find(queries.ladders_to_read(request.reach), ref=ref)
    may_set_up = queries.may_set_up(request.reach)
    if request.method == "POST":
        return _decide(request, row)
    versions = list(row.versions.all())
    asked = request.GET.get("version", "")
    earlier = next((one for one in versions[:-1] if str(one.number) == asked), None)
    page = LadderPage(earlier.shape if earlier else row.shape)
    return show(
        request, "improvement/pages/ladder.html", ladder=row, page=page, may_set_up=may_set_up, earlier=earlier,
        versions=versions, lacking=lacking(row), may_keep=request.reach.may_everywhere("measure.edit"),
        newer=newer(row) if may_set_up and not earlier else None,
        talks=approvals.rounds_of(request.reach, "ladder", ref),
    )  # fmt: skip


def _decide(request: TrustRequest, row: Ladder) -> HttpResponse:
    """Adopt a proposed ladder, or throw it away."""
    deeds = {"adopt": operations.adopt_proposed, "discard": operations.discard_proposed}
    do = request.POST.get("do", "")
    if do not in deeds or not queries.may_set_up(request.reach):
        raise Http404
    try:
        deeds[do](ladder=row, by=request.user)
    except ValidationError as wrong:
        messages.error(request, " ".join(wrong.messages))
        return redirect("improvement:ladder", request.trust.slug, row.ref)
    if do == "discard":
        messages.success(request, "It is thrown away. No school stood on it.")
        return redirect("improvement:ladders", request.trust.slug)
    messages.success(request, "Adopted: schools of these ages stand on it from now on.")
    return redirect("improvement:ladder", request.trust.slug, row.ref)


@requires("phase.see")
def compare_ladder(request: TrustRequest, ref: str) -> HttpResponse:
    """Show two versions of a ladder side by side; unasked, the last and the one before."""
    row = find(queries.ladders_to_read(request.reach), ref=ref)
    versions = list(row.versions.select_related("by"))
    by_number = {str(one.number): one for one in versions}
    before = by_number.get(request.GET.get("before", ""), versions[-2] if len(versions) > 1 else None)
    after = by_number.get(request.GET.get("after", ""), versions[-1] if versions else None)
    found = changes(before.shape, after.shape) if before and after else []
    return show(
        request, "improvement/pages/compare_ladder.html", ladder=row, versions=versions, before=before, after=after,
        changes=found, kept=[
            (one, row.shape.names.get(one.phase, one.phase), PARTS[one.part])
            for one in row.kept_own.select_related("by")
        ],
    )  # fmt: skip


@requires("organisation.edit")
def newer_ladder(request: TrustRequest, ref: str) -> HttpResponse:
    """Show what the library has changed beside the trust's own; take it part by part, or keep one's own."""
    row = find(queries.ladders_to_read(request.reach), ref=ref)
    found = newer(row)
    form = NewerForm(request.POST or None, ladder=row, found=found) if found else None
    if form is None:
        return show(request, "improvement/pages/newer_ladder.html", ladder=row, newer=None, form=None)
    status = 200
    if form.is_valid():
        try:
            if saved(form, lambda: operations.answer_newer_version(ladder=row, by=request.user, **form.facts())):
                messages.success(request, "Answered. Assessments stay with the version they were made by.")
                return redirect("improvement:ladder", request.trust.slug, ref)
        except Stale as stale:
            status = CONFLICT
            form.add_error(None, "Somebody else has changed it meanwhile. Yours stands here: send it again.")
            typed = request.POST.copy()
            typed["revision"] = str(stale.row.revision)
            form.data = typed
    return show(
        request, "improvement/pages/newer_ladder.html", status=status, ladder=row, newer=found, form=form
    )  # fmt: skip


@requires("organisation.edit")
def revise_ladder(request: TrustRequest, ref: str) -> HttpResponse:
    """Change what a ladder asks: its tests, how long its phases last, and what its open words mean."""
    row = find(queries.ladders_to_read(request.reach), ref=ref)
    form, status = LadderForm(request.POST or None, ladder=row, measures=list(measures_within(request.reach))), 200
    if form.is_valid():
        try:
            if saved(form, lambda: operations.revise_ladder(
                ladder=row, by=request.user, drawn_from=form.cleaned_data["revision"], **form.facts()
            )):  # fmt: skip
                messages.success(request, "Saved. Assessments made before keep what they were made by.")
                return redirect("improvement:ladder", request.trust.slug, ref)
        except Stale as stale:
            status = CONFLICT
            draw_anew(form, stale.row, OVERTAKEN)
    return show(request, "improvement/pages/revise_ladder.html", status=status, ladder=row, form=form)
