"""The whole pack at once: every item with its papers on one page to read on a tablet, and as one PDF."""

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.http import content_disposition_header

from goldenthread.features.documents.models import Evidence
from goldenthread.features.documents.queries import evidence_of
from goldenthread.features.governance import operations, printing, queries
from goldenthread.features.governance.models import Meeting, Paper
from goldenthread.features.governance.queries import Page
from goldenthread.features.reports import queries as reporting
from goldenthread.features.reports.papers.packed import issued_pdfs
from goldenthread.foundation import subjects
from goldenthread.foundation.joined_pdf import joined
from goldenthread.foundation.subjects import Subject
from goldenthread.web.governance.forms import NoteForm
from goldenthread.web.kit import days
from goldenthread.web.kit.access import TrustRequest, requires
from goldenthread.web.kit.showing import find, show

# As what an agenda's item is known to the files that hang at it.
ITEM = "agenda item"


@dataclass(frozen=True)
class Open:
    """One item of the pack as it lies open: its papers with what they cite, and a form for a note of one's own."""

    page: Page
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
    cited = _cited(request, pages)
    files = evidence_of(request.reach, [(ITEM, page.item.ref) for page in pages])
    lying = [
        Open(
            page, [(one, cited.get((one.subject_kind, one.subject_ref))) for one in page.papers],
            files.get((ITEM, page.item.ref), []),
            NoteForm(initial={"note": page.note}, prefix="", auto_id=f"note_{page.item.ref}_%s"),
        )
        for page in pages
    ]  # fmt: skip
    return show(
        request, "governance/pages/pack.html", meeting=row, lying=lying, may_ask=bool(queries.may_ask(request.reach)),
        arising=queries.arising(row.body) if row.state != Meeting.State.HELD else [],
    )  # fmt: skip


@requires("meeting.see")
def pack_file(request: TrustRequest, ref: str) -> HttpResponse:
    """Give the agenda with what stands on it, and behind it each report that was issued, as one PDF."""
    row = find(queries.meetings_within(request.reach), ref=ref)
    pages = queries.pack(request.reach, row)
    wanted = [one.subject_ref for page in pages for one in page.papers if one.subject_kind == "report"]
    behind = issued_pdfs(request.reach, list(reporting.issued(request.reach).filter(ref__in=wanted)))
    inside = {ref for ref, _ in behind}
    body = joined([printing.pack_pdf(_content(row, pages, inside), row.trust.name), *(pdf for _, pdf in behind)])
    name = f"{row.trust.slug}-pack-{row.held_on:%Y-%m-%d}.pdf"
    disposition = content_disposition_header(as_attachment=False, filename=name) or "inline"
    return HttpResponse(
        body, content_type="application/pdf",
        headers={"Content-Disposition": disposition, "Cache-Control": "private, no-store"},
    )  # fmt: skip


def _cited(request: TrustRequest, pages: list[Page]) -> dict[tuple[str, str], Subject]:
    wanted = {(one.subject_kind, one.subject_ref) for page in pages for one in page.papers if one.subject_ref}
    return subjects.find(request.reach, wanted)


def _content(row: Meeting, pages: list[Page], inside: set[str]) -> dict[str, Any]:
    """Return the agenda as plain values; no reader's own notes are in it."""
    when = [days.written(row.held_on, full=True), f"{row.begins_at:%H:%M}" if row.begins_at else "", row.place]
    return {
        "title": row.body.name, "drawn_on": row.held_on.isoformat(), "where": ", ".join(filter(None, when)),
        "items": [
            {
                "number": page.number, "title": page.item.title, "says": page.item.says,
                "facts": ", ".join(filter(None, [
                    page.item.get_purpose_display(), page.item.presenter.title if page.item.presenter else "",
                    f"{page.item.lasts} minutes" if page.item.lasts else "",
                    "confidential" if page.item.is_confidential else "",
                ])),
                "papers": [
                    f"{paper.title}, {'behind this agenda' if paper.subject_ref in inside else 'on the site'}"
                    for paper in page.papers
                ],
                "tables": [_table(paper) for paper in page.papers if paper.kept],
                "asked": [f"{one.asker}: {one.asks}" for one in page.questions],
            }
            for page in pages
        ],
    }  # fmt: skip


def _table(paper: Paper) -> dict[str, Any]:
    """Return what a paper keeps as a table of words."""
    if "risk" in paper.kept[0]:
        rows = [[one["risk"], one["level"], one["owner"]] for one in paper.kept]
        return {"head": ["Risk", "Level", "Who answers"], "rows": rows}
    rows = [
        [one["measure"], one["status"], one["says"] or ", ".join(f"{n} {word}" for word, n in one["schools"].items())]
        for one in paper.kept
    ]
    return {"head": ["Measure", "It stands", "Schools"], "rows": rows}
