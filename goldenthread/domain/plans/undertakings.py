"""Undertakings: when one may open, and what is to be said of it by when.

Something opens only when every question that its kind must ask has an answer, so that whoever joins or decides
knows what it is. A step that belongs to a month is due in the first such month after the step before it.
"""

import datetime as dt
from calendar import monthrange
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Question:
    """What is asked of an undertaking. `tally`: the register counts how often each of its choices was given.

    `times`: of choices that say how often something is done, how many times that is in a year.
    """

    key: str
    asks: str
    help: str = ""
    optional: bool = False
    choices: Sequence[str] = ()
    tally: bool = False
    times: Mapping[str, int] = field(default_factory=dict)


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


def _end_of_next(month: int, after: dt.date) -> dt.date:
    """Return the last day of the first such month that begins after a day."""
    year = after.year if month > after.month else after.year + 1
    return dt.date(year, month, monthrange(year, month)[1])
