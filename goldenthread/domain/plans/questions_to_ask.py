"""Questions that a part of a plan raises by itself, for whoever is about to meet its lead.

Each comes from a fact that anyone can check, and asks for a reason rather than blame. The most
pressing come first and there are never more than a few: a long list is not read.
"""

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from goldenthread.domain.plans.plan_status import FINISHED, GOING_BADLY, QUIET_AFTER_DAYS, disagreement

MOST = 5
OFTEN = 2
LONGEST_QUOTE = 90

TAKEN_UP = ("takes up", "adapts")


@dataclass(frozen=True)
class Answer:
    """What one place does with the part: no kind is nothing yet. `said_on` is its last word on it."""

    where: str
    kind: str
    reason: str = ""
    said_on: dt.date | None = None


@dataclass(frozen=True)
class Measured:
    """One measure and the schools that stand well and badly by it."""

    name: str
    well: Sequence[str] = ()
    badly: Sequence[str] = ()


@dataclass(frozen=True)
class ToDo:
    """One action: its last day, how often that was put off, and whether it is over."""

    title: str
    until: dt.date | None = None
    times_moved: int = 0
    is_over: bool = False


@dataclass(frozen=True)
class Facts:
    """What is known of a part of a plan. `leads` are (post, somebody holds it)."""

    delivery: str = ""
    outcome: str = ""
    said_on: dt.date | None = None
    leads: Sequence[tuple[str, bool]] = ()
    answers: Sequence[Answer] = ()
    measures: Sequence[Measured] = ()
    actions: Sequence[ToDo] = ()
    expects_measures: bool = True


def questions(facts: Facts, today: dt.date) -> list[str]:
    """Return the few most pressing questions; a part that is done, moved or dropped raises none."""
    if facts.delivery in FINISHED and facts.outcome not in GOING_BADLY:
        return []
    raised = [
        *_about_places(facts.answers, today),
        *_about_disagreement(facts),
        *_about_actions(facts, today),
        *_about_measures(facts),
        *_about_leads(facts, today),
    ]
    return raised[:MOST]


def named(names: Sequence[str], most: int = 3) -> str:
    """Join names as a sentence does: Quay, Cliff Road and two more."""
    if len(names) > most:
        names = [*names[: most - 1], f"{len(names) - most + 1} more"]
    return " and ".join(filter(None, (", ".join(names[:-1]), *names[-1:])))


def _about_places(answers: Iterable[Answer], today: dt.date) -> Iterator[str]:
    answers = list(answers)
    for one in answers:
        if one.kind == "conflicts":
            yield f"{one.where} says that this stands in its way: {_quoted(one.reason)}. Who has answered?"
    for one in answers:
        if one.kind in TAKEN_UP and one.said_on and (today - one.said_on).days > QUIET_AFTER_DAYS:
            yield f"{one.where} has not said how it stands for {(today - one.said_on).days} days. Who has asked?"
    unheard = [one.where for one in answers if one.kind in TAKEN_UP and one.said_on is None]
    if unheard:
        yield f"{named(unheard)} took it up and {_has(unheard)} not said how it stands. Who has asked?"
    silent = [one.where for one in answers if not one.kind]
    if silent and len(silent) < len(answers):
        yield f"{named(silent)} {_has(silent)} neither taken this up nor declined. What would it take?"


def _about_disagreement(facts: Facts) -> Iterator[str]:
    if sentence := disagreement(facts.delivery, facts.outcome):
        yield sentence[:1].upper() + sentence[1:]


def _about_actions(facts: Facts, today: dt.date) -> Iterator[str]:
    still_open = [one for one in facts.actions if not one.is_over]
    for one in still_open:
        if one.times_moved >= OFTEN:
            yield f"{_quoted(one.title)} has been put off {_times(one.times_moved)}. What is different this time?"
        elif one.until and one.until < today:
            yield f"{_quoted(one.title)} was due {(today - one.until).days} days ago. What stands in the way?"
    if facts.delivery in GOING_BADLY and not still_open:
        yield f"It is {facts.delivery}, and no action is open. What is to be done?"


def _about_measures(facts: Facts) -> Iterator[str]:
    for one in facts.measures:
        if one.well and one.badly:
            yield f"{one.name} goes well in {named(one.well)} and not in {named(one.badly)}. What could be shared?"
    if not facts.measures and facts.expects_measures:
        yield "Nothing measures this. How would we know that it worked?"


def _about_leads(facts: Facts, today: dt.date) -> Iterator[str]:
    vacant = [title for title, is_held in facts.leads if not is_held]
    if vacant:
        yield f"The post that leads this is vacant ({named(vacant)}). Who speaks for it meanwhile?"
    if not facts.leads and facts.expects_measures:
        yield "Nobody leads this. Who should?"
    if facts.said_on and (today - facts.said_on).days > QUIET_AFTER_DAYS:
        yield f"The last word is {(today - facts.said_on).days} days old. Is it still true?"


def _quoted(words: str) -> str:
    words = " ".join(words.split()).rstrip(".")
    return f"“{words}”" if len(words) <= LONGEST_QUOTE else f"“{words[: LONGEST_QUOTE - 1]}…”"


def _has(names: Sequence[str]) -> str:
    return "has" if len(names) == 1 else "have"


def _times(count: int) -> str:
    return {2: "twice", 3: "three times"}.get(count, f"{count} times")
