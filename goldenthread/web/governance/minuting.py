"""Minutes: read as they were drafted from what was recorded, approved, and taken away as a file."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect

from goldenthread.features.governance import operations, printing, queries
from goldenthread.features.governance.models import Meeting, Minutes
from goldenthread.web.governance.forms import ApproveForm
from goldenthread.web.kit.access import TrustRequest, requires
from goldenthread.web.kit.saving import saved
from goldenthread.web.kit.showing import find, show

TYPES = {"pdf": "application/pdf",
         "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document"}  # fmt: skip


@requires("meeting.see")
def minutes(request: TrustRequest, ref: str) -> HttpResponse:
    """Show the minutes, and apart from them those in confidence; who keeps them notes the body's approval."""
    row = find(queries.meetings_within(request.reach), ref=ref)
    may_keep = queries.may_keep(request.reach, row.body)
    part = request.POST.get("part", Minutes.Part.OPEN)
    if request.method == "POST" and (not may_keep or part not in _parts(request, row)):
        raise Http404
    form = ApproveForm(request.POST or None)
    if form.is_valid() and saved(form, lambda: _approve(request, row, part, form)):
        messages.success(request, "Approved. What they say stays as it is from now on.")
        return redirect("governance:minutes", request.trust.slug, ref)
    shown = [shown_minutes(request, row, each) for each in _parts(request, row)]
    return show(
        request, "governance/pages/minutes.html", meeting=row, form=form, may_keep=may_keep, shown=shown,
        is_held=row.state == Meeting.State.HELD,
    )  # fmt: skip


@requires("meeting.see")
def minutes_file(request: TrustRequest, ref: str, part: str, form: str) -> HttpResponse:
    """Give the minutes as a PDF or a Word file."""
    row = find(queries.meetings_within(request.reach), ref=ref)
    if form not in TYPES or part not in _parts(request, row) or row.state != Meeting.State.HELD:
        raise Http404
    document, approved = shown_minutes(request, row, part)
    note = note_of(approved)
    body = printing.minutes_pdf(document, note) if form == "pdf" else printing.minutes_word(document, note)
    answer = HttpResponse(body, content_type=TYPES[form])
    answer["Content-Disposition"] = f'attachment; filename="{part}-minutes-{row.held_on:%Y-%m-%d}.{form}"'
    answer["Cache-Control"] = "private, no-store"
    return answer


def _parts(request: TrustRequest, row: Meeting) -> list[str]:
    """Return which parts the reader may read: those in confidence only where there are any, drafts where they sit."""
    is_read = queries.reads_work(request.reach, row.body) or queries.approved(row, Minutes.Part.OPEN)
    parts = [str(Minutes.Part.OPEN)] if is_read else []
    if queries.may_read_confidential(request.reach, row.body) and row.items.filter(is_confidential=True).exists():
        parts.append(str(Minutes.Part.CONFIDENTIAL))
    return parts


def shown_minutes(request: TrustRequest, row: Meeting, part: str) -> tuple[dict[str, Any], Minutes | None]:
    """Return one part of a meeting's minutes as the reader may read it: as it was approved, else as it is drafted."""
    kept = queries.approved(row, part)
    return (kept.document if kept else queries.drafted(request.reach, row, part)), kept


def _approve(request: TrustRequest, row: Meeting, part: str, form: ApproveForm) -> None:
    operations.approve_minutes(
        meeting=row, by=request.user, part=part, document=queries.drafted(request.reach, row, part),
        approved_at=queries.approving(row), **form.cleaned_data,
    )  # fmt: skip


def note_of(approved: Minutes | None) -> str:
    """Return what is printed above minutes: that they are a draft, or when they were approved and how corrected."""
    if approved is None:
        return "Draft, not approved"
    corrected = f" Corrected: {approved.corrections}" if approved.corrections else ""
    return f"Approved on {queries.said(approved.approved_on)}.{corrected} {approved.digest[:12]}"
