"""When a person's digest goes out: one letter for everything, and never one for each thing.

Daily is every working day; weekly is on Monday, or on the first day after it on which letters go out. Nobody gets two
on a day. Whoever has said nothing gets it weekly.
"""

import datetime as dt

DAILY, WEEKLY, OFF = "daily", "weekly", "off"
HOW_OFTEN = (DAILY, WEEKLY, OFF)
SATURDAY = 5


def is_due(how_often: str, last_on: dt.date | None, today: dt.date) -> bool:
    """Say whether a digest goes out today, the last having gone out on a day or never."""
    if how_often == OFF or last_on == today:
        return False
    if how_often == DAILY:
        return today.weekday() < SATURDAY
    monday = today - dt.timedelta(days=today.weekday())
    return today.weekday() < SATURDAY and (last_on is None or last_on < monday)
