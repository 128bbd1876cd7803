"""What lies around a trust and bears on its plan: how each factor of its context stands on a day.

A factor is looked at at least once a year, with a note of what has changed; one that is tied to nothing has not been
taken into any plan, budget or risk yet.
"""

import datetime as dt

NEVER, LATE, DUE, SEEN, CLOSED = "never looked at", "late", "due", "looked at", "no longer there"
EVERY = dt.timedelta(days=365)
SOON = dt.timedelta(days=28)


def standing(
    *, noted_on: dt.date, looked_on: dt.date | None, next_on: dt.date | None, today: dt.date, is_closed: bool = False
) -> str:  # fmt: skip
    """Say how a factor stands: it is looked at by the day that was said, and within a year in any case."""
    if is_closed:
        return CLOSED
    by = due_on(noted_on=noted_on, looked_on=looked_on, next_on=next_on)
    if today > by:
        return LATE
    if today + SOON >= by:
        return DUE
    return SEEN if looked_on else NEVER


def due_on(*, noted_on: dt.date, looked_on: dt.date | None, next_on: dt.date | None) -> dt.date:
    """Return the last day on which a factor may be looked at again."""
    year = (looked_on or noted_on) + EVERY
    return min(next_on, year) if next_on and next_on > (looked_on or noted_on) else year
