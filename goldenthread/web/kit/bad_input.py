"""Whatever a browser sends, the answer is a page that says what is wrong, never a failure."""

from collections.abc import Callable

from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponse

MAX_ADDRESS = 2_000


class BadInputMiddleware:
    """Refuse what no form of ours could have sent: null characters and endless addresses."""

    def __init__(self, answer: Callable[[HttpRequest], HttpResponse]) -> None:
        self.answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if len(request.get_full_path()) > MAX_ADDRESS:
            raise BadRequest("The address is too long.")
        if "\x00" in request.path or _has_null(request.GET.lists()):
            raise BadRequest("The address holds a character that no page has.")
        if request.method == "POST" and _has_null(request.POST.lists()):
            raise BadRequest("What was sent holds a character that cannot be kept.")
        return self.answer(request)


def _has_null(fields: object) -> bool:
    return any("\x00" in value for _, values in fields for value in values)  # type: ignore[attr-defined]
