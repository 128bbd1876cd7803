"""What an answer to a question of a check says, and how a check stands on a day.

A question that nobody has answered is not checked; that is never the same as not met. An answer that was carried
over from the last round is a proposal: it counts only once somebody has said that it still holds, and what was
wanting is never carried over.
"""

import datetime as dt
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation

MET, PARTLY, NOT_MET, NOT_APPLICABLE, RECORDED = "met", "partly", "not met", "not applicable", "recorded"
NOT_CHECKED = "not checked"
VERDICTS = (MET, PARTLY, NOT_MET, NOT_APPLICABLE, RECORDED)
# How an answer is given, in the words that stand in a file of questions.
KINDS = ("judgement", "yes/no", "scale", "number", "text", "date")
# A figure or a day is given anew: last month's is not this month's.
CARRIED_KINDS = ("judgement", "yes/no", "scale", "text")
# What a sheet counts as wanting: worst first.
WORST = (NOT_MET, PARTLY, NOT_CHECKED, MET, RECORDED, NOT_APPLICABLE)

SOON = dt.timedelta(days=28)
WORDS = {MET: "Met", PARTLY: "Partly met", NOT_MET: "Not met", NOT_APPLICABLE: "Does not apply"}


@dataclass(frozen=True)
class Asked:
    """What a question asks: how it is answered, and what a good answer is.

    `scale` names the points of a scale, from the worst; `good` is the lowest point, or the figure, that is good
    enough; `most` says that a figure may be no more than `good`. `within_months` is how old a date may be.
    `good_is_no` turns a yes or no round.
    """

    kind: str = "judgement"
    scale: tuple[str, ...] = ()
    good: str = ""
    most: bool = False
    within_months: int = 0
    good_is_no: bool = False


def verdict(asked: Asked, answer: str, on: dt.date) -> str:
    """Say what an answer means, given on a day; empty where it is no answer to the question."""
    answer = answer.strip()
    if answer == NOT_APPLICABLE:
        return NOT_APPLICABLE
    if not answer:
        return ""
    read = {"judgement": _judged, "yes/no": _yes_or_no, "scale": _on_scale, "number": _figure}.get(asked.kind)
    if read is not None:
        return read(asked, answer)
    return _day(asked, answer, on) if asked.kind == "date" else RECORDED


def verdict_of_words(asked: Asked, answer: str) -> str:
    """Say what an answer in words means, on whatever day it was given; empty of a figure or a day."""
    read = {"judgement": _judged, "yes/no": _yes_or_no}.get(asked.kind)
    return read(asked, answer.strip()) if read else ""


def may_be_carried(kind: str, counted_as: str) -> bool:
    """Say whether an answer of last time may be said to hold with the rest: what was wanting is looked at anew."""
    return kind in CARRIED_KINDS and counted_as not in (NOT_MET, PARTLY)


def _judged(_: Asked, answer: str) -> str:
    return answer if answer in (MET, PARTLY, NOT_MET) else ""


def _yes_or_no(asked: Asked, answer: str) -> str:
    good, bad = ("no", "yes") if asked.good_is_no else ("yes", "no")
    return {good: MET, bad: NOT_MET}.get(answer, "")


def _on_scale(asked: Asked, answer: str) -> str:
    if answer not in asked.scale:
        return ""
    if asked.good not in asked.scale:
        return RECORDED
    short = asked.scale.index(asked.good) - asked.scale.index(answer)
    return MET if short <= 0 else PARTLY if short == 1 else NOT_MET


def _figure(asked: Asked, answer: str) -> str:
    figure = number(answer)
    if figure is None:
        return ""
    good = number(asked.good)
    if good is None:
        return RECORDED
    return MET if (figure <= good if asked.most else figure >= good) else NOT_MET


def _day(asked: Asked, answer: str, on: dt.date) -> str:
    try:
        day = dt.date.fromisoformat(answer)
    except ValueError:
        return ""
    if not asked.within_months:
        return RECORDED
    months = (on.year - day.year) * 12 + on.month - day.month - (on.day < day.day)
    return MET if months < asked.within_months or day > on else NOT_MET


def number(said: str) -> Decimal | None:
    """Return the figure that somebody typed, or nothing where it is none."""
    try:
        found = Decimal(said.replace(",", "").replace("%", "").replace("£", "").strip())
    except InvalidOperation:
        return None
    return found if found.is_finite() and abs(found) < Decimal(10) ** 12 else None


@dataclass(frozen=True)
class Tally:
    """The answers of some questions, counted by what they say; `points` counts each as often as its weight."""

    counts: Counter[str]
    is_late: bool = False
    points: Counter[str] = field(default_factory=Counter)

    @property
    def asked(self) -> int:
        return sum(self.counts.values())

    @property
    def unchecked(self) -> int:
        return self.counts[NOT_CHECKED]

    @property
    def not_met(self) -> int:
        return self.counts[NOT_MET]

    @property
    def checked(self) -> int:
        return self.asked - self.unchecked

    @property
    def worst(self) -> str:
        """The worst that was found; what has not been checked is worse than met, and better than partly met."""
        return next((each for each in WORST if self.counts[each]), NOT_CHECKED)

    @property
    def percent_met(self) -> int | None:
        """Return what share of the questions that apply is met, of all that are asked, checked or not.

        A question that weighs three counts three times.
        """
        counts = self.points or self.counts
        applying = sum(counts.values()) - counts[NOT_APPLICABLE] - counts[RECORDED]
        return round(100 * counts[MET] / applying) if applying else None

    @property
    def says(self) -> str:
        """Say the counts in words: 5 met, 1 not met, 2 not checked."""
        return ", ".join(f"{self.counts[each]} {each}" for each in (*VERDICTS, NOT_CHECKED) if self.counts[each])


def tally(verdicts: Iterable[str], *, is_late: bool = False, weights: Iterable[int] = ()) -> Tally:
    """Count verdicts; an empty one is a question that nobody has checked. `weights` stand in their order."""
    said, points = [each or NOT_CHECKED for each in verdicts], Counter[str]()
    for each, weight in zip(said, weights, strict=False):
        points[each] += weight
    counts = Counter(said)
    return Tally(counts, is_late and counts[NOT_CHECKED] > 0, points)


def together(tallies: Iterable[Tally]) -> Tally:
    """Return several tallies as one; it is late where any of them is."""
    found = list(tallies)
    return Tally(
        sum((each.counts for each in found), Counter()), any(each.is_late for each in found),
        sum((each.points for each in found), Counter()),
    )  # fmt: skip


def standing(
    *, asked: int, answered: int, handed_in_on: dt.date | None, confirmed_on: dt.date | None, opens_on: dt.date,
    due_on: dt.date, today: dt.date, is_closed: bool = False,
) -> str:  # fmt: skip
    """Say how one sheet of a check stands today, in a word."""
    if confirmed_on is not None:
        return "confirmed"
    if handed_in_on is not None:
        return "in late" if handed_in_on > due_on else "in"
    if is_closed:
        return "missed"
    if today < opens_on:
        return "not due"
    if today > due_on:
        return "late"
    return "begun" if answered and answered < asked else "due"
