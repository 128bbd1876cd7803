"""The period that a document says it is for: plan 2020-25, Jan. 2018 - Dec. 2022, September 2023 to August 2026."""

import re
from collections.abc import Mapping
from dataclasses import replace

from goldenthread.domain.calendar import USUAL, TermCalendar
from goldenthread.domain.date_words.finding import MOST_CHARACTERS, find, read
from goldenthread.domain.date_words.reading import Context, DateReading, in_living_memory
from goldenthread.domain.date_words.vocabulary import form, plain

_TWO_FIGURES = re.compile(r"(?<![\w/.-])'?\d\d\s?[-/]\s?'?\d\d(?![\w/.-])", re.ASCII)
_TOWARDS = form(r"^[^\d]*\b(?:to|towards)\s+((?:19|20)\d\d)(?![-/\d])\D*$")
_KIND_BY_FIRST_MONTH = {1: "calendar", 4: "financial", 8: "academic", 9: "academic"}


def read_context(
    words: str | None,
    *,
    calendar: TermCalendar = USUAL,
    settled: Mapping[str, str] | None = None,
) -> Context:
    """Read the period of a document from its title or heading.

    Words without a period give a context without one, in which nothing relative can be dated. Months decide the kind
    of year (January: calendar, April: financial); a run of years keeps the trust's own.
    """
    blank = Context(year_kind=calendar.plan_year, calendar=calendar, settled=settled or {})
    readings = [found.reading for found in find(words, blank)]
    if whole := read(words, blank):
        readings.append(whole)
    readings = [r for r in readings if in_living_memory(r.from_on) and in_living_memory(r.to_on)]
    if (match := _TOWARDS.search(plain(words or "")[:MOST_CHARACTERS])) and int(match[1]) >= 1950:
        return replace(blank, end_on=calendar.plan_year_end(int(match[1])))
    for reading in readings:
        if reading.from_on and reading.to_on and _is_period(reading):
            return replace(
                blank, start_on=reading.from_on, end_on=reading.to_on, year_kind=_year_kind(reading, blank)
            )
    return _short_period(words or "", blank) or _one_ended(readings, blank)


def _short_period(words: str, blank: Context) -> Context | None:
    """Read the “24-27” of a plan's title, which in a sentence could count anything, and the end in “towards 2030”."""
    if match := _TWO_FIGURES.search(plain(words)[:MOST_CHARACTERS]):
        reading = read(match[0], blank)
        return (
            replace(blank, start_on=reading.from_on, end_on=reading.to_on) if reading.kind == "span-years" else None
        )
    return None


def _is_period(reading: DateReading) -> bool:
    """Tell a period from the day or month in which a document was written."""
    return reading.kind not in ("full-date", "month", "month-year", "month-short-year", "half-term")


def _year_kind(reading: DateReading, blank: Context) -> str:
    if reading.kind == "academic-year":
        return "academic"
    if reading.kind in ("span-months", "span-dates") and reading.from_on:
        return _KIND_BY_FIRST_MONTH.get(reading.from_on.month, blank.year_kind)
    return blank.year_kind


def _one_ended(readings: list[DateReading], blank: Context) -> Context:
    """Keep the end or the beginning that is all that is said: “from September 2023”, “to 2030”."""
    for reading in readings:
        if reading.to_on and not reading.from_on:
            return replace(blank, end_on=reading.to_on)
        if reading.from_on:
            return replace(blank, start_on=reading.from_on)
    return blank
