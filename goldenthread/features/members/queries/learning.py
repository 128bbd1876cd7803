"""Questions about training, induction and what bodies watch over."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from django.db.models import Q, QuerySet

from goldenthread.domain.access import Reach
from goldenthread.domain.board import members as rules
from goldenthread.features.members.criteria import induction
from goldenthread.features.members.models import InductionStep, Look, Training, Watch
from goldenthread.features.organisations.models import Body, Membership
from goldenthread.features.organisations.queries import (
    BodyStanding,
    bodies_standing,
    bodies_within,
    memberships_within,
)

KEEP = "member.keep"


def training_within(reach: Reach) -> QuerySet[Training]:
    """Return the training plan: all of it for who keeps the members, else what is open to the reader's bodies."""
    found = Training.objects.filter(trust=reach.trust, of_staff=False).prefetch_related("bodies", "places")
    if reach.may_everywhere(KEEP):
        return found
    return found.filter(bodies__in=bodies_within(reach)).distinct()


@dataclass(frozen=True)
class TrainingLine:
    """One item of the plan with who has still to do it, and how many said that it helped."""

    training: Training
    outstanding: Sequence[str]
    by_body: Sequence[tuple[Body, int, int]]
    rated: int
    helped: int

    @property
    def helped_percent(self) -> int | None:
        return round(100 * self.helped / self.rated) if self.rated else None


@dataclass
class Learner:
    """One member with what the plan asks of the bodies that they sit on: how much is done, and what is left."""

    name: str
    bodies: list[Body] = field(default_factory=list)
    done: int = 0
    left: list[Training] = field(default_factory=list)

    @property
    def of(self) -> int:
        return self.done + len(self.left)

    @property
    def owed(self) -> list[Training]:
        """Return what every member must have had, and they have not."""
        return [one for one in self.left if one.is_mandatory]


@dataclass(frozen=True)
class TrainingPlan:
    lines: Sequence[TrainingLine]
    learners: Sequence[Learner] = ()

    @property
    def cost(self) -> Decimal:
        return sum((line.training.cost or Decimal(0) for line in self.lines), Decimal(0))

    @property
    def spent(self) -> Decimal:
        return sum((line.training.spent or Decimal(0) for line in self.lines), Decimal(0))

    @property
    def outstanding(self) -> int:
        return sum(len(line.outstanding) for line in self.lines if line.training.is_mandatory)


def training_plan(reach: Reach, *, today: dt.date) -> TrainingPlan:
    """Return the plan with who of each body has done what, in as many queries however many items there are."""
    items = list(training_within(reach))
    seen = set(bodies_within(reach).values_list("pk", flat=True))
    bodies = {body.pk: body for item in items for body in item.bodies.all() if body.pk in seen}
    standing = {one.body.pk: one for one in bodies_standing(bodies.values(), today=today)}
    return TrainingPlan([_line(item, standing) for item in items], _learners(reach, items, standing))


def _learners(reach: Reach, items: Sequence[Training], standing: dict[int, BodyStanding]) -> list[Learner]:
    """Return the members of these bodies with what they did of the plan, those who owe most first.

    For who keeps the members all; for others themselves.
    """
    found: dict[object, Learner] = {}
    for item in items:
        done = {place.person_id or place.name.casefold() for place in item.places.all()}
        asked: dict[object, None] = {}
        for body in item.bodies.all():
            for key, name in _members(standing.get(body.pk)):
                learner = found.setdefault(key, Learner(name))
                asked[key] = None
                if body not in learner.bodies:
                    learner.bodies.append(body)
        for key in asked:
            if key in done:
                found[key].done += 1
            else:
                found[key].left.append(item)
    if not reach.may_everywhere(KEEP):
        found = {key: one for key, one in found.items() if key == reach.person}
    return sorted(found.values(), key=lambda one: (-len(one.owed), -len(one.left), one.name))


def _members(standing: BodyStanding | None) -> list[tuple[object, str]]:
    return [pair for one in standing.members for pair in _keys(one)] if standing else []


def _line(item: Training, standing: dict[int, BodyStanding]) -> TrainingLine:
    done = {place.person_id or place.name.casefold() for place in item.places.all()}
    missing: dict[str, None] = {}
    by_body = []
    for body in item.bodies.all():
        if body.pk not in standing:
            continue
        people = _members(standing[body.pk])
        for key, name in people:
            if key not in done:
                missing[name] = None
        by_body.append((body, sum(key in done for key, _ in people), len(people)))
    rated = [place.helped for place in item.places.all() if place.helped]
    return TrainingLine(item, list(missing), by_body, len(rated), sum(one >= 3 for one in rated))


def _keys(one: object) -> list[tuple[object, str]]:
    people = getattr(one, "people", ())
    name = getattr(one, "name", "")
    return [(person.pk, person.name) for person in people] or [(name.casefold(), name)]


@dataclass(frozen=True)
class Inducted:
    """One member's induction: the steps, how many are done, and which are late."""

    membership: Membership
    steps: Sequence[tuple[InductionStep, dt.date]]
    today: dt.date

    @property
    def done(self) -> int:
        return sum(step.done_on is not None for step, _ in self.steps)

    @property
    def late(self) -> list[str]:
        return [step.says for step, due in self.steps if step.done_on is None and due < self.today]


def inductions(reach: Reach, *, today: dt.date, memberships: QuerySet[Membership] | None = None) -> list[Inducted]:
    """Return the inductions that were begun: for who keeps the members all, for others their own."""
    found = memberships if memberships is not None else memberships_within(reach)
    if not reach.may_everywhere(KEEP):
        found = found.filter(Q(person=reach.person) | Q(person=None, post__in=reach.posts))
    begun = (
        found.filter(induction__isnull=False).distinct().prefetch_related("induction").order_by("-from_on", "name")
    )
    days = {line.key: line.days for line in induction().steps}
    return [
        Inducted(
            row, [(step, row.from_on + dt.timedelta(days=days.get(step.key, 90))) for step in row.induction.all()],
            today,
        )
        for row in begun
    ]  # fmt: skip


def new_members(reach: Reach, *, today: dt.date) -> list[Membership]:
    """Return who began within the last year on a body with a say and has no induction."""
    recent = memberships_within(reach).filter(
        from_on__gt=today - dt.timedelta(days=365), from_on__lte=today, ended_on=None, is_member=True, renews=None,
        body__dissolved_on=None, induction=None,
    )  # fmt: skip
    return list(recent.exclude(body__kind=Body.Kind.GROUP))


@dataclass(frozen=True)
class Watched:
    """What one body watches over, and how it has looked this year."""

    watch: Watch
    looks: Sequence[Look]
    stands: rules.Looking
    this_year: int


def watched(reach: Reach, *, begins: dt.date, today: dt.date, body: Body | None = None) -> list[Watched]:
    """Return what bodies within reach watch over, those that are behind with it first."""
    rows = Watch.objects.filter(body__in=bodies_within(reach).filter(dissolved_on=None), until_on=None)
    if body:
        rows = rows.filter(body=body)
    found = []
    for row in rows.select_related("body__trust", "body__school", "function").prefetch_related("looks"):
        looks = list(row.looks.all())
        days = [one.on for one in looks]
        stands = rules.looking(days, row.times, begins, today)
        found.append(Watched(row, looks, stands, sum(begins <= day <= today for day in days)))
    return sorted(found, key=lambda one: (list(rules.Looking).index(one.stands), one.watch.body.name, one.watch.what))


def watches_within(reach: Reach) -> QuerySet[Watch]:
    return Watch.objects.filter(body__in=bodies_within(reach), until_on=None).select_related(
        "body__trust", "body__school"
    )
