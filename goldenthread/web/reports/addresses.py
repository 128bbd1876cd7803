"""Where each thing that a report speaks of stands on the site, so that every figure leads to its source."""

from collections.abc import Mapping
from copy import deepcopy
from typing import Any

from goldenthread.domain import reading_time
from goldenthread.domain.year import quiet_sections
from goldenthread.features.organisations.models import Trust
from goldenthread.features.reports import printing
from goldenthread.web.kit.navigation import address_of

PAGES = {
    "measure": "measures:measure", "part": "plans:thread", "notice": "plans:notice", "school": "schools:school",
    "report": "reports:issued", "approval": "approvals:approval", "risk": "risks:risk", "check": "assurance:check",
    "recommendation": "assurance:recommendation",
}  # fmt: skip


def led(content: Mapping[str, Any], trust: Trust, site: str = "") -> dict[str, Any]:
    """Return a copy of a report of sections in which whatever came from a page has that page's address."""
    copy = deepcopy(dict(content))
    copy["reading"] = reading_time.said(copy["words_to_read"])
    copy["quiet"] = quiet_sections.quiet(copy)
    for section in copy["sections"]:
        section["is_told"] = quiet_sections.is_told(section, copy["questions"])
        for block in section["blocks"]:
            for row in block.get("rows", ()):
                for thing in (row, *row.get("cells", ())):
                    thing["address"] = address(thing.get("link"), trust.slug, site)
            if block["kind"] == "chart":
                chart = block["chart"]
                chart["address"] = address(
                    {"to": "measure", "ref": chart["measure"], "school": chart["school"]}, trust.slug, site
                )
                # On paper it is drawn again from the same figures.
                block["drawing"] = None if site else printing.chart_of(block)
    return copy


def address(link: Mapping[str, str] | None, slug: str, site: str = "") -> str:
    """Return the address that a link leads to; nothing where there is no such page."""
    if not link or link["to"] not in PAGES:
        return ""
    page = address_of(PAGES[link["to"]], slug, link["ref"])
    school = f"?school={link['school']}" if page and link["school"] else ""
    return f"{site}{page}{school}" if page else ""
