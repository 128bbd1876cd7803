"""Time counted from the start of a plan: over the next two years, Year 3, in the coming eighteen months."""

import re
from dataclasses import replace
from datetime import date

from goldenthread.domain.date_words.forms import CELL, WHOLE, Form
from goldenthread.domain.date_words.phrases import asking_if_outside, phrase_at
from goldenthread.domain.date_words.reading import Context, DateReading, asking, day_before, quoted, shift
from goldenthread.domain.date_words.vocabulary import PAIR, PAIR4, RANGE, form, number, ordinal, year_pair
from goldenthread.domain.date_words.years import span_of_years


def _ahead(match: re.Match[str], context: Context) -> DateReading:
    """Count forward from the start of the plan; “3-5 years” keeps both ends."""
    reading = DateReading(match[0].strip(), "relative", precision="relative")
    fewest, most = _counts(match)
    if context.start_on and _SHORT.search(match["unit"]):
        day = day_before(_after(context.start_on, most, match["unit"]))
        return asking(
            replace(reading, from_on=context.start_on, to_on=day), f"From which day does {quoted(match[0])} count?"
        )
    if not context.start_on:
        return asking(reading, f"From which day does {quoted(match[0])} count?")
    to_on = day_before(_after(context.start_on, most, match["unit"]))
    from_on = _after(context.start_on, fewest, match["unit"]) if fewest != most else context.start_on
    return asking_if_outside(replace(reading, from_on=from_on, to_on=to_on), context)


def _in_so_long(match: re.Match[str], context: Context) -> DateReading | None:
    """Read “to be good in two years”; “the highest in three years” and “two days in five weeks” look elsewhere."""
    before = match.string[max(0, match.start() - 40) : match.start()]
    if not _YEARS.search(match["unit"]) or _LOOKS_BACK.search(before):
        return None
    return _ahead(match, context)


_YEARS = re.compile(r"(?:years?|yrs?)$", re.IGNORECASE)
_LOOKS_BACK = re.compile(
    r"(?:\b(?:time|times|best|worst|most|least|first|once|twice|ever|\w+est)|\d)\s+(?:\w+\s+)?$", re.IGNORECASE
)

# So short a time is seldom counted from the start of a plan: it is what something may take.
_SHORT = re.compile(r"(?:days?|weeks?|wks?|fortnights?|terms?)$", re.IGNORECASE)


def _whole_plan(match: re.Match[str], context: Context) -> DateReading:
    reading = DateReading(match[0].strip(), "relative", context.start_on, context.end_on, "relative")
    return reading if context.end_on else asking(reading, "When does the plan end?")


def _midpoint(match: re.Match[str], context: Context) -> DateReading:
    """Read “at the midpoint of the plan” as its middle day, which is asked: some mean a year's end near it."""
    reading = DateReading(match[0].strip(), "relative", precision="relative")
    if not context.start_on or not context.years:
        return asking(reading, "When does the plan begin, and when does it end?")
    middle = day_before(shift(context.start_on, months=6 * context.years))
    return asking(replace(reading, to_on=middle), f"Which day is {quoted(match[0])}?")


def _counts(match: re.Match[str]) -> tuple[int, int]:
    words = match["most"] or match["one"]
    most = number(words) if words else 1
    fewest = number(match["fewest"]) if match["fewest"] else most
    return min(fewest, most), max(fewest, most)


def _after(day: date, count: int, unit: str) -> date | None:
    match unit.lower().rstrip("s").split()[-1]:
        case "year" | "yr":
            return shift(day, years=count)
        case "month" | "mth" | "mnth":
            return shift(day, months=count)
        case "fortnight":
            return shift(day, days=14 * count)
        case "week" | "wk":
            return shift(day, days=7 * count)
        case "day":
            return shift(day, days=count)
    # A term is a third of a year.
    return shift(day, months=4 * count)


def _of_joining(match: re.Match[str], _context: Context) -> DateReading:
    """Each school counts from the day it joined, so the plan itself can name no day."""
    return DateReading(match[0].strip(), "relative", precision="relative")


def _duration(match: re.Match[str], _context: Context) -> DateReading:
    return DateReading(match[0].strip(), "duration", precision="duration")


def _plan_year(match: re.Match[str], context: Context) -> DateReading | None:
    """Count Year 1, 2, 3 from the start of the plan; a number that the plan does not reach is a year group."""
    count = _index(match["index"])
    if count > (context.years or 5) or re.match(_PUPILS, match.string[match.end() :]):
        return None
    reading = DateReading(match[0].strip(), "plan-year-index", precision="year")
    told = bool(match["pair"] or _OF_THE_PLAN.search(match[0]) or _CUE.match(match.string[match.end() :]))
    if match["pair"]:
        first, last = year_pair(match["pair"])
        from_on, to_on = span_of_years(first, last, "academic") if last == first + 1 else (None, None)
    else:
        from_on, to_on = context.plan_year(count)
    reading = replace(reading, from_on=None if match["by"] else from_on, to_on=to_on)
    if not to_on:
        return asking(reading, f"When does the plan that {quoted(match[0])} counts from begin?")
    if match["by"] and not told:
        asks = f"Does {quoted(match[0])} mean a year of the plan, or the pupils of that year group?"
        reading = asking(reading, asks)
    return reading


def _start_of_plan_year(match: re.Match[str], context: Context) -> DateReading | None:
    count = _index(match["index"])
    if count > (context.years or 5) or re.match(_PUPILS, match.string[match.end() :]):
        return None
    begins = context.plan_year(count)[0]
    reading = DateReading(match[0].strip(), "plan-year-index", None, begins, "year")
    if not begins:
        return asking(reading, f"When does the plan that {quoted(match[0])} counts from begin?")
    return asking(reading, f"Does {quoted(match[0])} mean a year of the plan, or the pupils of that year group?")


def _plan_years(match: re.Match[str], context: Context) -> DateReading | None:
    """Read “years 1 and 2 of the plan”; where the plan is not named they may be year groups, which is asked."""
    first, last = _index(match["first"]), _index(match["last"])
    if not first < last <= (context.years or 0):
        return None
    from_on, to_on = context.plan_year(first)[0], context.plan_year(last)[1]
    reading = DateReading(match[0].strip(), "plan-year-index", from_on, to_on, "year")
    if _OF_THE_PLAN.search(match[0]):
        return reading
    return asking(reading, f"Does {quoted(match[0])} mean years of the plan, or pupils of those year groups?")


def _within_plan_year(match: re.Match[str], context: Context) -> DateReading | None:
    """Read “Year 2 Autumn” or “Year 1, Term 5” as a term of that year of the plan."""
    from_on, to_on = context.plan_year(_index(match["index"]))
    if not from_on or not to_on:
        return None
    phrase = phrase_at(match["rest"], 0, replace(context, start_on=from_on, end_on=to_on), whole=True)
    return phrase[1] if phrase and phrase[0] == len(match["rest"]) else None


def _ordinal_year(match: re.Match[str], context: Context) -> DateReading | None:
    place = ordinal(match["ordinal"])
    if place == -1 and not context.years:
        return asking(DateReading(match[0].strip(), "plan-year-index", precision="year"), "When does the plan end?")
    from_on, to_on = context.plan_year((context.years or 1) if place == -1 else place)
    reading = DateReading(match[0].strip(), "plan-year-index", from_on, to_on, "year")
    if match["by"]:
        reading = replace(reading, from_on=None)
    return reading if to_on else asking(reading, f"When does the plan that {quoted(match[0])} counts from begin?")


def _span_with_index(match: re.Match[str], context: Context) -> DateReading | None:
    """Read “2022-2027 Year 1 (2022-23)”: the year in brackets, or else that year of the span."""
    first, last = year_pair(match["span"])
    count = _index(match["index"])
    if match["pair"]:
        first, last = year_pair(match["pair"])
    else:
        first, last = first + count - 1, first + count
    if not first < last <= first + 30:
        return None
    from_on, to_on = span_of_years(first, last, context.year_kind)
    return DateReading(match[0].strip(), "span-years+index", from_on, to_on, "year")


def _index(words: str) -> int:
    return number(words)


_WORD_COUNT = r"(?:one|two|three|four|five|six|seven|[1-9])(?![\w%]|[.,]\d)"
_UNIT = (
    r"(?P<unit>(?:(?:academic|school|calendar|working|financial)\s+)?"
    r"(?:years?|yrs?|months?|mn?ths?|weeks?|wks?|fortnights?|days?|terms?|half[\s-]terms?))"
)
_PERIOD = r"(?:'s?)?(?:[\s-]+(?:period|time|cycle|window))?"
_CUES = (
    r"\s*(?:KPIs?|outcomes?|targets?|milestones?|priorit(?:y|ies)|actions?|objectives?"
    r"|of\s+(?:the|this|our)\s+(?:plan|strategy)|:|-\s)"
)
_OF_THE_PLAN = re.compile(r"(?:plan|strategy)$", re.IGNORECASE)
_CUE = re.compile(_CUES, re.IGNORECASE)
_PUPILS = re.compile(
    r"\s*(?:pupils?|students?|children|cohort|class(?:es)?|boys|girls|phonics|SATs?|GCSEs?|teachers?|group|leavers|"
    r"screening|parents|and\s+(?:year\s+)?[6-9]|[,/&]\s*\d|baseline|reading|maths|multiplication)",
    re.IGNORECASE,
)
_LIFETIME = r"(?:lifetime|life|course|period|duration|term)"
_THE_PLAN = r"(?:strategic\s+|development\s+|improvement\s+)?(?:plan(?:ning)?|strategy)"
_BY_YEAR = r"(?:by|until|till)\s+(?:the\s+)?(?:end\s+of\s+)?|(?:the\s+)?end\s+of\s+"
_YEAR_INDEX = (
    rf"(?:(?:in|during|for)\s+)?(?:the\s+)?(?:plan\s+)?(?:year|yr)\s*(?P<index>{_WORD_COUNT})(?!\s*[-/&,]\s*\d)"
    rf"(?:\s*\(\s*(?P<pair>{PAIR})\s*\))?(?:\s+of\s+(?:the|this|our)\s+{_THE_PLAN}(?!\w))?"
)
_YEARS_OF_PLAN = (
    rf"(?:(?:in|during|over|across)\s+)?(?:the\s+)?(?:plan\s+)?(?:years?|yrs?|Y)\s*(?P<first>{_WORD_COUNT})\s*"
    rf"(?:-|/|&|to|and)\s*(?:year\s*|Y)?(?P<last>{_WORD_COUNT})"
)
_OVER = r"(?:over|within|during|throughout|across|in|for)\s+(?:the\s+)?"
_JOINING = (
    r"(?:their\s+|its\s+|a\s+school(?:'s)?\s+|the\s+school(?:'s)?\s+)?(?:joining|conversion|academisation|transfer)"
)

FORMS: tuple[Form, ...] = (
    Form(
        form(rf"(?P<span>{PAIR4})\W{{0,4}}year\s+(?P<index>{_WORD_COUNT})(?:\s*\(\s*(?P<pair>{PAIR})\s*\))?"),
        _span_with_index,
    ),
    Form(
        form(
            rf"(?:(?:over|within|in|during|for|throughout|across)\s+)?(?:the\s+|our\s+|its\s+)?"
            rf"(?:next|coming|following|forthcoming|first)\s+{RANGE}[\s-]+{_UNIT}{_PERIOD}(?![\w-])(?!\s*of\s+{_JOINING})"
        ),
        _ahead,
    ),
    Form(
        form(
            r"(?:over|within|during|throughout|in|for)\s+the\s+(?:next|coming|forthcoming|following)\s+"
            r"(?P<unit>year|month|fortnight|week|term)(?P<fewest>)(?P<most>)(?P<one>)(?![\w-])"
        ),
        _ahead,
    ),
    Form(
        form(
            rf"within\s+(?:the\s+|a\s+period\s+of\s+)?{RANGE}[\s-]+{_UNIT}{_PERIOD}(?![\w-])"
            r"(?!\s+(?:of|after|from|following)\b)"
        ),
        _ahead,
    ),
    Form(
        form(
            r"(?:over|during|throughout|across)\s+(?:the\s+|a\s+|this\s+|our\s+)?(?:course\s+of\s+(?:the\s+)?)?"
            rf"{RANGE}[\s-]+{_UNIT}{_PERIOD}(?![\w-])(?!\s+(?:ago|old|plan))"
        ),
        _ahead,
    ),
    Form(
        form(
            rf"{_OVER}(?:{_LIFETIME}\s+of\s+(?:the|this|our)\s+{_THE_PLAN}"
            rf"|(?:the\s+|this\s+|our\s+)?{_THE_PLAN}(?:'s)?\s+(?:{_LIFETIME}|cycle))(?!\w)"
        ),
        _whole_plan,
    ),
    Form(form(rf"(?:{_OVER})?(?:the\s+)?{_LIFETIME}\s+of\s+(?:(?:the|this|our)\s+)?{_THE_PLAN}"), _whole_plan, WHOLE),
    Form(
        form(
            r"(?:(?:by|at|until|before)\s+)?(?:the\s+)?(?:mid[\s-]?(?:point|way)|half[\s-]?way(?:\s+point)?)"
            rf"\s+(?:of|through|in)\s+(?:the|this|our)\s+(?:life\s+of\s+(?:the|this|our)\s+)?{_THE_PLAN}(?!\w)"
        ),
        _midpoint,
    ),
    Form(form(rf"in\s+{RANGE}\s+{_UNIT}(?:'s?)?\s+time(?!\w)"), _ahead),
    Form(form(rf"in\s+{RANGE}\s+{_UNIT}(?!\w)"), _ahead, WHOLE),
    Form(form(rf"in\s+{RANGE}\s+{_UNIT}(?![\w'-])(?!\s+(?:of|old|ago|running|or)\b)"), _in_so_long),
    Form(form(rf"{RANGE}\s+{_UNIT}\s+from\s+(?:now|the\s+start)(?!\w)"), _ahead),
    Form(
        form(
            rf"(?:within|in|after|by)\s+(?:the\s+first\s+)?{RANGE}[\s-]+{_UNIT}\s+(?:of|after|from)\s+{_JOINING}"
            r"(?:\s+(?:the\s+|our\s+)?(?:trust|MAT))?"
        ),
        _of_joining,
    ),
    Form(
        form(
            r"(?:(?:for|up\s+to|approx(?:imately|\.)?|about|around|at\s+least|(?:minimum|maximum)(?:\s+of)?|over)\s+)?"
            rf"(?:a\s+period\s+of\s+)?{RANGE}[\s+-]*{_UNIT}{_PERIOD}(?![\w-])"
        ),
        _duration,
        CELL,
    ),
    Form(form(rf"(?P<by>{_BY_YEAR}){_YEAR_INDEX}"), _plan_year),
    Form(
        form(rf"(?:(?:by|before|at|from)\s+)?(?:the\s+)?(?:start|beginning)\s+of\s+{_YEAR_INDEX}"),
        _start_of_plan_year,
    ),
    Form(form(rf"(?P<by>{_BY_YEAR})?{_YEAR_INDEX}(?={_CUES}|\s*\(?{PAIR})"), _plan_year),
    Form(form(rf"(?P<by>{_BY_YEAR})?{_YEAR_INDEX}"), _plan_year, CELL),
    Form(form(rf"{_YEAR_INDEX}[\s,:-]+(?P<rest>[A-Z].{{2,40}})"), _within_plan_year, WHOLE),
    Form(form(rf"{_YEARS_OF_PLAN}\s+of\s+(?:the|this|our)\s+{_THE_PLAN}(?!\w)"), _plan_years),
    Form(form(_YEARS_OF_PLAN), _plan_years, WHOLE),
    Form(form(rf"(?P<rest>[A-Z].{{2,30}}?)[\s,(:-]+(?:of\s+)?{_YEAR_INDEX}\)?"), _within_plan_year, WHOLE),
    Form(form(r"(?P<by>)Y(?P<index>[1-6])(?P<pair>)"), _plan_year, WHOLE),
    Form(
        form(
            r"(?P<by>(?:by\s+)?(?:the\s+)?end\s+of\s+|by\s+)?(?:(?:in|during|for)\s+)?(?:the\s+|our\s+)?"
            r"(?P<ordinal>first|second|third|fourth|fifth|final|last)\s+year"
            rf"\s+of\s+(?:the|this|our)\s+{_THE_PLAN}(?!\w)"
        ),
        _ordinal_year,
    ),
    Form(
        form(
            r"(?P<by>(?:by\s+)?(?:the\s+)?end\s+of\s+|by\s+)?(?:(?:in|during|for)\s+)?(?:the\s+|our\s+)?"
            r"(?P<ordinal>first|second|third|fourth|fifth|final)\s+year"
        ),
        _ordinal_year,
        WHOLE,
    ),
)
