"""A person's digest: what needs them, and what became of things, trust by trust. One letter, and a calm one."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from django.utils import timezone

from goldenthread.features.accounts import queries as accounts
from goldenthread.features.accounts.models import Person
from goldenthread.features.activity import queries as activity
from goldenthread.features.activity.models import Notification
from goldenthread.features.organisations import queries as organisations
from goldenthread.features.organisations.models import Trust
from goldenthread.foundation import subjects
from goldenthread.web.kit.asked import Deed, Many, gathered
from goldenthread.web.kit.letters import full_address

# Whoever has never been told hears of the last fortnight.
FIRST = dt.timedelta(days=14)
# Few enough to be read on the way to a meeting.
MOST = 12


@dataclass(frozen=True)
class Told:
    """One thing that became of something, with where it stands."""

    says: str
    address: str


class Line(NamedTuple):
    """One thing that is asked, or several of a kind as one, with the address of where it is done."""

    title: str
    why: str
    due_on: dt.date | None
    is_late: bool
    address: str
    of_many: bool = False


@dataclass(frozen=True)
class OfTrust:
    """What a digest says of one trust."""

    trust: Trust
    home: str
    fresh: list[Line]
    asked: list[Line]
    more: int
    told: list[Told]


@dataclass(frozen=True)
class Digest:
    """A whole digest; nothing is sent that says nothing."""

    person: Person
    trusts: list[OfTrust]

    @property
    def asks(self) -> int:
        return sum(len(one.fresh) + len(one.asked) + one.more for one in self.trusts)

    @property
    def is_empty(self) -> bool:
        return not any(one.fresh or one.asked or one.told for one in self.trusts)

    @property
    def subject(self) -> str:
        if self.is_empty:
            return "Nothing needs you"
        if not self.asks:
            return "What became of things"
        return f"{self.asks} thing{' needs' if self.asks == 1 else 's need'} you"


def digest_of(person: Person, today: dt.date) -> Digest:
    """Return what a person is told today, as far as they may see it today: by the posts that they hold now."""
    since = accounts.digest_choice(person).told_until or timezone.now() - FIRST
    return Digest(person, list(_trusts(person, since, today)))


def _trusts(person: Person, since: dt.datetime, today: dt.date) -> Iterator[OfTrust]:
    for trust in organisations.trusts_of(person, today):
        found = organisations.reach_into(person, trust.slug, today=today)
        if found is None:
            continue
        tasks, _ = activity.tasks_of(found[1])
        told = list(activity.told(found[1]).filter(created_at__gt=since)[:MOST])
        home = full_address(f"/{trust.slug}/")
        new = gathered([task for task in tasks if task.opened_at > since], trust, today)
        rest = gathered([task for task in tasks if task.opened_at <= since], trust, today)
        fresh = [_line(row, home) for row in new[:MOST]]
        asked = [_line(row, home) for row in rest[: MOST - len(fresh)]]
        more = len(new) + len(rest) - len(fresh) - len(asked)
        yield OfTrust(trust, home, fresh, asked, more, _told(found[1], told))


def _line(row: Deed | Many, home: str) -> Line:
    if isinstance(row, Many):
        return Line(row.title, "", row.due_on, row.is_late, home, of_many=True)
    return Line(row.title, row.why, row.due_on, row.is_late, full_address(row.address))


def _told(reach: object, news: list[Notification]) -> list[Told]:
    """Return what was told of things that the reader may still see."""
    seen = subjects.find(reach, {(one.subject_kind, one.subject_ref) for one in news})
    return [
        Told(one.says, full_address(seen[key].address))
        for one in news
        if (key := (one.subject_kind, one.subject_ref)) in seen
    ]
