"""A date phrase: a lead (“by”), an edge (“the end of”) and one or more points (“June/July 2023”)."""

import re
from dataclasses import dataclass, replace
from datetime import date, timedelta

from goldenthread.domain.calendar import MONTHS, plan_year_end
from goldenthread.domain.date_words import days, terms, years
from goldenthread.domain.date_words.point import (
    AFTER_A_DEADLINE,
    AFTER_AN_EDGE,
    AFTER_ANY_LEAD,
    ALONE,
    Point,
    Span,
    resolve,
)
from goldenthread.domain.date_words.reading import Context, DateReading, asking, day_in_words, quoted
from goldenthread.domain.date_words.vocabulary import form
from goldenthread.domain.date_words.years import span_of_years

_POINT_FORMS = days.FORMS + terms.FORMS + years.FORMS


@dataclass(frozen=True)
class _Part:
    point: Point
    edge: str
    span: Span | None = None


@dataclass(frozen=True)
class _Phrase:
    """The pieces of a phrase as they stand, before they mean any day."""

    words: str
    lead: str
    parts: tuple[_Part, ...]
    join: str
    each_year: bool
    ends: int

    @property
    def family(self) -> str:
        return self.parts[-1].point.family

    @property
    def edge(self) -> str:
        return self.parts[0].edge

    @property
    def begins_idly(self) -> bool:
        """Tell whether the phrase begins with a mere “the”, which a sentence keeps."""
        return not self.lead and not self.edge and self.words[:4].lower() == "the "

    @property
    def is_deadline(self) -> bool:
        return self.lead in ("by", "before") or (self.lead in ("", "in") and len(self.parts) == 1 and self.edge == "end")


def phrase_at(text: str, at: int, context: Context, *, whole: bool = False) -> tuple[int, DateReading] | None:
    """Read the date phrase that begins at a place, and say where it ends; none if there is none.

    A sentence is read more warily than a whole cell: in a sentence “may” is a verb until a deadline stands before it.
    """
    phrase = _parse(text, at, context)
    if not phrase or not (whole or (_is_firm(phrase) and not phrase.begins_idly)):
        return None
    return phrase.ends, _read(phrase, context)


def _parse(text: str, at: int, context: Context) -> _Phrase | None:
    lead, here = _lead_at(text, at)
    each, here = _skip(_EACH, text, here)
    edge, beyond_edge = _edge_at(text, here)
    each_within, beyond_each = _skip(_EACH, text, beyond_edge)
    point = _point_at(text, beyond_each, context)
    if edge and not point:
        # “First half term” begins like “first half of the term”, but is a point of its own.
        edge, point = "", _point_at(text, here, context)
    if not point or ((each or each_within) and (point.firmness == AFTER_AN_EDGE or not point.in_year)):
        return None
    parts, join = _joined(text, _Part(point, edge), lead, context)
    here = parts[-1].point.end
    tail = _EACH_YEAR.match(text, here) or _ONWARDS.match(text, here)
    onwards = bool(tail and tail.re is _ONWARDS)
    return _Phrase(
        words=text[at : tail.end() if tail else here],
        lead="from" if onwards else lead,
        parts=tuple(parts),
        join=join,
        each_year=bool(each or each_within or (tail and not onwards)),
        ends=tail.end() if tail else here,
    )


def _lead_at(text: str, at: int) -> tuple[str, int]:
    for lead, pattern in _LEADS:
        if match := pattern.match(text, at):
            return lead, match.end()
    return "", at


def _edge_at(text: str, at: int) -> tuple[str, int]:
    match = _EDGE.match(text, at)
    if not match:
        return "", _skip(_THE, text, at)[1]
    return _EDGES[" ".join(match["edge"].lower().split())], match.end()


def _skip(pattern: re.Pattern[str], text: str, at: int) -> tuple[bool, int]:
    match = pattern.match(text, at)
    return bool(match), match.end() if match else at


def _point_at(text: str, at: int, context: Context) -> Point | None:
    """Take the longest point that begins here; of two as long, the one whose form is named first."""
    best: Point | None = None
    for pattern, reader in _POINT_FORMS:
        match = pattern.match(text, at)
        if match and _ends_cleanly(text, match.end()):
            point = reader(match, context)
            if point and (not best or point.end > best.end):
                best = point
    return best


def _ends_cleanly(text: str, end: int) -> bool:
    return end >= len(text) or not (text[end].isalnum() and text[end - 1].isalnum())


def _joined(text: str, first: _Part, lead: str, context: Context) -> tuple[list[_Part], str]:
    """Collect the points joined to the first, as a range (“A to B”) or a list (“A, B and C”)."""
    parts, join = [first], ""
    while len(parts) < 24:
        step = _next_part(text, parts[-1].point, lead, join, context)
        if not step:
            break
        join = join or step[0]
        parts.append(step[1])
        if join == "range":
            break
    return parts, join


def _next_part(text: str, last: Point, lead: str, join: str, context: Context) -> tuple[str, _Part] | None:
    for kind, pattern in (("range", _RANGE), ("list", _LIST)):
        match = pattern.match(text, last.end)
        if not match or (join and kind != join):
            continue
        kind = "range" if kind == "list" and lead == "between" and "and" in match[0] else kind
        edge, here = _edge_at(text, match.end())
        point = _point_at(text, here, context)
        if point and _may_join(kind, match[0], last, point):
            return kind, _Part(point, edge)
    return None


def _may_join(kind: str, mark: str, last: Point, point: Point) -> bool:
    if kind == "range":
        return point.firmness >= AFTER_A_DEADLINE
    if last.family != point.family:
        return False
    # Only months lose their commas: “Oct, Dec Feb, April May”.
    return bool(mark.strip()) or (point.family == "month" and last.year is None)


def _is_firm(phrase: _Phrase) -> bool:
    needed = max(part.point.firmness for part in phrase.parts)
    if needed == ALONE or (len(phrase.parts) > 1 and needed >= AFTER_ANY_LEAD) or phrase.each_year:
        return True
    deadline = phrase.is_deadline or phrase.lead in ("from", "after") or bool(phrase.edge)
    if needed == AFTER_ANY_LEAD:
        return bool(phrase.lead) or deadline
    return bool(phrase.edge) if needed < AFTER_A_DEADLINE else deadline


def _read(phrase: _Phrase, context: Context) -> DateReading:
    if phrase.each_year or _is_month_list(phrase):
        return _recurring(phrase)
    try:
        spans = _resolved(phrase, context)
    except (ValueError, OverflowError):
        asks = f"{quoted(phrase.words)} is not a day, month or year that exists. What is meant?"
        return asking(DateReading(phrase.words, "vague"), asks)
    reading = _bounded(phrase, spans, context)
    return _with_doubts(phrase, reading, context)


def _is_month_list(phrase: _Phrase) -> bool:
    """A list of months without a year comes round every year, save two neighbours such as June/July."""
    if phrase.join != "list" or any(part.point.year is not None for part in phrase.parts):
        return False
    if phrase.family == "season":
        return len(phrase.parts) >= 2 and not _follow_on(phrase, 3, ("autumn term", "spring term", "summer term"))
    return phrase.family == "month" and (len(phrase.parts) > 2 or not _follow_on(phrase, 12, MONTHS))


def _follow_on(phrase: _Phrase, cycle: int, names: tuple[str, ...]) -> bool:
    places = [names.index(part.point.name) for part in phrase.parts if part.point.name in names]
    return len(places) == 2 and (places[1] - places[0]) % cycle == 1


def _recurring(phrase: _Phrase) -> DateReading:
    names = [f"the {name}" if name.endswith("term") else name for name in (part.point.name for part in phrase.parts)]
    if len(names) == 3 and phrase.family == "season":
        return DateReading(phrase.words, "recurring", precision="recurring", recurrence="every term")
    joined = " to ".join(names) if phrase.join == "range" else _listed(names)
    edge = f"the {phrase.edge} of " if phrase.edge else ""
    preposition = phrase.lead if phrase.lead in ("by", "before", "from") else _preposition(phrase)
    every = "every year " if phrase.each_year else ""
    recurrence = f"{every}{preposition} {edge}{joined}"
    return DateReading(phrase.words, "recurring", precision="recurring", recurrence=recurrence)


def _preposition(phrase: _Phrase) -> str:
    if phrase.edge:
        return "at" if phrase.edge in ("start", "end") else "in"
    return "on" if phrase.family == "date" else "in"


def _listed(names: list[str]) -> str:
    return f"{', '.join(names[:-1])} and {names[-1]}" if len(names) > 1 else names[0]


def _resolved(phrase: _Phrase, context: Context) -> list[Span | None]:
    """Find the days of each point. One that lacks a year takes it from a neighbour that has one."""
    points = [part.point for part in phrase.parts]
    spans: list[Span | None] = [resolve(p, context) if p.year is not None else None for p in points]
    for place in range(len(points) - 2, -1, -1):
        later = spans[place + 1]
        if spans[place] is None and later:
            spans[place] = resolve(points[place], context, beside=later[0])
    for place, point in enumerate(points):
        if spans[place] is None:
            earlier = spans[place - 1] if place else None
            spans[place] = resolve(point, context, beside=earlier[0], after=True) if earlier else resolve(point, context)
    return spans


def _bounded(phrase: _Phrase, spans: list[Span | None], context: Context) -> DateReading:
    point = phrase.parts[-1].point
    reading = DateReading(phrase.words, _kind(phrase), precision=point.precision)
    if any(span is None for span in spans):
        return reading
    narrowed = [_narrow(part, span, context) for part, span in zip(phrase.parts, spans, strict=True) if span]
    from_on, to_on = min(span[0] for span in narrowed), max(span[1] for span in narrowed)
    if phrase.join == "range" and all(part.point.family == "year" for part in phrase.parts) and from_on.year < to_on.year:
        from_on, to_on = span_of_years(from_on.year, to_on.year, "academic" if to_on.year == from_on.year + 1 else context.year_kind)
    if _is_bare_year(phrase) and phrase.is_deadline and not phrase.edge and phrase.lead == "by":
        to_on = plan_year_end(point.year or to_on.year, context.year_kind)
    return _led(phrase, reading, from_on, to_on)


def _led(phrase: _Phrase, reading: DateReading, from_on: date, to_on: date) -> DateReading:
    """Let the lead decide which ends are known: “by June” has no first day, “from June” no last."""
    one_day = timedelta(days=1)
    if phrase.lead == "before":
        return replace(reading, to_on=to_on if phrase.edge else from_on - one_day)
    if phrase.is_deadline:
        return replace(reading, to_on=to_on)
    if phrase.join != "range" and phrase.lead == "from":
        return replace(reading, from_on=from_on)
    if phrase.join != "range" and phrase.lead == "after":
        return replace(reading, from_on=to_on + one_day)
    return replace(reading, from_on=from_on, to_on=to_on)


def _narrow(part: _Part, span: Span, context: Context) -> Span:
    """Cut a span to the part that its edge names."""
    first, last = span
    third, half = (last - first) // 3, (last - first) // 2
    day = timedelta(days=1)
    if part.edge in ("first half of", "second half of") and part.point.half_of:
        return part.point.half_of(1 if part.edge.startswith("first") else 2, last.year, context)
    cuts = {
        "start": (first, first),
        "end": (last, last),
        "early": (first, first + third),
        "middle": (first + third + day, last - third - day),
        "late": (last - third, last),
        "first half of": (first, first + half),
        "second half of": (first + half + day, last),
        "first week of": (first, first + 6 * day),
        "last week of": (last - 6 * day, last),
    }
    cut = cuts.get(part.edge, span)
    return cut if cut[0] <= cut[1] else span


def _kind(phrase: _Phrase) -> str:
    point, families = phrase.parts[-1].point, {part.point.family for part in phrase.parts}
    if "season-code" in families:
        return "season-code"
    if phrase.is_deadline:
        return _DEADLINES[point.family]
    if phrase.join == "range":
        return _range_kind(phrase, families)
    if phrase.join == "list" and len(phrase.parts) > 1:
        return _list_kind(phrase)
    if phrase.lead in ("from", "after"):
        return _DEADLINES[point.family].replace("deadline", "start")
    return point.kind or _plain_kind(point)


def _plain_kind(point: Point) -> str:
    if point.family == "date":
        return "full-date"
    if point.family == "month" and point.year is not None:
        return "month-short-year" if point.short_year else "month-year"
    return point.family


def _range_kind(phrase: _Phrase, families: set[str]) -> str:
    if "month" in families:
        dated = any(part.point.year is not None for part in phrase.parts)
        return "span-months" if dated else "month-span"
    if families == {"year"} and _adjacent_years(phrase):
        return "academic-year"
    return next((kind for family, kind in _SPANS.items() if family in families), "span-years")


def _list_kind(phrase: _Phrase) -> str:
    if phrase.family == "month":
        return "month-pair" if len(phrase.parts) == 2 else "month-list"
    if phrase.family in ("year", "academic-year", "years"):
        return "span-years"
    return {"date": "full-date", "season": "span-seasons"}.get(phrase.family, phrase.family)


def _adjacent_years(phrase: _Phrase) -> bool:
    first, last = phrase.parts[0].point.year, phrase.parts[-1].point.year
    return first is not None and last == first + 1


def _is_bare_year(phrase: _Phrase) -> bool:
    return phrase.family == "year" and not phrase.parts[-1].point.kind


def _with_doubts(phrase: _Phrase, reading: DateReading, context: Context) -> DateReading:
    """Add the questions that the words raise. An unsettled code gives up its days to the proposal."""
    proposal = reading.from_on, reading.to_on
    for part in phrase.parts:
        if part.point.unsettled:
            reading = replace(reading, from_on=None, to_on=None)
        doubt = part.point.doubt.replace("{words}", quoted(phrase.words))
        if doubt and not (reading.question and doubt in reading.question.asks):
            reading = asking(reading, doubt, proposal, part.point.name if part.point.unsettled else "")
    if _is_bare_year(phrase) and phrase.join != "range" and reading.to_on:
        reading = asking(reading, _year_doubt(phrase, reading))
    if all(part.point.year is None and part.point.in_year for part in phrase.parts):
        reading = _asking_which_year(phrase, reading, context)
    if reading.kind == "span-months" and _runs_a_month_over(reading):
        asks = f"{quoted(phrase.words)} runs a month beyond whole years. Is its last day right?"
        reading = asking(reading, asks)
    return asking_if_outside(reading, context)


def _runs_a_month_over(reading: DateReading) -> bool:
    first, last = reading.from_on, reading.to_on
    return bool(first and last and last.year > first.year and last.month == first.month)


def _year_doubt(phrase: _Phrase, reading: DateReading) -> str:
    year = phrase.parts[-1].point.year
    return f"Does the year of {quoted(phrase.words)} end on 31 August {year} or on 31 December {year}?"


def _asking_which_year(phrase: _Phrase, reading: DateReading, context: Context) -> DateReading:
    """A month without a year is plain in a plan of one year; in a longer plan somebody must say which year."""
    if context.years == 1 and (reading.to_on or reading.from_on):
        return reading
    return asking(reading, f"Which year is meant by {quoted(phrase.words)}?")


def asking_if_outside(reading: DateReading, context: Context) -> DateReading:
    """Ask about a date before the plan begins or after it ends; its days stand as read."""
    if not context.start_on or not context.end_on or not (reading.from_on or reading.to_on):
        return reading
    first, last = reading.from_on or reading.to_on, reading.to_on or reading.from_on
    if first and last and (last > context.end_on or last < context.start_on or first > context.end_on):
        period = f"{day_in_words(context.start_on)} to {day_in_words(context.end_on)}"
        return asking(reading, f"{quoted(reading.text)} falls outside the plan, which runs from {period}. Is it right?")
    return reading


_DEADLINES = {
    "date": "deadline-date",
    "month": "deadline-month",
    "season": "deadline-season",
    "season-code": "season-code",
    "half-term": "deadline-half-term",
    "academic-year": "deadline-year",
    "years": "deadline-year",
    "year": "deadline-year",
}
_SPANS = {"date": "span-dates", "half-term": "span-half-terms", "season": "span-seasons"}

_LEADS = (
    ("by", form(r"(?:(?:by\s+|due\s+|on\s+or\s+before|no\s+later\s+than|not\s+later\s+than|until|till|up\s+(?:to|until)|in\s+(?:time|readiness)\s+for|ready\s+for|deadline\s*:?|due\s*:)\s*)+(?:of\s+)?(?:in\s+)?")),
    ("before", form(r"(?:before|prior\s+to|ahead\s+of|in\s+advance\s+of)\s+")),
    ("after", form(r"after\s+")),
    ("between", form(r"between\s+")),
    ("from", form(r"(?:(?:with\s+effect\s+|effective\s+|as\s+)?from|as\s+of|since|(?:start(?:s|ing)?|begin(?:s|ning)|commenc(?:es?|ing))(?:\s+(?:in|from|on))?)\s*:?\s+")),
    ("in", form(r"(?:in|during|on|at|for|throughout|over|within|around|circa|dated)\s+")),
)  # fmt: skip
_EDGES = {
    "end": "end", "close": "end", "last day": "end", "start": "start", "beginning": "start", "first day": "start",
    "early": "early", "middle": "middle", "mid": "middle", "late": "late", "first half": "first half of",
    "1st half": "first half of", "second half": "second half of", "2nd half": "second half of",
    "latter half": "second half of", "first week": "first week of", "last week": "last week of",
}  # fmt: skip
_EDGE = form(
    r"(?:the\s+)?(?:very\s+)?(?P<edge>(?:first|second|1st|2nd|latter)\s+half|(?:first|last)\s+(?:week|day)"
    r"|beginning|middle|early|start|close|late|end|mid)"
    r"(?:\s+(?:of|in|to)\b)?[\s-]+(?:the\s+|this\s+)?"
)
_THE = form(r"(?:the\s+(?:month\s+of\s+)?)?")
_EACH = form(r"(?:(?:each|every)\s+(?:year\s*,?\s+(?:in|by|on|from|at)\s+(?:the\s+)?)?|(?:annually|yearly)\s*,?\s+(?:in|by|on|from|each|every)\s+(?:the\s+)?)")
_EACH_YEAR = form(r"\s*,?\s+(?:\(?(?:of\s+)?(?:each|every|per)\s+(?:academic\s+|school\s+|calendar\s+)?year\b|annually\b|yearly\b)")
_ONWARDS = form(r"\s+(?:onwards?|and\s+beyond|forward)\b")
_RANGE = form(r"\s*-\s*|\s+(?:to|until|till|through(?:\s+to)?|up\s+to)\s+")
_LIST = form(r"\s*[,/&+;]\s*(?:and\s+|or\s+|&\s*)?|\s+(?:and|or)\s+|\s+")
