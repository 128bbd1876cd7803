"""Questions that those who govern might ask of a report, each raised by a fact that stands in it.

They ask for reasons and for what comes next, never for blame. The most pressing come first, no measure and no part
raises more than one, and there are never more than a few: a head answers them in advance, so that a meeting can
begin where the paper ends.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

MOST = 6
GOING_BADLY = ("off track", "at risk")


@dataclass(frozen=True)
class Figure:
    """A measure as the report has it. `was` and `before` are its status and figure a period ago."""

    key: str
    name: str
    status: str
    shown: str = ""
    was: str = ""
    before: str = ""
    aim: str = ""
    england: str = ""
    is_worse_than_england: bool = False
    is_unverified: bool = False


@dataclass(frozen=True)
class Part:
    """A part of the plan: its status, what it was a period ago, whether its figures tell another story."""

    key: str
    title: str
    status: str
    was: str = ""
    figures: str = ""
    next_step: str = ""


@dataclass(frozen=True)
class Facts:
    """What a report is asked about. `late` are actions that are past their day, `vacant` posts without a holder."""

    figures: Sequence[Figure] = ()
    parts: Sequence[Part] = ()
    late: Sequence[str] = ()
    vacant: Sequence[str] = ()
    unanswered: Sequence[str] = ()
    missing: Sequence[str] = ()


@dataclass(frozen=True)
class Question:
    """A question, and the key by which it is known when the report is drawn again."""

    key: str
    asks: str


def questions(facts: Facts, most: int = MOST) -> list[Question]:
    """Return the few most pressing questions."""
    raised = [
        *_worsening(facts.figures),
        *_of_parts(facts.parts),
        *_staying(facts.figures),
        *_notices(facts.unanswered),
        *_late(facts.late),
        *_below(facts.figures),
        *_vacant(facts.vacant),
        *_missing(facts.missing),
        *_unverified(facts.figures),
        *_improving(facts.figures),
    ]
    once: dict[str, Question] = {}
    for one in raised:
        once.setdefault(one.key, one)
    return list(once.values())[:most]


def _worsening(figures: Iterable[Figure]) -> Iterator[Question]:
    for one in figures:
        if one.status in GOING_BADLY and one.was in {"on track", "met"}:
            yield Question(
                one.key, f"{one.name} was {one.was} and is {one.status}. What changed, and what is being done?"
            )
        elif one.status == "off track" and one.was == "at risk":
            yield Question(one.key, f"{one.name} was at risk and is now off track. Did what was tried not work?")


def _of_parts(parts: Iterable[Part]) -> Iterator[Question]:
    for one in parts:
        if one.status in {"on track", "done"} and one.figures in GOING_BADLY:
            yield Question(
                one.key,
                f"“{one.title}” is said to be {one.status} while its figures are {one.figures}. Which is right?",
            )
        elif one.status in GOING_BADLY and not one.next_step:
            yield Question(one.key, f"“{one.title}” is {one.status}, and no next step is named. What comes next?")
        elif one.status in GOING_BADLY and one.was == one.status:
            yield Question(one.key, f"“{one.title}” is {one.status} as it was last time. What will be different now?")


def _staying(figures: Iterable[Figure]) -> Iterator[Question]:
    for one in figures:
        if one.status == "off track" and one.was == "off track":
            aim = f" The aim is {one.aim}." if one.aim else ""
            yield Question(one.key, f"{one.name} has stayed off track.{aim} Is the aim still right, and the work?")


def _notices(unanswered: Iterable[str]) -> Iterator[Question]:
    for title in unanswered:
        yield Question(f"notice:{title}"[:70], f"The school says that “{title}” harms its plan. Who has answered?")


def _late(late: Sequence[str]) -> Iterator[Question]:
    if len(late) == 1:
        yield Question("late", f"“{late[0]}” is past its day. What stands in the way?")
    elif late:
        yield Question(
            "late", f"{len(late)} actions are past their day, “{late[0]}” the longest. What stands in the way?"
        )


def _below(figures: Iterable[Figure]) -> Iterator[Question]:
    for one in figures:
        if one.is_worse_than_england and one.status not in {"off track", "at risk"} and one.england:
            yield Question(
                one.key, f"{one.name} meets its aim and is behind England ({one.england}). Is the aim high enough?"
            )


def _vacant(vacant: Sequence[str]) -> Iterator[Question]:
    if vacant:
        yield Question("vacant", f"Nobody holds the post of {vacant[0]}. Who does the work meanwhile?")


def _missing(missing: Sequence[str]) -> Iterator[Question]:
    if missing:
        others = f" and {len(missing) - 1} more" if len(missing) > 1 else ""
        yield Question("missing", f"No figure has come in for {missing[0]}{others}. When will it?")


def _unverified(figures: Iterable[Figure]) -> Iterator[Question]:
    for one in figures:
        if one.is_unverified:
            yield Question(one.key, f"No second source has confirmed {one.name}. How sure are we of it?")


def _improving(figures: Iterable[Figure]) -> Iterator[Question]:
    for one in figures:
        if one.status in {"on track", "met"} and one.was in GOING_BADLY:
            yield Question(
                one.key,
                f"{one.name} was {one.was} and is {one.status}. What made the difference, and who should know?",
            )
