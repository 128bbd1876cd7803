"""Academic years, terms, half terms and months, by the trust's own dates.

An academic year runs from 1 September to 31 August and is written 2026/27. It holds three terms
and six half terms. A trust sets its own term dates; until it does, the usual ones stand in.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import total_ordering
from typing import Any, Self

TERMS = ("autumn", "spring", "summer")
PLAN_YEARS = ("academic", "calendar", "financial")
MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
KINDS = ("year", "term", "half term", "month")

# First day and last day (month, day) of a term, and of the break in its middle, where a trust has not said.
_USUAL_TERMS = {
    "autumn": ((9, 1), (12, 31)),
    "spring": ((1, 1), (3, 31)),
    "summer": ((4, 1), (7, 31)),
}
_USUAL_BREAKS = {
    "autumn": ((10, 25), (10, 31)),
    "spring": ((2, 15), (2, 21)),
    "summer": ((5, 25), (5, 31)),
}
_ONE_DAY = timedelta(days=1)


def academic_year_of(day: date) -> str:
    """Name the academic year that a day falls in: 31 August 2026 is in 2025/26, the next day in 2026/27."""
    return academic_year(day.year if day.month >= 9 else day.year - 1)


def academic_year(first: int) -> str:
    """Name the academic year that begins in September of a calendar year: 2026 gives 2026/27."""
    return f"{first}/{(first + 1) % 100:02d}"


def first_of(year: str) -> int:
    """Say in which calendar year an academic year such as 2026/27 begins; ValueError if it is not one."""
    match = re.fullmatch(r"((?:19|20|21)\d\d)/(\d\d)", year, re.ASCII)
    if not match or (int(match[1]) + 1) % 100 != int(match[2]):
        raise ValueError(f"“{_brief(year)}” is not an academic year. Write it as 2025/26.")
    return int(match[1])


def plan_year_end(year: int, plan_year: str = "academic") -> date:
    """Say when a year named alone is over: 31 August where the plan keeps academic years, else 31 December."""
    _require_plan_year(plan_year)
    return date(year, 8, 31) if plan_year == "academic" else date(year, 12, 31)


def plan_year_around(day: date, plan_year: str = "academic") -> tuple[date, date]:
    """Give the first and last day of the plan year that a day falls in."""
    _require_plan_year(plan_year)
    month = {"academic": 9, "calendar": 1, "financial": 4}[plan_year]
    starts_on = date(day.year if day.month >= month else day.year - 1, month, 1)
    return starts_on, date(starts_on.year + 1, month, 1) - _ONE_DAY


def month_bounds(year: int, month: int) -> tuple[date, date]:
    """Give the first and last day of a month."""
    first = date(year, month, 1)
    beyond = date(year, month + 1, 1) if month < 12 else date(year + 1, 1, 1)
    return first, beyond - _ONE_DAY


def easter(year: int) -> date:
    """Give Easter Sunday, by the Gregorian reckoning (the anonymous rule of 1876)."""
    golden = year % 19
    century, rest = divmod(year, 100)
    epact = (19 * golden + century - century // 4 - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    weekday = (32 + 2 * (century % 4) + 2 * (rest // 4) - epact - rest % 4) % 7
    shift = (golden + 11 * epact + 22 * weekday) // 451
    month, day = divmod(epact + weekday - 7 * shift + 114, 31)
    return date(year, month, day + 1)


def _require_plan_year(plan_year: str) -> None:
    if plan_year not in PLAN_YEARS:
        raise ValueError(f"“{_brief(plan_year)}” is not a plan year. Say academic, calendar or financial.")


def _brief(words: str) -> str:
    """Quote no more than a line of what was typed."""
    return words if len(words) <= 60 else words[:59] + "…"


@dataclass(frozen=True)
class Term:
    """One term of one academic year. The half-term break may be left unsaid."""

    year: str
    name: str
    starts_on: date
    ends_on: date
    half_term_from: date | None = None
    half_term_to: date | None = None

    def __post_init__(self) -> None:
        first_of(self.year)
        if self.name not in TERMS:
            raise ValueError(f"“{_brief(self.name)}” is not a term. Say autumn, spring or summer.")
        if self.starts_on > self.ends_on:
            raise ValueError(f"The {self.name} term {self.year} ends before it begins.")
        self._require_whole_break()

    @property
    def break_bounds(self) -> tuple[date, date]:
        """Give the first and last day of the half-term break: the trust's own, or the usual last week."""
        if self.half_term_from and self.half_term_to:
            return self.half_term_from, self.half_term_to
        (from_month, from_day), (to_month, to_day) = _USUAL_BREAKS[self.name]
        year = self.starts_on.year
        return date(year, from_month, from_day), date(year, to_month, to_day)

    def half(self, number: int) -> tuple[date, date]:
        """Give the first and last day of the first or the second half of the term.

        Where the break is not known, the first half runs up to the second, so that nothing is late by a guess.
        """
        if number not in (1, 2):
            raise ValueError("A term has two halves: say 1 or 2.")
        breaks_on, resumes_after = self.break_bounds
        if number == 2:
            return resumes_after + _ONE_DAY, self.ends_on
        return self.starts_on, breaks_on - _ONE_DAY if self.half_term_from else resumes_after

    def _require_whole_break(self) -> None:
        begins, ends = self.half_term_from, self.half_term_to
        if (begins is None) != (ends is None):
            raise ValueError(f"The half-term break of {self.name} {self.year} needs a first and a last day.")
        if begins and ends and not self.starts_on < begins <= ends < self.ends_on:
            raise ValueError(f"The half-term break of {self.name} {self.year} does not lie within its term.")


@dataclass(frozen=True)
class TermCalendar:
    """The term dates of a trust and the year its plan keeps. Terms it has not dated are the usual ones.

    `terms_a_year` says whether the trust's “Term 2” counts three terms or six half terms, once that is known.
    """

    terms: tuple[Term, ...] = ()
    plan_year: str = "academic"
    terms_a_year: int | None = None

    def __post_init__(self) -> None:
        _require_plan_year(self.plan_year)
        if self.terms_a_year not in (None, 3, 6):
            raise ValueError("A trust counts three terms a year, or six.")

    @classmethod
    def from_json(cls, facts: Mapping[str, Any]) -> Self:
        """Read {plan_year, terms_a_year, terms: [{year, term, from, until, half_term: [first, last]}]}.

        Days are written 2026-09-01. ValueError, in plain words, for what is not a calendar. Nothing said gives the
        usual one.
        """
        terms = tuple(_term_from_json(term) for term in facts.get("terms") or ())
        return cls(terms, facts.get("plan_year") or "academic", facts.get("terms_a_year"))

    def term(self, year: str, name: str) -> Term:
        """Give a term by its academic year and its name."""
        for term in self.terms:
            if (term.year, term.name) == (year, name):
                return term
        return _usual_term(year, name)

    def half_term(self, year: str, number: int) -> tuple[date, date]:
        """Give the first and last day of half term 1 to 6 of an academic year."""
        if number not in range(1, 7):
            raise ValueError("An academic year has six half terms: say 1 to 6.")
        return self.term(year, TERMS[(number - 1) // 2]).half(2 - number % 2)

    def term_of(self, day: date) -> Term | None:
        """Give the term that a day falls in, or none on a day of the holidays."""
        year = academic_year_of(day)
        terms = (self.term(year, name) for name in TERMS)
        return next((term for term in terms if term.starts_on <= day <= term.ends_on), None)

    def plan_year_end(self, year: int) -> date:
        """Say when a year named alone is over, by the year that this trust's plan keeps."""
        return plan_year_end(year, self.plan_year)


USUAL = TermCalendar()


def _term_from_json(facts: Mapping[str, Any]) -> Term:
    missing = [key for key in ("year", "term", "from", "until") if not facts.get(key)]
    if missing:
        raise ValueError(f"A term needs its {' and its '.join(missing)}.")
    breaks = facts.get("half_term") or (None, None)
    if len(breaks) != 2:
        raise ValueError(f"The half-term break of {facts['term']} {facts['year']} needs a first and a last day.")
    days = [_day_from_json(day) for day in (facts["from"], facts["until"], *breaks)]
    if days[0] is None or days[1] is None:
        raise ValueError("A term needs a first and a last day.")
    return Term(str(facts["year"]), str(facts["term"]).lower(), days[0], days[1], days[2], days[3])


def _day_from_json(day: Any) -> date | None:
    if day is None or isinstance(day, date):
        return day
    try:
        return date.fromisoformat(str(day))
    except ValueError:
        raise ValueError(f"“{_brief(str(day))}” is not a day. Write it as 2026-09-01.") from None


@total_ordering
@dataclass(frozen=True)
class Period:
    """A year, term, half term or month that figures are kept for.

    Periods of mixed kinds sort by their last day; of two that end together the shorter comes first.
    """

    key: str
    kind: str
    label: str
    starts_on: date
    ends_on: date
    calendar: TermCalendar = field(default=USUAL, repr=False, compare=False)

    @classmethod
    def parse(cls, key: str, calendar: TermCalendar = USUAL) -> Self:
        """Read 2025/26, 2025/26 autumn, 2025/26 autumn 1 or 2025-11; ValueError for anything else."""
        for pattern, describe in _PERIOD_FORMS:
            if match := pattern.fullmatch(key.strip()):
                kind, label, (starts_on, ends_on) = describe(match, calendar)
                return cls(key.strip(), kind, label, starts_on, ends_on, calendar)
        raise ValueError(
            f"“{_brief(key)}” is not a period. Write a year as 2025/26, a term as 2025/26 autumn, "
            "a half term as 2025/26 autumn 1, or a month as 2025-11."
        )

    @classmethod
    def containing(cls, day: date, kind: str, calendar: TermCalendar = USUAL) -> Self | None:
        """Give the period of a kind that a day falls in; none for a day of the holidays between terms or halves."""
        periods = (cls.parse(key, calendar) for key in _keys_of_year(academic_year_of(day), kind))
        return next((period for period in periods if period.starts_on <= day <= period.ends_on), None)

    @property
    def short_label(self) -> str:
        """Name it under a chart: 2025/26, Autumn 2025, Autumn 1 2025, Nov 2025."""
        if self.kind == "year":
            return self.key
        if self.kind == "month":
            return f"{self.starts_on:%b %Y}"
        return f"{' '.join(self.key.split()[1:]).capitalize()} {self.starts_on.year}"

    @property
    def days(self) -> int:
        """Count the days from first to last, both included."""
        return (self.ends_on - self.starts_on).days + 1

    @property
    def sort_key(self) -> tuple[date, int, str]:
        return self.ends_on, self.days, self.key

    def __lt__(self, other: "Period") -> bool:
        return self.sort_key < other.sort_key

    def previous(self, steps: int = 1) -> Self:
        """Give the period of the same kind that came before, or a number of steps before."""
        year = academic_year_of(self.starts_on)
        keys = _keys_of_year(year, self.kind)
        back, place = divmod(keys.index(self.key) - steps, len(keys))
        return type(self).parse(_keys_of_year(academic_year(first_of(year) + back), self.kind)[place], self.calendar)

    def following(self) -> Self:
        """Give the period of the same kind that comes next."""
        return self.previous(steps=-1)

    def same_last_year(self) -> Self:
        """Give the same period a year before."""
        return self.previous(steps=len(_keys_of_year(academic_year_of(self.starts_on), self.kind)))


_Described = tuple[str, str, tuple[date, date]]


def _describe_year(match: re.Match[str], _: TermCalendar) -> _Described:
    first = first_of(match["year"])
    return "year", match["year"], (date(first, 9, 1), date(first + 1, 8, 31))


def _describe_term(match: re.Match[str], calendar: TermCalendar) -> _Described:
    term = calendar.term(match["year"], match["term"])
    return "term", f"{term.name} term {term.year}", (term.starts_on, term.ends_on)


def _describe_half_term(match: re.Match[str], calendar: TermCalendar) -> _Described:
    term = calendar.term(match["year"], match["term"])
    return "half term", f"{term.name} half term {match['half']} {term.year}", term.half(int(match["half"]))


def _describe_month(match: re.Match[str], _: TermCalendar) -> _Described:
    year, month = int(match["year"]), int(match["month"])
    return "month", f"{MONTHS[month - 1]} {year}", month_bounds(year, month)


_YEAR = r"(?P<year>(?:19|20|21)\d\d/\d\d)"
_TERM = r"(?P<term>autumn|spring|summer)"
_PERIOD_FORMS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str], TermCalendar], _Described]], ...] = (
    (re.compile(_YEAR, re.ASCII), _describe_year),
    (re.compile(rf"{_YEAR} {_TERM}", re.ASCII), _describe_term),
    (re.compile(rf"{_YEAR} {_TERM} (?P<half>[12])", re.ASCII), _describe_half_term),
    (re.compile(r"(?P<year>(?:19|20|21)\d\d)-(?P<month>0[1-9]|1[0-2])", re.ASCII), _describe_month),
)


def _keys_of_year(year: str, kind: str) -> list[str]:
    """List the keys of all periods of a kind in one academic year, in order."""
    first = first_of(year)
    match kind:
        case "year":
            return [year]
        case "term":
            return [f"{year} {name}" for name in TERMS]
        case "half term":
            return [f"{year} {name} {half}" for name in TERMS for half in (1, 2)]
        case "month":
            return [f"{first}-{m:02d}" for m in range(9, 13)] + [f"{first + 1}-{m:02d}" for m in range(1, 9)]
    raise ValueError(f"“{_brief(kind)}” is not a kind of period. Say year, term, half term or month.")


def parts_of(key: str) -> list[list[str]]:
    """List the shorter periods that make up one between them, a list a kind; a half term and a month have none."""
    if " " not in key and "/" in key:
        return [_keys_of_year(key, kind) for kind in ("term", "half term", "month")]
    return [[f"{key} 1", f"{key} 2"]] if key.count(" ") == 1 else []


def _usual_term(year: str, name: str) -> Term:
    if name not in TERMS:
        raise ValueError(f"“{_brief(name)}” is not a term. Say autumn, spring or summer.")
    calendar_year = first_of(year) + (name != "autumn")
    (from_month, from_day), (to_month, to_day) = _USUAL_TERMS[name]
    return Term(year, name, date(calendar_year, from_month, from_day), date(calendar_year, to_month, to_day))
