"""Schools on their ladders, shaped for a page."""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from typing import Any, NamedTuple

from goldenthread.domain.deciding import improving
from goldenthread.domain.deciding import ladders as rules
from goldenthread.features.delegation.models import Function
from goldenthread.features.improvement.ladder_shapes import LadderShape, LineShape, PhaseShape
from goldenthread.features.improvement.ladder_words import lasts_in_words, listed
from goldenthread.features.improvement.models import Assessment, FunctionMode, Judgement, Ladder, Move, Support
from goldenthread.features.improvement.queries import Row, SchoolWork, WorkLine
from goldenthread.features.improvement.queries.beside import FigureBeside, FiguresBeside, beside_line
from goldenthread.features.improvement.queries.evidence import Beside
from goldenthread.features.improvement.queries.one_school import Found
from goldenthread.foundation import charts
from goldenthread.web.improvement.finding import Placed

VERDICTS = {rules.INDICATED: "draft", rules.NONE_INDICATED: "cannot tell", rules.CANNOT: "no data"}
FOUND = {Judgement.Found.YES: "met", Judgement.Found.PARTLY: "at risk", Judgement.Found.NO: "off track"}
SAID = {Judgement.Found.YES: "open", Judgement.Found.PARTLY: "open", Judgement.Found.NO: "not due"}
# The years that the picture of moves goes back, where there are as many.
YEARS_SHOWN = 5
# How many decisions stand on the page of all schools.
TURNS_SHOWN = 6


class Turn(NamedTuple):
    """One decision that moved a school, with where it was before and whether that was up."""

    row: Row
    move: Move
    was: str
    now: str
    is_up: bool


class Overview:
    """Every school, under the phase that it is in, those that need most first."""

    def __init__(self, rows: Sequence[Row], ladders: Sequence[Ladder], today: dt.date) -> None:
        self.rows, self.ladders, self.today = rows, ladders, today
        placed = min((past.from_on for row in rows for past in row.past), default=today)
        self.first = max(placed.replace(day=1), dt.date(today.year - YEARS_SHOWN, today.month, 1))

    @property
    def by_phase(self) -> list[tuple[PhaseShape, list[Row]]]:
        return [
            (phase, [row for row in self.rows if row.ladder and row.ladder.pk == ladder.pk and row.phase == phase])
            for ladder in self.ladders
            for phase in ladder.shape.phases
        ]

    @property
    def unplaced(self) -> list[Row]:
        return [row for row in self.rows if row.ladder and row.phase is None]

    @property
    def without(self) -> list[Row]:
        return [row for row in self.rows if row.ladder is None]

    @property
    def asks(self) -> list[Row]:
        """The schools about which a body should be asked: over their time, or proposed for another phase."""
        return [row for row in self.rows if row.differs or (row.time and row.time.is_alert)]

    @property
    def marked(self) -> list[Row]:
        """The schools whose phase was decided against an assessment, or where one proposed nothing."""
        return [row for row in self.rows if row.phase and row.move and row.move.is_marked]

    @property
    def unassessed(self) -> list[Row]:
        return [row for row in self.rows if row.phase and row.move and row.move.is_unassessed]

    @property
    def helped(self) -> list[Row]:
        """Schools by need, those that stand lowest first."""
        return sorted(
            (row for row in self.rows if row.need is not None), key=lambda row: (-(row.need or 0), row.school.name)
        )

    @property
    def paced(self) -> list[Row]:
        return [row for row, _ in self.fastest]

    @property
    def ill_matched(self) -> list[tuple[improving.Helped, improving.Helped]]:
        """Where a school that needs more was given less in the last year, one line a school."""
        pairs = improving.against_need(
            [improving.Helped(row.school.short_name, row.need or 0, row.lately) for row in self.helped]
        )
        return list({pair[0].name: pair for pair in reversed(pairs)}.values())

    @property
    def fastest(self) -> list[tuple[Row, Decimal]]:
        """Schools that were placed a year ago or more, by how fast they went up."""
        paced = [(row, pace) for row in self.rows if (pace := row.pace(self.today)) is not None]
        return sorted(paced, key=lambda pair: (-pair[1], pair[0].school.name))

    @property
    def leaders(self) -> list[Row]:
        """Those that went up fastest: several where they went up alike, and none where nobody did."""
        best = self.fastest[0][1] if self.fastest else 0
        return [row for row, pace in self.fastest if pace == best > 0]

    @property
    def headline(self) -> str:
        placed = [(phase.name, len(rows)) for phase, rows in self.by_phase if rows]
        if not placed:
            return "No school is in a phase yet"
        return ", ".join(f"{count} in {name}" for name, count in placed)

    @property
    def turns(self) -> list[Turn]:
        """The latest decisions that moved a school or placed it first, the latest first."""
        found = [_turn(row, move) for row in self.rows if row.ladder for move in row.moves]
        return sorted(found, key=lambda one: one.move.from_on, reverse=True)[:TURNS_SHOWN]

    @property
    def drawings(self) -> list[charts.Steps]:
        """Schools by phase over time, a drawing for each ladder that has any."""
        return [drawn for ladder in self.ladders if (drawn := self._steps(ladder)).rows]

    def _steps(self, ladder: Ladder) -> charts.Steps:
        order = ladder.shape.order
        rows = [
            charts.StepRow(row.school.short_name, self._stays(row, order))
            for row in self.rows
            if row.ladder and row.ladder.pk == ladder.pk and row.past
        ]
        names = [phase.name for phase in ladder.shape.phases]
        title = "How they came here" if len(self.ladders) == 1 else f"How they came here: {ladder.name}"
        note = f"A line for each, from {names[0]} at its foot to {names[-1]} at its head"
        return charts.Steps(title, names, rows, self.first, self.today, note=note)

    def _stays(self, row: Row, order: Sequence[str]) -> list[charts.Stay]:
        reasons = {move.from_on: move.reason for move in row.moves}
        return [
            charts.Stay(order.index(past.key), past.from_on, past.until_on, reasons.get(past.from_on, ""))
            for past in row.past
            if past.key in order
        ]

    @property
    def given(self) -> charts.Bars:
        """Days of help in the last year, those that stand lowest first."""
        bars = [
            charts.Bar(f"{row.school.short_name}, {row.phase.name if row.phase else ''}", row.lately)
            for row in self.helped
        ]
        title = "Days of help in a year, those that stand lowest first"
        return charts.Bars(title, bars, unit="days", note="By the help that was logged")

    @property
    def paces(self) -> charts.Bars:
        """How fast schools went up, in steps a year."""
        bars = [
            charts.Bar(row.school.short_name, pace) for row, pace in self.fastest
        ]  # fmt: skip
        names = listed([row.school.short_name for row in self.leaders])
        title = f"{names} went up fastest" if names else "No school has gone up since it was placed"
        note = "Steps a year since first placed; a school placed less than a year ago is not compared"
        return charts.Bars(title, bars, decimals=1, note=note)


def _turn(row: Row, move: Move) -> Turn:
    assert row.ladder is not None
    order, names = row.ladder.shape.order, row.ladder.shape.names
    is_up = not move.was or (
        move.was in order and move.now in order and order.index(move.was) < order.index(move.now)
    )
    return Turn(row, move, names.get(move.was, ""), names.get(move.now, move.now), is_up)


class Indications:
    """What each measure says of the phase, and what is proposed from it."""

    def __init__(self, ladder: Ladder, found: Sequence[tuple[str, rules.Indication]]) -> None:
        self.shape, self.found = ladder.shape, found

    @property
    def rows(self) -> list[dict[str, Any]]:
        return [self._row(name, one) for name, one in self.found]

    def _row(self, name: str, one: rules.Indication) -> dict[str, Any]:
        also = [self.shape.names[key] for key in one.also if key in self.shape.names]
        return {
            "name": name,
            "says": one.says,
            "looks": VERDICTS[one.verdict],
            "word": self.shape.names.get(one.phase) or one.verdict.capitalize(),
            "also": f"It passes {listed(also)} as well; the first in order counts." if also else "",
        }

    @property
    def proposal(self) -> rules.Proposal:
        return rules.propose([one for _, one in self.found], self.shape.order, self.shape.names)

    @property
    def proposed(self) -> str:
        return self.shape.names.get(self.proposal.phase, "")


class SchoolPage(Indications):
    """One school in its phase."""

    def __init__(
        self, here: Placed, work: SchoolWork, found: Sequence[tuple[str, rules.Indication]], *,
        assessments: Sequence[Assessment], modes: dict[str, FunctionMode], duties: dict[str, Function],
        support: Sequence[Support], area: str, asks: Assessment | None, profile: "Profile",
    ) -> None:  # fmt: skip
        super().__init__(here.ladder, found)
        self.last, self.profile = asks, profile
        self.here, self.work, self.assessments, self.support = here, work, assessments, support
        self.modes = [
            (function, modes.get(function), duties.get(function.casefold())) for function in self.shape.functions
        ]
        self.chosen = next((one for one in work.areas if one.key == area), None)

    @property
    def phase(self) -> PhaseShape | None:
        return self.here.phase

    @property
    def differs(self) -> bool:
        """Say whether an assessment that nobody has answered proposed another phase than the school is in."""
        last, phase = self.last, self.phase
        return bool(last and last.proposed and not (phase and last.proposed == phase.key))

    @property
    def is_unindicated(self) -> bool:
        """Say whether nothing points to a phase of a school that is in none."""
        return bool(self.last and not self.last.proposed and not self.phase)

    @property
    def last_proposed(self) -> str:
        return self.shape.names.get(self.last.proposed, "") if self.last else ""

    @property
    def lasts(self) -> str:
        return lasts_in_words(self.phase) if self.phase else ""

    @property
    def time_says(self) -> str:
        time = self.here.time
        if time is None:
            return ""
        return {
            rules.OVER: "longer than the phase is meant to last", rules.EARLY: "the least time is not reached yet",
            rules.RECHECK: "another look is due",
        }.get(time.verdict, "")  # fmt: skip

    @property
    def areas(self) -> list[Any]:
        return [self.chosen] if self.chosen else self.work.areas

    @property
    def next_phase(self) -> PhaseShape | None:
        order = self.shape.order
        at = order.index(self.phase.key) + 1 if self.phase else len(order)
        return self.shape.phase(order[at]) if at < len(order) else None


class Judged(NamedTuple):
    """A line that people judge: what was found last, what is on record of it, and its figures."""

    shape: LineShape
    looks: str
    found: Found | None
    beside: Beside
    figures: list[FigureBeside]


class Profile:
    """What a phase says of a school in it, line by line, as it was found here."""

    def __init__(
        self, here: Placed, found: Mapping[str, Found], beside: Mapping[str, Beside], figures: FiguresBeside
    ) -> None:  # fmt: skip
        self.here, self._found, self._beside, self._figures = here, found, beside, figures

    @property
    def descriptors(self) -> list[Judged]:
        return self._judged(self.here.phase.descriptors if self.here.phase else (), is_good=False)

    @property
    def qualities(self) -> list[Judged]:
        return self._judged(self.here.phase.qualities if self.here.phase else (), is_good=True)

    def _judged(self, lines: Iterable[LineShape], *, is_good: bool) -> list[Judged]:
        return [
            Judged(
                line, looks_of(last.judgement.found, is_good=is_good) if (last := self._found.get(line.key)) else "",
                last, self._beside.get(line.key, []), beside_line(line, self.here.ladder, self._figures),
            )
            for line in lines
        ]  # fmt: skip


class AssessmentPage:
    """One assessment as it was made: what figures said, where areas were placed, what was found."""

    def __init__(self, row: Assessment) -> None:
        self.row, self.shape = row, row.shape

    @property
    def proposed(self) -> str:
        return self.shape.names.get(self.row.proposed, "")

    @property
    def moves(self) -> bool:
        """Say whether it proposes another phase than the school was in."""
        return self.row.proposed not in {"", self.row.phase_then}

    @property
    def was_in(self) -> str:
        return self.shape.names.get(self.row.phase_then, "")

    @property
    def rows(self) -> list[dict[str, str]]:
        return [
            {
                "name": one["name"], "says": one["says"], "looks": VERDICTS.get(one["verdict"], "cannot tell"),
                "word": self.shape.names.get(one["phase"]) or str(one["verdict"]).capitalize(),
            }
            for one in self.row.indications
        ]  # fmt: skip

    @property
    def found(self) -> list[tuple[str, list[tuple[Judgement, str]]]]:
        """What was found, phase by phase: what is so there, and the qualities that it asks of leaders."""
        qualities = qualities_of(self.shape)
        of_phase = {line.key: phase.name for phase in self.shape.phases
                    for line in (*phase.descriptors, *phase.qualities)}  # fmt: skip
        parts: dict[str, list[tuple[Judgement, str]]] = {}
        for one in self.row.judgements.all():
            what = "Qualities of leadership in" if one.line in qualities else "What is so in"
            title = f"{what} {of_phase[one.line]}" if one.line in of_phase else "What else was found"
            parts.setdefault(title, []).append((one, looks_of(one.found, is_good=one.line in qualities)))
        return list(parts.items())


def proposed_then(move: Move) -> str:
    """Return the name of the phase that the assessment behind a decision proposed; nothing where it proposed none."""
    return move.assessment.shape.names.get(move.assessment.proposed, "") if move.assessment else ""


def figures_then(assessment: Assessment | None) -> list[tuple[str, str]]:
    """Return what the figures said on the day of an assessment: the measure and its sentence."""
    if assessment is None:
        return []
    return [(one["name"], one["says"]) for one in assessment.indications if one["verdict"] == rules.INDICATED]


def qualities_of(shape: LadderShape) -> set[str]:
    """Return the keys of the qualities of leadership, which it is good to find."""
    return {line.key for phase in shape.phases for line in phase.qualities}


def looks_of(found: str, *, is_good: bool) -> str:
    """Return how what was found on a line looks; nothing where it was not judged.

    To find a quality is good. A descriptor only says whether it is here as in the phase, which may be good or bad.
    """
    if not found:
        return ""
    return FOUND[Judgement.Found(found)] if is_good else SAID[Judgement.Found(found)]


def judged_lines(
    shape: LadderShape, judged: Iterable[tuple[str, str, list[str]]]
) -> list[tuple[str, list[tuple[str, str]]]]:  # fmt: skip
    """Return each line that was judged with how each finding looks, and what it was."""
    qualities = qualities_of(shape)
    return [
        (says, [(looks_of(one, is_good=line in qualities), one) for one in found]) for line, says, found in judged
    ]


def threaded(ladder: Ladder, lines: Iterable[WorkLine], thread: str) -> list[dict[str, Any]]:
    """Return a thread phase by phase: each of its items, with the school's own line where it has come to it."""
    by_key = {line.row.item: line for line in lines}
    found = []
    for phase in ladder.shape.phases:
        items = [(item, by_key.get(item.key)) for item in phase.items if thread in item.threads]
        if items:
            found.append({"phase": phase, "items": items})
    return found
