"""What comes round again: termly, each month, fortnightly, four times each year, every AGM."""

import re
from dataclasses import replace

from goldenthread.domain.date_words.forms import CELL, WHOLE, Form
from goldenthread.domain.date_words.reading import Context, DateReading, asking, quoted
from goldenthread.domain.date_words.vocabulary import NUMBER, form, number

_ADVERBS = {
    "daily": "every day", "weekly": "every week", "fortnightly": "every 2 weeks", "monthly": "every month",
    "bimonthly": "every 2 months", "quarterly": "every quarter", "half-termly": "every half term",
    "termly": "every term", "annually": "every year", "yearly": "every year", "per annum": "every year",
    "p.a.": "every year", "pa": "every year", "annual": "every year", "biannually": "2 times every year",
    "biannual": "2 times every year", "bi-annually": "2 times every year", "bi-annual": "2 times every year",
    "biennially": "every 2 years", "biennial": "every 2 years", "triennially": "every 3 years",
    "triennial": "every 3 years",
}  # fmt: skip
_UNITS = {name: name for name in ("day", "week", "month", "quarter", "half term", "term", "year")} | {
    "fortnight": "2 weeks"
}
_TIMES = {"once": 1, "twice": 2, "thrice": 3}


def _adverb(match: re.Match[str], _context: Context) -> DateReading:
    word = match["adverb"].lower()
    word = re.sub(r"^half[\s-]?termly$", "half-termly", " ".join(word.split()))
    word = re.sub(r"^p\.?a\.?$", "pa", word)
    word = re.sub(r"^bi\s*-?\s*(?=annual)", "bi-", word)
    rhythm = _ADVERBS.get(word) or _ADVERBS.get(word.replace("-", ""), "every year")
    return _again(match, _several(match, rhythm))


def _two_ways(match: re.Match[str], context: Context) -> DateReading:
    """“Bi-monthly” is twice a month to some and every other month to others: it is asked."""
    reading, unit = _adverb(match, context), _unit(match["adverb"].lower().replace("bi", "", 1).strip(" -")[:-2])
    reading = replace(reading, recurrence=f"every 2 {unit}s")
    return asking(
        reading, f"Is {quoted(match[0])} every other {unit}, or twice a {unit}?", words=f"every other {unit}"
    )


def _several(match: re.Match[str], rhythm: str) -> str:
    times = match.groupdict().get("times")
    return rhythm if not times else f"{_count(times)} times {rhythm}"


def _every(match: re.Match[str], _context: Context) -> DateReading:
    unit, count = _unit(match["unit"]), match["count"]
    edge = match["edge"]
    rhythm = f"every {count} {unit}s" if (count := _interval(count)) > 1 else f"every {unit}"
    if rhythm == "every half terms":
        rhythm = "every half term"
    if edge:
        place = "end" if edge.lower() in ("end", "close") else "start"
        return _again(match, f"{'by' if match['by'] else 'at'} the {place} of {rhythm}")
    return _again(match, rhythm)


def _times(match: re.Match[str], _context: Context) -> DateReading:
    unit, times = _unit(match["unit"]), _count(match["times"])
    return _again(match, f"every {unit}" if times == 1 else f"{times} times every {unit}")


def _interval_adverb(match: re.Match[str], _context: Context) -> DateReading:
    count = number(match["count"])
    unit = _unit(match["unit"].lower().removesuffix("ly"))
    return _again(match, f"every {count} {unit}s" if count > 1 else f"every {unit}")


def _basis(match: re.Match[str], context: Context) -> DateReading:
    return _adverb(match, context)


def _occasion(match: re.Match[str], _context: Context) -> DateReading:
    return _again(match, f"at every {' '.join(match['occasion'].split())}")


def _weekday(match: re.Match[str], _context: Context) -> DateReading:
    nth = "other" if match["alternate"] else (match["other"] or "").lower().replace("second", "other")
    return _again(match, f"every {nth} {match['weekday'].title()}".replace("  ", " "))


def _irregular(match: re.Match[str], _context: Context) -> DateReading:
    """Words such as “periodically” promise a rhythm and name none."""
    return asking(DateReading(match[0].strip(), "vague"), f"How often is {quoted(match[0])}?")


def _again(match: re.Match[str], recurrence: str) -> DateReading:
    return DateReading(match[0].strip(), "recurring", precision="recurring", recurrence=recurrence)


def _interval(words: str | None) -> int:
    if not words:
        return 1
    word = " ".join(words.lower().split())
    return {"other": 2, "second": 2, "third": 3, "fourth": 4}.get(word) or number(word)


def _count(words: str) -> int:
    word = re.sub(r"\s*(?:times|x)$", "", words.lower())
    return _TIMES.get(word) or number(word)


def _unit(words: str) -> str:
    word = " ".join(words.lower().replace("-", " ").split()).removesuffix("s")
    word = re.sub(r"^(?:academic|school|calendar) ", "", word)
    return _UNITS[word.replace("halfterm", "half term")]


_AT_LEAST = r"(?:(?:at\s+least|a\s+minimum\s+of|minimum(?:\s+of)?|no\s+less\s+than|usually|on\s+a|on\s+an|once)\s+)?"
_UNIT = r"(?:(?:academic|school|calendar)\s+)?(?:half[\s-]?term|day|week|fortnight|month|quarter|term|year)"
_ADVERB = (
    r"(?P<adverb>daily|weekly|fortnightly|bi-?monthly|monthly|quarterly|half[\s-]?termly|termly"
    r"|bi\s*-?\s*annual(?:ly)?|biennial(?:ly)?|triennial(?:ly)?|annually|yearly|per\s+annum)"
)
_TIMES_WORD = rf"(?P<times>once|twice|thrice|(?:{NUMBER}|\d)\s*(?:times|x\b)|\dx)"
_OCCASION = (
    r"(?:(?:board|trust|governors?'?|local|full|committee|LGB|LGC|LGBs?|staff|team|SLT|trustees?'?|meeting)\s+){0,3}"
    r"(?:AGM|LGB|LGC|FGB|meeting|committee|inspection|review|visit|assessment\s+point|data\s+(?:drop|point)|board|cycle|INSET\s+day)"
)

FORMS: tuple[Form, ...] = (
    Form(form(rf"{_AT_LEAST}(?P<adverb>bi[\s-]*(?:month|week|term|half[\s-]?term)ly)(?![\w-])"), _two_ways),
    Form(form(rf"{_AT_LEAST}(?:{_TIMES_WORD}\s+)?{_ADVERB}(?:\s+basis)?(?![\w-])"), _adverb),
    Form(form(r"on\s+an?\s+(?P<adverb>annual|daily|bi-?annual)\s+basis"), _basis),
    Form(form(r"(?P<adverb>p\.a\.|p\.?a\.?)(?!\w)"), _adverb, WHOLE),
    Form(form(rf"{_AT_LEAST}(?P<adverb>annual|biennial|daily)(?!\w)"), _adverb, CELL),
    Form(
        form(
            rf"{_AT_LEAST}(?:(?:(?P<by>by)|at|in)\s+)?(?:(?:the\s+)?(?P<edge>end|close|start|beginning)\s+of\s+)?"
            rf"(?:every|each|per)\s+(?:single\s+)?(?:(?P<count>other|second|third|fourth|{NUMBER})\s+)?"
            rf"(?P<unit>{_UNIT})s?(?![\w-]|\s+(?:of|group|\d))"
        ),
        _every,
    ),
    Form(
        form(rf"{_AT_LEAST}{_TIMES_WORD}\s+(?:in\s+)?(?:an?|each|every|per|/)\s*(?P<unit>{_UNIT})(?![\w-])"), _times
    ),
    Form(form(rf"(?P<count>{NUMBER})[\s-]*(?P<unit>(?:week|month|year|term|day)ly)(?!\w)"), _interval_adverb),
    Form(
        form(
            rf"(?:(?:at|in|after|before|for)\s+)?(?:each|every|per)\s+(?P<occasion>{_OCCASION})"
            r"(?!\w|\s+(?:has|have|is|are|will|must|to|committee|meeting|member)\b)"
        ),
        _occasion,
    ),
    Form(
        form(
            r"(?:(?:each|every)\s+(?P<other>(?:other|second|third|fourth)\s+)?|on\s+(?P<alternate>alternate)\s+)"
            r"(?P<weekday>(?:mon|tues|wednes|thurs|fri)day)s?(?!\w)"
        ),
        _weekday,
    ),
    Form(
        form(
            r"(?:periodic(?:al(?:ly)?)?|regular(?:ly)?|frequent(?:ly)?|occasional(?:ly)?|cyclical(?:ly)?|on\s+a\s+regular\s+basis"
            r"|from\s+time\s+to\s+time|at\s+regular\s+intervals)"
        ),
        _irregular,
        WHOLE,
    ),
)
