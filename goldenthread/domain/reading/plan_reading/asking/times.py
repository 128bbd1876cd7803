"""Dates: codes, days beyond the plan, days in the wrong column, and the period itself."""

import re
from collections import defaultdict
from collections.abc import Sequence

from goldenthread.domain import date_words
from goldenthread.domain.reading.plan_reading.drafts import Draft
from goldenthread.domain.reading.plan_reading.notes import Notes
from goldenthread.domain.reading.plan_reading.times import Found
from goldenthread.foundation.documents.document import Span

_SEPTEMBER, _LONGEST_PLAN, _FEWEST_DAYS = 9, 5, 3
# A year by itself is often one that is past, or further off than the plan.
_NEAR = ("day", "month", "term", "season")
_CODE_KINDS = {"season-code"}
_TERMS = ("summer", "spring", "autumn", "September")
_YEAR_COLUMN = re.compile(r"\byear\s?(\d)\b", re.IGNORECASE)
_PLAIN_YEAR = re.compile(r"(?<![\d.,£/-])(?:[A-Za-z]{1,9}\.?)?(20\d\d)(?![\d,/]|\s?[-–]\s?\d)")


def ask_dates(notes: Notes, by_id: dict[str, Draft], found: Found, context: date_words.Context) -> None:
    codes = [date for date in found.dates if date.reading.kind in _CODE_KINDS and date.reading.question]
    if codes:
        words = list(dict.fromkeys(date.reading.text.split()[-1] for date in codes))
        notes.ask(
            "date code",
            f"What do codes such as {', '.join(f'“{word}”' for word in words[:4])} mean: "
            "summer, spring, autumn or September?",
            "summer",
            codes[0].span,
            None,
            choices=_TERMS,
            drafts=[by_id[date.element] for date in codes],
            weight=3,
        )
    others: dict[str, list[tuple[Draft, Span, str]]] = defaultdict(list)
    for date in found.dates:
        draft, reading = by_id[date.element], date.reading
        # “TBC” is asked about once, as what is still to be filled in.
        if notes.vocabulary.placeholder.fullmatch(reading.text):
            continue
        if reading.question and reading.kind not in _CODE_KINDS:
            others[reading.question.asks].append((draft, date.span, reading.question.proposal_words))
        beyond = not reading.question and reading.to_on and context.end_on and reading.to_on > context.end_on
        if (
            beyond
            and reading.kind not in ("recurring", "academic-year")
            and not (reading.from_on and context.end_on and reading.from_on <= context.end_on)
        ):
            draft.marks.append("date beyond the plan's period")
            notes.ask(
                "date",
                f"“{reading.text}” lies beyond the plan's period. Is it meant so?",
                "Yes, as printed",
                date.span,
                draft,
                choices=("Yes, as printed", "No, it is a slip"),
                weight=2,
            )
    for asks, held in others.items():
        drafts = list(dict.fromkeys(draft for draft, _, _ in held))
        about = drafts[0] if len(drafts) == 1 else None
        notes.ask(
            "date", asks, held[0][2], held[0][1], about, choices=[held[0][2]] if held[0][2] else [], drafts=drafts
        )


def ask_years_of_columns(notes: Notes, drafts: Sequence[Draft], context: date_words.Context) -> None:
    """Ask about a date that lies outside the year that its column is headed with."""
    for draft in drafts:
        for heading, lines in draft.cells.items():
            match = _YEAR_COLUMN.search(heading)
            first, last = context.plan_year(int(match[1])) if match else (None, None)
            if not first or not last:
                continue
            for line in lines:
                for year in _PLAIN_YEAR.finditer(line.text):
                    if not first.year <= int(year[1]) <= last.year:
                        draft.marks.append("date outside its column's year")
                        notes.ask(
                            "date",
                            f"“{year[0]}” stands under “{heading}”, but lies outside that year of the plan. "
                            "Is it meant so?",
                            "Yes, as printed",
                            line.span,
                            draft,
                            choices=("Yes, as printed", "No, it belongs to another year"),
                            weight=2,
                        )


def ask_period(notes: Notes, found: Found, context: date_words.Context) -> None:
    """Ask which years a plan is for: where it does not say, those in which its days lie are proposed."""
    if not context.start_on or not context.end_on:
        span = notes.control[0].span if notes.control else Span(0, 0)
        if not context.start_on and not context.end_on:
            likely = _school_years(found)
            more = f", and all its days lie in {likely}" if likely else ""
            notes.ask(
                "period", f"Which years is the plan for? The document does not say{more}.", likely, span, weight=2
            )
        return
    titles = " ".join(control.text for control in notes.control if control.field.startswith(("title", "period")))
    said = re.search(r"\b(\d|two|three|four|five|six)[\s-]+year\b", titles, re.IGNORECASE)
    if said is None:
        return
    years = {"two": 2, "three": 3, "four": 4, "five": 5, "six": 6}.get(said[1].lower()) or int(said[1])
    months = (context.end_on.year - context.start_on.year) * 12 + context.end_on.month - context.start_on.month + 1
    if months != years * 12:
        control = next((held for held in notes.control if held.field.startswith("period")), notes.control[0])
        notes.ask(
            "period",
            f"“{said[0]}” and “{control.text[:60]}” differ: that is {months} months. When does the plan end?",
            date_words.read("", context).text or context.end_on.isoformat(),
            control.span,
            weight=2,
        )


def _school_years(found: Found) -> str:
    """Return the school years in which a plan's days lie, as plans print them; none where they are few or far."""
    near = [each.reading for each in found.dates if each.reading.precision in _NEAR and not each.reading.question]
    days = [day for reading in near for day in (reading.from_on, reading.to_on) if day]
    if len(days) < _FEWEST_DAYS:
        return ""
    first, last = (day.year - (day.month < _SEPTEMBER) for day in (min(days), max(days)))
    return f"{first}-{(last + 1) % 100:02}" if last - first < _LONGEST_PLAN else ""
