"""The trust's year as rules: what comes round in which month, around which term or on which day, and when it is late.

A rule and the trust's own term dates give occurrences, each with the day from which it is asked for and the
last day on which it is in time. An occurrence is named for good by its month, its term or its year, so that a
term which is moved moves the days of an occurrence and never makes a second one.
"""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from goldenthread.domain.calendar import MONTHS, TERMS, TermCalendar, academic_year, academic_year_of, month_bounds

EDGES = ("start", "half", "end")
EDGE_WORDS = {"start": "the start of", "half": "half term in", "end": "the end of"}
# How long before its last day something is asked for, where its rule names a day and not a span.
USUAL_LEAD = 28
# A post that is asked for this many things to be done in one week is warned of.
MANY_IN_A_WEEK = 4
# One occurrence moved further than this would meet the next.
FURTHEST = dt.timedelta(days=92)
SATURDAY = 5


@dataclass(frozen=True)
class Rule:
    """When something comes round: in some months, around some terms, or on a day of the year.

    `lasts` is how many months one occurrence spans. `weeks` are counted from the edge of the term, before it
    where negative. `lead` is how many days before its last day it is asked for; None is the usual. `after`
    names the rule whose occurrence has to come first.
    """

    key: str
    months: tuple[int, ...] = ()
    lasts: int = 1
    terms: tuple[str, ...] = ()
    edge: str = ""
    weeks: int = 0
    month: int | None = None
    day: int | None = None
    lead: int | None = None
    after: str = ""


@dataclass(frozen=True, order=True)
class Due:
    """One occurrence of a rule: from which day it is asked for, its last day in time, and its lasting name."""

    due_on: dt.date
    opens_on: dt.date
    rule: str
    name: str


def flaws(rule: Rule) -> dict[str, str]:
    """Say, by field, what keeps a rule from giving any day; empty for a sound one."""
    found: dict[str, str] = {}
    given = [bool(rule.months), bool(rule.terms), rule.month is not None or rule.day is not None]
    if sum(given) != 1:
        found["anchor"] = "Say one of: in which months, around which terms, or on which day of the year."
    if any(month not in range(1, 13) for month in rule.months):
        found["months"] = "Months are numbered 1 to 12."
    if rule.lasts not in range(1, 7):
        found["lasts"] = "One occurrence spans one to six months."
    if any(term not in TERMS for term in rule.terms) or (rule.terms and rule.edge not in EDGES):
        found["terms"] = "Say which terms, and whether by their start, half term or end."
    if given[2] and not _is_a_day(rule.month, rule.day):
        found["day"] = "There is no such day in every year."
    if abs(rule.weeks) > 20:
        found["weeks"] = "That is further than a term is long."
    if rule.lead is not None and rule.lead not in range(366):
        found["lead"] = "It is asked for at most a year before."
    return found


def occurrences(rule: Rule, calendar: TermCalendar, from_on: dt.date, until_on: dt.date) -> list[Due]:
    """Return the occurrences whose last day lies within a span, the first due first."""
    first, last = int(academic_year_of(from_on)[:4]), int(academic_year_of(until_on)[:4])
    found = (due for year in range(first - 1, last + 2) for due in _in_year(rule, calendar, year))
    return sorted(due for due in found if from_on <= due.due_on <= until_on)


def _in_year(rule: Rule, calendar: TermCalendar, first: int) -> Iterator[Due]:
    """Yield the occurrences of the academic year that begins in September of a year."""
    for month in rule.months:
        year = first if month >= 9 else first + 1
        begins, ends = month_bounds(year, month)
        last_year, last_month = divmod(year * 12 + month - 1 + rule.lasts - 1, 12)
        ends = month_bounds(last_year, last_month + 1)[1]
        opens = begins if rule.lead is None else ends - dt.timedelta(days=rule.lead)
        yield Due(ends, opens, rule.key, f"{year}-{month:02d}")
    for name in rule.terms:
        due = _edge(calendar, academic_year(first), name, rule.edge) + dt.timedelta(weeks=rule.weeks)
        yield Due(due, _opens(rule, due), rule.key, f"{academic_year(first)} {name}")
    if rule.month and rule.day:
        year = first if rule.month >= 9 else first + 1
        due = dt.date(year, rule.month, rule.day)
        yield Due(due, _opens(rule, due), rule.key, due.isoformat()[:4])


def _edge(calendar: TermCalendar, year: str, name: str, edge: str) -> dt.date:
    term = calendar.term(year, name)
    return {"start": term.starts_on, "half": term.half(1)[1], "end": term.ends_on}[edge]


def _opens(rule: Rule, due: dt.date) -> dt.date:
    return due - dt.timedelta(days=USUAL_LEAD if rule.lead is None else rule.lead)


def _is_a_day(month: int | None, day: int | None) -> bool:
    try:
        dt.date(2023, month or 0, day or 0)  # no leap year: 29 February does not come round
    except ValueError:
        return False
    return True


def state(due: Due, done_on: dt.date | None, today: dt.date) -> str:
    """Say how an occurrence stands: done, done late, late, due now, or still ahead. Its last day is still in time."""
    if done_on is not None:
        return "done" if done_on <= due.due_on else "done late"
    if today > due.due_on:
        return "late"
    return "due" if today >= due.opens_on else "ahead"


def moved(due: Due, to: dt.date, today: dt.date) -> Due:
    """Return one occurrence on another day. It is asked for as long before as it was; what is asked stays asked."""
    opens = due.opens_on if due.opens_on <= today else max(today, due.opens_on + (to - due.due_on))
    return Due(to, min(opens, to), due.rule, due.name)


def why_not_moved(due: Due, to: dt.date, today: dt.date) -> str:
    """Say why one occurrence cannot be moved to a day; empty where it can."""
    if to == due.due_on:
        return "It is due on that day already."
    if to < today:
        return "That day is past. Say that it is done, or let it pass this time."
    if abs(to - due.due_on) > FURTHEST:
        return "That is more than three months away: let it pass, or change when it comes round."
    return ""


def in_words(rule: Rule) -> str:
    """Say in words when a rule comes round: “each month from November to March”."""
    if rule.months:
        return _months_in_words(rule)
    if rule.terms:
        which = "every term" if set(rule.terms) == set(TERMS) else f"the {' and the '.join(rule.terms)} term"
        place = f"{EDGE_WORDS.get(rule.edge, '')} {which}"
        if not rule.weeks:
            return f"by {place}" if rule.edge != "start" else f"at {place}"
        count = abs(rule.weeks)
        return f"{count} week{'' if count == 1 else 's'} {'before' if rule.weeks < 0 else 'after'} {place}"
    return f"by {rule.day} {MONTHS[(rule.month or 1) - 1]}"


def _months_in_words(rule: Rule) -> str:
    if len(rule.months) == 1:
        first = rule.months[0]
        last = (first + rule.lasts - 2) % 12 + 1
        joins = {1: "", 2: " and "}.get(rule.lasts, " to ")
        return f"in {MONTHS[first - 1]}" + (f"{joins}{MONTHS[last - 1]}" if rule.lasts > 1 else "")
    ordered = in_school_order(rule.months)
    if len(ordered) == len(MONTHS):
        return "each month"
    places = [(month - 9) % 12 for month in ordered]
    if len(ordered) > 2 and places == list(range(places[0], places[0] + len(places))):
        return f"each month from {MONTHS[ordered[0] - 1]} to {MONTHS[ordered[-1] - 1]}"
    names = [MONTHS[month - 1] for month in ordered]
    return f"in {', '.join(names[:-1])} and {names[-1]}"


def in_school_order(months: Iterable[int]) -> list[int]:
    """Return months as a school year runs: September first."""
    return sorted(set(months), key=lambda month: (month - 9) % 12)


@dataclass(frozen=True)
class Warned:
    """Something about one occurrence that whoever sets the year should see before it comes."""

    rule: str
    says: str
    on: dt.date


def outside_term(due: Due, rule: Rule, calendar: TermCalendar) -> Warned | None:
    """Warn of an occurrence whose days no school is open on, and say on which day it has to be ready."""
    if rule.months:
        if any(calendar.term_of(day) for day in _days(due.opens_on, due.due_on)):
            return None
        return Warned(due.rule, "No day of it lies within a term.", due.due_on)
    if is_open(due.due_on, calendar):
        return None
    ready = _last_open_day(due.due_on, calendar)
    falls = "at a weekend" if calendar.term_of(due.due_on) else "outside term"
    return Warned(due.rule, f"It falls {falls}: ready by {ready:%A} {ready.day} {ready:%B}.", due.due_on)


def out_of_order(dues: Iterable[Due], rules: Mapping[str, Rule]) -> list[Warned]:
    """Warn of every occurrence that is due before what has to come first, judged by the nearest of these in time.

    The occurrences of the year before belong among them: what comes first may lie there.
    """
    by_rule: dict[str, list[Due]] = defaultdict(list)
    for due in dues:
        by_rule[due.rule].append(due)
    return [
        Warned(due.rule, "It is due before what has to come first.", due.due_on)
        for rule in rules.values()
        if rule.after in by_rule
        for due in by_rule[rule.key]
        if min(by_rule[rule.after], key=lambda one: abs(one.due_on - due.due_on)).due_on > due.due_on
    ]


def crowded_weeks(dues: Iterable[Due], who: Mapping[str, str]) -> list[tuple[str, dt.date, int]]:
    """Return who is asked for many things that end in one week: who, the week's Monday, how many."""
    count: dict[tuple[str, dt.date], int] = defaultdict(int)
    for due in dues:
        if who.get(due.rule):
            count[who[due.rule], due.due_on - dt.timedelta(days=due.due_on.weekday())] += 1
    crowded = ((name, monday, many) for (name, monday), many in count.items() if many >= MANY_IN_A_WEEK)
    return sorted(crowded, key=lambda one: (one[1], one[0]))


def undated_years(calendar: TermCalendar, from_on: dt.date, until_on: dt.date) -> list[str]:
    """Return the academic years within a span whose terms the trust has not dated: the usual ones stand in."""
    first, last = int(academic_year_of(from_on)[:4]), int(academic_year_of(until_on)[:4])
    dated = {(term.year, term.name) for term in calendar.terms}
    years = (academic_year(year) for year in range(first, last + 1))
    return [year for year in years if any((year, name) not in dated for name in TERMS)]


def twelve_months(begins: int, around: dt.date) -> list[dt.date]:
    """Return the first days of the twelve months of the year around a day, which begins with a month."""
    year = around.year if around.month >= begins else around.year - 1
    return [dt.date(year + (begins - 1 + away) // 12, (begins - 1 + away) % 12 + 1, 1) for away in range(12)]


def weeks_of(month: dt.date) -> list[list[dt.date]]:
    """Return the weeks that touch a month, Monday first, each of seven days."""
    first, last = month_bounds(month.year, month.month)
    monday = first - dt.timedelta(days=first.weekday())
    weeks: list[list[dt.date]] = []
    while monday <= last:
        weeks.append([monday + dt.timedelta(days=away) for away in range(7)])
        monday += dt.timedelta(days=7)
    return weeks


def is_open(day: dt.date, calendar: TermCalendar) -> bool:
    """Say whether schools are open on a day: in term, no weekend, not in the half-term break."""
    term = calendar.term_of(day)
    if term is None or day.weekday() >= SATURDAY:
        return False
    breaks_on, until = term.break_bounds
    return not breaks_on <= day <= until


def _last_open_day(day: dt.date, calendar: TermCalendar) -> dt.date:
    for away in range(120):
        if is_open(before := day - dt.timedelta(days=away), calendar):
            return before
    return day


def _days(first: dt.date, last: dt.date) -> Sequence[dt.date]:
    return [first + dt.timedelta(days=away) for away in range((last - first).days + 1)]
