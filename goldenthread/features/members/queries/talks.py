"""Questions about talks with members, their wishes and their tools."""

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Q, QuerySet

from goldenthread.domain.access import Reach
from goldenthread.features.accounts.models import Person
from goldenthread.features.members.models import Talk, Tool, ToolRating, Wish
from goldenthread.features.members.queries.interests import DECLARE, KEEP
from goldenthread.features.members.ways_on import WayShape, ways_on
from goldenthread.features.organisations.models import Body, Membership
from goldenthread.features.organisations.queries import bodies_standing, own_sittings

CHAIR = "chair"


@dataclass(frozen=True)
class Spoken:
    """One member of a body, and when somebody last held a talk with them this year."""

    name: str
    person: Person | None
    last: Talk | None


@dataclass(frozen=True)
class BodyTalks:
    """A body with who of it was spoken with since the school year began."""

    body: Body
    members: Sequence[Spoken]

    @property
    def held(self) -> int:
        return sum(one.last is not None for one in self.members)

    @property
    def waiting(self) -> list[str]:
        return [one.name for one in self.members if one.last is None]

    @property
    def percent(self) -> int | None:
        return round(100 * self.held / len(self.members)) if self.members else None


def talks_within(reach: Reach) -> QuerySet[Talk]:
    """Return the talks whose words the reader may read: their own, and those that they held."""
    mine = Q(person=reach.person) | Q(by=reach.person)
    return Talk.objects.filter(mine, trust=reach.trust).select_related("body__trust", "person", "by")


def bodies_to_speak_for(reach: Reach, *, today: dt.date) -> list[Body]:
    """Return the bodies whose members the reader speaks with: that they chair; of who keeps the members, all."""
    if reach.may_everywhere(KEEP):
        found = Body.objects.filter(trust=reach.trust, kind__in=DECLARE, dissolved_on=None)
        return list(found.select_related("school", "trust").order_by("school__order", "name"))
    return [
        one.body for one in own_sittings(reach, today=today)
        if one.seat.office == CHAIR and one.body.kind in DECLARE
    ]  # fmt: skip


def talks_held(reach: Reach, *, since: dt.date, today: dt.date) -> list[BodyTalks]:
    """Return, body by body, who was spoken with since a day; what was said is on no list."""
    bodies = bodies_to_speak_for(reach, today=today)
    held: dict[tuple[int, str], Talk] = {}
    for talk in Talk.objects.filter(body__in=bodies, held_on__gte=since).order_by("held_on", "pk"):
        held[talk.body_id, talk.name.casefold()] = talk
    return [
        BodyTalks(
            standing.body,
            [
                Spoken(name, person, held.get((standing.body.pk, name.casefold())))
                for sitting in standing.members for name, person in sitting.named
            ],
        )
        for standing in bodies_standing(bodies, today=today)
    ]  # fmt: skip


@dataclass(frozen=True)
class WayOn:
    """One way on, whether the reader wishes for it, and, for who keeps the members, who else does."""

    way: WayShape
    is_mine: bool
    names: Sequence[str]


def ways(reach: Reach) -> list[WayOn]:
    """Return the ways on with the reader's own wishes; those of others for who keeps the members alone."""
    sees_all = reach.may_everywhere(KEEP)
    wishes = Wish.objects.filter(trust=reach.trust).select_related("person")
    names: dict[str, list[str]] = defaultdict(list)
    mine = set()
    for wish in wishes if sees_all else wishes.filter(person=reach.person):
        names[wish.way_on].append(wish.person.name)
        if wish.person_id == reach.person:
            mine.add(wish.way_on)
    return [WayOn(way, way.key in mine, sorted(names[way.key]) if sees_all else ()) for way in ways_on()]


def went_on(reach: Reach, *, since: dt.date) -> list[tuple[str, str, dt.date]]:
    """Return who took on an office or another seat since a day, having sat before: name, what, when."""
    if not reach.may_everywhere(KEEP):
        return []
    seats = (
        Membership.objects.filter(body__trust=reach.trust, body__kind__in=DECLARE, renews=None)
        .exclude(name="")
        .select_related("body")
    )
    first: dict[str, dt.date] = {}
    found = []
    for seat in seats.order_by("from_on", "pk"):
        name = seat.name.casefold()
        if name in first and seat.from_on >= since and seat.from_on > first[name]:
            office = f"{seat.get_office_display()}, " if seat.office else ""
            found.append((seat.name, f"{office}{seat.body.name}", seat.from_on))
        first.setdefault(name, seat.from_on)
    return found


@dataclass(frozen=True)
class Rated:
    """A tool with what was said of it in a year: by how many, how often it was used, how well it served."""

    tool: Tool
    raters: int
    used: int
    served: float | None
    was: float | None
    mine: ToolRating | None
    remarks: Sequence[str]


def tools_within(reach: Reach) -> QuerySet[Tool]:
    return Tool.objects.filter(trust=reach.trust, withdrawn_on=None)


def toolkit(reach: Reach, *, year: int) -> list[Rated]:
    """Return the tools with how this year's members found them, beside the year before; nobody is named."""
    tools = list(tools_within(reach))
    ratings: dict[int, list[ToolRating]] = defaultdict(list)
    for rating in ToolRating.objects.filter(tool__in=tools, year__in=(year, year - 1)):
        ratings[rating.tool_id].append(rating)
    found = []
    for tool in tools:
        now = [one for one in ratings[tool.pk] if one.year == year]
        before = [one for one in ratings[tool.pk] if one.year == year - 1]
        found.append(Rated(
            tool, len(now), sum(one.used for one in now), _mean(now), _mean(before),
            next((one for one in now if one.person_id == reach.person), None), [one.said for one in now if one.said],
        ))  # fmt: skip
    return found


def _mean(ratings: Sequence[ToolRating]) -> float | None:
    counts = Counter(one.served for one in ratings if one.served)
    total = sum(counts.values())
    return round(sum(point * number for point, number in counts.items()) / total, 1) if total else None
