"""Reports for the page: the trust's words, and the address of everything that a figure came from."""

import re
from collections.abc import Callable, Mapping
from copy import deepcopy
from typing import Any

from goldenthread.domain.access import Reach
from goldenthread.features.organisations.models import School, Trust
from goldenthread.features.reports import queries
from goldenthread.features.reports.kinds import KINDS, Kind
from goldenthread.foundation.printable import beyond_our_type
from goldenthread.web.kit.navigation import address_of
from goldenthread.web.kit.words import word

CONCEPTS = ("measure", "school", "trust", "board")


def words_of(trust: Trust) -> dict[str, str]:
    """Return what the trust calls the things that a report speaks of: school, schools, and so on."""
    one = {concept: word(trust, concept) for concept in CONCEPTS}
    return one | {f"{concept}s": word(trust, concept, "many") for concept in CONCEPTS}


def to_draw(reach: Reach) -> list[tuple[Kind, bool, list[School]]]:
    """Return each kind of report that the reader may draw up: of the whole trust or not, and of which schools."""
    schools = list(queries.schools_to_draw(reach))
    rows = [
        (kind, queries.may_draw(reach, kind.key, None), schools if kind.of_schools else []) for kind in KINDS.values()
    ]
    return [row for row in rows if row[1] or row[2]]


def linked(content: Mapping[str, Any], trust: Trust, site: str = "") -> dict[str, Any]:
    """Return a copy of a report's content in which whatever came from a page has that page's address."""
    copy = deepcopy(dict(content))
    add = {"board-summary": _link_summary, "plan-on-a-page": _link_plan}[copy["report"]]
    add(copy, _Addresses(trust.slug, site))
    return copy


def file_name(trust: Trust, title: str, number: int | None = None) -> str:
    """Return a name that any computer takes: estuary-board-summary-3.pdf."""
    plain = re.sub(r"[^a-z0-9]+", "-", title.lower()).strip("-")[:80] or "report"
    return f"{trust.slug}-{plain}-{number or 'draft'}.pdf"


def unprintable(content: Mapping[str, Any]) -> str:
    """Return the signs of a report that its PDF says in words; nothing where there are none."""
    return " ".join(beyond_our_type(dict(content))[:20])


class _Addresses:
    def __init__(self, slug: str, site: str) -> None:
        self.slug, self.site = slug, site

    def of(self, name: str, ref: str, school: str = "") -> str:
        address = address_of(name, self.slug, ref) if ref else ""
        return f"{self.site}{address}{f'?school={school}' if school else ''}" if address else ""

    def measure(self, ref: str, school: str = "") -> str:
        return self.of("measures:measure", ref, school)

    def part(self, ref: str) -> str:
        return self.of("plans:thread", ref)


def _link_plan(content: dict[str, Any], addresses: _Addresses) -> None:
    content["address"] = addresses.of("plans:outline", content["plan"])
    school = (content["school"] or {}).get("ref", "")
    for group in content["groups"]:
        for part in (group, *group["parts"], *group["serves"]):
            part["address"] = addresses.part(part["ref"])
        _link(group["measures"], lambda row: addresses.measure(row["ref"], school))


def _link_summary(content: dict[str, Any], addresses: _Addresses) -> None:
    _link(content["exceptions"], lambda row: addresses.measure(row["ref"], row["school"]))
    # A summary that was issued before there were notices, or figures ahead, holds none.
    _link(content.get("notices", []), lambda row: addresses.of("plans:notice", row["ref"]))
    _link((content.get("ahead") or {"rows": []})["rows"], lambda row: addresses.measure(row["ref"]))
    _link(content["moved"], lambda row: addresses.measure(row["ref"]))
    _link(content["strands"], lambda row: addresses.part(row["ref"]))
    for strand in content["strands"]:
        _link(strand["pressing"], lambda row: addresses.part(row["ref"]))
    if content["plan"]:
        content["plan"]["address"] = addresses.of("plans:outline", content["plan"]["ref"])
    if content["chart"]:
        content["chart"]["address"] = addresses.measure(content["chart"]["measure"], content["chart"]["school"])
    places = [*(place["ref"] for place in content["heat"]["places"]), ""]
    for row in content["heat"]["rows"]:
        row["address"] = addresses.measure(row["ref"])
        for cell, school in zip(row["cells"], places, strict=True):
            if cell:
                cell["address"] = addresses.measure(row["ref"], school)


def _link(rows: list[dict[str, Any]], address: Callable[[dict[str, Any]], str]) -> None:
    for row in rows:
        row["address"] = address(row)
