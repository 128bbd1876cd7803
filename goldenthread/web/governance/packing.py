"""The whole pack at once: every item with its papers on one page to read on a tablet, and as one PDF."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.http import content_disposition_header

from goldenthread.features.documents.models import Evidence
from goldenthread.features.documents.queries import evidence_of, pdfs_among
from goldenthread.features.governance import operations, printing, queries
from goldenthread.features.governance.models import Item, Meeting, Minutes, Paper
from goldenthread.features.governance.queries import Page
from goldenthread.features.reports import queries as reporting
from goldenthread.features.reports.papers.packed import issued_pdfs
from goldenthread.foundation.subjects import Subject
from goldenthread.web.governance import binding
from goldenthread.web.governance.forms import NoteForm
from goldenthread.web.governance.minuting import note_of, shown_minutes
from goldenthread.web.governance.presenters import cited_papers
from goldenthread.web.kit.access import TrustRequest, requires
from goldenthread.web.kit.showing import find, show

ITEM = binding.ITEM
Files = binding.Files


@dataclass(frozen=True)
class Open:
    """One item of the pack as it lies open: its papers with what they cite, and a form for a note of one's own."""

    page: Page
    looked_at: Sequence[Item]
    papers: list[tuple[Paper, Subject | None]]
    files: list[Evidence]
    form: NoteForm


@requires("meeting.see")
def pack(request: TrustRequest, ref: str) -> HttpResponse:
    """Show the whole pack on one page; a note is kept without leaving it."""
    row = find(queries.meetings_within(request.reach), ref=ref)
    pages = queries.pack(request.reach, row)
    form = NoteForm(request.POST or None)
    if form.is_valid():
        item = find(queries.items_within(request.reach).filter(meeting=row), ref=request.POST.get("item", "")[:12])
        operations.keep_note(item=item, by=request.user, text=form.cleaned_data["note"])
        messages.success(request, "Your note is kept. Nobody else can read it.")
        return redirect(f"{request.path}#item-{item.ref}")
    cited = dict(cited_papers(request.reach, [one for page in pages for one in page.papers]))
    first = queries.looked_at_first(request.reach, row, pages)
    files = evidence_of(request.reach, [(ITEM, page.item.ref) for page in pages])
    lying = [
        Open(
            page, first.get(page.item.pk, []),
            [(one, cited[one]) for one in page.papers],
            files.get((ITEM, page.item.ref), []),
            NoteForm(initial={"note": page.note}, prefix="", auto_id=f"note_{page.item.ref}_%s"),
        )
        for page in pages
    ]  # fmt: skip
    return show(
        request, "governance/pages/pack.html", meeting=row, lying=lying, may_ask=bool(queries.may_ask(request.reach)),
        arising=queries.arising_for(request.reach, row.body) if row.state != Meeting.State.HELD else [],
    )  # fmt: skip


@requires("meeting.see")
def pack_file(request: TrustRequest, ref: str) -> HttpResponse:
    """Give the agenda with what stands on it, and behind it each report that was issued and each PDF, as one file."""
    row = find(queries.meetings_within(request.reach), ref=ref)
    pages = queries.pack(request.reach, row)
    files = evidence_of(request.reach, [(ITEM, page.item.ref) for page in pages])
    body = binding.bound(row, pages, _behind(request, pages, files), files)
    name = f"{row.trust.slug}-pack-{row.held_on:%Y-%m-%d}.pdf"
    disposition = content_disposition_header(as_attachment=False, filename=name) or "inline"
    return HttpResponse(
        body, content_type="application/pdf",
        headers={"Content-Disposition": disposition, "Cache-Control": "private, no-store"},
    )  # fmt: skip


def _behind(request: TrustRequest, pages: list[Page], files: Files) -> list[binding.Behind]:
    """Return what goes behind the agenda, in its order: of each item its issued reports, then its files."""
    wanted = [one.subject_ref for page in pages for one in page.papers if one.subject_kind == "report"]
    reports = dict(issued_pdfs(request.reach, list(reporting.issued(request.reach).filter(ref__in=wanted))))
    minutes = _minutes(request, pages)
    held = [one for page in pages for one in files.get((ITEM, page.item.ref), [])]
    contents = {one.ref: content for one, content in pdfs_among(held, most_bytes=binding.MOST_BYTES)}
    found = []
    for page in pages:
        for paper in page.papers:
            if paper.subject_ref in reports:
                report = reports.pop(paper.subject_ref)
                found.append(binding.Behind(page, paper.subject_ref, paper.title, "A report that was issued", report))
            elif paper.subject_kind == "minutes" and paper.subject_ref in minutes:
                says, content = minutes.pop(paper.subject_ref)
                found.append(binding.Behind(page, paper.subject_ref, paper.title, says, content))
        for one in reversed(files.get((ITEM, page.item.ref), [])):
            if one.ref in contents:
                says = f"Handed in by {one.by_name}" if one.by_name else "Handed in"
                found.append(binding.Behind(page, one.ref, one.title, says, contents[one.ref]))
    return found


def _minutes(request: TrustRequest, pages: list[Page]) -> dict[str, tuple[str, bytes]]:
    """Return the open minutes among the papers, by their meeting, with how they stand."""
    wanted = [one.subject_ref for page in pages for one in page.papers if one.subject_kind == "minutes"]
    found = {}
    for row in queries.meetings_within(request.reach).filter(ref__in=wanted, state=Meeting.State.HELD):
        document, approved = shown_minutes(request, row, Minutes.Part.OPEN)
        if approved is None and not queries.reads_work(request.reach, row.body):
            continue
        note = note_of(approved)
        found[row.ref] = (note, printing.minutes_pdf(document, note))
    return found
