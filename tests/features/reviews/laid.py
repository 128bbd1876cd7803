"""A year in the world of the tests: a few duties of Harbour Trust."""

import datetime as dt

from goldenthread.features.reviews import operations
from goldenthread.features.reviews.models import Duty

FIRST = dt.date(2026, 9, 1)


def duty(trust, title="Compliance checked", *, from_on=FIRST, **words):
    """Add a duty that has counted since September: every month from November to March, of each head."""
    usual = {} if words.keys() & {"months", "terms", "month"} else {"months": [11, 12, 1, 2, 3]}
    words = {"of": "schools", "role": "head"} | usual | words
    added = operations.add_duty(trust=trust, title=title, by=None, **words)
    Duty.objects.filter(pk=added.pk).update(from_on=from_on)
    operations.follow_cycle(trust=trust)
    added.refresh_from_db()
    return added
