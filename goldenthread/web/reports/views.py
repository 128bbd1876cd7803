"""Reports: draw one up, issue it, read it again, and take the whole trust away."""

import io
from typing import Any

from django.contrib import messages
from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_POST

from goldenthread.features.approvals import queries as approvals
from goldenthread.features.governance.queries import told_whether_heard
from goldenthread.features.organisations.models import School
from goldenthread.features.reports import operations, printing, queries
from goldenthread.features.reports.exporting import export_trust as export
from goldenthread.features.reports.kinds import KINDS
from goldenthread.features.reports.models import Snapshot
from goldenthread.features.reports.queries import Draft, NothingToReport, Tampered, written
from goldenthread.features.reports.queries.drawing_up import SCHEMA
from goldenthread.features.reports.written_kinds import SCHOOL, kind_of
from goldenthread.foundation import clock
from goldenthread.web.kit.access import TrustRequest, requires
from goldenthread.web.kit.letters import full_address
from goldenthread.web.kit.showing import CONFLICT, UNPROCESSABLE, find, show
from goldenthread.web.reports import presenters, reading
from goldenthread.web.reports.writing.filing import document_of, may_file


@requires("report.see")
def reports(request: TrustRequest) -> HttpResponse:
    """Show what can be drawn up, and what was issued."""
    kinds = written.kinds_to_write(request.reach, request.trust)
    return show(
        request,
        "reports/pages/reports.html",
        may_hand_in=request.reach.may_somewhere("reading.record"),
        kinds=[(kind, request.reach.may_everywhere("report.issue") and kind.of == SCHOOL) for kind in kinds],
        drafts=written.drafts(request.reach)[:60],
        may_design=request.reach.may_everywhere("report.design"),
        today=clock.today(),
        to_draw=presenters.to_draw(request.reach),
        issued=queries.issued(request.reach).order_by("-drawn_on", "-pk")[:100],
        may_export=request.reach.may_everywhere("trust.export"),
        may_issue=request.reach.may_everywhere("report.issue"),
    )


@requires("report.see")
def draft(request: TrustRequest, kind: str) -> HttpResponse:
    """Show exactly what would be frozen if the report were issued now; lead on to one that is written in first."""
    if kind_of(request.trust, kind) is not None:
        return redirect("reports:draw_up", request.trust.slug, kind)
    school = _school(request, kind)
    try:
        drawn = _drawn(request, kind, school)
    except NothingToReport as nothing:
        return show(request, "reports/pages/nothing.html", kind=KINDS[kind], says=str(nothing))
    return _show_draft(request, drawn)


@requires("report.see")
def draft_pdf(request: TrustRequest, kind: str) -> HttpResponse:
    """Give the draft as a PDF that says on every page that it is one."""
    school = _school(request, kind)
    try:
        drawn = _drawn(request, kind, school)
    except NothingToReport as nothing:
        return show(request, "reports/pages/nothing.html", kind=KINDS[kind], says=str(nothing), status=CONFLICT)
    linked = presenters.linked(drawn.content, request.trust, full_address(""))
    return _as_pdf(printing.draft_pdf(linked), presenters.file_name(request.trust, drawn.title))


@requires("report.issue", somewhere=False)
@require_POST
def issue(request: TrustRequest, kind: str) -> HttpResponse:
    """Freeze the draft that was read, unless the figures have moved since it was drawn."""
    school = _school(request, kind, request.POST.get("school", ""))
    try:
        drawn = _drawn(request, kind, school)
        if drawn.fingerprint != request.POST.get("fingerprint"):
            return _show_draft(request, drawn, has_moved=True, status=CONFLICT)
        snapshot = operations.issue(draft=drawn, trust=request.trust, by=request.user)
    except NothingToReport as nothing:
        return show(request, "reports/pages/nothing.html", kind=KINDS[kind], says=str(nothing), status=CONFLICT)
    except operations.OverOneSide:
        return _show_draft(request, drawn, status=UNPROCESSABLE)
    messages.success(request, f"Issued as number {snapshot.number}. It will not change again.")
    return redirect("reports:issued", request.trust.slug, snapshot.ref)


@requires("report.see")
def issued(request: TrustRequest, ref: str) -> HttpResponse:
    """Show a report as it was issued, drawn from what was frozen and from nothing else."""
    snapshot = find(told_whether_heard(queries.issued(request.reach), "report"), ref=ref)
    try:
        if snapshot.schema == SCHEMA:
            return _show_sections(request, snapshot)
        content = queries.read(snapshot)
    except Tampered as tampered:
        return _refuse(request, snapshot, tampered)
    courses = approvals.courses_of("report", ref)
    return show(
        request, "reports/pages/issued.html", snapshot=snapshot, courses=courses,
        courses_read=approvals.read_of(request.reach, courses, clock.today()),
        may_send=approvals.may_ask(request.reach, "report", ref) and not any(one.is_open for one in courses),
        may_challenge=request.reach.may_somewhere("round.ask"), **_drawing(request, content),
    )  # fmt: skip


def _show_sections(request: TrustRequest, snapshot: Snapshot) -> HttpResponse:
    """Show an issued report of sections, with as much in confidence as the reader may read."""
    courses = approvals.courses_of("report", snapshot.ref)
    return show(
        request, "reports/pages/issued_sections.html", snapshot=snapshot, courses=courses,
        courses_read=approvals.read_of(request.reach, courses, clock.today()),
        report=reading.content_for(request, snapshot), presented=list(snapshot.presentations.all()),
        may_present=written.may_show(request.reach, snapshot, kind_of(request.trust, snapshot.report)),
        may_file=may_file(request, snapshot), filed=document_of(request, snapshot),
        may_challenge=request.reach.may_somewhere("round.ask"),
        may_send=approvals.may_ask(request.reach, "report", snapshot.ref) and not any(one.is_open for one in courses),
    )  # fmt: skip


@requires("report.see")
def pdf(request: TrustRequest, ref: str) -> HttpResponse:
    """Give an issued report as a PDF."""
    snapshot = find(queries.issued(request.reach), ref=ref)
    try:
        if snapshot.schema == SCHEMA:
            return reading.as_file(request, snapshot, "pdf")
        content = queries.read(snapshot)
    except Tampered as tampered:
        return _refuse(request, snapshot, tampered)
    linked = presenters.linked(content, request.trust, full_address(""))
    name = presenters.file_name(request.trust, snapshot.title, snapshot.number)
    return _as_pdf(printing.issued_pdf(snapshot, linked), name)


@requires("trust.export", somewhere=False)
@require_POST
def export_trust(request: TrustRequest) -> FileResponse:
    """Give what is the trust's own as one file of tables, but for what was confided to others."""
    # A trust's tables shrink to little in a zip; whole in memory, a failure is a page and never half a file.
    file = io.BytesIO()
    export(request.trust, file, reach=request.reach)
    file.seek(0)
    name = f"{request.trust.slug}-{clock.today():%Y-%m-%d}.zip"
    return FileResponse(file, as_attachment=True, filename=name, content_type="application/zip")


def _school(request: TrustRequest, kind: str, ref: str | None = None) -> School | None:
    """Return the school that the report is to be of, or say that there is no such page."""
    ref = request.GET.get("school", "") if ref is None else ref
    school = find(queries.schools_to_draw(request.reach), ref=ref) if ref else None
    if not queries.may_draw(request.reach, kind, school):
        raise Http404
    return school


def _drawn(request: TrustRequest, kind: str, school: School | None) -> Draft:
    words = presenters.words_of(request.trust)
    return queries.draft(kind, request.reach, request.trust, today=clock.today(), words=words, school=school)


def _show_draft(request: TrustRequest, drawn: Draft, *, status: int = 200, has_moved: bool = False) -> HttpResponse:
    return show(
        request,
        "reports/pages/draft.html",
        status=status,
        draft=drawn,
        kind=KINDS[drawn.report],
        has_moved=has_moved,
        over=printing.over_by(drawn.content) if KINDS[drawn.report].one_side else None,
        may_issue=request.reach.may_everywhere("report.issue"),
        unprintable=presenters.unprintable(drawn.content),
        **_drawing(request, drawn.content),
    )


def _drawing(request: TrustRequest, content: dict[str, Any]) -> dict[str, Any]:
    return {"report": presenters.linked(content, request.trust), "drawing": printing.chart_of(content)}


def _refuse(request: TrustRequest, snapshot: Snapshot, tampered: Tampered) -> HttpResponse:
    return show(request, "reports/pages/tampered.html", status=CONFLICT, snapshot=snapshot, says=str(tampered))


def _as_pdf(made: bytes, name: str) -> HttpResponse:
    disposition = content_disposition_header(as_attachment=False, filename=name)
    headers = {"Content-Disposition": disposition or "inline", "Cache-Control": "private, no-store"}
    return HttpResponse(made, content_type="application/pdf", headers=headers)
