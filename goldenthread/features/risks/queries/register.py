"""The register: every open risk as a line, the greatest first, with where each moved to since a day."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from django.db.models import Count, Q

from goldenthread.domain.access import Reach
from goldenthread.domain.board import risk_scoring
from goldenthread.domain.board.risk_scoring import Place
from goldenthread.features.organisations.models import here_on
from goldenthread.features.risks.grid_shapes import GridShape, KindShape, LevelShape
from goldenthread.features.risks.models import Escalation, Link, Risk, Score
from goldenthread.features.risks.queries.visible import escalations_within, frame_of, risks_within


@dataclass(frozen=True)
class Line:
    """One risk as the register shows it."""

    risk: Risk
    shape: GridShape
    before: Place | None
    today: dt.date
    waits: Escalation | None = None
    steps_open: int = 0
    controls: int = 0

    @property
    def level(self) -> LevelShape | None:
        return self.shape.level(self.shape.grid.level(self.risk.place))

    @property
    def target(self) -> LevelShape | None:
        return self.shape.level(self.shape.grid.level(self.risk.target))

    @property
    def inherent(self) -> LevelShape | None:
        return self.shape.level(self.shape.grid.level(self.risk.inherent))

    @property
    def kind(self) -> KindShape | None:
        return self.shape.kind(self.risk.kind)

    @property
    def is_above(self) -> bool:
        return risk_scoring.is_above_appetite(self.shape.grid, self.risk.place, self.shape.bears(self.risk.kind))

    @property
    def moved(self) -> str:
        """Say which way it moved since the day before: up, down, same, new."""
        return risk_scoring.direction(self.shape.grid, self.before, self.risk.place)

    @property
    def is_late(self) -> bool:
        return self.risk.next_review_on is not None and self.risk.next_review_on < self.today

    @property
    def where(self) -> str:
        """Return whose risk it is; nothing for the trust's own."""
        return self.risk.school.short_name if self.risk.school else self.risk.unit.name if self.risk.unit else ""


@dataclass(frozen=True)
class Square:
    """One square of the heat map: what stands there now, and what left it for another."""

    place: Place
    level: LevelShape | None
    lines: list[Line] = field(default_factory=list)
    gone: int = 0


@dataclass(frozen=True)
class Register:
    """The open risks of a reader in order, with the map that they make."""

    shape: GridShape
    lines: list[Line]
    since: dt.date
    today: dt.date

    @property
    def above(self) -> list[Line]:
        return [line for line in self.lines if line.is_above]

    @property
    def late(self) -> list[Line]:
        return [line for line in self.lines if line.is_late]

    @property
    def waiting(self) -> list[Line]:
        return [line for line in self.lines if line.waits]

    @property
    def unscored(self) -> list[Line]:
        return [line for line in self.lines if line.risk.place is None]

    def rows(self) -> list[tuple[object, list[Square]]]:
        """Return the heat map from the likeliest down: each step with its squares from light to heavy."""
        now: dict[Place, list[Line]] = defaultdict(list)
        gone: dict[Place, int] = defaultdict(int)
        for line in self.lines:
            if line.risk.place:
                now[line.risk.place].append(line)
            if line.before and line.before != line.risk.place:
                gone[line.before] += 1
        grid = self.shape.grid
        return [
            (
                step,
                [
                    Square(at, self.shape.level(grid.level(at)), now[at], gone[at])
                    for at in (Place(likelihood, impact) for impact in range(1, len(self.shape.impact) + 1))
                ],
            )
            for likelihood, step in reversed(list(enumerate(self.shape.likelihood, start=1)))
        ]


def register(reach: Reach, *, today: dt.date, since: dt.date, only: Q | None = None) -> Register:
    """Return the register of a reader, the greatest risk first, in a fixed number of queries."""
    shape = frame_of(reach.trust)
    risks = list(risks_within(reach).filter(here_on(today, at="school__"), only or Q(), closed_on=None))
    return Register(shape, lines_of(reach, risks, shape, today=today, since=since), since, today)


def lines_of(
    reach: Reach, risks: Sequence[Risk], shape: GridShape, *, today: dt.date, since: dt.date
) -> list[Line]:  # fmt: skip
    """Return risks as lines, the greatest first."""
    keys = [risk.pk for risk in risks]
    before = places_on(keys, since)
    waits = {row.risk_id: row for row in escalations_within(reach).filter(risk__in=keys, answered_on=None)}
    counted = {
        row["pk"]: row
        for row in Risk.objects.filter(pk__in=keys).values("pk").annotate(
            steps_open=Count("steps", filter=Q(steps__done_on=None), distinct=True),
            controls_now=Count("controls", filter=Q(controls__ended_on=None), distinct=True),
        )
    }  # fmt: skip
    lines = [
        Line(risk, shape, before.get(risk.pk), today, waits.get(risk.pk), counted[risk.pk]["steps_open"],
             counted[risk.pk]["controls_now"])
        for risk in risks
    ]  # fmt: skip
    return sorted(lines, key=lambda line: (*risk_scoring.order(shape.grid, line.risk.place), line.risk.number))


def places_on(risks: Iterable[int], day: dt.date) -> dict[int, Place]:
    """Return where risks stood at the end of a day; one that was not scored by then is absent."""
    found: dict[int, Place] = {}
    for score in Score.objects.filter(risk__in=list(risks), on__lte=day).order_by("on", "pk"):
        found[score.risk_id] = score.place
    return found


def top_risks(reach: Reach, *, today: dt.date, since: dt.date, most: int = 10) -> list[Line]:
    """Return the greatest open risks that a reader may see, as a board's pack lists them."""
    return register(reach, today=today, since=since).lines[:most]


def risks_about(reach: Reach, kind: str, ref: str, *, today: dt.date) -> list[Line]:
    """Return the open risks that are tied to a thing, such as a part of a plan or a measure."""
    tied = Link.objects.filter(kind=kind, ref=ref).values("risk")
    found = list(risks_within(reach).filter(pk__in=tied, closed_on=None))
    if not found:
        return []
    return lines_of(reach, found, frame_of(reach.trust), today=today, since=today - dt.timedelta(days=90))


def risks_by_subject(reach: Reach, kind: str, refs: Iterable[str], *, today: dt.date) -> dict[str, list[Line]]:
    """Return the open risks tied to each of many things of one kind, the greatest first: a few questions in all."""
    tied: dict[int, list[str]] = defaultdict(list)
    for risk, ref in Link.objects.filter(kind=kind, ref__in=list(refs)).values_list("risk", "ref"):
        tied[risk].append(ref)
    rows = list(risks_within(reach).filter(pk__in=tied, closed_on=None))
    found: dict[str, list[Line]] = defaultdict(list)
    for line in lines_of(reach, rows, frame_of(reach.trust), today=today, since=today - dt.timedelta(days=90)):
        for ref in tied[line.risk.pk]:
            found[ref].append(line)
    return found
