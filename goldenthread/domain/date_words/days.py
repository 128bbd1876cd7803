"""Days, weeks and months: 5th October 2023, 14/03/2017, w/c 9 January, Mar. '20, June."""

import re
from dataclasses import replace
from datetime import date, timedelta

from goldenthread.domain.calendar import MONTHS, month_bounds
from goldenthread.domain.date_words.point import (
    AFTER_A_DEADLINE,
    AFTER_ANY_LEAD,
    ALONE,
    InYear,
    Point,
    PointForm,
    Span,
)
from goldenthread.domain.date_words.reading import Context
from goldenthread.domain.date_words.vocabulary import (
    MONTH,
    NO_FIGURE,
    ORDINAL,
    PAIR,
    WEEKDAY,
    YEAR,
    YEAR4,
    form,
    month_number,
    year_number,
    year_pair,
)

_WEEK = r"(?:w/c|w/b|wc|week\s+(?:commencing|beginning|of|starting))[\s:]+(?:the\s+)?"
_WEEK_END = r"(?:w/e|week\s+ending)[\s:]+(?:the\s+)?"
_WEEK_LEAD = rf"(?P<week>{_WEEK}|{_WEEK_END})?"


def _day_month(match: re.Match[str], _context: Context) -> Point:
    last = match["last"] or match["day"]
    return _day_point(match, month_number(match["month"]), int(match["day"]), int(last), match["year"])


def _month_day(match: re.Match[str], _context: Context) -> Point:
    return _day_point(match, month_number(match["month"]), int(match["day"]), int(match["day"]), match["year"])


def _numbers(match: re.Match[str], _context: Context) -> Point:
    """Read day before month, as England writes it."""
    return _day_point(match, int(match["month"]), int(match["day"]), int(match["day"]), match["year"])


def _figures(match: re.Match[str], context: Context) -> Point:
    """Trust 14/03/2017 anywhere, but 1.2.21 may be the number of a paragraph."""
    point = _numbers(match, context)
    is_paragraph = match["mark"] != "/" and len(match["year"]) == 2
    return replace(point, firmness=AFTER_ANY_LEAD) if is_paragraph else point


def _day_of_month(match: re.Match[str], _context: Context) -> Point | None:
    """Read “30/6” after a deadline; figures that could be two years, or month before day, are left alone."""
    day, month = int(match["day"]), int(match["month"])
    if not (12 < day <= 31 and 1 <= month <= 12):
        return None
    return replace(_day_point(match, month, day, day, None), firmness=AFTER_A_DEADLINE)


def _day_point(match: re.Match[str], month: int, first: int, last: int, year: str | None) -> Point:
    name = f"{first} {MONTHS[month - 1]}" if 1 <= month <= 12 else match[0].strip()
    in_year = _days(month, first, last)
    week = match["week"]
    if week:
        in_year = _week_of(in_year, ends="ending" in week.lower() or "w/e" in week.lower())
    return Point("date", match.end(), in_year, name, "day", year_number(year) if year else None)


def _days(month: int, first: int, last: int) -> InYear:
    def in_year(year: int, _context: Context) -> Span:
        return date(year, month, first), date(year, month, max(first, last))

    return in_year


def _week_of(in_year: InYear, *, ends: bool) -> InYear:
    def week(year: int, context: Context) -> Span:
        day = in_year(year, context)[0]
        return (day - timedelta(days=6), day) if ends else (day, day + timedelta(days=6))

    return week


def _month_year(match: re.Match[str], _context: Context) -> Point:
    month, words = month_number(match["month"]), match["year"]
    end = match.end()
    if re.search(r"\d\s?[-/]", words):
        first, last = year_pair(words)
        if last != first + 1:
            # “September 2020-2023” is a month and then the end of a span.
            end, year = match.start("year") + 4, first
        else:
            year = first if month >= 9 else last
    else:
        year = year_number(words)
    short = not re.search(r"\d{4}", words)
    return _month_point(month, end, year, short_year=short)


def _month_figures(match: re.Match[str], _context: Context) -> Point | None:
    month = int(match["month"])
    return _month_point(month, match.end(), year_number(match["year"])) if 1 <= month <= 12 else None


def _month_alone(match: re.Match[str], _context: Context) -> Point:
    return _month_point(month_number(match["month"]), match.end(), None, firmness=_firmness(match["month"]))


def _firmness(word: str) -> int:
    """A sentence may begin “April sees …”, but “may” and “march” are verbs until a deadline says otherwise."""
    if word[0].islower():
        return AFTER_A_DEADLINE if word.strip(".").lower() in ("may", "march", "mar", "dec") else AFTER_ANY_LEAD
    return AFTER_ANY_LEAD if word.strip(".").lower() in ("may", "march") or len(word.strip(".")) <= 3 else ALONE


def _month_point(month: int, end: int, year: int | None, *, short_year: bool = False, firmness: int = ALONE) -> Point:
    def in_year(year: int, _context: Context) -> Span:
        return month_bounds(year, month)

    return Point("month", end, in_year, MONTHS[month - 1], "month", year, firmness, short_year)


FORMS: tuple[PointForm, ...] = (
    (
        form(
            rf"{_WEEK_LEAD}{WEEKDAY}?(?P<day>\d{{1,2}})(?:{ORDINAL})?"
            rf"(?:\s*(?:-|/|&|,|and\b|to\b)\s*(?P<last>\d{{1,2}})(?:{ORDINAL})?)?"
            rf"(?:[\s/.]*|-)(?:of\s+)?(?P<month>{MONTH})(?:(?:[\s,]*|[-/])(?P<year>{YEAR})(?!\s*{MONTH}))?"
        ),
        _day_month,
    ),
    (
        form(rf"{_WEEK_LEAD}{WEEKDAY}?(?P<month>{MONTH})\s*(?P<day>\d{{1,2}}){ORDINAL}(?:[\s,]*(?P<year>{YEAR}))?"),
        _month_day,
    ),
    (form(rf"{_WEEK_LEAD}{WEEKDAY}?(?P<month>{MONTH})\s+(?P<day>\d{{1,2}}),?\s+(?P<year>{YEAR4})"), _month_day),
    (form(rf"{_WEEK_LEAD}(?P<month>{MONTH})\s+(?P<day>\d)(?P<year>){NO_FIGURE}(?!\s*[-/]\s*\d)"), _month_day),
    (
        form(
            rf"{_WEEK_LEAD}{WEEKDAY}?(?P<day>\d{{1,2}})\s?(?P<mark>[/.-])\s?(?P<month>\d{{1,2}})\s?(?P=mark)\s?"
            rf"(?P<year>(?:19|20)\d\d|\d\d){NO_FIGURE}"
        ),
        _figures,
    ),
    (form(rf"{_WEEK_LEAD}(?P<year>(?:19|20)\d\d)[-/](?P<month>\d{{2}})[-/](?P<day>\d{{2}})(?!\d)"), _numbers),
    (form(rf"(?P<month>{MONTH})(?:\s*(?:,|/|-|\bof\b)\s*|\s*)(?P<year>{PAIR}|{YEAR})"), _month_year),
    (form(rf"(?P<month>\d{{1,2}})\s?[/-]\s?(?P<year>(?:19|20)\d\d){NO_FIGURE}(?!\s?[-/]\s?\d)"), _month_figures),
    (form(r"(?P<day>\d{1,2})/(?P<month>\d{1,2})(?P<week>)(?P<year>)(?![\d/.,%])"), _day_of_month),
    (form(rf"(?P<month>{MONTH})"), _month_alone),
)
