"""What a trust's money and timetable say: reserves, balances, and how teachers' time is used.

Green, amber and red are bounds of the field's own guidance on integrated curriculum and financial planning: a
ratio may be bad on either side.
"""

from collections.abc import Sequence
from decimal import Decimal

from goldenthread.domain.results.rates import rate

GREEN, AMBER, RED = "green", "amber", "red"


def of_income(part: Decimal, income: Decimal) -> Decimal | None:
    """Return a reserve, a balance or a cost as a percentage of total income."""
    return rate(part, income)


def in_year_balance(income: Decimal, spent: Decimal) -> Decimal:
    return income - spent


def slope(figures: Sequence[Decimal]) -> Decimal:
    """Return by how much figures of even years rise a year: the straight line of least squares."""
    if len(figures) < 2:
        raise ValueError("One year is no trend.")
    middle = Decimal(len(figures) + 1) / 2
    mean = sum(figures, Decimal(0)) / len(figures)
    places = [Decimal(year) - middle for year in range(1, len(figures) + 1)]
    return sum((x * (y - mean) for x, y in zip(places, figures, strict=True)), Decimal(0)) / sum(
        x * x for x in places
    )


def contact_ratio(periods: Decimal, timetable: Decimal, teachers: Decimal) -> Decimal | None:
    """Return the share of teachers' time that is taught: periods taught over periods that could be."""
    return rate(periods, timetable * teachers, scale=1)


def class_size(pupils: Decimal, timetable: Decimal, periods: Decimal) -> Decimal | None:
    """Return the average class: pupils' periods over the periods taught."""
    return rate(pupils * timetable, periods, scale=1)


def rag_of_contact_ratio(ratio: Decimal) -> str:
    """Green from 0.74 to under 0.80; amber from 0.70, and to 0.82; else red."""
    return _within(ratio, green=("0.74", "0.80"), amber=("0.70", "0.82"))


def rag_of_class_size(size: Decimal) -> str:
    """Green from 20 to under 22.5; amber from 19.5, and to under 23.5; else red."""
    if size >= Decimal("23.5"):
        return RED
    return _within(size, green=("20", "22.5"), amber=("19.5", "23.5"))


def rag_of_balance(percent_of_income: Decimal) -> str:
    """Green from nought; amber down to five in a hundred behind; else red."""
    return GREEN if percent_of_income >= 0 else AMBER if percent_of_income >= -5 else RED


def _within(value: Decimal, *, green: tuple[str, str], amber: tuple[str, str]) -> str:
    if Decimal(green[0]) <= value < Decimal(green[1]):
        return GREEN
    return AMBER if Decimal(amber[0]) <= value <= Decimal(amber[1]) else RED
