"""Meetings as days of a calendar."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import BooleanField, Exists, OuterRef, Q, Subquery, Sum, Value
from django.db.models.functions import Coalesce

from goldenthread.domain.access import Reach
from goldenthread.features.governance.models import Item, Meeting
from goldenthread.features.governance.queries.visible import meetings_within
from goldenthread.features.organisations.queries import own_sittings
from goldenthread.foundation import clock

# How long a meeting is taken to last whose agenda says nothing of it.
USUAL = 120


@dataclass(frozen=True)
class Met:
    """One meeting on its day: whether the reader sits there, how long it is to last, and whether it is confidential.

    One is confidential when everything on its agenda is.
    """

    meeting: Meeting
    is_mine: bool
    minutes: int
    is_confidential: bool


def meetings_between(reach: Reach, from_on: dt.date, until_on: dt.date, *, mine: bool = False) -> Sequence[Met]:
    """Return the meetings within a span that the reader may see, or those alone to which they are called.

    What was cancelled is left out. Two questions, whatever their number.
    """
    ours = {one.body.pk for one in own_sittings(reach, today=clock.today())}
    found = meetings_within(reach).filter(held_on__range=(from_on, until_on)).exclude(state=Meeting.State.CANCELLED)
    if mine:
        found = found.filter(body__in=ours)
    items = Item.objects.filter(meeting=OuterRef("pk")).order_by()
    lasts = items.values("meeting").annotate(all=Sum("lasts")).values("all")
    rows = found.order_by("held_on", "begins_at", "pk").annotate(
        lasts=Coalesce(Subquery(lasts), Value(0)),
        closed=Coalesce(
            Q(Exists(items.filter(is_confidential=True))) & ~Q(Exists(items.filter(is_confidential=False))),
            Value(False), output_field=BooleanField(),
        ),
    )  # fmt: skip
    return [Met(row, row.body_id in ours, row.lasts or USUAL, row.closed) for row in rows]
