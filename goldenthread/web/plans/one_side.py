"""A plan on one side of paper: at a glance, and as this year's pocket guide."""

import datetime as dt
from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import Any, NamedTuple

from goldenthread.features.plans.models import Variation
from goldenthread.features.plans.queries import Line, Outline
from goldenthread.features.reports.papers import guides


class Strand(NamedTuple):
    """A column of the page: a strand and what stands directly under it."""

    line: Line
    parts: list[Line]


class Glance:
    """A plan on one side: strands as columns. The more it holds, the smaller it is set."""

    def __init__(self, outline: Outline, address: str) -> None:
        self.outline = outline
        self.address = address

    @cached_property
    def strands(self) -> list[Strand]:
        return [Strand(top, self.outline.under(top)) for top in self.outline.tops]

    @property
    def is_flat(self) -> bool:
        """A plan of one level has no strands to be columns: its parts are set as cards."""
        return not any(strand.parts for strand in self.strands)

    @property
    def visions(self) -> list[str]:
        return [said.text for said in self.outline.statements if said.kind == "vision" and said.element_id is None]

    @property
    def missions(self) -> list[str]:
        return [said.text for said in self.outline.statements if said.kind == "mission"]

    @property
    def columns(self) -> int:
        return max(1, min(len(self.strands), 6))

    @property
    def size(self) -> str:
        """How small the page must be set to keep its one side."""
        rows = -(-len(self.strands) // self.columns)
        tallest = max((self._height(strand) for strand in self.strands), default=0) * rows
        return next(
            size for size, most in (("large", 9), ("roomy", 17), ("close", 30), ("tight", 10_000)) if tallest <= most
        )

    def _height(self, strand: Strand) -> int:
        """Count printed lines: narrower columns break titles more often."""
        letters_a_line = 150 // self.columns
        return sum(1 + len(line.short_title) // letters_a_line for line in (strand.line, *strand.parts))


class PocketGuide:
    """What a plan means in one year, as its paper says it, with the vision of each strand."""

    def __init__(self, content: Mapping[str, Any], today: dt.date, year: str) -> None:
        self.year = guides.year_of(content, today, year)
        self.years: list[str] = content["years"]
        self.guide = guides.pocket_guide(content, year=self.year)
        self.updates: Sequence[Variation] = ()
        self._visions = {
            part["ref"]: [said["text"] for said in part["statements"] if said["kind"] == "vision"]
            for part in content["parts"]
            if part["depth"] == 1
        }

    @cached_property
    def strands(self) -> list[tuple[Mapping[str, Any], list[str]]]:
        """Each group of rows with what its strand is to look like in the end."""
        return [(group, self._visions.get(group["ref"], [])) for group in self.guide["groups"]]

    @property
    def size(self) -> str:
        """How small the page must be set to keep its one side, by its printed lines."""
        printed = sum(_height(group, visions) for group, visions in self.strands)
        printed += sum(1 + len(one.text) // 110 for one in self.updates)
        return "roomy" if printed <= 40 else "close" if printed <= 56 else "tight"


def _height(group: Mapping[str, Any], visions: Sequence[str]) -> int:
    heading = 4 + sum(1 + len(said) // 110 for said in visions)
    return heading + sum(
        1 + max(len(row["title"]) // 48, len(row["milestone"]) // 52, len(row["serves"]) // 48)
        for row in group["rows"]
    )
