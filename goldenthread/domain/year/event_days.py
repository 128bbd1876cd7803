"""Days on which people of a trust come together: when a series of them falls, and who has a place.

A weekly meeting of teachers is set once and falls only while schools are open. Where places are few, whoever asks
after the last one is gone waits in the order in which they asked, and moves up when somebody lets a place go.
Days of several schools are alike where they are of one kind, within a few weeks, and serve one part or share a word.
"""

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations

from goldenthread.domain.calendar import TermCalendar
from goldenthread.domain.year.review_cycle import is_open

MOST_TIMES = 40
# A series that never meets an open day ends its search here.
_FURTHEST = dt.timedelta(days=730)

ALIKE_WITHIN = dt.timedelta(weeks=6)
_TOPIC = re.compile(r"[a-z]{5,}")
# What the title of any day may say, and nothing of what it is about.
_ANY_DAY = frozenset((
    "about", "academy", "after", "afternoon", "autumn", "briefing", "closed", "course", "evening", "first",
    "induction", "inset", "lesson", "meeting", "morning", "network", "other", "primary", "pupil", "pupils", "school",
    "schools", "secondary", "second", "session", "spring", "staff", "summer", "teach", "teacher", "teachers",
    "teaching", "their", "training", "trust", "twilight", "update", "whole", "without", "workshop",
))  # fmt: skip


def series(first: dt.date, every_weeks: int, times: int, calendar: TermCalendar) -> list[dt.date]:
    """Return the days of a series: the first as it was set, and after it those on which schools are open."""
    days = [first]
    day = first
    while every_weeks and len(days) < min(times, MOST_TIMES) and day - first < _FURTHEST:
        day += dt.timedelta(weeks=every_weeks)
        if is_open(day, calendar):
            days.append(day)
    return days


def has_room(most: int | None, taken: int) -> bool:
    return most is None or taken < most


def moving_up(most: int | None, taken: int, waiting: int) -> int:
    """Return how many of those who wait have a place now, the first who asked first."""
    return waiting if most is None else max(0, min(waiting, most - taken))


@dataclass(frozen=True)
class Sat:
    """One person put down for a day: whether they wait, whether they came (unknown before), how it served: 1 to 4."""

    is_waiting: bool = False
    came: bool | None = None
    helped: int | None = None


@dataclass(frozen=True)
class Tally:
    """How a day stands: of how many places how many are taken, who waits, who came of how many, and how it served."""

    most: int | None
    taken: int
    waiting: int
    came: int | None
    expected: int | None
    rated: int
    helped_percent: int | None

    @property
    def left(self) -> int | None:
        return None if self.most is None else max(0, self.most - self.taken)

    @property
    def came_percent(self) -> int | None:
        if self.came is None or not self.expected:
            return None
        return round(100 * self.came / self.expected)


def tally(sats: Sequence[Sat], *, most: int | None, came: int | None = None, expected: int | None = None) -> Tally:
    """Count a day. A number of all who came stands before the names, and is then not held against them."""
    placed = [one for one in sats if not one.is_waiting]
    said = [one for one in placed if one.came is not None]
    named = sum(one.came is True for one in said)
    rated = [one.helped for one in sats if one.helped is not None]
    helped = sum(step >= 3 for step in rated)
    return Tally(
        most, len(placed), len(sats) - len(placed), came if came is not None else named if said else None,
        expected if expected is not None else None if came is not None else len(placed) or None, len(rated),
        round(100 * helped / len(rated)) if rated else None,
    )  # fmt: skip


@dataclass(frozen=True)
class Planned:
    """A day to come of one school: of which kind, when, what it is called, which part it serves, in which series."""

    key: int
    school: int
    kind: str
    on: dt.date
    title: str
    serves: int | None = None
    series: str = ""


def alike(days: Sequence[Planned]) -> list[list[int]]:
    """Return the keys of days of different schools that could be one, the soonest first; a series counts once."""
    firsts: dict[tuple[int, str], Planned] = {}
    for day in sorted(days, key=lambda one: one.on):
        firsts.setdefault((day.school, day.series or str(day.key)), day)
    groups: list[list[Planned]] = []
    for one, other in combinations(firsts.values(), 2):
        if not _could_be_one(one, other):
            continue
        group = next((held for held in groups if one in held or other in held), None)
        if group is None:
            groups.append([one, other])
        else:
            group.extend(day for day in (one, other) if day not in group)
    return [[day.key for day in group] for group in groups]


def _could_be_one(one: Planned, other: Planned) -> bool:
    is_near = one.school != other.school and one.kind == other.kind and other.on - one.on <= ALIKE_WITHIN
    serves_same = one.serves is not None and one.serves == other.serves
    return is_near and (serves_same or bool(_topics(one.title) & _topics(other.title)))


def _topics(title: str) -> set[str]:
    return set(_TOPIC.findall(title.lower())) - _ANY_DAY
