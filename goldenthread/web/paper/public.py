"""Published plans for anybody: drawn from what was frozen, and from nothing else that the trust keeps.

These pages know no reader: whoever is signed in sees what everybody sees. A browser or a cache may keep them, and
must ask each time whether they still stand, so that what is taken back is gone at once.
"""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.cache import get_conditional_response
from django.utils.http import quote_etag

from goldenthread.features.delegation.queries import published_on
from goldenthread.features.reports.models import Publication
from goldenthread.features.reports.papers import publishing
from goldenthread.features.reports.queries.publications import open_to_all
from goldenthread.foundation import clock
from goldenthread.web.kit.access import open_to_anyone
from goldenthread.web.kit.showing import find
from goldenthread.web.paper.answers import as_file, file_name
from goldenthread.web.paper.reading import Published

ASK_EACH_TIME = "public, no-cache"


@open_to_anyone
def published(request: HttpRequest, trust: str) -> HttpResponse:
    """List what a trust has published. A trust that has published nothing is not there."""
    found = list(open_to_all().filter(trust__slug=trust))
    scheme = published_on(trust, clock.today())
    publisher = found[0] if found else scheme
    if publisher is None:
        raise Http404
    of = publisher.trust
    page = render(request, "paper/pages/public_list.html", {"publications": found, "of": of, "scheme": scheme})
    return _kept_lightly(page, is_indexed=all(one.is_indexed for one in found))


@open_to_anyone
def plan(request: HttpRequest, trust: str, ref: str) -> HttpResponse:
    """Show a published plan."""
    found = find(open_to_all(), trust__slug=trust, plan__ref=ref)
    page = Published(found.frozen, found.seal)
    answer = render(
        request, "paper/pages/public_plan.html", {"publication": found, "published": page, "of": found.trust}
    )
    return _answer(request, found, answer)


@open_to_anyone
def plan_pdf(request: HttpRequest, trust: str, ref: str, rendition: str) -> HttpResponse:
    """Give a rendition of a published plan as a PDF."""
    found = find(open_to_all(), trust__slug=trust, plan__ref=ref)
    if rendition not in found.frozen["renditions"]:
        raise Http404
    made = publishing.rendered(found.frozen, rendition)
    name = file_name(found.trust.slug, found.title, rendition, form="pdf")
    return _answer(request, found, as_file(made, name, cache=ASK_EACH_TIME))


def _answer(request: HttpRequest, found: Publication, answer: HttpResponse) -> HttpResponse:
    """Return the answer, or word that what the reader has still stands."""
    _kept_lightly(answer, is_indexed=found.is_indexed)
    etag = quote_etag(f"{found.ref}-{found.seal[:16]}-{int(found.is_indexed)}")
    answer["ETag"] = etag
    return get_conditional_response(request, etag=etag, response=answer) or answer


def _kept_lightly(answer: HttpResponse, *, is_indexed: bool) -> HttpResponse:
    answer["Cache-Control"] = ASK_EACH_TIME
    if not is_indexed:
        answer["X-Robots-Tag"] = "noindex, nofollow"
    return answer
