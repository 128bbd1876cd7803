"""How much bodies of schools ask, and how good the milestones are that they accept."""

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from goldenthread.domain.access import Reach
from goldenthread.features.governance.models import MilestoneRating
from goldenthread.features.governance.queries.visible import may_keep, questions_within
from goldenthread.features.organisations.models import Body, here_on
from goldenthread.features.organisations.queries import bodies_within
from goldenthread.features.plans import queries as planned
from goldenthread.features.plans.models import Action

FIND = "check.find"


@dataclass(frozen=True)
class Accepted:
    """A milestone of a school's plan, with its ratings, the newest first."""

    action: Action
    ratings: Sequence[MilestoneRating] = ()

    @property
    def rating(self) -> MilestoneRating | None:
        return self.ratings[0] if self.ratings else None


@dataclass(frozen=True)
class Scrutiny:
    """One body of a school: how often it asked since a day, and the milestones of the plan in force."""

    body: Body
    asked: int
    unanswered: int
    milestones: Sequence[Accepted]

    @property
    def rated(self) -> list[MilestoneRating]:
        return [one.rating for one in self.milestones if one.rating]

    @property
    def mean(self) -> Decimal | None:
        """Return the mean of those that are rated, to one place."""
        steps = [one.step for one in self.rated]
        return round(Decimal(sum(steps)) / len(steps), 1) if steps else None

    @property
    def spread(self) -> list[tuple[str, int]]:
        count = Counter(one.step for one in self.rated)
        return [(label, count[step]) for step, label in MilestoneRating.Step.choices]


def local_bodies(reach: Reach) -> list[Body]:
    """Return the bodies of schools that the reader may see."""
    found = bodies_within(reach).filter(here_on(at="school__"), kind=Body.Kind.LOCAL_BODY, dissolved_on=None)
    return list(found.exclude(school=None).order_by("school__order", "name"))


def scrutiny(reach: Reach, bodies: Iterable[Body], *, since: dt.date) -> list[Scrutiny]:
    """Return how bodies ask and what they accepted: in as many queries however many there are."""
    listed = list(bodies)
    asked: dict[int, list[bool]] = defaultdict(list)
    questions = questions_within(reach).filter(body__in=listed, asked_on__gte=since)
    for body, answered_on in questions.values_list("body", "answered_on"):
        asked[body].append(answered_on is None)
    schools = {body.school_id for body in listed}
    deeds = planned.actions(reach).filter(element__plan__school__in=schools, element__plan__state="live")
    deeds = deeds.order_by("element__depth", "element__order", "order", "pk")
    ratings: dict[int, list[MilestoneRating]] = defaultdict(list)
    for one in MilestoneRating.objects.filter(action__in=deeds, body__in=listed).select_related("post"):
        ratings[one.action_id].append(one)
    by_school: dict[int | None, list[Accepted]] = defaultdict(list)
    for deed in deeds:
        by_school[deed.element.plan.school_id].append(Accepted(deed, ratings[deed.pk]))
    return [
        Scrutiny(body, len(asked[body.pk]), sum(asked[body.pk]), _milestones(by_school[body.school_id]))
        for body in listed
    ]


def _milestones(deeds: Sequence[Accepted]) -> Sequence[Accepted]:
    """Return what is called a milestone; of a school that calls nothing so, everything that is to be done."""
    return [one for one in deeds if one.action.kind == Action.Kind.MILESTONE] or deeds


def may_rate(reach: Reach, body: Body) -> bool:
    """Say whether the reader may rate what a body accepted: who reviews its school, or keeps its meetings."""
    return reach.may(FIND, school=body.school_id) or may_keep(reach, body)
