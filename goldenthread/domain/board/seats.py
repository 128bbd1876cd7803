"""Who sits on a body, and what is amiss with it.

A seat counts from its first day until its term runs out or it ends sooner, whether or not anybody recorded it. A
body may ask for so many seats of a sort, for a least and a most number of members, for so many with experience, and
for a member who watches over each of its links. Whoever only attends counts for nothing of this.
"""

import datetime as dt
import math
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

# How long before a term ends it is named, so that its successor can be found.
MONTHS_AHEAD = 6
# How long after they leave somebody is still published.
MONTHS_PUBLISHED = 12

PARTS = {"third": 1 / 3, "half": 1 / 2}


@dataclass(frozen=True)
class Wanted:
    """So many seats of one sort; `most` is None where there is no upper limit."""

    name: str
    least: int = 1
    most: int | None = None


@dataclass(frozen=True)
class Rules:
    """What a body must be made of. `schools` are those that it should have somebody from."""

    least: int | None = None
    most: int | None = None
    wanted: Sequence[Wanted] = ()
    links: Sequence[str] = ()
    experienced: int | None = None
    schools: frozenset[int] = frozenset()
    quorum_part: str = ""
    quorum_least: int | None = None


@dataclass(frozen=True)
class Seat:
    """One seat as the rules see it."""

    from_on: dt.date
    until_on: dt.date | None = None
    ended_on: dt.date | None = None
    category: str = ""
    office: str = ""
    links: Sequence[str] = ()
    school: int | None = None
    is_member: bool = True
    is_local: bool = False
    is_experienced: bool = False
    is_filled: bool = True

    @property
    def last_on(self) -> dt.date | None:
        """Return the last day that it counts."""
        return min((day for day in (self.until_on, self.ended_on) if day), default=None)

    def counts_on(self, day: dt.date) -> bool:
        return self.from_on <= day and (self.last_on is None or self.last_on >= day)

    def meets(self, from_on: dt.date, last_on: dt.date | None) -> bool:
        """Say whether it shares a day with that time."""
        return self.from_on <= (last_on or dt.date.max) and (self.last_on or dt.date.max) >= from_on

    def has_run_out(self, day: dt.date) -> bool:
        """Say whether the term ran out without anybody saying that it was renewed, or that it ended."""
        return self.ended_on is None and self.until_on is not None and self.until_on < day

    def ends_soon(self, day: dt.date) -> bool:
        """Say whether it counts today and will not within the months that are looked ahead."""
        return self.counts_on(day) and self.last_on is not None and self.last_on <= months_after(day, MONTHS_AHEAD)

    def is_published(self, day: dt.date) -> bool:
        """Say whether a website names it: it counts, or has not been over for a year."""
        if self.from_on > day:
            return False
        return self.last_on is None or self.last_on >= months_after(day, -MONTHS_PUBLISHED)


@dataclass(frozen=True)
class Standing:
    """How a body stands on one day. `vacancies` are (sort of seat, how many), the sort empty where it is any."""

    members: int = 0
    vacancies: Sequence[tuple[str, int]] = ()
    too_many: int = 0
    crowded: Sequence[tuple[str, int]] = ()
    missing_links: Sequence[str] = ()
    inexperienced: int = 0
    unrepresented: frozenset[int] = frozenset()
    has_chair: bool = False
    quorum: int = 0
    local_percent: int | None = None


def stands(rules: Rules, seats: Iterable[Seat], day: dt.date) -> Standing:
    """Say what a body has and lacks on a day."""
    sitting = [seat for seat in seats if seat.counts_on(day) and seat.is_member and seat.is_filled]
    members = len(sitting)
    by_sort = [(one, sum(_same(seat.category, one.name) for seat in sitting)) for one in rules.wanted]
    short = [(one.name, one.least - has) for one, has in by_sort if has < one.least]
    named = sum(number for _, number in short)
    more = (rules.least or 0) - members - named
    watched = {link.casefold() for seat in sitting for link in seat.links}
    return Standing(
        members=members,
        vacancies=tuple(short + ([("", more)] if more > 0 else [])),
        too_many=max(members - rules.most, 0) if rules.most is not None else 0,
        crowded=tuple((one.name, has - one.most) for one, has in by_sort if one.most is not None and has > one.most),
        missing_links=tuple(link for link in rules.links if link.casefold() not in watched),
        inexperienced=max((rules.experienced or 0) - sum(seat.is_experienced for seat in sitting), 0),
        unrepresented=rules.schools - {seat.school for seat in sitting if seat.school is not None},
        has_chair=any(seat.office == "chair" for seat in sitting),
        quorum=quorum(members, rules.quorum_part, rules.quorum_least),
        local_percent=round(100 * sum(seat.is_local for seat in sitting) / members) if members else None,
    )


def quorum(members: int, part: str, least: int | None) -> int:
    """Return how many must be there: the share rounded up, and never fewer than the least."""
    share = members // 2 + 1 if part == "more than half" else math.ceil(members * PARTS.get(part, 0))
    return max(share, least or 0)


def wanted_of(line: str) -> Wanted | None:
    """Read how many of what: “2 Parent”, “1 to 3 Staff”, “up to 2 Co-opted”, or a bare word for one."""
    words = " ".join(line.split())
    if not words:
        return None
    found = re.match(
        r"(?:(?P<up>up to )|(?:(?P<least>\d+)\s*(?:-|–|to)\s*))?(?P<number>\d+)\s+(?P<name>.+)$", words, re.IGNORECASE
    )
    if found is None:
        return Wanted(words)
    number = int(found["number"])
    if found["up"]:
        return Wanted(found["name"], 0, number)
    return Wanted(found["name"], int(found["least"]), number) if found["least"] else Wanted(found["name"], number)


def written(wanted: Wanted) -> str:
    """Write a line so that it reads back as it was."""
    if wanted.most is None:
        return f"{wanted.least} {wanted.name}"
    return (
        f"up to {wanted.most} {wanted.name}"
        if wanted.least == 0
        else f"{wanted.least} to {wanted.most} {wanted.name}"
    )


def months_after(day: dt.date, months: int) -> dt.date:
    """Return the same day some months on, or before; a month without such a day ends earlier."""
    month = day.month - 1 + months
    year, month = day.year + month // 12, month % 12 + 1
    following = dt.date(year + month // 12, month % 12 + 1, 1)
    return min(dt.date(year, month, 1) + dt.timedelta(days=day.day - 1), following - dt.timedelta(days=1))


def _same(one: str, other: str) -> bool:
    return one.strip().casefold() == other.strip().casefold()
