"""From what was found to what a page places: lines, pills, sentences."""

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple, Self, TypedDict

from django.http import QueryDict
from django.urls import reverse
from django.utils.safestring import SafeString

from goldenthread.domain.plans.numbering import Clash
from goldenthread.features.plans.models import Plan, Statement
from goldenthread.features.plans.queries import Line, Outline, PlanLine
from goldenthread.web.kit import statuses

STATEMENTS = {
    "mission": "Mission", "vision": "Vision", "value": "Values", "principle": "Principles",
    "entitlement": "What we promise", "belief": "What we believe", "intent": "Intent", "story": "Our story",
    "context": "Where we start from",
}  # fmt: skip


def thread_address(slug: str) -> str:
    """Return the address of a thread with {ref} in place of the reference: resolved once for a whole outline."""
    return reverse("plans:thread", args=[slug, "REF"]).replace("REF", "{ref}")


class Group(NamedTuple):
    """Plans of one kind of place under a heading."""

    title: str
    lines: list[PlanLine]


def groups(lines: Iterable[PlanLine]) -> list[Group]:
    """Sort plans into the trust's own, those of schools, those of units, and those that have ended."""
    found: dict[str, list[PlanLine]] = {"trust": [], "schools": [], "units": [], "ended": []}
    for line in lines:
        found[_group_of(line.plan)].append(line)
    return [Group(title, lines) for title, lines in found.items() if lines]


def _group_of(plan: Plan) -> str:
    if plan.state == Plan.State.ENDED:
        return "ended"
    if plan.school_id is not None:
        return "schools"
    return "units" if plan.unit_id is not None else "trust"


@dataclass(frozen=True)
class Asked:
    """How the reader wants the outline: words to look for, a standing, what is open, whether columns show."""

    words: str = ""
    status: str = ""
    opened: str = ""
    with_columns: bool = False

    @classmethod
    def of(cls, query: QueryDict) -> Self:
        return cls(
            words=query.get("q", "").strip()[:80],
            status=query.get("status", ""),
            opened=query.get("open", ""),
            with_columns=query.get("columns") == "shown",
        )

    @property
    def is_narrowed(self) -> bool:
        return bool(self.words or self.status)


class TreeRow(TypedDict):
    """A line of the outline as the template places it; `closes` counts the branches that end after it.

    Flat, and looked up by key, because a template that walks from line to part to title does so two thousand times.
    """

    depth: int
    level: str
    number: str
    counted: str
    title: str
    href: str
    leads: str
    due: str
    is_unclear: bool
    columns: Line | None
    is_branch: bool
    is_open: bool
    closes: Sequence[int]
    delivery: SafeString
    outcome: SafeString


class OutlinePage:
    """A whole plan, narrowed and opened as it was asked for."""

    def __init__(self, outline: Outline, *, today: dt.date, address: str, asked: Asked) -> None:
        self.outline = outline
        self.today = today
        self.address = address
        self.asked = asked

    @cached_property
    def rows(self) -> list[TreeRow]:
        shown = self._shown()
        pills: dict[str, SafeString] = {}
        rows = []
        # After the last line every branch ends.
        depths = [*(line.depth for line in shown[1:]), 1]
        for line, next_depth in zip(shown, depths, strict=False):
            ends = line.depth - next_depth
            is_branch, part = ends < 0, line.element
            rows.append(
                TreeRow(
                    depth=line.depth,
                    level=line.level.one,
                    number=line.number,
                    counted=line.counted,
                    title=part.title,
                    href=self.address.format(ref=part.ref),
                    leads=", ".join(line.leads),
                    due=part.due_words,
                    is_unclear=bool(part.due_question),
                    columns=line if self.asked.with_columns else None,
                    is_branch=is_branch,
                    is_open=self._is_open(line),
                    closes=range(max(ends, 0)),
                    delivery=_pill(pills, line.stand.status),
                    outcome=_figures(pills, line.stand.outcome),
                )
            )
        return rows

    def _shown(self) -> list[Line]:
        """Return the lines asked for, each with all that it stands under."""
        if not self.asked.is_narrowed:
            return list(self.outline.lines)
        kept: set[int] = set()
        for line in self.outline.lines:
            if self._is_asked_for(line):
                kept |= {line.element.pk, *(node.row.pk for node in line.node.ancestors())}
        return [line for line in self.outline.lines if line.element.pk in kept]

    @cached_property
    def matches(self) -> int:
        return sum(self._is_asked_for(line) for line in self.outline.lines)

    def _is_asked_for(self, line: Line) -> bool:
        one, status = line.element, self.asked.status
        if status in self._gaps:
            fits = one.pk in {gap.element.pk for gap in self._gaps[status]}
        else:
            fits = not status or status in (line.stand.status, line.stand.outcome)
        text = " ".join([line.number, one.title, one.text, one.theme, *line.leads, *one.tags, *one.cells.values()])
        return fits and all(word in text.lower() for word in self.asked.words.lower().split())

    def _is_open(self, line: Line) -> bool:
        if self.asked.opened:
            return self.asked.opened == "all"
        # A plan of a few dozen lines is read whole; a longer one is entered strand by strand.
        return self.asked.is_narrowed or len(self.outline.lines) <= 80 or line.depth < 2

    @cached_property
    def levels(self) -> list[tuple[int, str]]:
        """How many parts there are at each level, in the trust's own words."""
        count = Counter(line.depth for line in self.outline.lines)
        return [
            (count[depth], level.one if count[depth] == 1 else level.many)
            for depth, level in self.outline.frame.items()
            if count[depth]
        ]

    @cached_property
    def counts(self) -> dict[str, int]:
        """How many parts that were spoken of stand how, the worst first."""
        count = Counter(line.stand.status for line in self.outline.lines if line.stand.own)
        return {
            status: count[status]
            for status in ("off track", "at risk", "not started", "on track", "done")
            if count[status]
        }

    @property
    def statements(self) -> list[tuple[str, list[Statement]]]:
        """The plan's own statements by kind, in the order of reading; those of one part stand with that part."""
        of_the_plan = [said for said in self.outline.statements if said.element_id is None]
        return [
            (heading, found)
            for kind, heading in STATEMENTS.items()
            if (found := [said for said in of_the_plan if said.kind == kind])
        ]

    @cached_property
    def clashes(self) -> list[tuple[Line, Clash]]:
        """Numbers to look at, but where the part is to be repaired anyway."""
        lines = [(self.outline.by_key[clash.key], clash) for clash in self.outline.clashes]  # type: ignore[index]
        return [(line, clash) for line, clash in lines if not line.element.repair]

    @cached_property
    def quiet(self) -> list[Line]:
        return self.outline.quiet(self.today)

    @cached_property
    def _gaps(self) -> dict[str, list[Line]]:
        return {"quiet": self.quiet, "unled": self.unled, "undated": self.undated, "unmeasured": self.unmeasured}

    @cached_property
    def unled(self) -> list[Line]:
        """The lowest parts that nobody leads, nor anything that they stand under."""
        led = {line.element.pk for line in self.outline.lines if line.leads}
        return [line for line in self._lowest if not {line.element.pk, *_over(line)} & led]

    @cached_property
    def undated(self) -> list[Line]:
        """The lowest parts without a date, nor any above them."""
        dated = {line.element.pk for line in self.outline.lines if line.element.due_words}
        return [line for line in self._lowest if not {line.element.pk, *_over(line)} & dated]

    @cached_property
    def unmeasured(self) -> list[Line]:
        """The lowest parts by which nothing is measured."""
        return [line for line in self._lowest if not line.stand.standings]

    @property
    def _lowest(self) -> list[Line]:
        return [line for line in self.outline.lines if not line.node.children]

    @property
    def to_repair(self) -> list[Line]:
        return [line for line in self.outline.lines if line.element.repair]

    @property
    def undefined_flags(self) -> list[str]:
        return [flag["name"] for flag in self.outline.plan.flags if not flag.get("meaning")]

    @property
    def standings(self) -> list[tuple[str, str]]:
        """What the outline can be narrowed to."""
        words = ("off track", "at risk", "not started", "on track", "done")
        return [
            *((word, statuses.in_words(word)) for word in words),
            ("quiet", "Quiet for too long"), ("unled", "Without a lead"), ("undated", "Without a date"),
            ("unmeasured", "Without a measure"),
        ]  # fmt: skip

    @property
    def has_gaps(self) -> bool:
        found = (
            self.outline.unsettled,
            self.unled,
            self.unmeasured,
            self.clashes,
            self.to_repair,
            self.undefined_flags,
        )
        return any(found)

    @property
    def has_columns(self) -> bool:
        return any(line.element.cells for line in self.outline.lines)


def _over(line: Line) -> list[int]:
    return [node.row.pk for node in line.node.ancestors()]


def _pill(made: dict[str, SafeString], status: str) -> SafeString:
    if status not in made:
        made[status] = statuses.pill(status) if status else SafeString("")
    return made[status]


def _figures(made: dict[str, SafeString], outcome: str) -> SafeString:
    key = f"figures {outcome}"
    if key not in made:
        made[key] = statuses.pill(outcome) if outcome else SafeString("")
    return made[key]
