"""One school on its ladder: the work of its phase, how the help goes, and how it came here."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from goldenthread.domain.access import Reach
from goldenthread.domain.deciding import ladders as rules
from goldenthread.features.improvement.ladder_shapes import ItemShape, LimitShape, PhaseShape
from goldenthread.features.improvement.models import (
    FunctionMode,
    Judgement,
    Ladder,
    Move,
    Support,
    WorkItem,
    WorkRecord,
)
from goldenthread.features.improvement.queries.beside import FigureBeside, FiguresBeside, beside_line
from goldenthread.features.improvement.queries.standing import Figures
from goldenthread.features.improvement.queries.visible import items_within
from goldenthread.features.organisations.models import School

State = WorkItem.State
NONE: FiguresBeside = {}


@dataclass(frozen=True)
class WorkLine:
    """One item of a working list as it stands today."""

    row: WorkItem
    shape: ItemShape
    phase: PhaseShape
    today: dt.date
    holds: bool | None = True
    unset: tuple[LimitShape, ...] = ()
    last: WorkRecord | None = None
    figures: Sequence[FigureBeside] = ()

    @property
    def applies(self) -> bool | None:
        """Say whether it applies: what a person said, else what its condition says; None where nobody can tell."""
        if self.row.applies is not None:
            return self.row.applies
        return None if self.shape.if_judged else self.holds

    @property
    def comes_round(self) -> bool:
        return self.shape.kind != "one-off"

    @property
    def has_ended(self) -> bool:
        """Say whether it held all through its phase and ended with it."""
        return self.comes_round and self.row.state == State.DONE

    @property
    def confirm_by(self) -> dt.date | None:
        """The day by which a standing or repeated item is to be confirmed again."""
        if not self.comes_round:
            return None
        since = max(self.row.confirmed_on or self.row.opened_on, self.row.opened_on)
        return rules.confirm_by(since, self.shape.every)

    @property
    def due_on(self) -> dt.date | None:
        if self.has_ended:
            return None
        return self.confirm_by if self.comes_round else self.row.due_on

    @property
    def is_done(self) -> bool:
        """Say whether nothing is asked of it today."""
        if self.row.state == State.DONE:
            return True
        return (
            self.comes_round
            and self.row.state == State.OPEN
            and self.row.confirmed_on is not None
            and not self.is_late
        )

    @property
    def is_late(self) -> bool:
        open_still = self.row.state in {State.OPEN, State.TO_CONFIRM} and self.applies is not False
        return open_still and self.due_on is not None and self.due_on < self.today

    @property
    def looks(self) -> str:
        if self.applies is False:
            return "not due"
        if self.row.state == State.WAITS:
            return "not due"
        if self.is_done:
            return "met"
        if self.is_late:
            return "off track"
        return "at risk" if self.row.state == State.TO_CONFIRM or self.applies is None else "open"

    @property
    def says(self) -> str:
        if self.applies is False:
            return "Not applicable"
        if self.applies is None:
            return "Say whether it applies"
        if self.row.state in {State.WAITS, State.TO_CONFIRM}:
            return self.row.get_state_display()
        if self.has_ended:
            return f"Held through {self.phase.name}"
        if self.is_done:
            return "Confirmed" if self.comes_round else "Done"
        return "Late" if self.is_late else "Open"


@dataclass(frozen=True)
class AreaWork:
    """The items of one area, with how many that apply are done."""

    key: str
    name: str
    lines: list[WorkLine] = field(default_factory=list)

    @property
    def counted(self) -> list[WorkLine]:
        return [line for line in self.lines if line.applies is not False and line.row.state != State.WAITS]

    @property
    def done(self) -> int:
        return sum(line.is_done for line in self.counted)

    @property
    def percent(self) -> int:
        return round(100 * self.done / len(self.counted)) if self.counted else 0


@dataclass(frozen=True)
class SchoolWork:
    """The whole working list of a school: by area what its phase asks and earlier ones left open.

    What was finished in earlier phases stands apart, and so does what waits for a later one.
    """

    areas: list[AreaWork]
    behind: list[WorkLine]
    waiting: list[WorkLine]

    @property
    def lines(self) -> list[WorkLine]:
        return [line for area in self.areas for line in area.lines]

    @property
    def counted(self) -> int:
        return sum(len(area.counted) for area in self.areas)

    @property
    def done(self) -> int:
        return sum(area.done for area in self.areas)

    @property
    def without(self) -> int:
        """How many items that are asked for nobody has yet."""
        asked = {State.OPEN, State.TO_CONFIRM}
        return sum(
            line.row.post is None and line.row.state in asked for area in self.areas for line in area.counted
        )  # fmt: skip

    @property
    def late(self) -> list[WorkLine]:
        return sorted((line for line in self.lines if line.is_late), key=lambda line: line.due_on or line.today)


def school_work(
    reach: Reach, school: School, ladder: Ladder, figures: Figures, *, phase: PhaseShape | None, today: dt.date,
    beside: FiguresBeside = NONE,
) -> SchoolWork:  # fmt: skip
    """Return the working list of a school in its phase, what was carried first in each area."""
    rows = items_within(reach).filter(school=school, ladder=ladder).prefetch_related("records")
    lines = work_lines(rows, ladder, figures, today=today, beside=beside)
    behind = [line for line in lines if is_behind(line, ladder, phase)]
    here = [line for line in lines if line.row.state != State.WAITS and line not in behind]
    named = phase.key if phase else ladder.shape.order[0]
    by_area: dict[str, list[WorkLine]] = defaultdict(list)
    for line in here:
        by_area[line.shape.area].append(line)
    areas = [
        AreaWork(area.key, ladder.shape.area_name(area.key, named), by_area[area.key])
        for area in ladder.shape.areas
        if by_area[area.key]
    ]
    return SchoolWork(areas, behind, [line for line in lines if line.row.state == State.WAITS])


def is_behind(line: WorkLine, ladder: Ladder, phase: PhaseShape | None) -> bool:
    """Say whether an item was finished in a phase that the school has left behind."""
    order = ladder.shape.order
    is_earlier = phase is not None and order.index(line.phase.key) < order.index(phase.key)
    return is_earlier and line.row.state == State.DONE


def work_lines(
    rows: Iterable[WorkItem], ladder: Ladder, figures: Figures, *, today: dt.date, beside: FiguresBeside = NONE
) -> list[WorkLine]:  # fmt: skip
    """Return items as lines, in the order of the ladder; one that the ladder has lost is left out."""
    by_key = {row.item: row for row in rows}
    found = []
    for key, (phase, shape) in ladder.shape.items_by_key.items():
        if (row := by_key.get(key)) is None:
            continue
        limits = [limit for limit in map(ladder.shape.limit, shape.only_while) if limit]
        holds = rules.condition_holds(
            (figures.get(limit.about, rules.Figure()), limit.op, limit.value) for limit in limits
        )
        unset = tuple(limit for limit in limits if limit.value is None)
        records: Sequence[WorkRecord] = list(row.records.all())
        last = records[0] if records else None
        shown = beside_line(shape, ladder, beside)
        found.append(WorkLine(row, shape, phase, today, holds if limits else True, unset, last, shown))
    return found


@dataclass(frozen=True)
class Step:
    """One phase in the history of a school: how it got there, how long it stayed, what was given meanwhile."""

    move: Move
    name: str
    until_on: dt.date | None
    time: rules.TimeInPhase
    support: list[Support]
    records: int
    is_to_come: bool = False

    @property
    def days(self) -> object:
        return sum(each.days for each in self.support)


def history(school: School, ladder: Ladder, *, today: dt.date) -> list[Step]:
    """Return the moves of a school along its ladder, the latest first, each with what happened in that phase."""
    moves = list(Move.objects.filter(school=school, ladder=ladder).select_related("assessment", "by", "ladder"))
    support = list(Support.objects.filter(school=school).select_related("post"))
    worked = list(WorkRecord.objects.filter(school=school).values_list("done_on", flat=True))
    steps = []
    for at, move in enumerate(moves):
        after = moves[at + 1].from_on if at + 1 < len(moves) else None
        until = after - dt.timedelta(days=1) if after else None
        end = until or max(today, move.from_on)
        phase = ladder.shape.phase(move.now)
        months = rules.whole_months(move.from_on, end)
        steps.append(Step(
            move, phase.name if phase else move.now, until, rules.TimeInPhase(months, "months"),
            [each for each in support if move.from_on <= each.given_on <= end],
            sum(move.from_on <= day <= end for day in worked), move.from_on > today,
        ))  # fmt: skip
    return steps[::-1]


def coming_moves(school: School, ladder: Ladder, *, today: dt.date) -> list[Move]:
    """Return the moves that were decided and have not begun, the next first."""
    return list(Move.objects.filter(school=school, ladder=ladder, from_on__gt=today).select_related("ladder"))


def last_move(school: School, ladder: Ladder, *, today: dt.date) -> Move | None:
    """Return the decision by which a school is in its phase today."""
    begun = Move.objects.filter(school=school, ladder=ladder, from_on__lte=today)
    return begun.select_related("ladder", "assessment").last()


def modes_of(school: School, *, today: dt.date) -> dict[str, FunctionMode]:
    """Return how the central team works in each function of a school today."""
    rows = FunctionMode.objects.filter(school=school, from_on__lte=today).select_related("holder", "by")
    return {row.function: row for row in rows.order_by("from_on", "pk")}


def judged_over_time(school: School, ladder: Ladder) -> tuple[list[dt.date], list[tuple[str, str, list[str]]]]:
    """Return the days of assessment, oldest first, and each line that was judged (its key, its words) with what was
    found on each.

    What an assessment left as an earlier one found it was found on that earlier day alone.
    """
    rows = list(
        Judgement.objects.filter(assessment__school=school, assessment__ladder=ladder, found_on=None)
        .order_by("assessment__made_on", "assessment", "pk")
        .values_list("assessment", "assessment__made_on", "line", "says", "found")
    )
    days = {pk: day for pk, day, *_ in rows}
    says = {line: words for _, _, line, words, _ in rows}
    found = {(pk, line): what for pk, _, line, _, what in rows}
    return list(days.values()), [
        (line, words, [found.get((pk, line), "") for pk in days]) for line, words in says.items()
    ]


def comes_round(ladder: Ladder, row: WorkItem) -> bool:
    """Say whether an item is confirmed again and again, by what the ladder says of it."""
    found = ladder.shape.items_by_key.get(row.item)
    return found is not None and found[1].kind != "one-off"


def in_thread(lines: Iterable[WorkLine], thread: str) -> list[tuple[PhaseShape, list[WorkLine]]]:
    """Return the items of one thread, phase by phase."""
    found: dict[str, tuple[PhaseShape, list[WorkLine]]] = {}
    for line in lines:
        if thread in line.shape.threads:
            found.setdefault(line.phase.key, (line.phase, []))[1].append(line)
    return list(found.values())


class Found(NamedTuple):
    """What was found last on a line, on which day, and what showed it."""

    judgement: Judgement
    on: dt.date


def found_last(school: School, ladder: Ladder) -> dict[str, Found]:
    """Return what the latest assessment that judged each line found there, by line."""
    rows = Judgement.objects.filter(assessment__school=school, assessment__ladder=ladder).select_related("assessment")
    return {one.line: Found(one, one.day) for one in rows.order_by("assessment__made_on", "assessment", "pk")}
