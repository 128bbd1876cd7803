"""What people say in a survey: how an answer in words is counted, and what can be said of two rounds.

Agreement is the share of those who answered a question that agree with it. “Don't know” is an answer, and does not
agree; “not applicable” is none. A change from one round to the next is called one only where it is larger than what
chance alone would move, given how many answered.
"""

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from math import sqrt

AGREES, DOES_NOT = True, False

# So many of a column's answers stand on one scale, or it is no question of a survey.
ON_SCALE = Decimal("0.9")
# Fewer answers than these say nothing of how a column is answered.
_FEWEST_ANSWERS = 3
# Beyond so many standard errors chance is not thought to be at work.
_SURE = 1.96

_BEFORE = re.compile(r"^[\d\s]+[-–—.:=)]\s*(?=\D*[^\W\d_])")
_BEHIND = re.compile(r"(?<=[^\W\d_])\s*[-–—:=]?\s*\(?\d+\)?$")


@dataclass(frozen=True)
class Scale:
    """One way of answering: which words agree, and which others stand on it."""

    name: str
    agrees: frozenset[str]
    others: frozenset[str]

    def holds(self, answer: str) -> bool:
        return answer in self.agrees or answer in self.others


@dataclass(frozen=True)
class Scales:
    """Every way of answering that is known, with the words that say that there is no view, or no answer."""

    scales: Sequence[Scale]
    no_view: frozenset[str]
    no_answer: frozenset[str]

    @classmethod
    def of(
        cls, told: Mapping[str, Mapping[str, Sequence[str]]], no_view: Collection[str], no_answer: Collection[str]
    ) -> "Scales":
        scales = [
            Scale(name, _plain(facts["agrees"]), _plain((*facts["neither"], *facts["disagrees"])))
            for name, facts in told.items()
        ]  # fmt: skip
        return cls(scales, _plain(no_view), _plain(no_answer))

    def scale_of(self, answers: Mapping[str, int]) -> Scale | None:
        """Return the scale on which a question was answered, given how often each answer came; None for no scale.

        Answers that say nothing decide nothing, and a few that stand on no scale do not make it none.
        """
        said = {answer: times for answer, times in answers.items() if answer and answer not in self._silent}
        total = sum(said.values())
        if total < _FEWEST_ANSWERS:
            return None
        shares = [
            (sum(times for answer, times in said.items() if scale.holds(answer)), -place, scale)
            for place, scale in enumerate(self.scales)
        ]
        best, _, scale = max(shares, key=lambda each: each[:2])
        return scale if best >= ON_SCALE * total else None

    def counts(self, scale: Scale, answer: str) -> bool | None:
        """Say whether an answer agrees; None where it is none, or is on no scale."""
        if answer in scale.agrees:
            return AGREES
        return DOES_NOT if answer in scale.others or answer in self.no_view else None

    @property
    def _silent(self) -> frozenset[str]:
        return self.no_view | self.no_answer


def plain(answer: str) -> str:
    """Return an answer as it is compared: without case, signs or the number that a form puts beside it."""
    text = " ".join(answer.replace("’", "'").replace(",", " ").split()).casefold()
    text = _BEHIND.sub("", _BEFORE.sub("", text))
    return text.strip(" .!*\U0001f600\U0001f642\U0001f610\U0001f641\U0001f61f☺☹\ufe0f")


def _plain(words: Iterable[str]) -> frozenset[str]:
    return frozenset(map(plain, words))


@dataclass(frozen=True)
class Share:
    """So many of those who answered."""

    agree: Decimal
    of: Decimal

    @property
    def percent(self) -> Decimal:
        return 100 * self.agree / self.of


def moved(before: Share, now: Share) -> tuple[Decimal, bool]:
    """Return by how many points agreement moved from one round to the next, and whether that is more than chance."""
    points = now.percent - before.percent
    together = float((before.agree + now.agree) / (before.of + now.of))
    error = 100 * sqrt(together * (1 - together) * (1 / float(before.of) + 1 / float(now.of)))
    return points, abs(float(points)) > _SURE * error


def service_named(asked: str, services: Iterable[str]) -> str | None:
    """Return the one service that a question names, as it is written: IT is no “it”; None where none is, or two."""
    words = _words_alone(asked)
    named = [service for service in services if _words_alone(service) in words]
    return named[0] if len(named) == 1 else None


def _words_alone(text: str) -> str:
    """Return a text's words with a space about each: a name is found between any signs."""
    return " ".join(["", *re.findall(r"\w+", text), ""])
