"""The pages for when something is wrong: each says what is so, why, and the one next thing to do."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return _page(request, 400, "That could not be read", str(exception or "") or "What was sent is not complete.")


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    says = "This page was open for too long, or in two windows. Go back, reload it and send it again."
    return _page(request, 403, "Please send that once more", says)


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    says = "There is nothing here that you can see. The address may be wrong, or it may belong to another post."
    return _page(request, 404, "No such page", says)


def failure(request: HttpRequest) -> HttpResponse:
    says = "Something went wrong on our side. Nothing that was saved is lost. Please try again in a minute."
    return _page(request, 500, "This did not work", says)


def _page(request: HttpRequest, status: int, title: str, says: str) -> HttpResponse:
    return render(request, "kit/layout/wrong.html", {"title": title, "says": says, "status": status}, status=status)
