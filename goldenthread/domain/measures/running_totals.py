"""What the figures of years come to together, where a target is of them all: savings of 15 % over three years.

It counts from the first period of the year that was named. A period without a figure adds nothing, and is said to be
missing, so that a sum never looks whole that is not.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from goldenthread.domain.calendar import Period, academic_year_of, first_of

ADDED_KINDS = frozenset({"number", "percentage", "money", "count"})
NAMED = 3


@dataclass(frozen=True)
class Total:
    """What has come together by the end of a period, and in words of how much that is."""

    value: Decimal
    covers: str


def totals(figures: Mapping[Period, Decimal | None], first_year: str) -> dict[Period, Total]:
    """Return what figures of one kind of period come to by the end of each, from the first of a year on."""
    known = sorted(
        period for period, value in figures.items() if value is not None and _year(period) >= first_of(first_year)
    )
    found: dict[Period, Total] = {}
    total = Decimal(0)
    for period in known:
        total += figures[period] or Decimal(0)
        missing = [each for each in _since(period, first_year) if each not in known]
        found[period] = Total(total, _covers(first_year, missing))
    return found


def _since(period: Period, first_year: str) -> list[Period]:
    """Return every period of the kind from the first of a year until this one."""
    every: list[Period] = []
    while _year(period) >= first_of(first_year):
        every.insert(0, period)
        period = period.previous()
    return every


def _year(period: Period) -> int:
    return first_of(academic_year_of(period.starts_on))


def _covers(first_year: str, missing: list[Period]) -> str:
    says = f"added up since {first_year}"
    if not missing:
        return says
    names = ", ".join(period.label for period in missing[:NAMED])
    more = f" and {len(missing) - NAMED} more" if len(missing) > NAMED else ""
    return f"{says}, without {names}{more}, of which no figure came"
