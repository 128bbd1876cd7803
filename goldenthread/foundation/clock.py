"""The one clock.

Rules are handed today's date; this is where it comes from. A demonstration may set it, so that its
invented year never grows old. Sessions, tokens, throttles and the trail use real time, never this.
"""

import datetime as dt
from pathlib import Path
from zoneinfo import ZoneInfo

from django.conf import settings

LONDON = ZoneInfo("Europe/London")


def today() -> dt.date:
    """Return the day on which the trust is working: the demonstration's, else the calendar's."""
    return demonstration_day() or dt.datetime.now(LONDON).date()


def now() -> dt.datetime:
    """Return this moment, on the day on which the trust is working."""
    return dt.datetime.combine(today(), dt.datetime.now(LONDON).timetz())


def hour() -> int:
    """Return the hour that it is in London."""
    return dt.datetime.now(LONDON).hour


def demonstration_day() -> dt.date | None:
    """Return the day that a demonstration has set, if one has."""
    try:
        return dt.date.fromisoformat(_day_file().read_text().strip())
    except (FileNotFoundError, ValueError):
        return None


def set_demonstration_day(day: dt.date | None) -> None:
    """Set the demonstration's day, or give the clock back to the calendar."""
    if day is None:
        _day_file().unlink(missing_ok=True)
    else:
        _day_file().write_text(day.isoformat())


def _day_file() -> Path:
    return settings.HOME / "demonstration-day"
