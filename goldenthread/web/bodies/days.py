"""The school year, from which visits and looks are counted."""

import datetime as dt

from goldenthread.domain.calendar import academic_year_of


def year_begins(today: dt.date) -> dt.date:
    """Return the first day of the school year."""
    return dt.date(int(academic_year_of(today)[:4]), 9, 1)
