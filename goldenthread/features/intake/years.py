"""Which academic year a file is of, and whether its figures are final: by its own words, never by a guess."""

import datetime as dt
import re
from pathlib import PurePath

from goldenthread.domain.calendar import academic_year, academic_year_of

STATES = ("provisional", "revised", "final")
# Later figures are not put back by earlier ones.
RANK = {state: rank for rank, state in enumerate(STATES)}

# 2022-2023, 2022_23, 2022/23, 202223; not a part of a longer number such as a day.
_YEAR = re.compile(r"(?<!\d)(20\d\d|19\d\d)(?:\s?[-–_/.]\s?|)(?:(20|19)?(\d\d))(?!\d)", re.ASCII)


def year_in(text: str) -> str:
    """Return the one academic year that some words name, as 2022/23; empty when they name none, or several."""
    found = {academic_year(int(match[1])) for match in _YEAR.finditer(text) if _is_next(match)}
    return found.pop() if len(found) == 1 else ""


def year_of_name(name: str) -> str:
    """Return the year that a file's name says, or else the nearest folder above it that names one."""
    path = PurePath(name.replace("\\", "/"))
    for part in (path.name, *(folder.name for folder in path.parents)):
        if year := year_in(part):
            return year
    return ""


def year_of_cell(text: str) -> str:
    """Read the time_period of a row: 202223 is 2022/23; empty for a calendar year, a week or a term."""
    return year_in(text) if len(text.strip()) >= 6 else ""


def year_of_day(text: str) -> str:
    """Return the academic year of a day, 25/11/2025, 2025-11-25 or 20251125; empty for what is no day."""
    day = day_in(text)
    return academic_year_of(day) if day else ""


def day_in(text: str) -> dt.date | None:
    for form in ("%d/%m/%Y", "%Y-%m-%d", "%d-%m-%Y", "%Y%m%d"):
        try:
            return dt.datetime.strptime(text.strip()[:10], form).date()  # noqa: DTZ007  a day alone
        except ValueError:
            continue
    return None


def state_in(text: str) -> str:
    """Return the one state that some words name: provisional, revised or final; empty otherwise."""
    found = {state for state in STATES if state in text.casefold()}
    return found.pop() if len(found) == 1 else ""


def _is_next(match: re.Match[str]) -> bool:
    first, century, last = match[1], match[2], match[3]
    follows = int(first) + 1
    return int(last) == follows % 100 and (not century or int(century) == follows // 100)
