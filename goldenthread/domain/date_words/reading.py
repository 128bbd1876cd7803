"""What is understood of the words of a date, and what must still be asked."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from types import MappingProxyType

from goldenthread.domain.calendar import MONTHS, PLAN_YEARS, TERMS, USUAL, TermCalendar

Bounds = tuple[date | None, date | None]
_ANSWERS = {*TERMS, *(month.lower() for month in MONTHS)}


@dataclass(frozen=True)
class Question:
    """What a planner must settle, and the reading to offer as the answer."""

    asks: str
    proposal_from: date | None = None
    proposal_to: date | None = None
    proposal_words: str = ""


@dataclass(frozen=True)
class DateReading:
    """The words as typed beside the earliest and latest day that they may mean.

    Either day may be unknown. A thing is late only after the latest day; without one it is never late.
    """

    text: str
    kind: str
    from_on: date | None = None
    to_on: date | None = None
    precision: str = "none"
    recurrence: str | None = None
    question: Question | None = None


@dataclass(frozen=True)
class FoundDate:
    """A date phrase inside a longer text: where it stands, and what it means."""

    span: tuple[int, int]
    reading: DateReading


@dataclass(frozen=True)
class Context:
    """What the document says about its own time: its period, its kind of year, the trust's terms, what is settled.

    `settled` answers the codes a document uses, such as {"S": "summer"}.
    """

    start_on: date | None = None
    end_on: date | None = None
    year_kind: str = "academic"
    calendar: TermCalendar = USUAL
    settled: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))

    def __post_init__(self) -> None:
        if self.year_kind not in PLAN_YEARS:
            raise ValueError("A plan keeps academic, calendar or financial years.")
        if not (in_living_memory(self.start_on) and in_living_memory(self.end_on)):
            raise ValueError("A plan begins and ends between 1950 and 2150.")
        if any(answer.lower() not in _ANSWERS for answer in self.settled.values()):
            raise ValueError("A code such as S is settled by the name of a term or of a month.")

    @property
    def years(self) -> int | None:
        """Count the years that the plan covers, to the nearest; none where its period is not known."""
        if not self.start_on or not self.end_on:
            return None
        return max(1, round((self.end_on - self.start_on).days / 365.25))

    def plan_year(self, number: int) -> Bounds:
        """Give the first and last day of Year 1, 2, 3 of the plan, counted from its start."""
        if not self.start_on:
            return None, None
        return shift(self.start_on, years=number - 1), day_before(shift(self.start_on, years=number))


def in_living_memory(day: date | None) -> bool:
    """Tell whether a plan could begin or end on a day; an unknown day is no objection."""
    return day is None or 1950 <= day.year <= 2150


def as_json(reading: DateReading) -> dict[str, object]:
    """Give a reading as plain JSON values; days as 2022-08-31."""
    return {
        "text": reading.text,
        "kind": reading.kind,
        "from": _iso(reading.from_on),
        "to": _iso(reading.to_on),
        "precision": reading.precision,
        "recurrence": reading.recurrence,
        "question": reading.question and _question_as_json(reading.question),
    }


def asking(reading: DateReading, asks: str, proposal: Bounds | None = None, words: str = "") -> DateReading:
    """Add a question to a reading. A second question joins the first, whose proposal stands."""
    if reading.question:
        return replace(reading, question=replace(reading.question, asks=f"{reading.question.asks} {asks}"))
    from_on, to_on = proposal or (reading.from_on, reading.to_on)
    return replace(reading, question=Question(asks, from_on, to_on, words or in_words(from_on, to_on)))


def in_words(from_on: date | None, to_on: date | None) -> str:
    """Say a range in plain English, such as “1 September 2022 to 31 August 2023”."""
    if from_on and to_on:
        return day_in_words(to_on) if from_on == to_on else f"{day_in_words(from_on)} to {day_in_words(to_on)}"
    if to_on:
        return f"by {day_in_words(to_on)}"
    return f"from {day_in_words(from_on)}" if from_on else ""


def day_in_words(day: date) -> str:
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def quoted(words: str) -> str:
    """Quote words on one line and at a readable length."""
    line = " ".join(words.split())
    return f"“{line}”" if len(line) <= 80 else f"“{line[:79]}…”"


def shift(day: date | None, *, years: int = 0, months: int = 0, days: int = 0) -> date | None:
    """Move a day by years, months and days; none when the result is beyond the calendar."""
    if day is None:
        return None
    whole, month = divmod(day.month - 1 + months + 12 * years, 12)
    year = day.year + whole
    if not 1 <= year <= 9998:
        return None
    last = (date(year + month // 11, (month + 1) % 12 + 1, 1) - timedelta(days=1)).day
    return date(year, month + 1, min(day.day, last)) + timedelta(days=days)


def day_before(day: date | None) -> date | None:
    return day and day - timedelta(days=1)


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _question_as_json(question: Question) -> dict[str, object]:
    proposal = {
        "words": question.proposal_words,
        "from": _iso(question.proposal_from),
        "to": _iso(question.proposal_to),
    }
    return {"asks": question.asks, "proposal": proposal}
