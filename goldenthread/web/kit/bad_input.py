"""Whatever a browser sends, the answer is a page that says what is wrong, never a failure."""

from collections.abc import Callable, Iterable, Sequence

from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponse, QueryDict

MAX_ADDRESS = 2_000


class BadInputMiddleware:
    """Refuse addresses that no page of ours leads to, and let null characters go from what is typed."""

    def __init__(self, answer: Callable[[HttpRequest], HttpResponse]) -> None:
        self.answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if len(request.get_full_path()) > MAX_ADDRESS:
            raise BadRequest("The address is too long.")
        if "\x00" in request.path or _has_null(request.GET.lists()):
            raise BadRequest("The address holds a character that no page has.")
        if request.method == "POST" and _has_null(request.POST.lists()):
            request.POST = _without_null(request.POST)  # type: ignore[assignment]
        return self.answer(request)


def _has_null(fields: Iterable[tuple[str, Sequence[object]]]) -> bool:
    return any("\x00" in str(value) for _, values in fields for value in values)


def _without_null(typed: QueryDict) -> QueryDict:
    """Leave out the null characters that come along when words are copied out of a file; the words are kept."""
    plain = typed.copy()
    for name, values in typed.lists():
        plain.setlist(name, [str(value).replace("\x00", "") for value in values])
    return plain
