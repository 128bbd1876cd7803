"""An issued report of sections as one reader may read it: with what is in confidence, where they may."""

from typing import Any

from django.http import HttpResponse

from goldenthread.features.reports import queries
from goldenthread.features.reports.models import Snapshot
from goldenthread.features.reports.queries import written
from goldenthread.web.kit import days
from goldenthread.web.kit.access import TrustRequest
from goldenthread.web.kit.letters import full_address
from goldenthread.web.reports import addresses, files


def content_for(request: TrustRequest, snapshot: Snapshot, site: str = "") -> dict[str, Any]:
    """Return what an issued report says to the reader. Raises Tampered when it is no longer what was issued."""
    content = dict(queries.read(snapshot))
    part = written.confidential_part(request.reach, snapshot)
    if part is not None:
        content["sections"] = [*content["sections"], *part.frozen["sections"]]
    return addresses.led(content, request.trust, site) | {"has_confidence": part is not None}


def as_file(request: TrustRequest, snapshot: Snapshot, form: str) -> HttpResponse:
    """Return an issued report as a file."""
    content = content_for(request, snapshot, full_address(""))
    secret = ", with its confidential part" if content["has_confidence"] else ""
    note = f"Number {snapshot.number}, issued {days.written(snapshot.drawn_on)}{secret}"
    title = f"{snapshot.title} {content['period']} {snapshot.number}"
    return files.answer(content, form, note, title, request.trust.slug)
