"""A scheme as a matrix: decisions down the side, parties across the top, letters where they meet."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from goldenthread.domain.deciding import delegation as rule
from goldenthread.domain.deciding.delegation import VERBS
from goldenthread.domain.deciding.scheme import said
from goldenthread.features.delegation.models import Decision, Party, Section, Variance
from goldenthread.features.delegation.queries import WholeScheme
from goldenthread.web.delegation import speaking


@dataclass(frozen=True)
class Mark:
    letter: str
    said: str
    verb: str


@dataclass(frozen=True)
class Cell:
    party: Party
    marks: list[Mark]

    @property
    def look(self) -> str:
        verbs = {mark.verb for mark in self.marks}
        return "decides" if "decide" in verbs else "approves" if "approve" in verbs else ""


@dataclass(frozen=True)
class Row:
    """A line; the bands after the first of a decision do not say its name again."""

    line: Decision
    band: str
    cells: list[Cell]
    is_first: bool
    trouble: str = ""
    variance: Variance | None = None

    @property
    def filled(self) -> list[Cell]:
        return [cell for cell in self.cells if cell.marks]


@dataclass(frozen=True)
class Group:
    section: Section
    rows: list[Row]


@dataclass(frozen=True)
class Matrix:
    parties: list[Party]
    levels: list[tuple[str, int]]
    groups: list[Group]
    key: list[tuple[str, str, str, str]]


TROUBLES = {
    rule.GAP: "Nobody decides", rule.CLASH: "Two decide", rule.HOLE: "An amount has no line",
    rule.OVERLAP: "An amount has two lines",
}  # fmt: skip


def matrix(held: WholeScheme, *, section: str = "", party: str = "", is_draft: bool = False) -> Matrix:
    """Return a scheme to be read, of one section where one is named, and only what a party has a part in."""
    troubles: dict[int, str] = {}
    if is_draft:
        for problem in rule.problems(held.rule_lines(), held.rule_parties()):
            troubles.setdefault(problem.line, TROUBLES[problem.kind])
    parties = held.parties if not party else [each for each in held.parties if each.key == party] or held.parties
    groups, place = [], 0
    for each in held.sections:
        rows: list[Row] = []
        before = ""
        for line in each.lines:
            has_part = not party or bool(line.parts.get(party))
            if has_part and section in ("", each.row.key):
                cells = [
                    Cell(column, _marks(line.parts.get(column.key, ()), held.scheme.verbs)) for column in parties
                ]
                band = speaking.band(line.row.unit, line.row.above, line.row.up_to)
                rows.append(Row(line.row, band, cells, line.row.topic != before, troubles.get(place, ""),
                                line.variance))  # fmt: skip
                before = line.row.topic
            place += 1
        if rows:
            groups.append(Group(each.row, rows))
    return Matrix(parties, _levels(parties), groups, speaking.key(held.scheme.verbs))


def _marks(verbs: Sequence[str] | frozenset[str], own: dict[str, str]) -> list[Mark]:
    order = [verb for verb, *_ in speaking.key(own)]
    return [
        Mark(speaking.letter(verb), said(verb, own), verb)
        for verb in sorted(set(verbs) & set(VERBS), key=order.index)
    ]


def _levels(parties: Sequence[Party]) -> list[tuple[str, int]]:
    """Return the heads over the columns: each level with how many parties stand side by side under it."""
    starts = [0, *(n for n, (one, two) in enumerate(pairwise(parties), start=1) if one.level != two.level)]
    ends = [*starts[1:], len(parties)]
    return [
        (parties[start].get_level_display(), end - start) for start, end in zip(starts, ends, strict=True) if parties
    ]
