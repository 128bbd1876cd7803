"""What a date phrase means: which days, which ends of them, how often, and what must be asked."""

from dataclasses import replace
from datetime import date, timedelta

from goldenthread.domain.calendar import MONTHS, plan_year_end
from goldenthread.domain.date_words.phrase import Part, Phrase, is_firm, parse
from goldenthread.domain.date_words.point import Point, Span, resolve
from goldenthread.domain.date_words.reading import Context, DateReading, asking, day_in_words, quoted
from goldenthread.domain.date_words.years import span_of_years


def phrase_at(text: str, at: int, context: Context, *, whole: bool = False) -> tuple[int, DateReading] | None:
    """Read the date phrase that begins at a place, and say where it ends; none if there is none.

    A sentence is read more warily than a whole cell: in a sentence “may” is a verb until a deadline stands before it.
    """
    phrase = parse(text, at, context)
    if not phrase or not ((is_firm(phrase) and not phrase.begins_idly) or (whole and not phrase.lacks_edge)):
        return None
    return phrase.ends, _read(phrase, context)


def _read(phrase: Phrase, context: Context) -> DateReading:
    if phrase.each_year or _is_month_list(phrase):
        return _recurring(phrase)
    try:
        spans = _resolved(phrase, context)
    except (ValueError, OverflowError):
        asks = f"{quoted(phrase.words)} is not a day, month or year that exists. What is meant?"
        return asking(DateReading(phrase.words, "vague"), asks)
    reading = _bounded(phrase, spans, context)
    return _with_doubts(phrase, reading, context)


def _is_month_list(phrase: Phrase) -> bool:
    """A list of months without a year comes round every year, save two neighbours such as June/July."""
    if phrase.join != "list" or any(part.point.year is not None for part in phrase.parts):
        return False
    if phrase.family == "season":
        return len(phrase.parts) >= 2 and not _follow_on(phrase, 3, ("autumn term", "spring term", "summer term"))
    return phrase.family == "month" and (len(phrase.parts) > 2 or not _follow_on(phrase, 12, MONTHS))


def _follow_on(phrase: Phrase, cycle: int, names: tuple[str, ...]) -> bool:
    places = [names.index(part.point.name) for part in phrase.parts if part.point.name in names]
    return len(places) == 2 and (places[1] - places[0]) % cycle == 1


def _recurring(phrase: Phrase) -> DateReading:
    names = [f"the {name}" if name.endswith("term") else name for name in (part.point.name for part in phrase.parts)]
    if len(names) == 3 and phrase.family == "season":
        return DateReading(phrase.words, "recurring", precision="recurring", recurrence="every term")
    joined = " to ".join(names) if phrase.join == "range" else _listed(names)
    edge = f"the {phrase.edge} of " if phrase.edge else ""
    preposition = phrase.lead if phrase.lead in ("by", "before", "from") else _preposition(phrase)
    every = "every year " if phrase.each_year else ""
    recurrence = f"{every}{preposition} {edge}{joined}"
    return DateReading(phrase.words, "recurring", precision="recurring", recurrence=recurrence)


def _preposition(phrase: Phrase) -> str:
    if phrase.edge:
        return "at" if phrase.edge in ("start", "end") else "in"
    return "on" if phrase.family == "date" else "in"


def _listed(names: list[str]) -> str:
    return f"{', '.join(names[:-1])} and {names[-1]}" if len(names) > 1 else names[0]


def _resolved(phrase: Phrase, context: Context) -> list[Span | None]:
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
            spans[place] = (
                resolve(point, context, beside=earlier[0], after=True) if earlier else resolve(point, context)
            )
    return spans


def _bounded(phrase: Phrase, spans: list[Span | None], context: Context) -> DateReading:
    point = phrase.parts[-1].point
    reading = DateReading(phrase.words, _kind(phrase), precision=point.precision)
    if any(span is None for span in spans):
        return reading
    narrowed = [_narrow(part, span, context) for part, span in zip(phrase.parts, spans, strict=True) if span]
    from_on, to_on = min(span[0] for span in narrowed), max(span[1] for span in narrowed)
    if phrase.join == "range" and all(part.point.family == "year" for part in phrase.parts):
        from_on, to_on = _years_joined(from_on.year, to_on.year, context)
    if _is_bare_year(phrase) and not phrase.join and not phrase.edge and phrase.lead in ("", "in", "by"):
        from_on, to_on = _plan_year_of(point.year or to_on.year, context)
    return _led(phrase, reading, from_on, to_on)


def _plan_year_of(year: int, context: Context) -> Span:
    """A year named alone ends with the plan's own year: 31 August where it keeps academic years."""
    return plan_year_end(year - 1, context.year_kind) + timedelta(days=1), plan_year_end(year, context.year_kind)


def _years_joined(first: int, last: int, context: Context) -> Span:
    """Read “2021 to 2024” as “2021-24” is read."""
    adjacent = last == first + 1
    return span_of_years(first, last, "academic" if adjacent else context.year_kind)


def _led(phrase: Phrase, reading: DateReading, from_on: date, to_on: date) -> DateReading:
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


def _narrow(part: Part, span: Span, context: Context) -> Span:
    """Cut a span to the part that its edge names."""
    first, last = span
    if part.edge.startswith("week "):
        return _week(int(part.edge[5:]), part, span, context)
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


def _week(number: int, part: Part, span: Span, context: Context) -> Span:
    """Return the week that school counts as its so-many-th: the half-term break, where there is one, is no week."""
    first, last = span
    weeks = _weeks(first, last)
    if part.point.half_of and part.point.family == "season":
        weeks = [week for half in (1, 2) for week in _weeks(*part.point.half_of(half, last.year, context))]
    return weeks[number - 1] if 0 < number <= len(weeks) else span


def _weeks(first: date, last: date) -> list[Span]:
    """Return the weeks that a stretch of time has a day of, from Monday to Friday, cut to it."""
    monday = (
        first - timedelta(days=first.weekday()) if first.weekday() < 5 else first + timedelta(7 - first.weekday())
    )
    found = []
    while monday <= last:
        found.append((max(first, monday), min(last, monday + timedelta(days=4))))
        monday += timedelta(days=7)
    return found


def _kind(phrase: Phrase) -> str:
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


def _range_kind(phrase: Phrase, families: set[str]) -> str:
    if "month" in families:
        dated = any(part.point.year is not None for part in phrase.parts)
        return "span-months" if dated else "month-span"
    if families == {"year"} and _adjacent_years(phrase):
        return "academic-year"
    return next((kind for family, kind in _SPANS.items() if family in families), "span-years")


def _list_kind(phrase: Phrase) -> str:
    if phrase.family == "month":
        return "month-pair" if len(phrase.parts) == 2 else "month-list"
    if phrase.family in ("year", "academic-year", "years"):
        return "span-years"
    return {"date": "full-date", "season": "span-seasons"}.get(phrase.family, phrase.family)


def _adjacent_years(phrase: Phrase) -> bool:
    first, last = phrase.parts[0].point.year, phrase.parts[-1].point.year
    return first is not None and last == first + 1


def _is_bare_year(phrase: Phrase) -> bool:
    return phrase.family == "year" and not phrase.parts[-1].point.kind


def _with_doubts(phrase: Phrase, reading: DateReading, context: Context) -> DateReading:
    """Add the questions that the words raise. An unsettled code gives up its days to the proposal."""
    proposal = reading.from_on, reading.to_on
    for part in phrase.parts:
        if part.point.unsettled:
            reading = replace(reading, from_on=None, to_on=None)
        doubt = part.point.doubt.replace("{words}", quoted(phrase.words))
        if doubt and not (reading.question and doubt in reading.question.asks):
            reading = asking(reading, doubt, proposal, part.point.name if part.point.unsettled else "")
    if (week := _week_doubt(phrase, reading)) is not None:
        reading = week
    if _is_bare_year(phrase) and phrase.join != "range" and reading.to_on:
        reading = asking(reading, _year_doubt(phrase))
    if all(part.point.year is None and part.point.in_year for part in phrase.parts):
        reading = _asking_which_year(phrase, reading, context)
    if _runs_backwards(phrase):
        reading = asking(replace(reading, from_on=None, to_on=None), f"{quoted(phrase.words)} ends before it begins.")
    if reading.kind == "span-months" and _runs_a_month_over(reading):
        asks = f"{quoted(phrase.words)} runs a month beyond whole years. Is its last day right?"
        reading = asking(reading, asks)
    return asking_if_outside(reading, context)


def _week_doubt(phrase: Phrase, reading: DateReading) -> DateReading | None:
    """Ask about a week of term: from which day weeks are counted, schools do not agree."""
    part = phrase.parts[-1]
    if not part.edge.startswith("week "):
        return None
    return asking(
        reading, f"Are weeks counted from the first day of {part.point.name}, and without the half-term break?"
    )


def _runs_backwards(phrase: Phrase) -> bool:
    years = [part.point.year for part in phrase.parts if part.point.year is not None]
    return phrase.join == "range" and len(years) == len(phrase.parts) and years != sorted(years)


def _runs_a_month_over(reading: DateReading) -> bool:
    first, last = reading.from_on, reading.to_on
    return bool(first and last and last.year > first.year and last.month == first.month)


def _year_doubt(phrase: Phrase) -> str:
    year = phrase.parts[-1].point.year
    return f"Does the year of {quoted(phrase.words)} end on 31 August {year} or on 31 December {year}?"


def _asking_which_year(phrase: Phrase, reading: DateReading, context: Context) -> DateReading:
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
        return asking(
            reading, f"{quoted(reading.text)} falls outside the plan, which runs from {period}. Is it right?"
        )
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
    "quarter": "deadline-quarter",
}
_SPANS = {"date": "span-dates", "half-term": "span-half-terms", "season": "span-seasons"}
