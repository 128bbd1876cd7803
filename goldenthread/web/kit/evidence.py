"""Evidence of any subject as rows of a page, and where another piece is added."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.template.defaultfilters import filesizeformat
from django.urls import reverse
from django.utils import timezone

from goldenthread.features.documents import queries
from goldenthread.features.documents.models import Evidence

ADD = queries.ADD


@dataclass(frozen=True)
class Piece:
    """One piece as a row: what it is called and is, who added it, of which day, and where it opens."""

    title: str
    says: str
    by_name: str
    day: dt.date
    note: str
    address: str = ""
    file: str = ""
    page: str = ""


def pieces(slug: str, rows: Iterable[Evidence]) -> list[Piece]:
    """Return pieces as they are listed."""
    return [_piece(slug, one) for one in rows]


def add_address(slug: str, kind: str, ref: str) -> str:
    """Return the page that adds evidence to a subject."""
    return reverse("documents:attach", args=[slug, kind, ref])


def shown(reach: Any, slug: str, kind: str, ref: str, rows: Iterable[Evidence] | None = None) -> dict[str, Any]:
    """Return what the component places. `rows`: what a page has read already, for many subjects at once."""
    if rows is None:
        rows = queries.evidence_of(reach, [(kind, ref)]).get((kind, ref), [])
    may_add = reach.may_somewhere(ADD)
    return {"pieces": pieces(slug, rows), "add": add_address(slug, kind, ref) if may_add else ""}


def _piece(slug: str, one: Evidence) -> Piece:
    file = one.file
    is_file = file is not None
    return Piece(
        one.title, f"{file.says}, {filesizeformat(file.size)}" if file is not None else one.get_kind_display(),
        one.by_name, one.dated_on or timezone.localdate(one.added_at), one.note, one.address,
        reverse("documents:evidence_file", args=[slug, one.ref]) if is_file else "",
        reverse("documents:evidence", args=[slug, one.ref]),
    )  # fmt: skip
