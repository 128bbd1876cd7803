"""Where what was read of a part belongs once lines of it became parts of their own, or it was joined to another."""

from bisect import bisect_right
from collections.abc import Mapping
from typing import Any

from goldenthread.domain.reading.mending.lines import MADE
from goldenthread.domain.reading.mending.staged_plan import Staged

_HUNG = ("targets", "dates", "assignments")


def rehung(found: Mapping[str, Any], staged: Staged) -> dict[str, Any]:
    """Return a reading whose targets, dates and leads stand under the parts in which their words stand now."""
    homes = _Homes(found, staged)
    moved = {name: [homes.placed(each) for each in found.get(name, ())] for name in _HUNG}
    return {**found, **moved, "questions": [homes.asked(each) for each in found.get("questions", ())]}


class _Homes:
    """Finds the part in which a stretch of the document stands now."""

    def __init__(self, found: Mapping[str, Any], staged: Staged) -> None:
        self.there = {part.id for part in staged.parts}
        made = [part for part in staged.parts if part.id.startswith(MADE)]
        self.made = sorted((*span, part.id) for part in made for span in part.spans)
        self.starts = [start for start, *_ in self.made]
        gone = [part for part in found.get("elements", ()) if part["id"] not in self.there]
        spans = {tuple(part["span"]): part["id"] for part in gone}
        self.joined = {spans[span]: part.id for part in staged.parts for span in part.spans if span in spans}

    def of(self, element: str, span: list[int]) -> str:
        """Return the part that was made of a stretch, or else the one that it was read in, wherever that went."""
        at = bisect_right(self.starts, span[0]) - 1
        if at >= 0 and self.made[at][0] <= span[0] and span[1] <= self.made[at][1]:
            return self.made[at][2]
        return element if element in self.there else self.joined.get(element, element)

    def placed(self, each: Mapping[str, Any]) -> dict[str, Any]:
        home = self.of(each["element"], each["span"])
        return {**each, "element": home, "column": ""} if home.startswith(MADE) else {**each, "element": home}

    def asked(self, each: Mapping[str, Any]) -> Mapping[str, Any]:
        if each["about"] == "document" or len(each.get("elements") or ()) > 1:
            return each
        home = self.of(each["about"], each["span"])
        return {**each, "about": home, "elements": [home] if each.get("elements") else []}
