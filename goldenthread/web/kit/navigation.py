"""The main menu, as rows. An entry without a page, or beyond the reader's reach, is not shown."""

from collections.abc import Iterator
from typing import Any, NamedTuple

from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse


class Entry(NamedTuple):
    """One place: its label, the page that it opens, what the reader must be allowed, and what lies under it."""

    label: str
    opens: str
    permission: str
    prefix: str


SECTIONS: tuple[tuple[str, tuple[Entry, ...]], ...] = (
    ("", (
        Entry("Home", "home:home", "plan.see", ""),
        Entry("Plan", "plans:plans", "plan.see", "plan/"),
        Entry("Measures", "measures:heat_map", "measure.see", "measures/"),
        Entry("Schools", "schools:schools", "school.see", "schools/"),
        Entry("Reports", "reports:reports", "report.see", "reports/"),
    )),
    ("Keep it living", (
        Entry("Bring in", "intake:bring_in", "files.load", "bring-in/"),
        Entry("Settings", "settings:settings", "people.see", "settings/"),
    )),
)  # fmt: skip


class Place(NamedTuple):
    label: str
    address: str
    is_here: bool


class Section(NamedTuple):
    title: str
    places: list[Place]


def menu(request: HttpRequest) -> list[Section]:
    """Return the sections that this reader can use in this trust, with the present place marked."""
    trust, reach = getattr(request, "trust", None), getattr(request, "reach", None)
    if trust is None or reach is None:
        return []
    sections = [Section(title, list(_places(entries, request, trust, reach))) for title, entries in SECTIONS]
    return [section for section in sections if section.places]


def address_of(name: str, *args: Any) -> str:
    """Return a page's address, or nothing while there is no such page."""
    try:
        return reverse(name, args=args)
    except NoReverseMatch:
        return ""


def _places(entries: tuple[Entry, ...], request: HttpRequest, trust: Any, reach: Any) -> Iterator[Place]:
    for entry in entries:
        address = address_of(entry.opens, trust.slug)
        if address and reach.may_somewhere(entry.permission):
            yield Place(entry.label, address, _is_here(entry, request.path, trust.slug))


def _is_here(entry: Entry, path: str, slug: str) -> bool:
    home = f"/{slug}/"
    return path.startswith(home + entry.prefix) if entry.prefix else path == home
