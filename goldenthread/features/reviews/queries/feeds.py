"""What a person's calendar holds: the year of the posts that they hold at the moment of reading."""

import datetime as dt

from goldenthread.domain.access import Reach
from goldenthread.features.accounts.models import Person
from goldenthread.features.accounts.queries import hash_of
from goldenthread.features.activity.models import Task
from goldenthread.features.organisations.models import Trust
from goldenthread.features.reviews.models import Feed
from goldenthread.features.reviews.queries.laying_out import Line, Stand, laid_out
from goldenthread.foundation.calendars import Dated

BACK, AHEAD = dt.timedelta(days=31), dt.timedelta(days=400)
CONFIDENTIAL = "Confidential item"
# Duties stand on their own days, and meetings at their hours, where a confidential one does not say what it is.
SHOWN_ELSEWHERE = ("do duty", "read pack")


def live_feed(trust: Trust, person: Person) -> Feed | None:
    """Return the link that a person has for a trust."""
    return Feed.objects.filter(trust=trust, person=person, revoked_at=None).first()


def feed_at(token: str) -> Feed | None:
    """Return the link with this secret; None when it was revoked or never was, and for whoever is shut out."""
    feed = Feed.objects.filter(token_hash=hash_of(token), revoked_at=None).select_related("person", "trust").first()
    return feed if feed is not None and feed.person.is_active else None


def was_one(token: str) -> bool:
    """Say whether a link had this secret at any time."""
    return Feed.objects.filter(token_hash=hash_of(token)).exists()


def dated_for(reach: Reach, trust: Trust, today: dt.date, site: str) -> list[Dated]:
    """Return what is asked of the reader's posts on days around today, without what is done.

    What is confidential has a neutral title and says nothing more: a calendar is often read over a shoulder.
    """
    laid = laid_out(reach, trust, today - BACK, today + AHEAD, today, posts=reach.posts)
    duties = [_of_duty(line, stand, trust, site) for line in laid.lines for stand in line.stands if stand.is_open]
    tasks = Task.objects.filter(trust=trust, post__in=reach.posts, closed_at=None, due_on__gte=today - BACK)
    others = tasks.exclude(kind__in=SHOWN_ELSEWHERE).exclude(due_on=None).order_by("due_on", "pk")
    return [*duties, *(_of_task(task, trust, site) for task in others)]


def _of_duty(line: Line, stand: Stand, trust: Trust, site: str) -> Dated:
    duty = line.duty
    key = f"{duty.ref}-{line.due.name}-{stand.where.place}".replace(" ", "-").replace("/", "-")
    address = f"{site}/{trust.slug}/year/months/{line.due.due_on:%Y-%m}/"
    if duty.is_confidential:
        return Dated(key, line.due.due_on, CONFIDENTIAL, address=address)
    place = f", {stand.where.label}" if stand.where.label else ""
    whom = f"With {duty.beside}. " if duty.beside else ""
    return Dated(key, line.due.due_on, f"{duty.title}{place}", f"{whom}{duty.says}".strip(), address)


def _of_task(task: Task, trust: Trust, site: str) -> Dated:
    assert task.due_on is not None
    return Dated(f"task-{task.ref}", task.due_on, task.title, task.why, f"{site}/{trust.slug}/")
