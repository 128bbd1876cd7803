"""Questions about what is asked of a person."""

import datetime as dt
from collections.abc import Collection, Iterable
from functools import reduce
from operator import or_

from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import TruncDate

from goldenthread.domain.access import Reach
from goldenthread.features.activity.models import NewsRead, Notification, Outbox, Task

SOONEST = F("due_on").asc(nulls_last=True)


def tasks_of(reach: Reach, beside: Iterable[QuerySet[Task]] = ()) -> tuple[list[Task], list[Task]]:
    """Return the open tasks of the posts that the reader holds, and those of others that are wanted beside them.

    One query; of each the soonest first, undated last. Each carries `unread`, how much its reader has not read.
    """
    mine = Q(trust=reach.trust, post__in=reach.posts, closed_at=None)
    wanted = reduce(or_, (Q(pk__in=each.values("pk")) for each in beside), mine)
    found = Task.objects.filter(wanted).select_related("post__school")
    counted = _unread(reach).order_by().values("trust").annotate(count=Count("pk")).values("count")
    found = found.annotate(unread=Subquery(counted))
    tasks: tuple[list[Task], list[Task]] = [], []
    for task in found.order_by(SOONEST, "pk"):
        tasks[task.post_id not in reach.posts].append(task)
    return tasks


def asked_of(reach: Reach, kinds_aside: Collection[str]) -> list[Task]:
    """Return the open tasks of the reader's own posts but those of some kinds, the soonest first: one query."""
    found = Task.objects.filter(trust=reach.trust, post__in=reach.posts, closed_at=None)
    return list(found.exclude(kind__in=kinds_aside).order_by(SOONEST, "pk"))


def undelivered() -> QuerySet[Outbox]:
    """Return what waits in the outbox or has failed there, oldest first."""
    return Outbox.objects.filter(delivered_at=None).order_by("pk")


def told(reach: Reach) -> QuerySet[Notification]:
    """Return what the posts that the reader holds were told, the newest first."""
    return Notification.objects.filter(trust=reach.trust, post__in=reach.posts).select_related("post").order_by("-pk")


def news_unread(reach: Reach, tasks: Iterable[Task] = ()) -> int:
    """Return how much the reader's posts were told since the reader last read their news.

    Where they have tasks these carry it; else it is one query.
    """
    one = next(iter(tasks), None)
    return (getattr(one, "unread", None) or 0) if one else _unread(reach).count()


def _unread(reach: Reach) -> QuerySet[Notification]:
    read = NewsRead.objects.filter(trust=reach.trust, person=reach.person)
    return told(reach).filter(~Exists(read.filter(at__gte=OuterRef("created_at"))))


def delivered_by_day(reach: Reach) -> QuerySet[Outbox, tuple[str, dt.date, int]]:
    """Return how much of each kind was delivered on each day, the newest first."""
    done = Outbox.objects.filter(trust=reach.trust).exclude(delivered_at=None)
    by_day = done.annotate(day=TruncDate("delivered_at")).values_list("event", "day")
    return by_day.annotate(count=Count("pk")).order_by("-day", "event")


def deliveries(reach: Reach) -> QuerySet[Outbox]:
    """Return what was posted in the trust, what waits or failed first, the newest before the older."""
    return Outbox.objects.filter(trust=reach.trust).order_by(F("delivered_at").desc(nulls_first=True), "-pk")
