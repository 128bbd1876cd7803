"""Files as answers: a safe name, the right kind, and nothing that a browser keeps for the next who sits there."""

import re

from django.http import HttpResponse
from django.utils.http import content_disposition_header

PDF = "application/pdf"
KINDS = {
    "pdf": PDF,
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "csv": "text/csv; charset=utf-8",
    "json": "application/json",
}


def file_name(*words: str, form: str) -> str:
    """Return a name that any computer takes: estuary-strategic-plan-2025-30-pocket-guide.pdf."""
    *before, last = (re.sub(r"[^a-z0-9]+", "-", word.lower()).strip("-")[:100] for word in words)
    plain = "-".join(filter(None, ["-".join(filter(None, before))[: 99 - len(last)].strip("-"), last])) or "plan"
    return f"{plain}.{form}"


def as_file(made: bytes, name: str, *, cache: str = "private, no-store") -> HttpResponse:
    """Answer with a file: a PDF is shown, anything else is saved."""
    form = name.rpartition(".")[2]
    disposition = content_disposition_header(as_attachment=form != "pdf", filename=name)
    headers = {"Content-Disposition": disposition or "inline", "Cache-Control": cache}
    return HttpResponse(made, content_type=KINDS[form], headers=headers)
