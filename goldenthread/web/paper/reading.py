"""A published plan as a page places it. Everything comes from what was frozen."""

from collections.abc import Mapping
from typing import Any, NamedTuple

from goldenthread.features.reports.papers import renditions
from goldenthread.features.reports.papers.blocks import columns_of, under_headings
from goldenthread.features.reports.queries.plan_paper import statement_groups
from goldenthread.web.paper.presenters import length_of


class ReadPart(NamedTuple):
    """One part: itself, its heading's depth on the page, and its filled columns."""

    part: Mapping[str, Any]
    heading: int
    facts: list[tuple[str, list[str]]]
    statements: list[tuple[str, list[Mapping[str, str]]]]


class Published:
    """A publication to be read: its head, its statements, its parts, its guide, and what it can be had as."""

    def __init__(self, frozen: Mapping[str, Any], seal: str) -> None:
        self.frozen = frozen
        self.content: Mapping[str, Any] = frozen["content"]
        self.note: str = frozen["note"]
        self.guide: Mapping[str, Any] | None = frozen["guide"]
        self.seal = seal

    @property
    def renditions(self) -> list[tuple[str, str]]:
        return [(key, renditions.RENDITIONS[key].title) for key in self.frozen["renditions"]]

    @property
    def length(self) -> str:
        return length_of(self.content)

    @property
    def statements(self) -> list[tuple[str, list[Mapping[str, str]]]]:
        return statement_groups(self.content["statements"])

    @property
    def has_parts(self) -> bool:
        """Say whether the parts are to be read here: a guide published alone is read as a guide."""
        return bool({renditions.FULL, renditions.SUMMARY} & set(self.frozen["renditions"]))

    @property
    def tops(self) -> list[Mapping[str, Any]]:
        return [part for part in self.content["parts"] if part["depth"] == 1]

    @property
    def parts(self) -> list[ReadPart]:
        return [self._part(part, columns_of(self.content, part)) for part in self.content["parts"]]

    def _part(self, part: Mapping[str, Any], columns: list[Mapping[str, str]]) -> ReadPart:
        headings, cells = under_headings([part], columns, self.content["flags"])
        facts = [(head, text.splitlines()) for head, text in zip(headings, cells[0], strict=True) if text]
        return ReadPart(part, min(part["depth"] + 1, 6), facts, statement_groups(part["statements"]))
