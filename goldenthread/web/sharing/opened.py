"""The newsletter and reviews of books, open to anybody: what was opened, and nothing else that the trust keeps."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from goldenthread.features.sharing import queries
from goldenthread.features.sharing.models import BookWish, Issue
from goldenthread.web.kit.access import open_to_anyone
from goldenthread.web.kit.showing import find


@open_to_anyone
def newsletters(request: HttpRequest, trust: str) -> HttpResponse:
    """List the issues that are open to parents and anybody else."""
    return _shown(request, "sharing/pages/newsletters.html", list(queries.open_issues(trust)))


@open_to_anyone
def newsletter(request: HttpRequest, trust: str, ref: str) -> HttpResponse:
    """Show an issue as it was sent."""
    return _shown(request, "sharing/pages/newsletter.html", [find(queries.open_issues(trust), ref=ref)])


@open_to_anyone
def book_reviews(request: HttpRequest, trust: str) -> HttpResponse:
    """Show what staff said that books changed in their work."""
    return _shown(request, "sharing/pages/book_reviews.html", list(queries.open_reviews(trust)))


def _shown(request: HttpRequest, template: str, rows: list[Any]) -> HttpResponse:
    """Show rows of one trust; one that has opened nothing is not there. What is taken back is gone at once."""
    if not rows:
        raise Http404
    first: Issue | BookWish = rows[0]
    page = render(request, template, {"of": first.trust, "rows": rows})
    page["Cache-Control"] = "public, no-cache"
    return page
