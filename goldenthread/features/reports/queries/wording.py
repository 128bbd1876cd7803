"""Words and figures as a report prints them. What is frozen is what was read, so it is worded here, once."""

import datetime as dt
from collections.abc import Sequence
from decimal import Decimal

from goldenthread.domain.calendar import TermCalendar
from goldenthread.domain.measures import figures
from goldenthread.features.measures.models import Measure
from goldenthread.features.measures.queries import Cell, rule_values

NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
HIDDEN, NONE = "s", "none"
LONGEST_WORD = 14
# Beside a figure that no second source has confirmed; the heat map says what it means.
UNVERIFIED = "†"
THOUSAND, MILLION = Decimal(10_000), Decimal(1_000_000)


def in_words(number: int) -> str:
    """Return three for 3, and 14 for 14."""
    return NUMBERS[number] if number < len(NUMBERS) else f"{number:,}"


def count_of(number: int, one: str, many: str) -> str:
    return f"{in_words(number)} {one if number == 1 else many}"


def sentence(words: str) -> str:
    return words[:1].upper() + words[1:]


def listed(names: Sequence[str], most: int = 6) -> str:
    """Return a, b and c; beyond a number of names, a, b and 3 more."""
    named = list(names[:most])
    if len(names) > most:
        named.append(f"{len(names) - most} more")
    return " and ".join([", ".join(named[:-1]), named[-1]]) if len(named) > 1 else "".join(named)


def day(when: dt.date) -> str:
    return f"{when.day} {when:%B %Y}"


def figure(measure: Measure, cell: Cell | None) -> str:
    """Return a figure in full: 19.8 %, £41,000, Secure; hidden where it is hidden; nothing where there is none."""
    if cell is None:
        return ""
    if cell.value is None and not cell.value_word:
        return "hidden" if cell.is_hidden else ""
    return figures.written(cell.value, rule_values.yardstick(measure), cell.value_word, exact=True)


def brief_figure(measure: Measure, cell: Cell) -> str:
    """Return a figure for a narrow cell, without its unit: 19.8, 1.2m, Secure; a sign where there is none."""
    if cell.value is None and not cell.value_word:
        return HIDDEN if cell.is_hidden else NONE
    return _briefly(measure, cell) + (UNVERIFIED if cell.is_unverified else "")


def _briefly(measure: Measure, cell: Cell) -> str:
    assert cell.value is not None or cell.value_word
    yardstick = rule_values.yardstick(measure)
    if cell.value is None or cell.value_word or measure.kind in {"grade", "milestone", "yes/no"}:
        said = figures.written(cell.value, yardstick, cell.value_word)
        return said if len(said) <= LONGEST_WORD else "in words"
    if abs(cell.value) >= MILLION:
        return f"{figures.in_digits(cell.value / MILLION, 1)}m"
    if abs(cell.value) >= THOUSAND:
        return f"{figures.in_digits(cell.value / 1000, 0)}k"
    return figures.in_digits(cell.value, measure.decimals)


def period_label(key: str, calendar: TermCalendar) -> str:
    return rule_values.period(key, calendar).label if key else ""


def unit_of(measure: Measure) -> str:
    return measure.unit or ("£" if measure.kind == Measure.Kind.MONEY else "")


def unit_beside(measure: Measure) -> str:
    """Return the unit for a heading, unless the measure's name says it."""
    unit = unit_of(measure)
    return "" if unit in measure.name else unit
