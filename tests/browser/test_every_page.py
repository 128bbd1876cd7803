"""A walk through every page that somebody can reach: accessible, and within a phone's screen."""

from collections import deque
from urllib.parse import urlsplit

import pytest
from django.urls import resolve
from django.urls.exceptions import Resolver404

# What answers with a file or a move, and not with a page.
NO_PAGE = ("export", "download", "file", "pdf", "csv", "xlsx", "take_away")


@pytest.mark.parametrize(("who", "scheme"), [("chief", "light"), ("head", "dark")])
def test_every_page_within_reach_is_accessible_and_fits_a_phone(
    browser_as, assert_accessible, assert_fits, who, scheme
):
    page = browser_as(who, width=360, color_scheme=scheme)
    seen, waiting = set(), deque(["/harbour/", "/account/"])
    while waiting:
        address = waiting.popleft()
        route = _route(address)
        if route is None or route in seen:
            continue
        seen.add(route)
        answer = page.goto(address)
        assert answer.status == 200, f"{address} answered {answer.status}"
        assert_accessible(page)
        assert_fits(page, (360, 1280))
        waiting.extend(page.eval_on_selector_all("a[href]", "links => links.map((link) => link.href)"))
    assert {"home:home", "accounts:account"} <= seen


def _route(address: str) -> str | None:
    """Return the name of the page that an address of ours opens."""
    parts = urlsplit(address)
    if not parts.path.startswith(("/harbour/", "/account/")):
        return None
    try:
        name = resolve(parts.path).view_name
    except Resolver404:
        pytest.fail(f"A page links to {address}, which is not there.")
    return None if any(word in name for word in NO_PAGE) else name
