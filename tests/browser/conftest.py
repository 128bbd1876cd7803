"""A real browser against the running site. Every test in this folder is of the suite `browser`."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.test import Client
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from tests.machine import chromium
from tests.world import World, build

# The browser is driven from a loop of its own, in which the framework would refuse to ask the database.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"

FLAGS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
]  # fmt: skip
WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa"]
WIDTHS = (360, 390, 1280)
# What a screen says of itself only when something is broken or forbidden.
BROKEN = ("Content Security Policy", "Content-Security-Policy", "Uncaught", "SyntaxError")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    here = Path(__file__).parent
    for item in items:
        if here in item.path.parents:
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    path = chromium()
    if path is None:
        why = "Chromium is not installed (package chromium)."
        if "browser" in os.environ.get("GOLDENTHREAD_REQUIRE", "").split(","):
            pytest.fail(why)
        pytest.skip(why)
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield running
        running.close()


@pytest.fixture
def world(transactional_db: None) -> World:
    """Make the world anew: the server sees what is committed, and after each test the database is emptied."""
    return build()


@pytest.fixture
def open_browser(browser: Browser, live_server) -> Iterator[Callable[..., Page]]:
    """Return how to open a window on the site: `open_browser(width=360, color_scheme="dark")`."""
    contexts: list[BrowserContext] = []
    complaints: list[str] = []

    def open_window(*, width: int = 1280, height: int = 900, **options) -> Page:
        context = browser.new_context(
            base_url=live_server.url, viewport={"width": width, "height": height}, locale="en-GB", **options
        )
        context.set_default_timeout(30_000)
        contexts.append(context)
        page = context.new_page()
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("console", lambda said: complaints.append(said.text) if _is_broken(said.text) else None)
        return page

    yield open_window
    for context in contexts:
        context.close()
    assert complaints == [], "The browser complained: " + "; ".join(complaints)


@pytest.fixture
def browser_page(open_browser) -> Page:
    """Return a window at the width of a laptop."""
    return open_browser()


@pytest.fixture
def browser_as(open_browser, world, live_server) -> Callable[..., Page]:
    """Return a window signed in as one of the cast: `browser_as("head", width=390)`."""

    def sign_in(who: str, **options) -> Page:
        client = Client()
        client.force_login(world.people[who])
        page = open_browser(**options)
        page.context.add_cookies(
            [{"name": "sessionid", "value": client.cookies["sessionid"].value, "url": live_server.url}]
        )
        return page

    return sign_in


@pytest.fixture(scope="session")
def assert_accessible() -> Callable[[Page], None]:
    """Return the check that axe finds nothing against WCAG 2.2 AA on a page."""

    def check(page: Page) -> None:
        page.evaluate("document.fonts.ready")
        # A colour on its way from light to dark is no colour that anybody reads by.
        page.evaluate("document.getAnimations().forEach((moving) => moving.finish())")
        found = Axe().run(page, options={"runOnly": {"type": "tag", "values": WCAG}, "resultTypes": ["violations"]})
        faults = [
            f"{fault['id']}: {node['target']} {node['failureSummary']}"
            for fault in found.response["violations"]
            for node in fault["nodes"]
        ]
        assert faults == [], f"{page.url}\n" + "\n".join(faults)

    return check


@pytest.fixture(scope="session")
def assert_fits() -> Callable[..., None]:
    """Return the check that nothing scrolls sideways, on phones and on a laptop."""

    def check(page: Page, widths: tuple[int, ...] = WIDTHS) -> None:
        before = page.viewport_size
        for width in widths:
            page.set_viewport_size({"width": width, "height": 900})
            wide, shown = page.evaluate("[document.documentElement.scrollWidth, window.innerWidth]")
            assert wide <= shown, f"{page.url} is {wide} wide on a screen of {width}: {page.evaluate(TOO_WIDE)}"
        if before:
            page.set_viewport_size(before)

    return check


TOO_WIDE = """[...document.querySelectorAll("body *")]
  .filter((one) => one.getBoundingClientRect().right > innerWidth + 1)
  .filter((one) => !one.closest(".heat, .table-wrap, .visually-hidden"))
  .slice(0, 5).map((one) => one.tagName + "." + one.getAttribute("class")).join(", ")"""


def _is_broken(said: str) -> bool:
    return any(sign in said for sign in BROKEN)
