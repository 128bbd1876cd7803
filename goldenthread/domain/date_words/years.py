"""Years and spans of years: 2023/24, Academic Year 2020-2021, 2020-25, 2022, '23, this academic year."""

import re
from dataclasses import replace
from datetime import date

from goldenthread.domain.calendar import (
    MONTHS,
    academic_year,
    academic_year_of,
    first_of,
    month_bounds,
    plan_year_around,
)
from goldenthread.domain.date_words.forms import WHOLE, Form
from goldenthread.domain.date_words.point import (
    AFTER_A_DEADLINE,
    AFTER_AN_EDGE,
    AFTER_ANY_LEAD,
    ALONE,
    Point,
    PointForm,
    Span,
    always,
)
from goldenthread.domain.date_words.reading import Context, DateReading, asking, quoted, shift
from goldenthread.domain.date_words.vocabulary import (
    NO_FIGURE,
    PAIR,
    PAIR2,
    PAIR4,
    YEAR2,
    YEAR4,
    form,
    year_number,
    year_pair,
)

_FIRST_MONTH = {"academic": 9, "calendar": 1, "financial": 4}
_LONGEST_SPAN = 30
_WHICH_YEAR_END = "Does the financial year of {{words}} end on 31 August {last}, or on 31 March {last}?"


def span_of_years(first: int, last: int, year_kind: str) -> Span:
    """Give the days of a plan called 2020-25: its years begin in September, January or April."""
    month = _FIRST_MONTH[year_kind]
    ends = date(last, 12, 31) if month == 1 else plan_year_around(date(last - 1, month, 1), year_kind)[1]
    return date(first, month, 1), ends


def pair_point(first: int, last: int, end: int, context: Context, *, label: str = "") -> Point | None:
    """Read two years: next to each other they are one academic year, further apart the span of a plan."""
    if not first < last <= first + _LONGEST_SPAN:
        return None
    if last > first + 1:
        span = span_of_years(first, last, context.year_kind)
        return Point("years", end, always(span), f"{first}-{last % 100:02d}", "year", first, kind="span-years")
    financial = "financial" in label or "fy" in label or (context.year_kind == "financial" and not label)
    year_kind = "financial" if financial and context.year_kind == "financial" else "academic"
    kind = "financial-year" if financial else "academic-year"
    span = span_of_years(first, last, year_kind)
    # An academy trust's financial year ends in August; a council's, and a supplier's, in March.
    doubt = _WHICH_YEAR_END.format(last=last) if financial and year_kind == "academic" else ""
    return Point("academic-year", end, always(span), academic_year(first), "year", first, kind=kind, doubt=doubt)


def _pair(match: re.Match[str], context: Context) -> Point | None:
    first, last = year_pair(match["pair"])
    label = ((match["label"] or "") + (match["tail"] or "")).lower()
    if match["pair"][-2] in "-/" and last != first + 1:
        return None
    point = pair_point(first, last, match.end(), context, label=label)
    return point or _odd_pair(match, first)


def _odd_pair(match: re.Match[str], first: int) -> Point | None:
    """Read 2018-05 as May 2018; refuse 2020-13 and 2025-20, which are neither a month nor a span."""
    if not re.fullmatch(r"\d{4}-\d\d", match["pair"]):
        return _unreal(match) if first >= 1900 and len(match["pair"]) > 6 else None
    return None if 1 <= int(match["pair"][5:]) <= 12 else _unreal(match)


def _unreal(match: re.Match[str]) -> Point:
    def in_year(_year: int, _context: Context) -> Span:
        raise ValueError(f"{quoted(match[0])} is neither a month nor a run of years.")

    return Point("years", match.end(), in_year, match[0], "none", 0)


def _short_pair(match: re.Match[str], context: Context) -> Point | None:
    first, last = year_pair(match["pair"])
    label = ((match["label"] or "") + (match["tail"] or "")).lower()
    point = pair_point(first, last, match.end(), context, label=label)
    if not point or (not label and (last > first + 1 or first < 2010)):
        return None
    return point if label else replace(point, firmness=AFTER_ANY_LEAD)


def two_figures(match: re.Match[str], context: Context) -> DateReading | None:
    """Read a cell of “24 - 27” as a span of years, and of “05/18” as a month, which it asks to confirm."""
    first, last = int(match["first"]), int(match["last"])
    if match["mark"] == "/" and 1 <= first <= 12:
        from_on, to_on = month_bounds(2000 + last, first)
        reading = DateReading(match[0], "month-short-year", from_on, to_on, "month")
        return asking(reading, f"Does {quoted(match[0])} mean {MONTHS[first - 1]} {2000 + last}?")
    if not 10 <= first < last:
        return None
    return DateReading(match[0], "span-years", *span_of_years(2000 + first, 2000 + last, context.year_kind), "year")


def _iso_month(match: re.Match[str], _context: Context) -> Point | None:
    year, month = int(match["year"]), int(match["month"])
    if not 1 <= month <= 12 or month > year % 100:
        return None
    return Point("month", match.end(), always(month_bounds(year, month)), MONTHS[month - 1], "month", year)


def _year(match: re.Match[str], _context: Context) -> Point | None:
    year = year_number(match["year"])
    span = date(year, 1, 1), date(year, 12, 31)
    label = (match["label"] or "").lower()
    if _COUNTED.match(match.string[match.end() : match.end() + 24]):
        return None
    if label and "calendar" not in label:
        kind_of = "financial" if "financial" in label or "fy" in label else "academic"
        asks = f"Does {{words}} mean the {kind_of} year that begins in {year} or the one that ends in it?"
        span = span_of_years(year - 1, year, "academic")
        return Point("academic-year", match.end(), always(span), label, "year", year, doubt=asks)
    kind = "calendar-year" if "calendar" in label or match["tail"] else ""
    firmness = ALONE if label or _stands_alone(match) else AFTER_ANY_LEAD
    return Point("year", match.end(), always(span), str(year), "year", year, firmness, kind=kind)


def _stands_alone(match: re.Match[str]) -> bool:
    """Take “2024” alone as a year unless it counts things or belongs to the title of an Act or guidance."""
    if not re.fullmatch(r"20[0-4]\d", match["year"]):
        return False
    return not _TITLE.search(match.string[max(0, match.start() - 24) : match.start()])


_QUARTERS = {"fir": 1, "1st": 1, "sec": 2, "2nd": 2, "thi": 3, "3rd": 3, "fou": 4, "4th": 4, "las": 4, "fin": 4}


def _quarter(match: re.Match[str], context: Context) -> Point:
    """Propose a quarter of the plan's own kind of year, and ask: trusts count quarters in three ways."""
    words = match["year"] or (str(context.start_on.year) if context.start_on else "")
    doubt = "Which months are meant by {words}?"
    number = int(match["number"] or _QUARTERS[match["which"].lower()[:3]])
    name = f"quarter {number}"
    if not words:
        return Point("quarter", match.end(), None, name, "month", doubt=doubt)
    first = year_pair(words)[0] if re.search(r"\d\s?[-/]", words) else year_number(words)
    # "The first quarter of 2027" is of that calendar year; whose year is meant is asked all the same.
    of_calendar = match["which"] and not re.search(r"\d\s?[-/]", words)
    begins = date(first, 1 if of_calendar else _FIRST_MONTH[context.year_kind], 1)
    months = 3 * number
    span = shift(begins, months=months - 3) or begins, shift(begins, months=months, days=-1) or begins
    return Point("quarter", match.end(), always(span), name, "month", first, doubt=doubt, unsettled=True)


def _this_year(match: re.Match[str], context: Context) -> Point | None:
    """Count this, next and last year from the first year of the plan, and ask when the plan has several.

    “Over the next year” is not one of them: it counts twelve months.
    """
    if not match["label"] and _AHEAD.search(match.string[max(0, match.start() - 16) : match.start()]):
        return None
    offset = {"next": 1, "new": 1, "coming": 1, "following": 1, "last": -1, "previous": -1}.get(
        match["which"].lower(), 0
    )
    unlabelled = AFTER_AN_EDGE if offset < 0 else AFTER_ANY_LEAD
    return _plan_year(match, context, offset, ALONE if match["label"] else unlabelled)


def _year_end(match: re.Match[str], context: Context) -> Point:
    firmness = AFTER_A_DEADLINE if match[0].lower().endswith("end") else AFTER_AN_EDGE
    return _plan_year(match, context, 0, firmness)


def _plan_year(match: re.Match[str], context: Context, offset: int, firmness: int) -> Point:
    doubt = "Which year is meant by {words}?"
    if not context.start_on:
        return Point("academic-year", match.end(), None, "the year", "year", None, firmness, doubt=doubt)
    label = (match.groupdict().get("label") or match[0]).lower()
    academic = context.year_kind == "academic" or "academic" in label or "school" in label
    span = _year_from(context.start_on, offset, academic=academic)
    doubt = doubt if (context.years or 9) > 1 or offset else ""
    return Point("academic-year", match.end(), always(span), "the year", "year", span[0].year, firmness, doubt=doubt)


def _year_from(start_on: date, offset: int, *, academic: bool) -> Span:
    if academic:
        first = first_of(academic_year_of(start_on)) + offset
        return span_of_years(first, first + 1, "academic")
    start, end = shift(start_on, years=offset), shift(start_on, years=offset + 1, days=-1)
    return start or start_on, end or start_on


def _whole_plan(match: re.Match[str], context: Context) -> Point:
    known = context.start_on and context.end_on
    span = always((context.start_on, context.end_on)) if context.start_on and context.end_on else None
    doubt = "" if known else "When does the plan end?"
    year = context.start_on.year if context.start_on else None
    return Point(
        "academic-year", match.end(), span, "the plan", "year", year, AFTER_AN_EDGE, doubt=doubt, kind="relative"
    )


_AHEAD = re.compile(r"(?:over|within|during|throughout|for)\s+(?:the\s+)?$", re.IGNORECASE)
_TITLE = re.compile(
    r"(?:Act|Regulations?|Code|Order|Framework|Handbook|Education|KCSIE|GDPR|Guidance|ISO|\ba)\s*,?\(?\s*$",
    re.IGNORECASE,
)
_COUNTED = re.compile(
    r"\s*(?:pupils|students|children|staff|places|people|teachers|schools|hours|days|words|%|(?:m|k|per)\b|\w+\s+on\s+roll)",
    re.IGNORECASE,
)
_LABEL = r"(?P<label>(?:academic|school|financial)\s+years?\s*:?\s*(?:of\s+)?|(?:EOY\s+)?(?:AY|SY)\s?|EOY\s|FY\s?)"
_TAIL = r"(?P<tail>\s+(?:academic|school|financial)\s+year)?"

CELLS: tuple[Form, ...] = (Form(form(r"'?(?P<first>\d\d?)\s?(?P<mark>[-/])\s?'?(?P<last>\d\d)"), two_figures, WHOLE),)
FORMS: tuple[PointForm, ...] = (
    (
        form(
            r"(?:(?:Q\s?|quarter\s+)(?P<number>[1-4])(?!\d)"
            r"|(?:the\s+)?(?P<which>first|second|third|fourth|last|final|1st|2nd|3rd|4th)\s+quarter(?=\s+of\s+[\d']))"
            rf"(?:[\s,]*(?:of\s+)?(?P<year>{PAIR}|{YEAR4}|{YEAR2}))?"
        ),
        _quarter,
    ),
    (form(rf"{_LABEL}?(?P<pair>{PAIR4}){_TAIL}"), _pair),
    (form(rf"{_LABEL}?(?P<pair>'?\d\d/'?\d\d{NO_FIGURE}(?!\s?[/]\s?\d)){_TAIL}"), _short_pair),
    (form(rf"{_LABEL}(?P<pair>{PAIR2}){_TAIL}"), _short_pair),
    (form(rf"(?P<year>20\d\d)-(?P<month>\d\d){NO_FIGURE}(?![-/])"), _iso_month),
    (
        form(
            rf"(?P<label>(?:calendar|academic|school|financial)\s+year\s+(?:of\s+)?|[AF]Y\s?)?(?P<year>{YEAR4}|{YEAR2})"
            r"(?P<tail>\s*\(?calendar(?:\s+year)?\)?)?"
        ),
        _year,
    ),
    (form(rf"(?P<label>[AF]Y)\s?(?P<year>\d\d{NO_FIGURE}(?!\s?[-/]\s?\d))(?P<tail>)"), _year),
    (
        form(
            r"(?:the\s+)?(?P<which>this|current|present|next|coming|following|new|last|previous)\s+"
            r"(?P<label>academic\s+|school\s+|financial\s+)?year(?![\w-])(?!\s*\d)"
        ),
        _this_year,
    ),
    (
        form(
            r"(?:the\s+|this\s+)?(?:academic\s+|school\s+|financial\s+|plan\s+)?year(?:[\s-]end)?"
            r"(?![\w-]|\s*(?:\d|group|one|two|three))"
        ),
        _year_end,
    ),
    (
        form(
            r"(?:the\s+|this\s+|our\s+)?(?:(?:strategic\s+)?plan|strategy|planning(?=\s+(?:period|cycle)))(?:'s)?"
            r"(?:\s+(?:period|cycle|term|life))?(?![\w-])"
        ),
        _whole_plan,
    ),
)
