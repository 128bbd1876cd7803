"""A person's digest: what needs them, and what became of things, trust by trust. One letter, and a calm one."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from goldenthread.features.accounts.models import Person
from goldenthread.features.activity import queries as activity
from goldenthread.features.activity.models import Notification, Task
from goldenthread.features.organisations import queries as organisations
from goldenthread.features.organisations.models import Trust
from goldenthread.foundation import subjects
from goldenthread.web.kit.asked import Deed, deed_of
from goldenthread.web.kit.letters import full_address

# Few enough to be read on the way to a meeting.
MOST = 12


@dataclass(frozen=True)
class Told:
    """One thing that became of something, with where it stands."""

    says: str
    address: str


@dataclass(frozen=True)
class OfTrust:
    """What a digest says of one trust."""

    trust: Trust
    home: str
    asked: list[Deed]
    more: int
    told: list[Told]


@dataclass(frozen=True)
class Digest:
    """A whole digest; nothing is sent that says nothing."""

    person: Person
    trusts: list[OfTrust]

    @property
    def asks(self) -> int:
        return sum(len(one.asked) + one.more for one in self.trusts)

    @property
    def is_empty(self) -> bool:
        return not any(one.asked or one.told for one in self.trusts)

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
        tasks, _ = activity.tasks_of(found[1], beside=Task.objects.none())
        news = activity.told(found[1])
        told = list((news.filter(created_at__gt=since) if since else news)[:MOST])
        asked = [deed_of(task, trust, today) for task in tasks[:MOST]]
        absolute = [deed._replace(address=full_address(deed.address)) for deed in asked]
        yield OfTrust(
            trust, full_address(f"/{trust.slug}/"), absolute, max(0, len(tasks) - MOST), _told(found[1], told)
        )


def _told(reach: object, news: list[Notification]) -> list[Told]:
    """Return what was told of things that the reader may still see."""
    seen = subjects.find(reach, {(one.subject_kind, one.subject_ref) for one in news})
    return [
        Told(one.says, full_address(seen[key].address))
        for one in news
        if (key := (one.subject_kind, one.subject_ref)) in seen
    ]
