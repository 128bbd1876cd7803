"""The gallery: every component in every state, for those who make pages and those who check them."""

from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse

from goldenthread.features.organisations import queries as organisations
from goldenthread.web.kit import examples
from goldenthread.web.kit.access import open_to_anyone
from goldenthread.web.kit.showing import show


@open_to_anyone
def gallery(request: HttpRequest) -> HttpResponse:
    only_where_nothing_is_real()
    return show(request, "kit/pages/gallery.html", status=200, **in_the_shell(request), **examples.everything())


@open_to_anyone
def sample_thread(request: HttpRequest) -> HttpResponse:
    only_where_nothing_is_real()
    return show(request, "kit/pages/sample_thread.html", **in_the_shell(request), **examples.everything())


def only_where_nothing_is_real() -> None:
    """Keep the gallery to demonstrations and to developers' own machines."""
    if not (settings.DEBUG or organisations.all_are_demonstrations()):
        raise Http404


def in_the_shell(request: Any) -> dict[str, Any]:
    """Return an invented trust, in which an invented reader may see every place of the menu."""
    request.trust, request.reach = examples.TRUST, examples.REACH
    return {"trust": examples.TRUST, "reach": examples.REACH, "person": examples.PERSON}
