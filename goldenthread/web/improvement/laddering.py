"""Ladders: those of the trust, those of the library, and what one asks."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import redirect

from goldenthread.features.improvement import operations, queries
from goldenthread.features.improvement.ladder_shapes import library_ladders
from goldenthread.features.improvement.models import Ladder
from goldenthread.features.improvement.queries.newer import newer
from goldenthread.features.measures.queries import measures_within
from goldenthread.foundation.tables import Stale
from goldenthread.web.improvement import presenters
from goldenthread.web.improvement.ladder_forms import AdoptForm, LadderForm
from goldenthread.web.kit.access import TrustRequest, requires
from goldenthread.web.kit.saving import OVERTAKEN, draw_anew, saved
from goldenthread.web.kit.showing import CONFLICT, find, show


@requires("phase.see")
def ladders(request: TrustRequest) -> HttpResponse:
    """Show the trust's ladders, and those it could adopt."""
    own = list(queries.ladders_within(request.reach))
    rest = [shape for key, shape in library_ladders().items() if key not in {ladder.key for ladder in own}]
    may_set_up = request.reach.may_everywhere("organisation.edit")
    form = AdoptForm(request.POST or None, ladders=rest)
    if request.method == "POST" and may_set_up and form.is_valid():
        key = form.cleaned_data["key"]
        if saved(form, lambda: operations.adopt_ladder(trust=request.trust, key=key, by=request.user)):
            messages.success(request, "Adopted: it is your own copy from now on.")
            return redirect("improvement:ladders", request.trust.slug)
    return show(
        request, "improvement/pages/ladders.html",
        ladders=[(row, newer(row) if may_set_up else None) for row in own], rest=rest, may_set_up=may_set_up,
        form=form,
    )  # fmt: skip


@requires("phase.see")
def ladder(request: TrustRequest, ref: str) -> HttpResponse:
    """Show a whole ladder, phase by phase; take over what a newer version of the library brings."""
    row = find(queries.ladders_within(request.reach), ref=ref)
    may_set_up = request.reach.may_everywhere("organisation.edit")
    if request.method == "POST":
        if not may_set_up:
            raise Http404
        _take_newer(request, row)
        return redirect("improvement:ladder", request.trust.slug, ref)
    page = presenters.LadderPage(row)
    return show(
        request, "improvement/pages/ladder.html", ladder=row, page=page, may_set_up=may_set_up,
        newer=newer(row) if may_set_up else None,
    )  # fmt: skip


def _take_newer(request: TrustRequest, row: Ladder) -> None:
    typed = request.POST.get("revision", "")
    drawn_from = int(typed) if typed.isascii() and typed.isdigit() and len(typed) < 10 else None
    try:
        operations.take_newer_version(ladder=row, by=request.user, drawn_from=drawn_from)
        messages.success(
            request, "Taken over. What you had set stays, and schools have the new items of their phase."
        )
    except Stale:
        messages.error(request, "Somebody else has changed it meanwhile. This is how it stands now.")
    except ValidationError as wrong:
        messages.error(request, " ".join(wrong.messages))


@requires("organisation.edit")
def revise_ladder(request: TrustRequest, ref: str) -> HttpResponse:
    """Change what a ladder asks: its tests, how long its phases last, and what its open words mean."""
    row = find(queries.ladders_within(request.reach), ref=ref)
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
