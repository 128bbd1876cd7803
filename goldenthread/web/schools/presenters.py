"""From answers to what the pages of schools place."""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, NamedTuple

from django.urls import reverse

from goldenthread.domain.results import similar_schools as similar
from goldenthread.features.measures.models import SimilarSchools
from goldenthread.features.measures.queries import MeasureThere, SchoolPage
from goldenthread.features.organisations.models import School
from goldenthread.features.plans.models import Element, Undertaking
from goldenthread.features.plans.undertaking_kinds import undertaking_kind
from goldenthread.web.kit import statuses

# How a figure stands once there is one, and something that it is held against.
JUDGED = {"met", "on track", "at risk", "off track"}
# As many schools as are taken in at a glance.
FEW = 12
IN_WORDS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


@dataclass(frozen=True)
class SchoolRow:
    """One school with how many measures have each status there."""

    school: School
    counts: Mapping[str, int]

    @property
    def ordered(self) -> dict[str, int]:
        return {status: self.counts[status] for status in statuses.STANDINGS if self.counts.get(status)}

    @property
    def off_track(self) -> int:
        return self.counts.get("off track", 0)

    @property
    def at_risk(self) -> int:
        return self.counts.get("at risk", 0)


@dataclass(frozen=True)
class Priority:
    """One line of the school's own plan, with the last word on it."""

    number: str
    title: str
    address: str
    status: str = ""
    said_on: dt.date | None = None


@dataclass(frozen=True)
class OwnPlan:
    """One plan of the school, and its top level."""

    title: str
    address: str
    priorities: Sequence[Priority]


def priority(element: Element, address: str, word: Any) -> Priority:
    said = (word.status, word.said_on) if word else ("", None)
    return Priority(element.number, element.grid or element.title, address, *said)


def pressing_first(rows: list[SchoolRow]) -> list[SchoolRow]:
    """Order many schools by how much is off track; few stand in the trust's own order."""
    return sorted(rows, key=lambda row: (-row.off_track, -row.at_risk)) if len(rows) > FEW else rows


def headline(rows: Sequence[SchoolRow], schools: str = "schools") -> str:
    """Say how many schools have something off track; `schools` is the trust's own word for them."""
    off = sum(row.off_track > 0 for row in rows)
    if not rows:
        return "No schools yet"
    if len(rows) == 1:
        return school_says(rows[0].school, rows[0].counts)
    if not any(row.counts.keys() & JUDGED for row in rows):
        return f"{_number(len(rows)).capitalize()} {schools}, nothing judged yet"
    if not off:
        return "No school has anything off track"
    verb = "has" if off == 1 else "have"
    return f"{_number(off).capitalize()} of {_number(len(rows))} {schools} {verb} something off track"


def school_headline(page: SchoolPage) -> str:
    return school_says(page.school, page.counts)


def school_says(school: School, counts: Mapping[str, int]) -> str:
    """Say in one sentence how a school stands."""
    off, risk = counts.get("off track", 0), counts.get("at risk", 0)
    parts = [f"{_number(count)} {word}" for count, word in ((off, "off track"), (risk, "at risk")) if count]
    if parts:
        return f"{school.name}: {' and '.join(parts)}"
    return f"{school.name}: nothing off track" if counts.keys() & JUDGED else school.name


class MeasureLine(NamedTuple):
    """One measure there, and its page opened at the school."""

    there: MeasureThere
    href: str


def measure_address(slug: str, school: School) -> str:
    """Return the address of a measure at a school with {ref} in place of the reference: resolved once for a page."""
    return reverse("measures:measure", args=[slug, "REF"]).replace("REF", "{ref}") + f"?school={school.ref}"


def lines(found: Iterable[MeasureThere], address: str) -> list[MeasureLine]:
    return [MeasureLine(there, address.format(ref=there.measure.ref)) for there in found]


def under_headings(page: SchoolPage, address: str) -> list[tuple[str, list[MeasureLine]]]:
    """Return the school's measures under the trust's headings."""
    groups: dict[str, list[MeasureLine]] = {}
    for line in lines(page.measures, address):
        groups.setdefault(line.there.measure.heading, []).append(line)
    return list(groups.items())


@dataclass(frozen=True)
class Trait:
    """One characteristic: what it is called, the school's own figure, and how wide the middle half spreads."""

    name: str
    unit: str
    own: Decimal | None
    width: Decimal | None
    weight: int


@dataclass(frozen=True)
class SimilarRow:
    """One school like ours: how far from it, and its figures in the order of the traits."""

    urn: str
    name: str
    distance: Decimal
    facts: Sequence[Decimal | None]


@dataclass(frozen=True)
class Alike:
    """The schools like one, and on what that rests."""

    kept: SimilarSchools
    traits: Sequence[Trait]
    rows: Sequence[SimilarRow]


def alike(kept: SimilarSchools | None) -> Alike | None:
    """Arrange the schools like one for the page: only the characteristics that are known of it."""
    if kept is None:
        return None
    names = [name for name in similar.WEIGHTS if name in kept.facts and name in kept.widths]
    traits = [
        Trait(
            similar.NAMES[name], "" if name in similar.NOT_SHARES else "%", _decimal(kept.facts, name),
            _decimal(kept.widths, name), similar.WEIGHTS[name],
        )
        for name in names
    ]  # fmt: skip
    rows = [
        SimilarRow(
            each["urn"], each["name"], Decimal(each["distance"]), [_decimal(each["facts"], name) for name in names]
        )
        for each in kept.others
    ]
    return Alike(kept, traits, rows)


def _decimal(facts: Mapping[str, str], name: str) -> Decimal | None:
    return Decimal(facts[name]) if name in facts else None


def _number(count: int) -> str:
    return IN_WORDS[count] if count < len(IN_WORDS) else f"{count:,}"


class TakenOn(NamedTuple):
    """Something that is taken on at a school: its kind in words, and what was said of it last."""

    row: Undertaking
    kind: str
    said: str

    @classmethod
    def of(cls, row: Undertaking) -> "TakenOn":
        words = list(row.words.all())
        return cls(row, undertaking_kind(row.kind).title, words[-1].said if words else "")
