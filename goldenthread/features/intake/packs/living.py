"""Moving the demonstration's day: forward as time goes, or back to begin anew."""

import datetime as dt
from collections.abc import Callable

from goldenthread.features.assurance import operations as assuring
from goldenthread.features.intake.packs import collecting, reading
from goldenthread.features.intake.packs.measuring import take_readings
from goldenthread.features.intake.packs.reading import WholePack
from goldenthread.features.measures.models import Measure
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
    """Let the days pass until this one: rounds open and close, duties fall due and late, and figures come in.

    What people have done in the demonstration stays as it is.
    """
    now = clock.demonstration_day() or day
    trusts = list(Trust.objects.order_by("pk"))
    packs = {trust.pack: reading.read_pack(trust.pack) for trust in trusts if now < day}
    while now < day:
        before, now = now, min(day, now + STEP)
        clock.set_demonstration_day(now)
        for trust in trusts:
            _hand_in_figures(packs[trust.pack], trust, before, now)
            reviewing.follow_cycle(trust=trust)
            assuring.follow_checks(trust=trust)
    at_the_end()


def _hand_in_figures(pack: WholePack, trust: Trust, after: dt.date, until: dt.date) -> None:
    measures = {one.key: one for one in Measure.objects.filter(trust=trust, retired_on=None).exclude(key="")}
    take_readings(pack, trust, measures, after=after, until=until)
    if after < collecting.AUTUMN <= until:
        collecting.collect_autumn(trust)
