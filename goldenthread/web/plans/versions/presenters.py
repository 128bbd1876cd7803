"""From a frozen plan, or two, to what a page places."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from goldenthread.domain.plans import plan_diff
from goldenthread.domain.plans.frozen_plan import FrozenPart, FrozenPlan, FrozenStatement
from goldenthread.domain.plans.plan_diff import (
    Comparison,
    FieldChange,
    PartChange,
    Run,
    StatementChange,
    TargetChange,
)
from goldenthread.web.plans.presenters import STATEMENTS

CAPACITIES = {"lead": "Lead", "reviewer": "Reviewed by", "assurer": "Assured by", "support": "With"}
# How each kind of change looks beside its word: the class of its mark.
LOOKS = {
    plan_diff.DROPPED: "off", plan_diff.SOFTENED: "off", plan_diff.RE_DATED: "risk", plan_diff.TARGET: "risk",
    plan_diff.ADDED: "met",
}  # fmt: skip
MARKS = {
    plan_diff.DROPPED: "−", plan_diff.SOFTENED: "↘", plan_diff.RE_DATED: "→", plan_diff.TARGET: "◎",
    plan_diff.REWORDED: "≈", plan_diff.PEOPLE: "◇", plan_diff.MOVED: "↕", plan_diff.RENUMBERED: "#",
    plan_diff.ADDED: "+", plan_diff.KEPT: "=",
}  # fmt: skip
# As many changed parts as are shown at once; the rest when asked for.
MOST = 300


class Tag(NamedTuple):
    """A kind of change as a mark: its word, its sign and its look."""

    kind: str
    sign: str
    look: str
    number: int = 0


def tag(kind: str, number: int = 0) -> Tag:
    return Tag(kind, MARKS.get(kind, ""), LOOKS.get(kind, "idle"), number)


def tags(counts: Mapping[str, int]) -> list[Tag]:
    """Return counts by kind as marks, the kind that most needs a look first; what was kept is not told."""
    return [tag(kind, counts[kind]) for kind in plan_diff.ORDER if counts.get(kind) and kind != plan_diff.KEPT]


class FrozenRow(NamedTuple):
    """A part of a frozen plan as its page places it."""

    part: FrozenPart
    level: str
    people: list[tuple[str, str]]
    cells: list[tuple[str, list[str]]]
    targets: list[str]
    statements: list[tuple[str, str]]


class FrozenPage:
    """A plan as it stood, from its document alone."""

    def __init__(self, document: FrozenPlan) -> None:
        self.document = document

    @property
    def statements(self) -> list[tuple[str, list[FrozenStatement]]]:
        own = [said for said in self.document.statements if not said.part]
        return [
            (heading, found)
            for kind, heading in STATEMENTS.items()
            if (found := [said for said in own if said.kind == kind])
        ]

    @property
    def rows(self) -> list[FrozenRow]:
        return [self._row(part) for part in self.document.parts]

    def _row(self, part: FrozenPart) -> FrozenRow:
        level = self.document.level(part.depth)
        cells = [(heading, text.splitlines()) for _, heading, text in self.document.cells(part)]
        printed = {_bare(line) for _, lines in cells for line in lines}
        targets = [target.text for target in part.targets if _bare(target.text) not in printed]
        people = [
            (word, ", ".join(post for capacity, post in part.people if capacity == key))
            for key, word in CAPACITIES.items()
        ]
        said = [(STATEMENTS.get(one.kind, "Statement"), one.words) for one in self._said_of.get(part.ref, ())]
        return FrozenRow(part, level.one, [pair for pair in people if pair[1]], cells, targets, said)

    @cached_property
    def _said_of(self) -> dict[str, list[FrozenStatement]]:
        found: dict[str, list[FrozenStatement]] = defaultdict(list)
        for said in self.document.statements:
            found[said.part].append(said)
        return found

    @property
    def levels(self) -> list[tuple[int, str]]:
        """How many parts there were at each level, in the words of the day."""
        count = Counter(part.depth for part in self.document.parts)
        return [
            (count[level.depth], level.one if count[level.depth] == 1 else level.many)
            for level in self.document.levels
            if count[level.depth]
        ]


@dataclass(frozen=True)
class Side:
    """Two texts of one field, each as its own runs of words."""

    heading: str
    before: Sequence[Run]
    after: Sequence[Run]
    softer: Sequence[str] = ()
    tighter: Sequence[str] = ()


class ChangedRow(NamedTuple):
    """What became of one part, side by side."""

    change: PartChange
    tags: list[Tag]
    level: str
    sides: list[Side]
    why: str


class ComparePage:
    """Two plans side by side, narrowed to one kind of change where that is asked for."""

    def __init__(
        self,
        comparison: Comparison,
        kind: str,
        *,
        with_all: bool,
        as_it_reads: bool = False,
        why_not_carried: Mapping[str, str],
    ) -> None:
        self.comparison = comparison
        self.why_not_carried = why_not_carried
        self.kind = kind if kind in plan_diff.ORDER else ""
        self.with_all = with_all
        self.as_it_reads = as_it_reads

    @cached_property
    def counts(self) -> list[Tag]:
        return tags(self.comparison.counts)

    @property
    def kept(self) -> int:
        return self.comparison.counts.get(plan_diff.KEPT, 0)

    @cached_property
    def _found(self) -> list[PartChange]:
        """The changed parts, what most needs a look first; those of one kind where that is asked for."""
        if self.kind:
            return self.comparison.of(self.kind)
        found = [part for part in self.comparison.parts if not part.is_kept]
        return found if self.as_it_reads else sorted(found, key=lambda part: plan_diff.ORDER.index(part.worst))

    @property
    def rows(self) -> list[ChangedRow]:
        shown = self._found if self.with_all else self._found[:MOST]
        return [self._row(change) for change in shown]

    @property
    def more(self) -> int:
        return 0 if self.with_all else max(0, len(self._found) - MOST)

    def _row(self, change: PartChange) -> ChangedRow:
        plan = self.comparison.after if change.after else self.comparison.before
        why = "" if change.after else self.why_not_carried.get(change.part.ref, "")
        return ChangedRow(
            change, [tag(kind) for kind in change.kinds], plan.level(change.part.depth).one, _sides(change), why
        )

    @property
    def about(self) -> list[Side]:
        return [_side(field) for field in self.comparison.about] if self.kind in ("", plan_diff.REWORDED) else []

    @property
    def statements(self) -> list[tuple[str, StatementChange, Side]]:
        if self.kind not in ("", plan_diff.REWORDED, plan_diff.ADDED, plan_diff.DROPPED):
            return []
        return [
            (STATEMENTS.get((one.after or one.before).kind, "Statement"), one, _split("", one.runs))  # type: ignore[union-attr]
            for one in self.comparison.statements
            if self.kind in ("", one.kind)
        ]


def _sides(change: PartChange) -> list[Side]:
    before, after = change.before, change.after
    if before is None or after is None:
        return [_one_sided(heading, text, is_new=before is None) for heading, text in _told(change.part)]
    sides = [_side(field) for field in change.words]
    sides += [_aim(aim) for aim in change.targets]
    if plan_diff.RE_DATED in change.kinds:
        sides.append(_whole("Date", _date(before), _date(after)))
    if plan_diff.RENUMBERED in change.kinds:
        sides.append(_whole("Number", before.number, after.number))
    if change.gained or change.lost:
        sides.append(_whole("People", _posts(change.lost), _posts(change.gained)))
    return sides


def _told(part: FrozenPart) -> list[tuple[str, str]]:
    """Return what a part said that came or went: its text, its columns, its targets, its date, its posts."""
    printed = "\n".join(text for _, text in part.cells)
    targets = "\n".join(one.text for one in part.targets if one.text not in printed)
    told = [("Text", part.text), ("Columns", printed), ("Targets", targets), ("Date", _date(part))]
    return [(heading, text) for heading, text in [*told, ("People", _posts(part.people))] if text]


def _one_sided(heading: str, text: str, *, is_new: bool) -> Side:
    run = [Run(plan_diff.SAME, text)]
    return Side(heading, [], run) if is_new else Side(heading, run, [])


def _side(field: FieldChange) -> Side:
    return _split(field.heading, field.runs)


def _aim(aim: TargetChange) -> Side:
    side = _split("Target", aim.runs)
    softer = aim.verdict.softer or (() if aim.after else ("It is no longer a target.",))
    return Side(side.heading, side.before, side.after, softer, aim.verdict.tighter)


def _split(heading: str, runs: Iterable[Run]) -> Side:
    told = list(runs)
    return Side(
        heading,
        [run for run in told if run.kind != plan_diff.NEW],
        [run for run in told if run.kind != plan_diff.GONE],
    )


def _whole(heading: str, before: str, after: str) -> Side:
    return Side(
        heading, [Run(plan_diff.GONE, before)] if before else [], [Run(plan_diff.NEW, after)] if after else []
    )


def _date(part: FrozenPart) -> str:
    day = f"{part.due_until.day} {part.due_until:%B %Y}" if part.due_until else ""
    if part.due_words and day and day not in part.due_words:
        return f"{part.due_words} ({day})"
    return part.due_words or day


def _posts(people: Iterable[tuple[str, str]]) -> str:
    return "; ".join(f"{CAPACITIES.get(capacity, capacity)}: {post}" for capacity, post in people)


def _bare(line: str) -> str:
    return " ".join(line.split()).rstrip(".").lower()
