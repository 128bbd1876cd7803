"""A plan on one side of paper: at a glance, and as this year's pocket guide."""

import datetime as dt
from collections.abc import Container, Mapping, Sequence
from functools import cached_property
from typing import NamedTuple

from goldenthread.domain.year_themes import theme_in, year_to_show
from goldenthread.features.plans.models import Statement, Variation
from goldenthread.features.plans.queries import Line, Outline


class Strand(NamedTuple):
    """A column of the page: a strand and what stands directly under it."""

    line: Line
    parts: list[Line]
    statements: list[Statement]
    theme: str = ""


class Glance:
    """A plan on one side: strands as columns. The more it holds, the smaller it is set."""

    def __init__(self, outline: Outline, address: str) -> None:
        self.outline = outline
        self.address = address

    @cached_property
    def strands(self) -> list[Strand]:
        return [Strand(top, self.outline.under(top), []) for top in self.outline.tops]

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
    """What a plan means in one year: each strand with its theme, each aim with its flags and the year's milestone."""

    def __init__(self, outline: Outline, today: dt.date, year: str) -> None:
        self.outline = outline
        self.years = outline.years
        self.themes: Mapping[int, str] = {}
        self.has_themes: Container[int] = ()
        self.updates: Sequence[Variation] = ()
        self.year = year_to_show(self.years, outline.plan.starts_on, today, year)

    @property
    def flags(self) -> list[Mapping[str, str]]:
        return list(self.outline.plan.flags)

    @cached_property
    def strands(self) -> list[Strand]:
        """Strands with the parts that have a milestone this year, however deep these stand."""
        found = []
        for top in self.outline.tops:
            parts = [self.outline.by_key[node.row.pk] for node in top.node.walk()]
            parts = [line for line in parts if line.element.year_milestones.get(self.year)]
            said = [
                one for one in self.outline.statements if one.element_id == top.element.pk and one.kind == "vision"
            ]
            if parts:
                found.append(Strand(top, parts, said, self._theme(top)))
        return found

    def _theme(self, top: Line) -> str:
        key = top.element.pk
        return theme_in(
            self.year, top.element.theme, self.themes.get(key, ""), has_others=key in self.has_themes
        )  # fmt: skip

    @property
    def size(self) -> str:
        """How small the page must be set to keep its one side, by its printed lines."""
        printed = sum(self._height(strand) for strand in self.strands)
        printed += sum(1 + len(one.text) // 110 for one in self.updates)
        return "roomy" if printed <= 40 else "close" if printed <= 56 else "tight"

    def _height(self, strand: Strand) -> int:
        heading = 4 + sum(1 + len(said.text) // 110 for said in strand.statements)
        milestones = [(line.short_title, line.element.year_milestones[self.year]) for line in strand.parts]
        return heading + sum(1 + max(len(title) // 48, len(milestone) // 52) for title, milestone in milestones)
