"""How schools judge themselves, area by area, what a moderator judged of each, and how both went over time."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from goldenthread.domain.access import Reach
from goldenthread.domain.board import self_evaluation as rules
from goldenthread.features.assurance.models import Review, SecondJudgement
from goldenthread.features.assurance.queries.visible import reviews_within


@dataclass(frozen=True)
class Area:
    """One area as its school judges it, with what that rests on, and as its moderator does."""

    name: str
    judgement: str
    evidence: str
    second: SecondJudgement | None

    @property
    def differs(self) -> bool:
        return self.second is not None and rules.differs(self.judgement, self.second.judgement)


@dataclass(frozen=True)
class Evaluation:
    """One self-evaluation of a school."""

    review: Review

    @cached_property
    def areas(self) -> list[Area]:
        seconds = {one.area: one for one in self.review.second_judgements.all()}
        evidence = self.review.evidence
        return [
            Area(name, judgement, evidence.get(name, ""), seconds.get(name))
            for name, judgement in self.review.grades.items()
        ]

    @property
    def moderated(self) -> list[Area]:
        return [area for area in self.areas if area.second]

    @property
    def differing(self) -> list[Area]:
        return [area for area in self.areas if area.differs]

    @property
    def overall_differs(self) -> bool:
        return rules.differs(self.review.judgement, self.review.moderated_judgement)

    @property
    def stands(self) -> str:
        if not self.moderated:
            return "moderated" if self.review.moderated_on else "not moderated"
        return "moderated" if len(self.moderated) == len(self.areas) else "partly moderated"


@dataclass(frozen=True)
class Then:
    """One area at one time: what the school judged, what the moderator did, and the way since the time before."""

    area: Area
    way: str


def evaluations(reach: Reach) -> list[Evaluation]:
    """Return the self-evaluations of schools that the reader may see, the earliest first: two questions."""
    rows = reviews_within(reach).filter(
        kind=Review.Kind.SELF_EVALUATION, stage=Review.Stage.REPORTED, school__isnull=False
    )
    return [Evaluation(row) for row in rows.order_by("held_on", "pk").prefetch_related("second_judgements__post")]


def newest_evaluations(reach: Reach) -> dict[int, Evaluation]:
    """Return each school's newest self-evaluation, by the school's key."""
    return {one.review.school_id: one for one in evaluations(reach) if one.review.school_id}


def areas_over_time(times: Sequence[Evaluation]) -> list[tuple[str, list[Then | None]]]:
    """Return a school's areas over its self-evaluations, the earliest first; none where an area was not judged."""
    names = list(dict.fromkeys(area.name for one in reversed(times) for area in one.areas))
    found: dict[str, list[Then | None]] = defaultdict(list)
    last: dict[str, str] = {}
    for one in times:
        by_name = {area.name: area for area in one.areas}
        for name in names:
            area = by_name.get(name)
            found[name].append(Then(area, rules.way(last.get(name, ""), area.judgement)) if area else None)
            last[name] = area.judgement if area else last.get(name, "")
    return [(name, found[name]) for name in names]
