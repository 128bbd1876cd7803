"""A report of sections as a file: PDF, Word or Excel, all from the same values."""

import re
from collections.abc import Callable, Mapping
from typing import Any

from django.http import Http404, HttpResponse
from django.utils.http import content_disposition_header

from goldenthread.features.reports import printing
from goldenthread.features.reports.papers import report_excel, report_word

OFFICE = "application/vnd.openxmlformats-officedocument"
# Of each form: its ending, its type, who makes it, and whether a browser shows it itself.
FORMS: Mapping[str, tuple[str, str, Callable[[Mapping[str, Any], str], bytes]]] = {
    "pdf": ("pdf", "application/pdf", printing.written_pdf),
    "word": (
        "docx",
        f"{OFFICE}.wordprocessingml.document",
        lambda content, note: report_word.word_file(content, note=note),
    ),
    "excel": (
        "xlsx",
        f"{OFFICE}.spreadsheetml.sheet",
        lambda content, note: report_excel.excel_file(content, note=note),
    ),
}


def answer(content: Mapping[str, Any], form: str, note: str, title: str, slug: str) -> HttpResponse:
    """Return a report as a file that says in its foot what it is; an unknown form is no such page."""
    if form not in FORMS:
        raise Http404
    ending, kind, make = FORMS[form]
    plain = re.sub(r"[^a-z0-9]+", "-", title.lower()).strip("-")[:100] or "report"
    disposition = content_disposition_header(as_attachment=form != "pdf", filename=f"{slug}-{plain}.{ending}")
    headers = {"Content-Disposition": disposition or "inline", "Cache-Control": "private, no-store"}
    return HttpResponse(make(content, note), content_type=kind, headers=headers)
