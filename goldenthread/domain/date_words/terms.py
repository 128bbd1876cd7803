"""Terms, half terms, holidays and feasts: Aut2020, Summer 2, HT4, by Easter, from October half term, S2021."""

import re
from dataclasses import replace
from datetime import date, timedelta

from goldenthread.domain.calendar import MONTHS, TERMS, academic_year, easter, month_bounds
from goldenthread.domain.date_words.point import (
    AFTER_A_DEADLINE,
    AFTER_AN_EDGE,
    AFTER_ANY_LEAD,
    ALONE,
    InYear,
    Point,
    PointForm,
    Span,
)
from goldenthread.domain.date_words.reading import Context
from goldenthread.domain.date_words.vocabulary import (
    ORDINAL_WORD,
    PAIR,
    SEASON,
    YEAR,
    YEAR4,
    form,
    ordinal,
    season_name,
    year_number,
    year_pair,
)

_HALF = r"half[\s-]?term"
_OF_YEAR = rf"(?:[\s,]*(?:of\s+|in\s+)?\(?(?P<year>{PAIR}|{YEAR})\)?)?"
_YEAR_FIRST = rf"(?:(?:academic\s+year\s+|AY\s?)?(?P<before>{PAIR}|{YEAR4})[\s,:-]+)?"
_FEAST = r"(?:christmas|x-?mas|easter|whitsun(?:tide)?)"
_FEASTS = {"Easter": "spring", "Whitsun": "summer", "Christmas": "autumn"}
_SHORT = {"au": "autumn", "sp": "spring", "su": "summer"}
_LETTERS = {"A": "autumn", "S": "summer"}
_PROMPTS = {
    "A": "In this document, which term does “A” before a year mean?",
    "S": "In this document, does “S” before a year mean the spring term, the summer term or September?",
}


def _season(match: re.Match[str], _context: Context) -> Point | None:
    word, name = match["season"].strip("."), season_name(match["season"])
    if match["half"]:
        return _half_terms(name, int(match["half"]), int(match["last"] or match["half"]), match)
    if match["halfterm"]:
        return _break(name, match)
    said = match["term"] or _year_words(match)
    if len(word) <= 3 and not said and match.end() < len(match.string.rstrip()) and word.lower() == "sum":
        return None
    if name == "winter":
        return _winter(match)
    firmness = ALONE if said else AFTER_ANY_LEAD
    return _term_point(name, match, precision="term" if match["term"] else "season", firmness=firmness)


def _half_terms(term: str, first: int, last: int, match: re.Match[str]) -> Point | None:
    """Take “Autumn 2” or “Spring 1 and 2”; a number that the term does not have is no half term."""
    first_half, last_half = _half_of(term, first), _half_of(term, last)
    return _half_term(first_half, match, last=last_half) if first_half and last_half else None


def _feast(match: re.Match[str], context: Context) -> Point:
    name = next((each for each in _FEASTS if match["feast"].title().startswith(each)), "Christmas")
    term = _FEASTS[name]
    if match["term"]:
        return _term_point(term, match, precision="term")
    if match["holiday"]:
        return _break(term, match) if name == "Whitsun" else _holiday(term, match, context)

    def in_year(year: int, _context: Context) -> Span:
        day = date(year, 12, 25) if name == "Christmas" else easter(year) + timedelta(weeks=7 * (name == "Whitsun"))
        return day, day

    firmness = ALONE if _year_words(match) else AFTER_ANY_LEAD
    return _within(match, in_year, term, family="season", name=name, precision="season", firmness=firmness)


def _results_day(match: re.Match[str], _context: Context) -> Point:
    """Results come on a Thursday of August: A levels on that after the 12th, GCSEs a week later."""
    first = 20 if match["exam"].upper() == "GCSE" else 13

    def in_year(year: int, _context: Context) -> Span:
        day = date(year, 8, first)
        day += timedelta(days=(3 - day.weekday()) % 7)
        return day, day

    point = _within(
        match, in_year, "summer", family="date", name=f"{match['exam']} results day", precision="day", firmness=ALONE
    )
    return replace(point, doubt="Which day is {words}?")


def _holidays(match: re.Match[str], context: Context) -> Point:
    return _holiday(season_name(match["season"]), match, context)


def _holiday(name: str, match: re.Match[str], context: Context) -> Point:
    """A holiday follows the term it is named for: Christmas after autumn, Easter after spring.

    Where the trust's own terms are not known, the usual two weeks are proposed and asked.
    """
    if not context.calendar.terms and name != "summer":
        return _usual_holiday(name, match)

    def in_year(year: int, context: Context) -> Span:
        place = TERMS.index(name)
        next_name, next_year = TERMS[(place + 1) % 3], year + (place == 0)
        begins = _term_days(name, year, context)[1] + timedelta(days=1)
        return begins, max(begins, _term_days(next_name, next_year, context)[0] - timedelta(days=1))

    return _within(match, in_year, name, family="season", name=f"{name} holidays", precision="season", firmness=ALONE)


def _usual_holiday(name: str, match: re.Match[str]) -> Point:
    def in_year(year: int, _context: Context) -> Span:
        first = easter(year) - timedelta(days=6) if name == "spring" else date(year, 12, 21)
        return first, first + timedelta(days=11 if name == "spring" else 13)

    point = _within(
        match, in_year, name, family="season", name=f"{name} holidays", precision="season", firmness=ALONE
    )
    return replace(point, doubt="Which are the days of {words}?")


def _numbered_half_term(match: re.Match[str], _context: Context) -> Point:
    first = int(match["number"])
    return _half_term(first, match, last=int(match["last"] or first))


def _ordinal_half_term(match: re.Match[str], _context: Context) -> Point | None:
    place = ordinal(match["ordinal"])
    if not match["season"]:
        return _half_term(6 if place == -1 else place, match)
    place = 2 if place == -1 else place
    return _half_terms(season_name(match["season"]), place, place, match)


def _named_break(match: re.Match[str], _context: Context) -> Point:
    word = match["when"].lower()
    name = "autumn" if word[:2] in ("oc", "au") else "spring" if word[:2] in ("fe", "sp") else "summer"
    return _break(name, match)


def _break(name: str, match: re.Match[str]) -> Point:
    def in_year(year: int, context: Context) -> Span:
        return context.calendar.term(_academic_year(name, year), name).break_bounds

    return _within(
        match,
        in_year,
        name,
        family="half-term",
        name=f"{name} half-term break",
        precision="half term",
        firmness=ALONE,
    )


def _some_half_term(match: re.Match[str], _context: Context) -> Point:
    doubt = "Which half term is meant by {words}?"
    return Point("half-term", match.end(), None, "half term", "half term", None, AFTER_A_DEADLINE, doubt=doubt)


def _some_term(match: re.Match[str], _context: Context) -> Point:
    firmness = AFTER_ANY_LEAD if match["which"] else AFTER_AN_EDGE
    doubt = "Which term is meant by {words}?"
    return Point("season", match.end(), None, "term", "term", None, firmness, doubt=doubt)


def _numbered_term(match: re.Match[str], context: Context) -> Point | None:
    """Count terms in threes or in sixes, as the trust does; from Term 4 on it can only be six."""
    first, last = int(match["number"]), int(match["last"] or match["number"])
    if context.calendar.terms_a_year == 3 and max(first, last) <= 3:
        return _term_point(TERMS[first - 1], match, precision="term")
    asks = ""
    if context.calendar.terms_a_year != 6 and max(first, last) <= 3:
        asks = "Does the number in {words} count three terms a year, or six half terms?"
    return _half_term(first, match, last=last, doubt=asks)


def _code(match: re.Match[str], context: Context) -> Point:
    """Read a letter before a year. S may be spring, summer or September: it waits until the document's answer."""
    letter, year = match["letter"].upper(), year_number(match["year"])
    answer = context.settled.get(letter, "")
    meant = answer or _LETTERS[letter]
    in_year = _meaning(meant)
    doubt = "" if answer else _PROMPTS[letter]
    name = meant if meant in MONTHS else f"{meant.lower()} term"
    return Point(
        "season-code",
        match.end(),
        in_year,
        name,
        "season",
        year,
        doubt=doubt,
        unsettled=not answer,
        kind="season-code",
    )


def _code_alone(match: re.Match[str], context: Context) -> Point:
    """Read “S21” as “S2021” where a deadline or a whole cell says that it is a date."""
    return replace(_code(match, context), firmness=AFTER_A_DEADLINE)


def _meaning(word: str) -> InYear:
    def in_year(year: int, context: Context) -> Span:
        if word.title() in MONTHS:
            return month_bounds(year, MONTHS.index(word.title()) + 1)
        return _term_days(word.lower(), year, context)

    return in_year


def _short_half(match: re.Match[str], _context: Context) -> Point | None:
    half = int(match["half"])
    return _half_terms(_SHORT[match["season"].lower()], half, half, match)


def _short_code(match: re.Match[str], _context: Context) -> Point:
    return _term_point(_SHORT[match["season"].lower()], match, precision="season")


def _term_point(name: str, match: re.Match[str], *, precision: str, firmness: int = ALONE) -> Point:
    def in_year(year: int, context: Context) -> Span:
        return _term_days(name, year, context)

    point = _within(
        match, in_year, name, family="season", name=f"{name} term", precision=precision, firmness=firmness
    )

    def half_of(half: int, year: int, context: Context) -> Span:
        return context.calendar.term(_academic_year(name, year), name).half(half)

    return replace(point, half_of=half_of)


def _half_term(number: int, match: re.Match[str], *, last: int | None = None, doubt: str = "") -> Point:
    name, last = TERMS[(number - 1) // 2], max(last or number, number)

    def in_year(year: int, context: Context) -> Span:
        school_year = _academic_year(name, year)
        half_term = context.calendar.half_term
        return half_term(school_year, number)[0], half_term(school_year, last)[1]

    words = f"{name} half term {2 - number % 2}"
    point = _within(match, in_year, name, family="half-term", name=words, precision="half term", firmness=ALONE)
    return replace(point, doubt=doubt)


def _winter(match: re.Match[str]) -> Point:
    def in_year(year: int, _context: Context) -> Span:
        return date(year, 12, 1), date(year + 1, 3, 1) - timedelta(days=1)

    point = _within(
        match, in_year, "autumn", family="season", name="winter", precision="season", firmness=AFTER_ANY_LEAD
    )
    return replace(point, doubt="Winter is not a school term. Which months are meant?")


def _within(
    match: re.Match[str], in_year: InYear, term: str, *, family: str, name: str, precision: str, firmness: int
) -> Point:
    """Make a point of a term, in the calendar year that its words or its academic year give."""
    year, end = _calendar_year(match, term)
    return Point(family, end, in_year, name, precision, year, firmness)


def _calendar_year(match: re.Match[str], term: str) -> tuple[int | None, int]:
    words = _year_words(match)
    if not words:
        return None, match.end()
    if not re.search(r"\d\s?[-/]", words):
        return year_number(words), match.end()
    first, last = year_pair(words)
    if last != first + 1:
        # “Autumn 2020-2023” is a term and then the end of a span.
        return first, match.start("year") + 4 if match["year"] else match.end()
    return (first if term == "autumn" else last), match.end()


def _year_words(match: re.Match[str]) -> str:
    groups = match.groupdict()
    return groups.get("year") or groups.get("before") or ""


def _half_of(term: str, number: int) -> int | None:
    """Number a half term 1 to 6. Spring 2 and Spring 4 are the same; Spring 5 is nothing."""
    place = TERMS.index(term) if term in TERMS else -1
    number = number + 2 * place if number <= 2 else number
    return number if place >= 0 and (number - 1) // 2 == place else None


def _term_days(name: str, year: int, context: Context) -> Span:
    term = context.calendar.term(_academic_year(name, year), name)
    return term.starts_on, term.ends_on


def _academic_year(term: str, year: int) -> str:
    return academic_year(year if term == "autumn" else year - 1)


_NO_SCHOOL = (
    r"(?!\s+(?:school|clean|camp|reading|fair|f[eê]te|concert|born|exam|result|holiday|break"
    r"|lane|hill|wood|park|road|grove|meadow|bank|field)s?\b)"
)
_ONE_TO_SIX = r"[1-6](?![\d%]|/\d\d|\s*(?:weeks?|days?|hours?|times|x)\b|\.\d|\s?(?:st|nd|rd|th)\b)"
_TO_SIX = r"(?:\s*(?:-|/|&|and|to)\s*(?P<last>[1-6])(?!\d))?"

FORMS: tuple[PointForm, ...] = (
    (
        form(
            rf"{_YEAR_FIRST}(?P<season>{SEASON})(?:[\s-]*(?:(?P<halfterm>{_HALF})|(?P<term>terms?)))?"
            rf"(?![a-z])(?:[\s-]*(?P<half>{_ONE_TO_SIX}){_TO_SIX})?{_NO_SCHOOL}{_OF_YEAR}"
        ),
        _season,
    ),
    (
        form(
            rf"(?P<feast>{_FEAST})(?![a-z])(?:\s*(?:(?P<term>term)|(?P<holiday>holidays?|break|vacation)))?{_OF_YEAR}"
        ),
        _feast,
    ),
    (form(rf"(?P<exam>GCSE|A[\s-]?level)s?\s+results\s+day{_OF_YEAR}"), _results_day),
    (form(rf"(?P<season>summer)\s+(?:holidays?|break|vacation){_OF_YEAR}"), _holidays),
    (form(rf"{_YEAR_FIRST}(?:{_HALF}s?|HT)[\s-]*(?P<number>{_ONE_TO_SIX}){_TO_SIX}{_OF_YEAR}"), _numbered_half_term),
    (
        form(
            rf"(?P<ordinal>{ORDINAL_WORD})\s+{_HALF}"
            rf"(?:\s+(?:of|in)\s+(?:the\s+)?(?P<season>{SEASON})(?:\s*term)?)?{_OF_YEAR}"
        ),
        _ordinal_half_term,
    ),
    (
        form(
            r"(?P<when>oct(?:ober)?|autumn|feb(?:ruary)?|spring|may|summer|whit(?:sun)?)\s+"
            rf"{_HALF}(?!\s*\d(?!\d))(?:\s+(?:break|holidays?|week))?{_OF_YEAR}"
        ),
        _named_break,
    ),
    (form(rf"{_HALF}(?![a-z])(?!\s*\d)"), _some_half_term),
    (form(r"(?:(?P<which>this|next|current|the\s+coming)\s+|the\s+)?term(?![\w-]|\s*\d|\s+time)"), _some_term),
    (form(rf"{_YEAR_FIRST}(?:terms?\s*|T)(?P<number>{_ONE_TO_SIX}){_TO_SIX}{_OF_YEAR}"), _numbered_term),
    (form(r"(?P<letter>(?-i:S))\.?\s?(?P<year>20\d\d)(?![\d.,%])"), _code),
    (form(r"(?P<letter>(?-i:A))\.?(?P<year>20\d\d)(?![\d.,%])"), _code),
    (form(r"(?P<letter>(?-i:S))\.?\s?'?(?P<year>[12]\d)(?![\d.,%/])"), _code_alone),
    (form(rf"(?P<season>(?-i:Au|Sp|Su))\s?(?P<half>[12])(?P<last>)(?!\d){_OF_YEAR}"), _short_half),
    (form(r"(?P<season>(?-i:Au|AU|Sp|SP|Su|SU))\.?\s?(?P<year>20\d\d|'?\d\d)(?![\d.,%])"), _short_code),
)
