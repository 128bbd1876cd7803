"""One area of a round answered for many schools at once, on one page, with a phone or by keys alone."""

from collections.abc import Sequence

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect

from goldenthread.features.assurance import operations, queries
from goldenthread.features.organisations.models import Post
from goldenthread.features.plans.queries.local.notices import post_in_name_of
from goldenthread.foundation import clock
from goldenthread.web.assurance.across_forms import AcrossForm
from goldenthread.web.kit.access import TrustRequest, requires
from goldenthread.web.kit.saving import done, saved
from goldenthread.web.kit.showing import UNPROCESSABLE, find, show


@requires("check.see")
def across(request: TrustRequest, ref: str) -> HttpResponse:
    """Answer an area for every school of a round that the reader answers for, and hand in what is whole."""
    row = find(queries.rounds_within(request.reach), ref=ref)
    page = queries.across(request.reach, row, clock.today())
    if not page.is_mine:
        raise Http404
    deed = request.POST.get("deed", "")
    if deed == "hand in" and _handed_in(request, page):
        return redirect("assurance:round", request.trust.slug, ref)
    chosen, areas = request.GET.get("area", ""), {area.key: area for area, _ in page.areas}
    key = chosen if chosen in areas else page.next_open() or next(iter(areas), "")
    if not key:
        return show(request, "assurance/pages/across.html", row=row, page=page, form=None)
    form = AcrossForm(request.POST if deed in ("save", "carry") else None, area=areas[key], page=page)
    if form.is_valid() and saved(form, lambda: _answered(request, page, form, is_carried=deed == "carry")):
        ahead = queries.across(request.reach, row, clock.today()).next_open(key)
        return redirect(f"{request.path}?area={ahead or key}")
    status = UNPROCESSABLE if form.is_bound else 200
    return show(request, "assurance/pages/across.html", status=status, row=row, page=page, form=form, area=areas[key])


def _answered(request: TrustRequest, page: queries.Across, form: AcrossForm, *, is_carried: bool) -> None:
    carried = [question.key for question in form.area.questions] if is_carried else []
    names = _names(request, page, form.sheets, form.area.key)
    new = operations.answer_across(round_=page.round, said=form.said(), posts=names, by=request.user, carried=carried)
    messages.success(request, f"{form.area.name}: {new} kept." if new else "Nothing is new.")


def _handed_in(request: TrustRequest, page: queries.Across) -> bool:
    whole = _names(request, page, page.whole)
    return done(
        request, lambda: operations.hand_in_across(round_=page.round, posts=whole, by=request.user),
        "One sheet is handed in." if len(whole) == 1 else f"{len(whole)} sheets are handed in.",
    )  # fmt: skip


def _names(
    request: TrustRequest, page: queries.Across, sheets: Sequence[queries.Sheet], area: str = ""
) -> dict[str, Post | None]:
    """Return in whose name the reader answers each sheet: the post that is asked, else one of their own."""
    at_large = post_in_name_of(request.reach, None)
    return {sheet.check.ref: page.name_for(sheet, area, at_large) for sheet in sheets}
