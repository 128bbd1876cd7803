"""The designer: kinds of report of a trust's own, out of ready sections, looked at before they are kept."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect

from goldenthread.domain.year import report_ways
from goldenthread.domain.year.report_ways import Chosen
from goldenthread.features.measures.queries import rule_values
from goldenthread.features.reports import operations
from goldenthread.features.reports.models import Design
from goldenthread.features.reports.queries import drawing_up, written
from goldenthread.features.reports.written_kinds import (
    SCHOOL,
    catalogue,
    designed,
    in_words,
    library_kinds,
    sections_known,
)
from goldenthread.foundation import clock
from goldenthread.foundation.tables import Stale
from goldenthread.web.kit.access import TrustRequest, requires
from goldenthread.web.kit.saving import put_right
from goldenthread.web.kit.showing import CONFLICT, find, show
from goldenthread.web.kit.words import word
from goldenthread.web.reports import addresses
from goldenthread.web.reports.writing.forms import DesignForm

AUDIENCES = ("local body", "board", "committee")
designs_reports = requires("report.design", somewhere=False)


@designs_reports
def designs(request: TrustRequest) -> HttpResponse:
    """List the kinds that the trust made, and the library's to begin from."""
    kinds = [in_words(request.trust, kind) for kind in library_kinds().values()]
    return show(
        request, "reports/pages/designs.html", kinds=kinds,
        designs=list(written.designs(request.reach).filter(dropped_on=None)),
    )  # fmt: skip


@designs_reports
def add_design(request: TrustRequest) -> HttpResponse:
    """Make a kind of report, from nothing or from one of the library."""
    begun = library_kinds().get(request.GET.get("from", ""))
    kind = in_words(request.trust, begun) if begun else None
    chosen = [one.chosen for one in kind.sections] if kind else []
    initial = (
        {"of": kind.of, "audience": kind.audience, "says": kind.says} if kind else {"of": SCHOOL, "audience": "board"}
    )
    form = _form(request, chosen, initial)
    if form.is_valid() and "look" not in request.POST and _saved(form, lambda: _add(request, form)):
        messages.success(request, "It is kept. It can be drawn up from the list of reports.")
        return redirect("reports:designs", request.trust.slug)
    return _show(request, form, None)


@designs_reports
def revise_design(request: TrustRequest, ref: str) -> HttpResponse:
    """Change a kind of the trust's own, look at it, or offer it no longer."""
    design = find(written.designs(request.reach).filter(dropped_on=None), ref=ref)
    if "drop" in request.POST:
        operations.drop_design(design=design, by=request.user)
        messages.success(request, f"“{design.title}” is offered no longer. What was issued of it stays.")
        return redirect("reports:designs", request.trust.slug)
    chosen = [Chosen(one["section"], one["title"], one["asks"], one["confidential"]) for one in design.sections]
    initial = {"title": design.title, "says": design.says, "audience": design.audience, "revision": design.revision}
    form = _form(request, chosen, initial)
    status = 200
    if form.is_valid() and "look" not in request.POST:
        try:
            if _saved(form, lambda: _revise(request, form, design)):
                messages.success(request, "It is kept. Reports that were drawn up already keep their sections.")
                return redirect("reports:designs", request.trust.slug)
        except Stale as stale:
            status = CONFLICT
            form.add_error(
                None, "Somebody else changed it since you opened it. Saving again puts yours in its place."
            )
            form.drawn_from("revision", stale.row.revision)
    return _show(request, form, design, status)


def _form(request: TrustRequest, chosen: list[Chosen], initial: dict[str, Any]) -> DesignForm:
    audiences = [(key, _audience(request, key)) for key in AUDIENCES]
    return DesignForm(
        request.POST or None, catalogue=catalogue(), audiences=audiences, chosen=chosen, initial=initial
    )


def _audience(request: TrustRequest, key: str) -> str:
    return "A committee" if key == "committee" else f"The {word(request.trust, key.replace(' ', '_'))}"


def _add(request: TrustRequest, form: DesignForm) -> Design:
    held = form.cleaned_data
    return operations.add_design(
        trust=request.trust, title=held["title"], says=held["says"], of=held["of"], audience=held["audience"],
        sections=form.sections(), by=request.user,
    )  # fmt: skip


def _revise(request: TrustRequest, form: DesignForm, design: Design) -> Design:
    held = form.cleaned_data
    return operations.revise_design(
        design=design, drawn_from=held["revision"] or 0, title=held["title"], says=held["says"],
        audience=held["audience"], sections=form.sections(), by=request.user,
    )  # fmt: skip


def _saved(form: DesignForm, save: Any) -> bool:
    try:
        save()
    except ValidationError as refused:
        put_right(form, refused)
        return False
    return True


def _show(request: TrustRequest, form: DesignForm, design: Design | None, status: int = 200) -> HttpResponse:
    preview, flaws = None, []
    if form.is_bound and form.is_valid() and "look" in request.POST:
        of = design.of if design else form.cleaned_data["of"]
        known = {key for key, places in sections_known().items() if of in places}
        flaws = report_ways.flaws(form.sections(), known)
        preview = None if flaws else _preview(request, form, of)
    return show(
        request, "reports/pages/revise_design.html" if design else "reports/pages/add_design.html", form=form,
        design=design, preview=preview, flaws=flaws, status=status,
    )  # fmt: skip


def _preview(request: TrustRequest, form: DesignForm, of: str) -> dict[str, Any] | None:
    """Return what a report of the kind would say today of the first place that there is."""
    held = form.cleaned_data
    sections = [
        {"section": one.section, "title": one.title, "asks": one.asks, "confidential": one.is_confidential}
        for one in form.sections()
    ]  # fmt: skip
    kind = designed(
        Design(title=held["title"], says=held["says"], of=of, audience=held["audience"], sections=sections)
    )
    school = written.schools_to_write(request.reach, kind).first() if of == SCHOOL else None
    part = written.parts_to_write(request.reach).first() if of == "part" else None
    if (of == SCHOOL and school is None) or (of == "part" and part is None):
        return None
    span = drawing_up.periods(rule_values.calendar_of(request.trust), kind.spans, clock.today())[0]
    drawn = drawing_up.draw_up(request.trust, kind, span, school=school, element=part)
    return addresses.led(drawn.content, request.trust)
