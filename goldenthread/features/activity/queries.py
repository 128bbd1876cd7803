"""Questions about what is asked of a person."""

from django.db.models import F, QuerySet

from goldenthread.domain.access import Reach
from goldenthread.features.activity.models import Outbox, Task


def tasks_of(reach: Reach) -> QuerySet[Task]:
    """Return the open tasks of the posts that the reader holds, the soonest first, undated last."""
    mine = Task.objects.filter(trust=reach.trust, post__in=reach.posts, closed_at=None)
    return mine.select_related("post").order_by(F("due_on").asc(nulls_last=True), "pk")


def undelivered() -> QuerySet[Outbox]:
    """Return what waits in the outbox or has failed there, oldest first."""
    return Outbox.objects.filter(delivered_at=None).order_by("pk")
