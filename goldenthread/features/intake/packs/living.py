"""Moving the demonstration's day: forward as time goes, or back to begin anew."""

import datetime as dt
from collections.abc import Callable

from goldenthread.features.assurance import operations as assuring
from goldenthread.features.organisations.models import Trust
from goldenthread.features.reviews import operations as reviewing
from goldenthread.foundation import clock

# The school year that the invented trusts live in begins here; before it they have no terms and no plans in force.
FIRST, LAST = dt.date(2026, 9, 1), dt.date(2028, 7, 31)
STEP = dt.timedelta(days=7)


class OutOfTime(Exception):
    """The demonstration has nothing to show on that day; the message says between which days it has."""


def require_in_time(day: dt.date) -> None:
    if not FIRST <= day <= LAST:
        first, last = (f"{one.day} {one:%B %Y}" for one in (FIRST, LAST))
        raise OutOfTime(f"The demonstration takes place between {first} and {last}.")


def live_until(day: dt.date, *, at_the_end: Callable[[], object]) -> None:
    """Let the days pass until this one, and on the way let rounds open and close and duties fall due and late.

    What people have done in the demonstration stays as it is.
    """
    now = clock.demonstration_day() or day
    while now < day:
        now = min(day, now + STEP)
        clock.set_demonstration_day(now)
        for trust in Trust.objects.order_by("pk"):
            reviewing.follow_cycle(trust=trust)
            assuring.follow_checks(trust=trust)
    at_the_end()
