"""A scheme on paper, and open to anybody once it is published."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.http import content_disposition_header
from django.utils.text import slugify

from goldenthread.features.delegation import paper, queries
from goldenthread.features.delegation.models import Scheme
from goldenthread.features.delegation.queries import WholeScheme
from goldenthread.features.organisations.models import Trust
from goldenthread.foundation import clock
from goldenthread.web.delegation.matrix import Matrix, Row, matrix
from goldenthread.web.delegation.reading import versions_to_read
from goldenthread.web.kit import days, words
from goldenthread.web.kit.access import TrustRequest, open_to_anyone, requires
from goldenthread.web.kit.showing import find

PAPERS = ("a3", "a4")


@requires("scheme.see")
def scheme_pdf(request: TrustRequest, ref: str) -> HttpResponse:
    """Give a version as a PDF, on A3 or A4."""
    held = queries.whole(find(versions_to_read(request), ref=ref))
    return _pdf(request, held, request.trust, cache="private, no-store")


@open_to_anyone
def public_scheme(request: HttpRequest, trust: str) -> HttpResponse:
    """Show the scheme in force to anybody, where the trust has published it: no person, no school's own troubles."""
    held = _published(trust)
    drawn = matrix(held)
    page = render(
        request, "delegation/pages/public_scheme.html",
        {"of": held.scheme.trust, "scheme": held.scheme, "matrix": drawn},
    )  # fmt: skip
    page["Cache-Control"] = "public, no-cache"
    return page


@open_to_anyone
def public_scheme_pdf(request: HttpRequest, trust: str) -> HttpResponse:
    """Give the published scheme as a PDF."""
    held = _published(trust)
    return _pdf(request, held, held.scheme.trust, cache="public, no-cache")


def _published(slug: str) -> WholeScheme:
    scheme = queries.published_on(slug, clock.today())
    if scheme is None:
        raise Http404
    return queries.whole(scheme)


def _pdf(request: HttpRequest, held: WholeScheme, trust: Trust, *, cache: str) -> HttpResponse:
    size = request.GET.get("paper", "a3")
    made = paper.set_scheme(_values(held, trust, size if size in PAPERS else "a3"))
    name = f"{slugify(f'{trust.slug} {held.scheme.edition}')[:90] or 'scheme'}.pdf"
    disposition = content_disposition_header(as_attachment=False, filename=name) or "inline"
    headers = {"Content-Disposition": disposition, "Cache-Control": cache}
    return HttpResponse(made, content_type="application/pdf", headers=headers)


def _values(held: WholeScheme, trust: Trust, size: str) -> dict[str, Any]:
    scheme = held.scheme
    drawn: Matrix = matrix(held)
    title = words.word(trust, "scheme_of_delegation", "one")
    title = title[:1].upper() + title[1:]
    return {
        "paper": size, "trust": {"name": trust.name}, "document_title": f"{title}: {scheme.edition}", "title": title,
        "drawn_on": clock.today().isoformat(), "standing": _standing(scheme), "note": scheme.note,
        "foot": [trust.name, f"{title}, {scheme.edition}", f"printed {days.written(clock.today(), full=True)}"],
        "key": [
            {"verb": verb, "letter": letter, "said": said, "meaning": meaning}
            for verb, letter, said, meaning in drawn.key
        ],
        "parties": [party.short_name for party in drawn.parties],
        "groups": [
            {
                "title": f"{group.section.letter} {group.section.title}".strip(),
                "rows": [_row(row) for row in group.rows],
            }
            for group in drawn.groups
        ],
        "varied": [],
    }  # fmt: skip


def _row(row: Row) -> dict[str, Any]:
    return {
        "number": row.line.number if row.is_first else "", "title": row.line.title if row.is_first else "",
        "band": row.band, "jointly": row.line.jointly, "condition": row.line.condition,
        "cells": [[{"letter": mark.letter, "verb": mark.verb} for mark in cell.marks] for cell in row.cells],
    }  # fmt: skip


def _standing(scheme: Scheme) -> str:
    if scheme.effective_on is None or scheme.approved_on is None:
        return f"{scheme.edition}: a draft, not in force"
    approved = f"approved by {scheme.approved_by} on {days.written(scheme.approved_on, full=True)}"
    return f"{scheme.edition}, {approved}, in force from {days.written(scheme.effective_on, full=True)}"
