"""What a reader hears of measures on coming in: what moved, what stands out, what others are asked for."""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import Any, NamedTuple

from django.db.models import Case, Count, F, IntegerField, OuterRef, Q, QuerySet, Subquery, Value, When, Window
from django.db.models.functions import RowNumber

from goldenthread.domain.access import Reach
from goldenthread.features.activity.models import Task
from goldenthread.features.activity.queries import SOONEST
from goldenthread.features.measures.models import Standing
from goldenthread.features.measures.queries.cells import COLUMNS, SEE, Cell, cell_of, sight
from goldenthread.features.measures.queries.lists import ASKED, SERIOUS
from goldenthread.features.organisations.models import here_on
from goldenthread.foundation.kept import Kept

# As many of each as a home page has room for.
SHOWN = 6
# So many of what moved last are looked through; a whole trust's figures may come in one file.
LOOKED_THROUGH = 400


class Named(NamedTuple):
    """A measure as a line of news names it and prints its figure."""

    ref: str
    name: str
    kind: str
    unit: str
    decimals: int | None


class Somewhere(NamedTuple):
    """A school as a line of news names it."""

    ref: str
    short_name: str


@dataclass(frozen=True)
class Line:
    """A measure in a place, with how it stands there; where it stands so in many schools, the first of them."""

    measure: Named
    school: Somewhere | None
    cell: Cell
    schools: int = 1


class Place(NamedTuple):
    """A place where a measure moved, as no more than is told of it; the trust's has no school."""

    school: Somewhere | None
    status: str
    value: Decimal | None
    value_word: str
    marker: str
    previous_value: Decimal | None
    recorded_on: dt.date | None

    @property
    def number(self) -> Decimal | None:
        """Return the figure where it is said as a number, not in a word."""
        return None if self.value_word else self.value


@dataclass(frozen=True)
class Moved:
    """A measure that moved, in one place or in many; the newest first."""

    measure: Named
    places: Sequence[Place]

    @property
    def newest(self) -> Place:
        return self.places[0]

    @property
    def only(self) -> Place | None:
        return self.newest if len(self.places) == 1 else None

    @property
    def trust(self) -> Place | None:
        """How it stands in the trust now, where that moved as well."""
        return next((place for place in self.places if not place.school), None)

    @property
    def schools(self) -> list[Place]:
        return [place for place in self.places if place.school]

    @property
    def statuses(self) -> dict[str, int]:
        """Count the schools by how they stand now, what needs attention first."""
        found = [place.status for place in self.schools]
        worst_first = sorted(set(found), key=lambda status: (status not in SERIOUS, found.index(status)))
        return {status: found.count(status) for status in worst_first}


@dataclass(frozen=True)
class News:
    """What a home page says of measures: the first of each kind, and how many stand out in all."""

    changed: Sequence[Moved]
    exceptions: Sequence[Line]
    off_track_or_at_risk: int


def news(reach: Reach, *, since: dt.datetime | None, since_day: dt.date) -> News:
    """Return what moved since a moment, and what is off track or at risk.

    Without a moment, for who looks in for the first time, what was recorded since `since_day` is news.
    Who sees every school hears of the trust before its schools, who sees some only of those before the trust.
    Three queries, whatever the number of schools, and each in words kept ready.
    """
    if not reach.may_somewhere(SEE):
        return News([], [], 0)
    seen = sight(reach)
    schools = () if seen.everywhere else tuple(seen.schools)
    here = (reach.trust, *schools)
    counted = list(_counted(everywhere=seen.everywhere).rows(*here))
    worst = next((measures for status, _, measures in counted if status == SERIOUS[0]), 0)
    exceptions = _exceptions(everywhere=seen.everywhere, worst_alone=worst >= SHOWN)
    moving = _moving(everywhere=seen.everywhere, by_day=since is None)
    moved = moving.rows(since_day if since is None else since, *here)
    return News(
        changed=_gathered(moved),
        exceptions=[_line(reach, row) for row in exceptions.rows(*here)] if counted else [],
        off_track_or_at_risk=sum(many for _, many, _ in counted),
    )


# --- What is asked of the table


Rows = QuerySet[Standing, tuple[Any, ...]]


def _present(trust: int, schools: Sequence[int], *, everywhere: bool) -> QuerySet[Standing]:
    """Ask for what is kept today and shown to anybody, everywhere in the trust or of it and these schools."""
    seen = Q(trust=trust) if everywhere else Q(Q(school=None) | Q(school__in=schools), trust=trust)
    return Standing.objects.filter(seen, here_on(at="school__"), measure__retired_on=None, is_hidden=False)


@cache
def _counted(*, everywhere: bool) -> Kept:
    """Count what is serious, and of how many measures, by status."""

    def asked(trust: int, *schools: int) -> Rows:
        serious = _present(trust, schools, everywhere=everywhere).filter(status__in=SERIOUS)
        return serious.order_by().values_list("status").annotate(Count("pk"), Count("measure", distinct=True))

    return Kept(asked)


@cache
def _exceptions(*, everywhere: bool, worst_alone: bool) -> Kept:
    """Ask for what is serious, the worst first: the worst alone where it is enough, for of the less bad is much.

    Who sees every school is told once of a measure that stands alike in many of them, and in how many.
    """
    order: list[Any] = [*([] if everywhere else [_OWN_FIRST]), *([] if worst_alone else [_SERIOUSNESS])]
    order += [*([_TRUST_FIRST] if everywhere else []), *_PLACE]

    def asked(trust: int, *schools: int) -> Rows:
        serious = _present(trust, schools, everywhere=everywhere).filter(
            status__in=SERIOUS[:1] if worst_alone else SERIOUS
        )
        if everywhere:
            alike = serious.filter(measure=OuterRef("measure"), status=OuterRef("status")).exclude(school=None)
            many = Subquery(alike.order_by().values("measure").annotate(many=Count("pk")).values("many"))
            # A window carries every column of thousands of rows through its sorting: it is asked for keys alone.
            nth = serious.alias(nth=Window(RowNumber(), **_ALIKE, order_by=_PLACE)).filter(nth=1)
            serious = Standing.objects.filter(pk__in=nth.order_by(*order).values("pk")[:SHOWN])
            serious = serious.annotate(schools=Case(When(school=None, then=Value(1)), default=many))
        else:
            serious = serious.annotate(schools=Value(1))
        return serious.order_by(*order).values_list(*_FACTS, "schools")[:SHOWN]

    return Kept(asked)


@cache
def _moving(*, everywhere: bool, by_day: bool) -> Kept:
    """Ask for what has another figure or status than before, the newest first, since a day or a moment."""

    def asked(since: Any, trust: int, *schools: int) -> Rows:
        fresh = Q(recorded_on__gte=since) if by_day else Q(changed_at__gt=since)
        moved = (
            _present(trust, schools, everywhere=everywhere)
            .exclude(previous_period="", previous_status="")
            .filter(fresh)
        )
        # Of hundreds of places six lines are told, so that no more is fetched of each than a line may print.
        return moved.order_by("-changed_at", "pk").values_list(*_NAMES, *Place._fields[1:])[:LOOKED_THROUGH]

    return Kept(asked)


_OWN_FIRST = Case(When(school=None, then=Value(1)), default=Value(0), output_field=IntegerField())
_TRUST_FIRST = Case(When(school=None, then=Value(0)), default=Value(1), output_field=IntegerField())
_SERIOUSNESS = Case(
    *(When(status=status, then=Value(place)) for place, status in enumerate(SERIOUS)), output_field=IntegerField()
)
_PLACE = ("measure__order", "measure__name", F("school__order").asc(nulls_first=True), "pk")


# What one line tells of: a measure that stands alike in schools; the trust's own is a line of its own.
_ALIKE: Mapping[str, Any] = {"partition_by": [F("measure"), F("status"), Q(school=None)]}


_NAMES = (*(f"measure__{name}" for name in Named._fields), *(f"school__{name}" for name in Somewhere._fields))
_NAMED = len(Named._fields)
_FACTS = (*COLUMNS, *_NAMES)


# --- What is told of it


def _line(reach: Reach, row: Sequence[Any]) -> Line:
    width, names = len(COLUMNS), len(COLUMNS) + len(Named._fields)
    cell = cell_of(reach, row[:width])
    school = Somewhere(*row[names:-1]) if cell.school is not None else None
    return Line(Named(*row[width:names]), school, cell, row[-1])


def _gathered(rows: Iterable[Sequence[Any]]) -> list[Moved]:
    """Gather what moved by measure: of one file's figures every measure is news, and not every school."""
    by_measure: dict[str, list[Sequence[Any]]] = {}
    for row in rows:
        by_measure.setdefault(row[0], []).append(row)
    return [
        Moved(Named(*found[0][:_NAMED]), [_place(row) for row in found])
        for found in list(by_measure.values())[:SHOWN]
    ]


def _place(row: Sequence[Any]) -> Place:
    names = len(_NAMES)
    return Place(Somewhere(*row[_NAMED:names]) if row[_NAMED] else None, *row[names:])


def asked_of_others(reach: Reach) -> QuerySet[Task]:
    """Return the first figures that others than the reader are asked for, of the schools whose figures they see."""
    if not reach.may_somewhere(SEE):
        return Task.objects.none()
    seen = sight(reach)
    asked = Task.objects.filter(trust=reach.trust, kind=ASKED, closed_at=None).exclude(post__in=reach.posts)
    if not seen.everywhere:
        asked = asked.filter(post__school__in=seen.schools)
    return asked.order_by(SOONEST, "pk")[:SHOWN]
