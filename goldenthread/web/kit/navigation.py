"""The main menu, as rows. An entry without a page, or beyond the reader's reach, is not shown."""

from collections.abc import Iterator
from functools import lru_cache
from typing import Any, NamedTuple

from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse

from goldenthread.web.kit import words


class Entry(NamedTuple):
    """One place: its label, the page that it opens, what the reader must be allowed, and what lies under it.

    `everywhere` names rights of which one must be held in the whole trust, for a place that is empty otherwise;
    `concept` is the word of the trust that stands as the label; `also` names what else lies under it.
    """

    label: str
    opens: str
    permission: str
    prefix: str
    everywhere: tuple[str, ...] = ()
    concept: str = ""
    also: tuple[str, ...] = ()

    @property
    def prefixes(self) -> tuple[str, ...]:
        return (self.prefix, *self.also)


SECTIONS: tuple[tuple[str, tuple[Entry, ...]], ...] = (
    ("", (
        Entry("Home", "home:home", "plan.see", ""),
        Entry("My work", "plans:my_work", "plan.see", "plan/my-work/"),
        Entry("For decision", "approvals:decisions", "plan.see", "approvals/"),
    )),
    ("Where we mean to go", (
        Entry("Plan", "plans:plans", "plan.see", "plan/"),
        Entry("The year", "year:year", "plan.see", "year/"),
        Entry("Improvement", "improvement:overview", "phase.see", "improvement/"),
        Entry("Shared", "sharing:shelf", "plan.see", "shared/"),
    )),
    ("Where we stand", (
        Entry("Measures", "measures:heat_map", "measure.see", "measures/", concept="measure"),
        Entry("Schools", "schools:schools", "school.see", "schools/", concept="school"),
        Entry("Reports", "reports:reports", "report.see", "reports/"),
    )),
    ("How we answer for it", (
        Entry("Meetings", "governance:governance", "meeting.see", "governance/"),
        Entry("Who governs", "bodies:bodies", "meeting.see", "governance/bodies/", also=(
            "governance/visits/", "governance/interests/", "governance/audits/", "governance/findings/",
            "governance/reviews/", "governance/training/", "governance/induction/", "governance/watching/",
            "governance/published/", "governance/programme/", "governance/words/",
            "governance/talks/", "governance/toolkit/",
        )),
        Entry("Risks", "risks:risks", "risk.see", "risks/"),
        Entry("Assurance", "assurance:assurance", "check.see", "assurance/"),
        Entry("Documents", "documents:documents", "document.see", "documents/"),
    )),
    ("How we are run", (
        Entry("Who decides", "delegation:who_decides", "scheme.see", "who-decides/"),
        Entry("Bring in", "intake:bring_in", "files.load", "bring-in/"),
        Entry("Settings", "settings:settings", "people.see", "settings/", everywhere=(
            "people.manage", "organisation.edit", "trail.see", "trust.export",
        )),
    )),
)  # fmt: skip


# The pages of one plan. `of`: only a local plan's, or only the trust's own.
PLAN: tuple[tuple[str, str, str], ...] = (
    ("The plan", "plans:outline", ""),
    ("At a glance", "plans:at_a_glance", ""),
    ("Term by term", "plans:timeline", ""),
    ("From the trust’s plan", "plans:draw_down", "local"),
    ("The gate", "plans:gate", "local"),
    ("Updates", "plans:variations", ""),
    ("Versions", "plans:versions", ""),
    ("On paper", "paper:paper", ""),
)


# What a menu has room for; of a longer word the initials stand, where the trust has some.
LONGEST_LABEL = 16


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


@lru_cache(maxsize=4096)
def address_of(name: str, *args: str) -> str:
    """Return a page's address, or nothing while there is no such page; every page asks for the same few."""
    try:
        return reverse(name, args=args)
    except NoReverseMatch:
        return ""


def _places(entries: tuple[Entry, ...], request: HttpRequest, trust: Any, reach: Any) -> Iterator[Place]:
    for entry in entries:
        address = _may_use(entry, reach) and address_of(entry.opens, trust.slug)
        if address:
            yield Place(_label(entry, trust), address, _is_here(entry, request.path, trust.slug))


def _may_use(entry: Entry, reach: Any) -> bool:
    if not reach.may_somewhere(entry.permission):
        return False
    return not entry.everywhere or any(reach.may_everywhere(right) for right in entry.everywhere)


def _label(entry: Entry, trust: Any) -> str:
    said = words.plural(trust, entry.concept, most=LONGEST_LABEL) if entry.concept else entry.label
    return said[:1].upper() + said[1:]


def _is_here(entry: Entry, path: str, slug: str) -> bool:
    home = f"/{slug}/"
    if not entry.prefix:
        return path == home
    under = [prefix for prefix in entry.prefixes if path.startswith(home + prefix)]
    # Of two places, one within the other, the reader is in the inner one.
    others = (prefix for _, entries in SECTIONS for other in entries if other != entry for prefix in other.prefixes)
    inner = [prefix for prefix in others if any(prefix.startswith(mine) and prefix != mine for mine in under)]
    return bool(under) and not any(path.startswith(home + prefix) for prefix in inner)


def plan_places(slug: str, plan: Any, here: str) -> list[Place]:
    """Return the pages of one plan, the one with this name marked."""
    is_local = bool(plan.school_id or plan.unit_id)
    return [
        Place(label, reverse(opens, args=[slug, plan.ref]), opens.partition(":")[2] == here)
        for label, opens, of in PLAN
        if not of or is_local
    ]
