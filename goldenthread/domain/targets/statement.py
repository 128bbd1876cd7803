"""A statement with everything that was found in it: measures, values, dates, and who is meant."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

from goldenthread.domain import date_words
from goldenthread.domain.targets import lexicon, masks, phases, values
from goldenthread.domain.targets.wording import overlaps, squeeze

Span = tuple[int, int]

_HARD_VALUE = re.compile(
    r"£\s?\d[\d,.]*|[+-]?\d[\d,.]*\s?(?:%|per ?cent\b|percent\b|pct\b|pp\b)|(?<![\w'])[+-]\d|\d\.\d|"
    r"\d{1,3}(?:,\d{3})+|"
    r"\d+/\d+(?= (?:parents|pupils|students|children|staff|teachers|schools|governors|lessons))"
)

# "Primary pupils" are no primary.
_PERSONS = (
    r"(?! (?:age )?(?:pupils?|students?|children|learners|leavers|teachers?|staff|leaders?|governors?|parents?))"
)
SCHOOLS = rf"schools?|academ(?:y|ies)|settings?|primaries|secondaries|(?:primary|secondary){_PERSONS}"
_BETWEEN = (
    r"(?:(?:of )?(?:our|the|its|their|trust|mat|partner|member|primary|secondary|special|sponsored|eligible|"
    r"(?!(?:students?|pupils?|child(?:ren)?|learners?|staff|teachers?|parents?|at|in|for)\b)[a-z]+(?:'s)?) ){0,3}"
)
_ALL_SCHOOLS = re.compile(
    rf"\b(?:all|every|each|per|across the) {_BETWEEN}(?:{SCHOOLS})\b|\b100 ?% of {_BETWEEN}(?:{SCHOOLS})\b"
)
_NO_SCHOOL = re.compile(
    rf"\bnone (?:above|below|over|under|with)\b|\b(?:no|not one|none of) {_BETWEEN}(?:{SCHOOLS})\b|"
    rf"\b(?:not|never|no|nor)\b[^.;]{{0,80}}\bin any (?:one )?{_BETWEEN}(?:{SCHOOLS})\b"
)
_TENURE = re.compile(
    r"\b(?P<years>one|two|three|four|five|\d+) (?:or more years|years or more|years or over|years plus|\+ years)|"
    r"\bfor (?:more than|at least|over) (?P<more>one|two|three|four|five|\d+) years"
)
# "For schools with us three years or more": those of which it is said how long they have been here are all meant.
_HERE_FOR = re.compile(
    rf"\b(?:{SCHOOLS})\b,? (?:(?:that|which|who) )?(?:(?:have|has) been |are |is |were )?(?:already )?"
    r"(?:with (?:us|the trust)|in (?:the|our) trust|here|part of (?:the|our) trust|joined(?: us| the trust)?),? "
    r"(?:for )?(?:(?:at least|over|more than|a minimum of) )?(?P<here>one|two|three|four|five|\d+) (?:or more )?years"
)
_AVERAGE = re.compile(
    r"\b(?:average|mean)\b (?:across|of|for)? ?(?:all |our |the |trust )*(?:primary |secondary )?(?:schools|"
    r"academies)|\b(?:primary|secondary) (?:average|mean)"
)
_AVERAGE_ACROSS = re.compile(r"\b(?:average|mean)\b [^.;,]{3,40} across (?:all |our |the )*(?:primar|secondar)ies\b")
# "Paid within 30 days" allows each payment a time; it sets the target no date.
_A_TIME_ALLOWED = re.compile(r"\b(?:days?|hours?|minutes?)\b")
_MONTHS = (
    r"january|february|march|april|may|june|july|august|september|october|november|december|(?:autumn|spring|"
    r"summer)(?: term)?"
)
_MONTH_STEP = re.compile(rf"\b(?P<step>(?P<n>{_MONTHS}))(?=\s*[:=-]?\s*\d+(?:\.\d+)? ?%)")
_MONTH_AFTER = re.compile(rf"(?<=[%\d]) ?\((?P<step>(?P<n>{_MONTHS}))\)")
_COMPARED_WITH = re.compile(
    r"\b(?:than|compared (?:with|to)|against|relative to|baselines? (?:of|from|at)|on|over)(?: the| in| its| that "
    r"(?:of|in))* ?(?:(?:levels?|figures?) (?:of|in) )?$"
)
# "From the 2022 baseline" and "(2024: 43 %)" tell where a target starts from, not when it is due.
_STARTS_FROM = re.compile(r"\s*(?:baselines?|actuals?|outturns?|results?|starting point|levels?|figures?)\b")
_FIGURE_OF_THEN = re.compile(r"\s*(?:[:=]|was|were|at|actual|-)?\s*\(?[£+-]?\d")
# "From 65 per cent in 2019": the date is that of the figure a change starts from.
_FROM_FIGURE_OF = re.compile(
    r"\bfrom\b(?! within)(?:(?! to\b)[^;.%]){0,30}?(?<![\d.])\d[\d.,:]*(?: ?(?:%|per ?cent|percent|pp|"
    r"percentage points?|"
    r"points?))?,? ?\(?$"
)
# "80 % (68 % in 2025)": a figure in brackets with the time that it is of, behind another.
_OPENS_THEN = re.compile(
    r"\d[^()]*\((?:(?:up|down) )?(?:(?:from|was|were|currently|actual|baseline):? )?[£+-]?\d[\d.,]*"
    r"(?: ?(?:%|per ?cent|percent|pp|points?))?,? $"
)
# "Up 3 points on 2024": nothing is due on a year.
_ON_A_YEAR = re.compile(r"on (?:19|20)\d\d(?:[-/]\d\d)?$")
_YEAR_OF_BASELINE = re.compile(
    r"\b(?:against|from|on|than|compared (?:to|with)|relative to) (?:an? |the |our )?"
    r"(?P<year>(?:19|20)\d\d(?:[-/]\d\d)?) (?:baseline|level|figure)s?\b"
)
_STEP = r"(?P<step>(?:(?:in|by) )?(?:the end of )?(?:plan )?year (?P<n>[1-5]|one|two|three|four|five)\b)"
_STEP_BEFORE = re.compile(rf"{_STEP}(?=\s*(?:[:=(-]|target|at|to|is)?\s*[<>\u2265\u2264]?\s*\u00a3?\d)")
_STEP_AFTER = re.compile(
    rf"(?<=[%\dkm]) \(?{_STEP}(?!\s*(?:[:=(-]|target|at|to|is)?\s*[<>\u2265\u2264]?\s*\u00a3?\d)"
)
_BESIDE = re.compile(r"[\s:=(\[–-]{0,4}(?:target)?[\s:=(\[–-]{0,4}")
_DEADLINE = re.compile(r"(?:by|before|until|no later than|(?:the )?end of)\b")
# "Each year to 2027": so few characters between two dates make one phrase of them.
_ONE_PHRASE = 12
_LED_IN = re.compile(r"^(?:in|from|on|against|over)(?: the| our)? ", re.IGNORECASE)
_WORDS = {"one": 1, "two": 2, "three": 3, "four": 4, "five": 5}


@dataclass(frozen=True)
class Found:
    """A date found in a statement, and where."""

    span: Span
    reading: date_words.DateReading


@dataclass(frozen=True)
class Statement:
    """One sentence of a target, in its reading copy, with what it names."""

    raw: str
    copy: str
    mentions: tuple[lexicon.Mention, ...]
    numbers: tuple[values.Quantity, ...]
    dates: tuple[Found, ...]
    masked: tuple[Span, ...]
    context: date_words.Context

    @property
    def means_until(self) -> int:
        """Return where the words end that tell by what means, "by reducing exclusions,", and nought without any."""
        means = _MEANS.match(self.copy)
        return means.end() if means else 0

    def phrase(self, span: Span) -> str:
        """Return the words as they were written."""
        return squeeze(self.raw[span[0] : span[1]])

    def without_dates(self, span: Span) -> str:
        """Return the reading copy of a stretch with white space where its dates stand."""
        kept = list(self.copy[slice(*span)])
        for found in self.dates:
            for place in range(max(found.span[0], span[0]), min(found.span[1], span[1])):
                kept[place - span[0]] = " "
        return "".join(kept)

    def when(self, span: Span | None = None, figure: Span | None = None) -> date_words.DateReading | None:
        """Return the date said within the span or, failing that, the one date that stands before it or alone.

        Of several within the span a figure has the first that follows it; of several alone, the one deadline wins.
        """
        due = self.due
        inside = [found for found in due if span and span[0] <= found.span[0] < span[1]]
        following = [found for found in inside if figure and found.span[0] >= figure[1]]
        if following or inside:
            return (following or self._deadline(inside) or inside[-1:])[0].reading
        if len(due) == 1:
            return due[0].reading
        before = [found for found in due if span and found.span[1] <= span[0]]
        chosen = before or (self._deadline(due) if span is None else [])
        return chosen[0].reading if chosen else None

    def _deadline(self, dates: list[Found]) -> list[Found]:
        """Return the one date that is said to be a deadline; nothing where there are more, or none."""
        deadlines = [found for found in dates if _DEADLINE.match(self.copy, found.span[0])]
        return deadlines if len(deadlines) == 1 else []

    @cached_property
    def due(self) -> list[Found]:
        """Return the dates by which something is due; a rhythm and the day it ends on are one."""
        due = [found for found in self.dates if not self._is_compared_with(found)]
        rhythms = [found for found in due if found.reading.recurrence]
        dated = [f for f in due if not f.reading.recurrence and (f.reading.to_on or f.reading.from_on)]
        if len(rhythms) != 1 or len(dated) != 1 or len(due) != 2:
            return due
        start, end = min(found.span[0] for found in due), max(found.span[1] for found in due)
        apart = min(found.span[1] for found in due), max(found.span[0] for found in due)
        text = self.phrase((start, end)) if apart[1] - apart[0] < _ONE_PHRASE else self._listed(due)
        end_on, begin_on = dated[0].reading.to_on, dated[0].reading.from_on
        begin_on = None if end_on else begin_on
        whole = replace(
            rhythms[0].reading, text=text, from_on=begin_on, to_on=end_on, question=dated[0].reading.question
        )
        return [Found((start, end), whole)]

    def _listed(self, dates: list[Found]) -> str:
        return ", ".join(self.phrase(found.span) for found in dates)

    @cached_property
    def steps(self) -> dict[int, date_words.DateReading]:
        """Return the dates of a trajectory by where their figures begin: "2025 68 %, 2026 72 %" or "68 % (2025)".

        All figures have their date on the same side, or none is taken to have one.
        """
        if len(self.numbers) < 2:
            return {}
        before = self._beside(lambda found, place: (found.span[1], place[0]))
        return before if len(before) > 1 else self._beside(lambda found, place: (place[1], found.span[0]))

    def _beside(self, between: Callable[[Found, Span], Span]) -> dict[int, date_words.DateReading]:
        found = {
            number.figure[0]: date.reading
            for number in self.numbers
            for date in self.dates
            if (gap := between(date, number.span))[0] <= gap[1] and _BESIDE.fullmatch(self.copy[slice(*gap)])
        }
        apart = len({date.text for date in found.values()}) == len(found)
        return found if apart and len(found) == len(self.numbers) else {}

    def baseline(self) -> str:
        """Return what a change is measured from: a date that is compared with, or else the year before."""
        compared = [found for found in self.dates if self._is_compared_with(found)]
        if compared:
            return f"baseline({_LED_IN.sub('', self.phrase(compared[0].span))})"
        year = _YEAR_OF_BASELINE.search(self.copy)
        return f"baseline({year['year'] if year else 'previous year'})"

    def _is_compared_with(self, found: Found) -> bool:
        start, end = found.span
        if (
            _STARTS_FROM.match(self.copy, end)
            or self._is_figure_of_then(found)
            or self.is_then_in_brackets(found)
            or _FROM_FIGURE_OF.search(self.copy[:start])
            or _ON_A_YEAR.match(self.copy[start:end])
        ):
            return True
        return bool(_COMPARED_WITH.search(self.copy[:start]))

    def _is_figure_of_then(self, found: Found) -> bool:
        """Say whether a date opens a bracket that tells the figure of that time: "50 % (2024: 43 %)"."""
        start, end = found.span
        opened = self.copy[:start].rstrip().endswith("(")
        return opened and self.copy[:start].strip(" (") != "" and bool(_FIGURE_OF_THEN.match(self.copy, end))

    def is_then_in_brackets(self, found: Found) -> bool:
        """Say whether a bracket tells a figure of a time gone by: "80 % by July (68 % in 2025)"."""
        if not _OPENS_THEN.search(self.copy[: found.span[0]]) or _DEADLINE.match(self.copy, found.span[0]):
            return False
        ahead = [self.context.start_on, *(_end_of(other) for other in self.dates if other != found)]
        return any((end := _end_of(found)) and later and end < later for later in ahead)


def tells_a_start(before: str, after: str) -> bool:
    """Say whether a time between these words is that of a figure from which something starts."""
    return bool(_OPENS_THEN.search(before.lower()) or _STARTS_FROM.match(after.lower()))


def _end_of(found: Found) -> date | None:
    return found.reading.to_on or found.reading.from_on


# "By reducing exclusions, attendance rises": the means is no end.
_MEANS = re.compile(
    r"\W*(?:by|through) (?:all (?:of )?(?:our |the )?[a-z]+ )?(?!spring|"
    r"morning)[a-z]+ing [^.;]*?, (?=[a-z][^.;]*\d|[a-z])"
)


def take_in(raw: str, copy: str, context: date_words.Context) -> Statement:
    """Find everything that one sentence names, each thing once."""
    dates = _dates(raw, copy, context)
    means = _MEANS.match(copy)
    named = [mention for mention in lexicon.mentions(copy) if not means or mention.span[0] >= means.end()]
    numbered = [means.span()] if means and re.search(r"\d", copy[means.end() :]) else []
    numbered += [mention.span for mention in named if re.search(r"\d", copy[slice(*mention.span)])]
    masked = masks.names_and_dates(copy) + numbered + [found.span for found in dates]
    return Statement(raw, copy, tuple(named), tuple(values.numbers(copy, masked)), dates, tuple(masked), context)


def scope_of(copy: str) -> str:
    """Say for whom a claim holds, in the grammar of targets."""
    kind = "trust"
    if _AVERAGE_ACROSS.search(copy):
        kind = "mean schools"
    elif _NO_SCHOOL.search(copy) or _ALL_SCHOOLS.search(copy):
        kind = "all schools"
    elif _AVERAGE.search(copy):
        kind = "mean schools"
    here_for = _HERE_FOR.search(copy)
    if here_for and kind == "trust":
        kind = "all schools"
    filters = []
    if kind != "trust":
        filters += [f"phase={phase}"] if (phase := phases.of_schools(copy)) else []
        if tenure := here_for or _TENURE.search(copy):
            years = next(number for number in tenure.groups() if number)
            filters.append(f"tenure>={_WORDS.get(years, years)}y")
    return kind + (f"[{','.join(filters)}]" if filters else "")


def spans_of_scope(copy: str) -> list[Span]:
    """Return where a sentence says of which schools it is, and for how long they have been in the trust."""
    found = [pattern.finditer(copy) for pattern in (_ALL_SCHOOLS, _NO_SCHOOL, _AVERAGE, _HERE_FOR, _TENURE)]
    return [match.span() for matches in found for match in matches]


def _dates(raw: str, copy: str, context: date_words.Context) -> tuple[Found, ...]:
    # A percentage or a sum of money is never part of a date, whatever stands beside it.
    hard = [match.span() for match in _HARD_VALUE.finditer(copy)]
    found = _plan_steps(raw, copy, context)
    for item in date_words.find(raw, context):
        start, end = item.span
        if masks.counts_time(copy, item.span) or _is_no_date(copy, item.span):
            continue
        clash = min((begin for begin, stop in hard if begin < end and start < stop), default=None)
        if overlaps((start, end), [step.span for step in found]) or _A_TIME_ALLOWED.search(copy[start:end]):
            continue
        if clash is None:
            found.append(Found((start, end), item.reading))
        elif raw[start:clash].strip():
            found.append(Found((start, clash), date_words.read(raw[start:clash].strip(), context)))
    return tuple(sorted(found, key=lambda item: item.span))


# "Plans issued within 20 weeks" allows each plan a time; "average daily attendance" names a measure.
_ALLOWED_TO_EACH = re.compile(
    r"\b(?!(?:be|fully|embedded|achieved|met|launched|introduced|established|adopted|completed|implemented|"
    r"trained)\b)"
    r"[a-z]+(?:ed|[^v]en|t|made|paid) $"
)
_SO_MANY_WEEKS = re.compile(r"within [a-z0-9-]+(?: (?:or|to) [a-z0-9]+)? (?:working |school |calendar )?weeks?")
_A_RATE_OF = re.compile(r"\b(?:average|mean) $")
_IN_A_YEAR = re.compile(r"in (?:a|an academic|one) year")


# "The phonics check in year 1" is of pupils, and "re-referrals within 12 months: 20 %" allows each a time.
_YEAR_GROUP = re.compile(r"(?:in |at |for |of )?(?:the end of )?year \d{1,2}")
_OF_PUPILS = re.compile(
    r"\b(?:check|screening|phonics|pupils|students|children|cohort|gcses?|sats|tables)(?: test)? ?$"
)
_NAME_OF_ROW = re.compile(r"[^:.\d]*:[^:]*\d")


def _is_no_date(copy: str, span: Span) -> bool:
    """Say whether words of time belong to what is measured: the time allowed to each, the span of a mean."""
    before, said = copy[: span[0]], copy[slice(*span)].strip()
    if (
        _A_RATE_OF.search(before)
        or _IN_A_YEAR.fullmatch(said)
        or (_YEAR_GROUP.fullmatch(said) and _OF_PUPILS.search(before))
    ):
        return True
    if _NAME_OF_ROW.match(copy, span[1]) and said.startswith("within "):
        return True
    of_each = _SO_MANY_WEEKS.fullmatch(said) and _ALLOWED_TO_EACH.search(before)
    return bool(of_each and re.search(r"%|\bper ?cent|\bproportion|\bnumber", copy))


def _plan_steps(raw: str, copy: str, context: date_words.Context) -> list[Found]:
    """Read "Year 1 40 %, Year 3 70 %": two years or months, each beside its figure, are steps of the plan."""
    steps = [*_STEP_BEFORE.finditer(copy), *_STEP_AFTER.finditer(copy)]
    steps += [*_MONTH_STEP.finditer(copy), *_MONTH_AFTER.finditer(copy)]
    if len({step["n"] for step in steps}) < 2:
        return []
    return [Found(step.span("step"), date_words.read(raw[slice(*step.span("step"))], context)) for step in steps]
