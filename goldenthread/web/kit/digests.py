"""A person's digest: what needs them, and what became of things, trust by trust. One letter, and a calm one."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from goldenthread.features.accounts.models import Person
from goldenthread.features.activity import queries as activity
from goldenthread.features.activity.models import Notification
from goldenthread.features.organisations import queries as organisations
from goldenthread.features.organisations.models import Trust
from goldenthread.foundation import subjects
from goldenthread.web.kit.asked import Deed, Many, gathered
from goldenthread.web.kit.letters import full_address

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
        if not self.asks:
            return "What became of things"
        return f"{self.asks} thing{' needs' if self.asks == 1 else 's need'} you"


def digest_of(person: Person, since: dt.datetime | None, today: dt.date) -> Digest:
    """Return what a person is told today, as far as they may see it today: by the posts that they hold now."""
    return Digest(person, list(_trusts(person, since, today)))


def _trusts(person: Person, since: dt.datetime | None, today: dt.date) -> Iterator[OfTrust]:
    for trust in organisations.trusts_of(person, today):
        found = organisations.reach_into(person, trust.slug, today=today)
        if found is None:
            continue
        tasks, _ = activity.tasks_of(found[1])
        news = activity.told(found[1])
        told = list((news.filter(created_at__gt=since) if since else news)[:MOST])
        home = full_address(f"/{trust.slug}/")
        newest = [task for task in tasks if since and task.opened_at > since]
        fresh = [_line(row, home) for row in gathered(newest, trust, today)][:MOST]
        rest = gathered([task for task in tasks if task not in newest], trust, today)
        asked = [_line(row, home) for row in rest][: max(0, MOST - len(fresh))]
        more = max(0, len(rest) - len(asked))
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
