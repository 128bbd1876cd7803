"""Undertakings: when one may open, and what is to be said of it by when.

Something opens only when every question that its kind must ask has an answer, so that whoever joins or decides
knows what it is. A step that belongs to a month is due in the first such month after the step before it. Numbers
that answer a question are added up by school year, as far as they were said.
"""

import datetime as dt
from calendar import monthrange
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from goldenthread.domain.calendar import academic_year_of

# Beyond a thousand million somebody mistyped.
LONGEST_NUMBER = 9


@dataclass(frozen=True)
class Question:
    """What is asked of an undertaking. `tally`: the register counts how often each of its choices was given.

    `times`: of choices that say how often something is done, how many times that is in a year. `adds`: the answer is
    a whole number, which the register adds up under this heading, beside its share `of` that of another question.
    `by_year`: the register counts its choices year by year.
    """

    key: str
    asks: str
    help: str = ""
    optional: bool = False
    choices: Sequence[str] = ()
    tally: bool = False
    times: Mapping[str, int] = field(default_factory=dict)
    adds: str = ""
    of: str = ""
    by_year: bool = False


@dataclass(frozen=True)
class Step:
    """Something that is said of an undertaking as it goes on. `month` is 1 to 12, or 0 for no month.

    `often` names the question that says how often it is done: each time is a word of its own.
    """

    key: str
    title: str
    month: int = 0
    often: str = ""


@dataclass(frozen=True)
class Due:
    """One step with the last day on which it is said, and whether it was."""

    step: Step
    due_on: dt.date | None
    is_said: bool

    def is_late(self, today: dt.date) -> bool:
        return not self.is_said and self.due_on is not None and self.due_on < today


@dataclass(frozen=True)
class Sum:
    """Numbers added up: none where nobody said any. `percent` is their share of another, where both were said."""

    total: int | None
    percent: int | None = None


@dataclass(frozen=True)
class YearOfThem:
    """What was begun in one school year: how many, their numbers, and how often each choice was given."""

    year: str
    begun: int
    sums: Sequence[Sum]
    counts: Sequence[int]


def unanswered(questions: Iterable[Question], answers: Mapping[str, str]) -> list[Question]:
    """Return the questions that keep an undertaking from opening."""
    return [one for one in questions if not one.optional and not answers.get(one.key, "").strip()]


def steps_due(steps: Iterable[Step], opened_on: dt.date | None, said: Mapping[str, dt.date]) -> list[Due]:
    """Return every step with its day. Before it opens nothing is due."""
    found, after = [], opened_on
    for step in steps:
        due_on = _end_of_next(step.month, after) if step.month and after else None
        found.append(Due(step, due_on, step.key in said))
        after = said.get(step.key) or due_on or after
    return found


def next_step(found: Iterable[Due]) -> Due | None:
    """Return the first step of which nothing was said; none when all was."""
    return next((due for due in found if not due.is_said), None)


def planned_by(times_a_year: int, opened_on: dt.date, today: dt.date) -> int:
    """Return how many times something was to be done by now: evenly over the year, each when its share is over."""
    return max(0, (today - opened_on).days * times_a_year // 365)


def whole_number(text: str) -> int | None:
    """Return a number of nought or more as people write it (“12,500”, “£300”); none where it is no whole number."""
    digits = text.strip().removeprefix("£").replace(",", "").strip()
    return int(digits) if digits.isascii() and digits.isdecimal() and len(digits) <= LONGEST_NUMBER else None


def year_by_year(
    questions: Sequence[Question], begun: Iterable[tuple[dt.date, Mapping[str, str]]]
) -> list[YearOfThem]:
    """Return what was begun, with its answers, added up by school year: the latest first."""
    years: dict[str, list[Mapping[str, str]]] = {}
    for on, answers in begun:
        years.setdefault(academic_year_of(on), []).append(answers)
    return [
        YearOfThem(
            year, len(each), [_sum(one, each) for one in questions if one.adds],
            [sum(answers.get(key) == choice for answers in each) for key, choice in choices_by_year(questions)],
        )
        for year, each in sorted(years.items(), reverse=True)
    ]  # fmt: skip


def choices_by_year(questions: Iterable[Question]) -> list[tuple[str, str]]:
    """Return each choice that is counted year by year, with the key of its question."""
    return [(one.key, choice) for one in questions if one.by_year for choice in one.choices]


def _sum(question: Question, each: Iterable[Mapping[str, str]]) -> Sum:
    said = [(_number(answers, question.key), _number(answers, question.of)) for answers in each]
    own = [number for number, _ in said if number is not None]
    both = [(number, whole) for number, whole in said if number is not None and whole is not None]
    of = sum(whole for _, whole in both)
    return Sum(sum(own) if own else None, round(100 * sum(number for number, _ in both) / of) if of else None)


def _number(answers: Mapping[str, str], key: str) -> int | None:
    return whole_number(answers.get(key, ""))


def _end_of_next(month: int, after: dt.date) -> dt.date:
    """Return the last day of the first such month that begins after a day."""
    year = after.year if month > after.month else after.year + 1
    return dt.date(year, month, monthrange(year, month)[1])
