"""Pages of the site that an agenda cites, and what of each is kept on the day that the agenda is sent.

A feature that stands above this one says itself what its page keeps, when it is loaded.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from goldenthread.features.governance.queries.keeping import measures_on_the_day, plan_on_the_day

Keep = Callable[[int, int | None], list[dict[str, Any]]]


@dataclass(frozen=True)
class CitedPage:
    """A page by its title and its path beneath the trust; `keep` returns what it said, as plain values."""

    title: str
    path: str
    keep: Keep | None = None


_PAGES: dict[str, CitedPage] = {}


def register(key: str, page: CitedPage) -> None:
    """Let agendas cite a page."""
    _PAGES[key] = page


def cited_page(key: str) -> CitedPage | None:
    return _PAGES.get(key)


register("measures", CitedPage("The measures, school by school", "measures/", measures_on_the_day))
register("plan", CitedPage("The school’s plan", "plan/", plan_on_the_day))
