"""From what was found to what a page places: lines, pills, sentences."""

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, NamedTuple, Self

from django.http import QueryDict
from django.urls import reverse
from django.utils.safestring import SafeString

from goldenthread.domain import questions_to_ask
from goldenthread.domain.calendar import academic_year_of
from goldenthread.domain.numbering import Clash
from goldenthread.domain.plan_status import GOING_BADLY, GOING_WELL, QUIET_AFTER_DAYS
from goldenthread.features.plans.models import Plan, Statement, Status
from goldenthread.features.plans.queries import Line, Outline, PlanLine, Thread
from goldenthread.web.kit import statuses

OVER = (Status.DONE, Status.MOVED, Status.DROPPED)
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


class TreeRow(NamedTuple):
    """A line of the outline as the template places it; `closes` counts the branches that end after it."""

    line: Line
    href: str
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
        for line, following in zip(shown, [*shown[1:], None], strict=True):
            ends = line.depth - (following.depth if following else 1)
            is_branch = ends < 0
            rows.append(
                TreeRow(
                    line=line,
                    href=self.address.format(ref=line.element.ref),
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
        if status == "quiet":
            fits = one.pk in self._quiet_keys
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
        return [(self.outline.by_key[clash.key], clash) for clash in self.outline.clashes]  # type: ignore[index]

    @cached_property
    def quiet(self) -> list[Line]:
        return self.outline.quiet(self.today)

    @cached_property
    def _quiet_keys(self) -> set[int]:
        return {line.element.pk for line in self.quiet}

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
        return [*((word, statuses.in_words(word)) for word in words), ("quiet", "Quiet for too long")]

    @property
    def has_columns(self) -> bool:
        return any(line.element.cells for line in self.outline.lines)


def _pill(made: dict[str, SafeString], status: str) -> SafeString:
    if status not in made:
        made[status] = statuses.pill(status) if status else SafeString("")
    return made[status]


def _figures(made: dict[str, SafeString], outcome: str) -> SafeString:
    key = f"figures {outcome}"
    if key not in made:
        made[key] = statuses.pill(outcome) if outcome else SafeString("")
    return made[key]


class Strand(NamedTuple):
    """A column of the page: a strand and what stands directly under it."""

    line: Line
    parts: list[Line]
    statements: list[Statement]


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
        return next(size for size, most in (("roomy", 16), ("close", 30), ("tight", 10_000)) if tallest <= most)

    def _height(self, strand: Strand) -> int:
        """Count printed lines: narrower columns break titles more often."""
        letters_a_line = 150 // self.columns
        return sum(1 + len(line.short_title) // letters_a_line for line in (strand.line, *strand.parts))


class PocketGuide:
    """What a plan means in one year: each strand with its theme, each aim with its flags and the year's milestone."""

    def __init__(self, outline: Outline, today: dt.date, year: str) -> None:
        self.outline = outline
        self.years = outline.years
        now = academic_year_of(today)
        self.year = year if year in self.years else now if now in self.years else (self.years or [""])[-1]

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
                found.append(Strand(top, parts, said))
        return found

    @property
    def size(self) -> str:
        parts = sum(len(strand.parts) for strand in self.strands)
        return "roomy" if parts <= 12 else "close" if parts <= 22 else "tight"


class ThreadPage:
    """One part of a plan and its thread, with the questions that it raises."""

    def __init__(self, thread: Thread, today: dt.date) -> None:
        self.thread = thread
        self.today = today
        self.stale_after = QUIET_AFTER_DAYS

    @property
    def take_up_sentence(self) -> str:
        """“3 taken up, 1 declined with a reason, 1 nothing yet.”"""
        taken = self.thread.taken
        words = {
            "takes up": "taken up", "supports": "supporting", "conflicts": "in conflict",
            "declines": "declined with a reason", "": "nothing yet",
        }  # fmt: skip
        return ", ".join(f"{taken[kind]} {words[kind]}" for kind in words if taken.get(kind))

    @cached_property
    def questions(self) -> list[str]:
        return questions_to_ask.questions(self._facts(), self.today)

    def _facts(self) -> questions_to_ask.Facts:
        thread = self.thread
        return questions_to_ask.Facts(
            delivery=thread.stand.status,
            outcome=thread.stand.outcome,
            said_on=thread.latest.said_on if thread.latest else None,
            leads=[(lead.title, bool(lead.is_held)) for lead in thread.hung.leads],
            answers=[
                questions_to_ask.Answer(one.where, one.kind, one.reason, one.said.said_on if one.said else None)
                for one in thread.take_up
            ],
            measures=[
                questions_to_ask.Measured(
                    one.measure.name,
                    well=[name for name, cell in one.schools if cell.status in GOING_WELL],
                    badly=[name for name, cell in one.schools if cell.status in GOING_BADLY],
                )
                for one in thread.measures
            ],
            actions=[
                questions_to_ask.ToDo(one.title, one.due_until, one.times_moved, one.status in OVER)
                for one in thread.hung.deeds
            ],
            expects_measures=not thread.under,
        )

    @property
    def columns(self) -> list[tuple[str, list[str]]]:
        """The printed columns without the lines that stand as targets already."""
        targets = {_bare(one.text) for one in self.thread.hung.targets}
        kept = ((name, [line for line in lines if _bare(line) not in targets]) for name, lines in self.thread.cells)
        return [(name, lines) for name, lines in kept if any(line.strip() for line in lines)]

    @property
    def own_measures(self) -> list[Any]:
        return [one for one in self.thread.measures if one.is_own]

    @property
    def measures_beneath(self) -> list[Any]:
        return [one for one in self.thread.measures if not one.is_own]

    @property
    def people(self) -> list[tuple[str, list[Any]]]:
        """Who has which part, by capacity, the lead first."""
        words = {"lead": "Lead", "reviewer": "Reviewed by", "assurer": "Assured by", "support": "With"}
        by_capacity = {
            word: [one for one in self.thread.hung.people if one.capacity == key] for key, word in words.items()
        }
        return [(word, found) for word, found in by_capacity.items() if found]

    @property
    def open_deeds(self) -> list[Any]:
        return [deed for deed in self.thread.hung.deeds if deed.status not in OVER]

    @property
    def changes(self) -> list["Changed"]:
        return [change(entry) for entry in self.thread.hung.changes]

    @property
    def earlier(self) -> Sequence[Any]:
        return self.thread.notes[1:]


class Changed(NamedTuple):
    """An entry of the trail as rows of what stood before and after."""

    at: dt.datetime
    by_name: str
    did: str
    rows: list[tuple[str, str, str]]


def change(entry: Any) -> Changed:
    """Return an entry with its fields in words; one that only came or went has the other side empty."""
    fields = dict.fromkeys([*entry.before, *entry.after])
    rows = [
        (field.replace("_", " "), _in_words(entry.before.get(field)), _in_words(entry.after.get(field)))
        for field in fields
    ]
    return Changed(entry.at, entry.by_name, entry.did, [row for row in rows if row[1] or row[2]])


def _in_words(value: Any) -> str:
    if isinstance(value, Mapping):
        return "; ".join(f"{key}: {_in_words(one)}" for key, one in value.items() if one)
    if isinstance(value, list):
        return ", ".join(_in_words(one) for one in value)
    return "" if value is None else str(value)


def _bare(line: str) -> str:
    return " ".join(line.split()).rstrip(".").lower()
