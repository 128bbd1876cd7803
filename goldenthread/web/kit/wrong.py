"""The pages for when something is wrong: each says what is so, why, and the one next thing to do."""

import re
from collections.abc import Sequence

from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string

START = ("Go to the start", "/")
# What nobody typed, or nobody else may read over a shoulder.
_KEPT_QUIET = re.compile("password|token|code|secret|^drawn", re.IGNORECASE)


def bad_request(_request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return _page(400, "That could not be read", str(exception or "") or "What was sent is not complete.")


def csrf_failure(_request: HttpRequest, reason: str = "") -> HttpResponse:  # noqa: ARG001  given by name
    says = (
        "This page was open for too long, or you signed in again in another window. Nothing has changed. "
        "Go back, reload the page and send it again; your browser keeps what you typed."
    )
    return _page(403, "Please send that once more", says)


def refused(_request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return _page(403, "That is not open to you", str(exception or "") or "Your post does not allow this.")


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:  # noqa: ARG001  given by name
    if typed := _typed(request):
        says = (
            "Somebody may have done it meanwhile, or it is no longer open to your post. What you typed is not kept: "
            "it stands here to be copied."
        )
        return _page(404, "That cannot be done here any more", says, typed)
    says = "There is nothing here that you can see. The address may be wrong, or it may belong to another post."
    return _page(404, "No such page", says)


def _typed(request: HttpRequest) -> list[str]:
    """Return the words of a form that came too late, and came from a page of ours: only a view is past that check."""
    if request.method != "POST" or getattr(request, "resolver_match", None) is None:
        return []
    every = [(name, said.strip()) for name, values in request.POST.lists() for said in values]
    return [said for name, said in every if " " in said and not _KEPT_QUIET.search(name)]


def too_many(_request: HttpRequest, exception: Exception | None = None) -> HttpResponse:  # noqa: ARG001  given by name
    says = (
        "There were too many tries in a short time, so we have paused them. Wait a few minutes, then try once more."
    )
    return _page(429, "Please wait a little", says)


def too_long() -> HttpResponse:
    """Return what is said of an address that is too long for the web server to hand on."""
    says = "The address is longer than any page's. Follow a link, or type less of it."
    return _page(414, "That address is too long", says)


def failure(_request: HttpRequest) -> HttpResponse:
    says = "Something went wrong on our side. Nothing that was saved is lost. Please try again in a minute."
    return _page(500, "This did not work", says)


def _page(status: int, title: str, says: str, typed: Sequence[str] = ()) -> HttpResponse:
    # Drawn without the request: whatever failed, a session or a database, is not asked again.
    next_says, next_address = START
    words = {
        "status": status,
        "title": title,
        "says": says,
        "next_says": next_says,
        "next_address": next_address,
        "typed": typed,
    }
    return HttpResponse(render_to_string("kit/layout/wrong.html", words), status=status)
