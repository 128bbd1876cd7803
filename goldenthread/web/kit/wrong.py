"""The pages for when something is wrong: each says what is so, why, and the one next thing to do."""

from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string

START = ("Go to the start", "/")


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


def not_found(_request: HttpRequest, exception: Exception | None = None) -> HttpResponse:  # noqa: ARG001  given by name
    says = "There is nothing here that you can see. The address may be wrong, or it may belong to another post."
    return _page(404, "No such page", says)


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


def _page(status: int, title: str, says: str) -> HttpResponse:
    # Drawn without the request: whatever failed, a session or a database, is not asked again.
    next_says, next_address = START
    words = {"status": status, "title": title, "says": says, "next_says": next_says, "next_address": next_address}
    return HttpResponse(render_to_string("kit/layout/wrong.html", words), status=status)
