"""Who governs the trust, as its website must show it: a page, files, and a page open to anybody."""

import csv
import io
from typing import Any

import docx
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import content_disposition_header

from goldenthread.features.members import operations, queries
from goldenthread.features.members.queries import Published, PublishedSeat
from goldenthread.features.organisations.models import Trust
from goldenthread.features.reports.exporting import unharmful
from goldenthread.foundation import clock, word
from goldenthread.foundation.tables import Stale
from goldenthread.web.bodies.interest_forms import PublicationForm
from goldenthread.web.kit import days
from goldenthread.web.kit.access import TrustRequest, open_to_anyone, requires
from goldenthread.web.kit.saving import overtaken, saved
from goldenthread.web.kit.showing import show

HEAD = (
    "Body",
    "Name",
    "Office",
    "Category",
    "Appointed by",
    "From",
    "Term ends",
    "Left on",
    "Interests",
    "Attendance",
)


@requires("meeting.see")
def publication(request: TrustRequest) -> HttpResponse:
    """Show what the website must show of those who govern, and what is still missing from it."""
    found = queries.published(request.trust, today=clock.today())
    may_set = request.reach.may_everywhere(queries.KEEP)
    kept = found.publication
    first = {name: getattr(kept, name) for name in ("is_public", "with_attendance", "contact", "note", "revision")}
    form = PublicationForm(request.POST or None, initial=first)
    if request.method == "POST" and not may_set:
        raise Http404
    page: dict[str, Any] = {"found": found, "may_set": may_set}
    try:
        if form.is_valid() and saved(form, lambda: operations.set_publication(
            trust=request.trust, by=request.user,
            drawn_from=form.cleaned_data["revision"] if kept.pk else None, **form.facts(),
        )):  # fmt: skip
            messages.success(request, "Saved.")
            return redirect("bodies:publication", request.trust.slug)
    except Stale as stale:
        return overtaken(request, "bodies/pages/publication.html", form, stale.row, **page)
    return show(request, "bodies/pages/publication.html", form=form, **page)


@requires("meeting.see")
def publication_file(request: TrustRequest, form: str) -> HttpResponse:
    """Give the same as a file: rows for a spreadsheet, or a Word document."""
    found = queries.published(request.trust, today=clock.today())
    if form == "csv":
        return _file(request.trust, _csv(found), "csv", "text/csv; charset=utf-8")
    if form == "word":
        kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
        return _file(request.trust, _word(found), "docx", kind)
    raise Http404


@open_to_anyone
def public_governance(request: HttpRequest, trust: str) -> HttpResponse:
    """Show who governs to anybody, where the trust has chosen to."""
    found = queries.published_openly(trust, today=clock.today())
    if found is None:
        raise Http404
    page = render(request, "bodies/pages/public_governance.html", {"of": found.trust, "found": found})
    page["Cache-Control"] = "public, no-cache"
    return page


def _file(trust: Trust, made: bytes, ending: str, kind: str) -> HttpResponse:
    name = f"{trust.slug}-who-governs-{clock.today().isoformat()}.{ending}"
    disposition = content_disposition_header(as_attachment=True, filename=name) or "attachment"
    return HttpResponse(
        made, content_type=kind, headers={"Content-Disposition": disposition, "Cache-Control": "private, no-store"}
    )


def _csv(found: Published) -> bytes:
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(HEAD)
    for standing, seats in found.bodies:
        for one in seats:
            writer.writerow([unharmful(cell) for cell in (standing.body.name, *_cells(one, iso=True))])
    return text.getvalue().encode("utf-8-sig")


def _word(found: Published) -> bytes:
    document = docx.Document()
    word.set_language(document)
    document.add_heading(f"Who governs {found.trust.name}", level=1)
    document.add_paragraph(f"As at {days.written(found.today, full=True)}. {found.publication.note}".strip())
    for standing, seats in found.bodies:
        document.add_heading(standing.body.name, level=2)
        table = document.add_table(rows=1, cols=len(HEAD) - 1)
        table.style = "Table Grid"
        for cell, says in zip(table.rows[0].cells, HEAD[1:], strict=True):
            cell.text = says
        for one in seats:
            for cell, says in zip(table.add_row().cells, _cells(one), strict=True):
                cell.text = says
    return word.packed(document)


def _cells(one: PublishedSeat, *, iso: bool = False) -> tuple[str, ...]:
    def day(value: Any) -> str:
        return "" if value is None else value.isoformat() if iso else days.written(value, full=True)

    membership, seat = one.sitting.membership, one.sitting.seat
    left = membership.ended_on if membership and one.is_over else None
    return (
        one.sitting.name, one.sitting.office, one.sitting.category, membership.appointed_by if membership else "",
        day(seat.from_on), day(seat.until_on), day(left or (seat.last_on if one.is_over else None)),
        interests_of(one), f"{one.attended[0]} of {one.attended[1]}" if one.attended else "",
    )  # fmt: skip


def interests_of(one: PublishedSeat) -> str:
    """Say somebody's interests in one line."""
    if one.interests:
        return "; ".join(f"{each.what} ({each.get_kind_display().lower()})" for each in one.interests)
    return "None declared" if one.declared else "Not yet confirmed"
