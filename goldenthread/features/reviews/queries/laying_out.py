"""The year laid out: every occurrence within a span, where it comes round, of whom it is asked and how it stands."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from django.db.models import Q, QuerySet

from goldenthread.domain.access import Reach
from goldenthread.domain.year import review_cycle
from goldenthread.domain.year.review_cycle import Due, Warned
from goldenthread.features.organisations.models import Holding, Post, Trust
from goldenthread.features.reviews.models import Cycle, Duty, Occurrence, Round
from goldenthread.features.reviews.queries.ground import EDIT, Ground, Where, ground_of, sees

# Of what stands open, the most pressing first.
YEAR = dt.timedelta(days=366)
# How far outside of a span lies what may have been moved into it.
AROUND = review_cycle.FURTHEST
STATES = ("late", "due", "ahead", "done late", "done", "set aside")


@dataclass(frozen=True)
class Stand:
    """One occurrence in one place: of which posts it is asked, how it stands, and its row where it has one."""

    where: Where
    state: str
    mark: Occurrence | None = None
    posts: tuple[Post, ...] = ()
    round: Round | None = None

    @property
    def is_open(self) -> bool:
        return self.state in ("late", "due", "ahead")


@dataclass(frozen=True)
class Line:
    """One occurrence of a duty, with how it stands in each place that the reader may see."""

    duty: Duty
    due: Due
    stands: Sequence[Stand]

    @property
    def state(self) -> str:
        """The most pressing of its places."""
        return min((stand.state for stand in self.stands), key=STATES.index)

    @property
    def done(self) -> int:
        return sum(stand.state in ("done", "done late") for stand in self.stands)

    @property
    def late(self) -> list[Stand]:
        return [stand for stand in self.stands if stand.state == "late"]

    @property
    def askeds(self) -> list[Post]:
        """The posts that are asked, each once."""
        return list({post.pk: post for stand in self.stands for post in stand.posts}.values())


@dataclass(frozen=True)
class Laid:
    """A span of the year, the first due first, and what whoever keeps the cycle should see before it comes."""

    lines: Sequence[Line]
    warnings: Sequence[Warned] = ()
    crowded: Sequence[tuple[str, dt.date, int]] = ()
    undated: Sequence[str] = ()
    duties: Mapping[str, Duty] = field(default_factory=dict)


def duties_of(trust: int | Trust) -> QuerySet[Duty]:
    """Return the duties that a trust keeps, those that were dropped left out."""
    return Duty.objects.filter(trust=trust, dropped_on=None).select_related("post")


def duties_to_edit(reach: Reach) -> QuerySet[Duty]:
    """Return the duties that the reader may change: all of them, for those who keep the cycle."""
    if not reach.may_everywhere(EDIT):
        return Duty.objects.none()
    return duties_of(reach.trust).select_related("trust", "post")


def begins(trust: Trust) -> int:
    """Return the month that comes first on the trust's year."""
    kept = Cycle.objects.filter(trust=trust).values_list("begins", flat=True).first()
    return kept or 9


def laid_out(
    reach: Reach, trust: Trust, from_on: dt.date, until_on: dt.date, today: dt.date, *, posts: Iterable[int] = ()
) -> Laid:
    """Lay out a span: seven questions, whatever the number of schools. `posts` keeps what is asked of these alone."""
    duties = list(duties_of(trust))
    ground = ground_of(trust, duties)
    marks = _marks(duties, from_on, until_on)
    held = {(row.duty_id, row.name): row for row in Round.objects.filter(trust=trust).exclude(duty=None)}
    wanted = set(posts)
    lines: list[Line] = []
    dues: list[Due] = []
    for duty in duties:
        for due in review_cycle.occurrences(duty.rule, ground.calendar, from_on - YEAR, until_on + AROUND):
            if due.due_on <= until_on:
                dues.append(due)
            if due.due_on < max(from_on - AROUND, duty.from_on):
                continue
            stands = [
                stand
                for stand in stands_of(duty, due, ground, marks, today, held=held.get((duty.pk, due.name)))
                if sees(reach, duty, stand.where) and (not wanted or wanted.intersection(stand.where.posts))
            ]
            lines += [
                Line(duty, own, theirs)
                for own, theirs in _by_day(due, stands).items()
                if from_on <= own.due_on <= until_on
            ]
    lines.sort(key=lambda line: (line.due, line.duty.title))
    by_key = {duty.key: duty for duty in duties}
    return Laid(lines, *_warned(dues, by_key, ground, from_on, until_on), duties=by_key)


def _by_day(due: Due, stands: Iterable[Stand]) -> dict[Due, list[Stand]]:
    """Put apart the places in which an occurrence was moved alone to another day."""
    found: dict[Due, list[Stand]] = defaultdict(list)
    for stand in stands:
        moved = stand.mark is not None and stand.mark.moved_from is not None
        found[(stand.mark.own_days if stand.mark and moved else None) or due].append(stand)
    return found


def stands_of(
    duty: Duty,
    due: Due,
    ground: Ground,
    marks: Mapping[tuple[int, str, str], Occurrence],
    today: dt.date,
    *,
    held: Round | None = None,
) -> list[Stand]:
    """Return how one occurrence stands in each of its places. One that opens a round stands as its round does.

    A round that was given other days is in time by those.
    """
    found = []
    by_round = Due(held.closes_on, due.opens_on, due.rule, due.name) if held else due
    for where in ground.places(duty, due, today):
        mark = marks.get((duty.pk, due.name, where.place))
        asked = tuple(ground.posts[post] for post in where.posts if post in ground.posts)
        state = review_cycle.state(by_round, held.closed_on, today) if held else _state(due, mark, today)
        found.append(Stand(where, state, mark, asked, held))
    return found


def _state(due: Due, mark: Occurrence | None, today: dt.date) -> str:
    if mark is not None and mark.set_aside_on is not None:
        return "set aside"
    own = mark.own_days if mark is not None else None
    return review_cycle.state(own or due, mark.done_on if mark else None, today)


def _marks(duties: Iterable[Duty], from_on: dt.date, until_on: dt.date) -> dict[tuple[int, str, str], Occurrence]:
    # A term may have been moved since an occurrence was done: half a year on either side holds it still.
    around = (from_on - dt.timedelta(days=183), until_on + dt.timedelta(days=183))
    rows = Occurrence.objects.filter(duty__in=[duty.pk for duty in duties], due_on__range=around)
    return {(row.duty_id, row.name, row.place): row for row in rows.select_related("done_by", "duty")}


def _warned(
    dues: Sequence[Due], duties: Mapping[str, Duty], ground: Ground, from_on: dt.date, until_on: dt.date
) -> tuple[list[Warned], list[tuple[str, dt.date, int]], list[str]]:
    rules = {key: duty.rule for key, duty in duties.items()}
    here = [due for due in dues if due.due_on >= from_on]
    disordered = [one for one in review_cycle.out_of_order(dues, rules) if one.on >= from_on]
    # A month in which schools are shut is no month off for the centre.
    heard = [due for due in here if not rules[due.rule].months or duties[due.rule].of == Duty.Of.SCHOOLS]
    outside = [review_cycle.outside_term(due, rules[due.rule], ground.calendar) for due in heard]
    nobody = [
        Warned(duty.key, "Nobody is asked: say which post or role.", from_on)
        for duty in duties.values()
        if not duty.role and not duty.post_id and duty.of != Duty.Of.PLANS
    ]
    warned = [*nobody, *disordered, *(one for one in outside if one)]
    who = {key: str(duty.post.title if duty.post else duty.role) for key, duty in duties.items()}
    crowded = review_cycle.crowded_weeks(here, who)
    return warned, crowded, review_cycle.undated_years(ground.calendar, from_on, until_on)


def holders(posts: Iterable[int], today: dt.date) -> dict[int, list[str]]:
    """Return the names of who holds each of these posts on a day: one question."""
    held = Holding.objects.filter(Q(until_on=None) | Q(until_on__gte=today), post__in=list(posts), from_on__lte=today)
    found: dict[int, list[str]] = defaultdict(list)
    for post, name in held.order_by("from_on", "pk").values_list("post_id", "person__name"):
        found[post].append(name)
    return dict(found)
