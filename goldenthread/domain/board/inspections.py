"""By when an inspection is likely to come round again, where nobody has named a day.

A school is inspected again within four years; where a grade is wanting, or safeguarding is not met, within thirty
months.
"""

import datetime as dt
from collections.abc import Iterable

from goldenthread.domain.board.certificates import until

USUAL, WHERE_WANTING = 48, 30
WANTING = frozenset({"requires improvement", "inadequate", "needs attention", "urgent improvement"})


def likely_by(held_on: dt.date, grades: Iterable[str], *, is_safe: bool = True) -> dt.date | None:
    """Return the last day by which the next inspection is usually held."""
    is_wanting = not is_safe or any(grade.casefold() in WANTING for grade in grades)
    return until(held_on, WHERE_WANTING if is_wanting else USUAL)
