"""A walk through every page that somebody can reach: accessible, and within a phone's screen."""

from collections import deque
from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest
from django.urls import resolve
from django.urls.exceptions import Resolver404
from playwright.sync_api import Page

# What answers with a file or a move, and not with a page.
NO_PAGE = ("export", "download", "file", "pdf", "csv", "xlsx", "take_away")


def test_every_page_within_reach_is_accessible_and_fits_a_phone(browser_as, assert_accessible, assert_fits):
    """Each page is looked at once, by turns light and dark; the gallery shows what it is made of in both."""
    looked_at: set[str] = set()
    for who in ("chief", "head"):
        page = browser_as(who, width=360)
        for route in within_reach(page):
            if route not in looked_at:
                page.emulate_media(color_scheme="dark" if len(looked_at) % 2 else "light")
                looked_at.add(route)
                assert_accessible(page)
                assert_fits(page, (360, 1280))
    assert {"home:home", "accounts:account"} <= looked_at


def within_reach(page: Page) -> Iterator[str]:
    """Follow every link from Home and from the account, and yield each page's name while it is open."""
    seen, waiting = set(), deque(["/harbour/", "/account/"])
    while waiting:
        address = waiting.popleft()
        route = _route(address)
        if route is None or route in seen:
            continue
        seen.add(route)
        answer = page.goto(address)
        assert answer.status == 200, f"{address} answered {answer.status}"
        yield route
        waiting.extend(page.eval_on_selector_all("a[href]", "links => links.map((link) => link.href)"))


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
