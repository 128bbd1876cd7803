"""Ranking what one checklist was gone through for: what wants most stands first.

Each answer counts from 0 (worst) to 1 (best); a method says which questions count, and how often each. Two methods
beside each other show what stands elsewhere by the other. What has no answer that counts is not ranked.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from goldenthread.domain.board.checks import MET, NOT_MET, PARTLY, Asked, number, verdict_of_words

_WORTH = {MET: 1.0, PARTLY: 0.5, NOT_MET: 0.0}


@dataclass(frozen=True)
class Method:
    """A way to rank: the questions that count, each as often as its weight."""

    key: str
    name: str
    weights: Mapping[str, int]


@dataclass(frozen=True)
class Ranked:
    """Where one, by its number, stands by two methods, counted from 1; ties share the better place."""

    what: int
    first: int | None
    second: int | None

    @property
    def moves(self) -> int | None:
        """Return how many places earlier it stands by the second method; below nought where later."""
        return None if self.first is None or self.second is None else self.first - self.second

    @property
    def later(self) -> int:
        """Return how many places later it stands by the second method."""
        return max(0, -(self.moves or 0))


def worth(asked: Asked, answer: str) -> float | None:
    """Return what an answer counts, from 0 to 1, or a figure as it is, the worse the lower; None counts nothing."""
    if asked.kind == "scale":
        return asked.scale.index(answer) / (len(asked.scale) - 1) if answer in asked.scale else None
    if asked.kind == "number":
        figure = number(answer)
        return None if figure is None else float(-figure if asked.most else figure)
    return _WORTH.get(verdict_of_words(asked, answer))


def may_be_joined(asked: Asked) -> bool:
    """Say whether an answer may be counted together with others: a figure has no best and worst."""
    return asked.kind in ("judgement", "yes/no", "scale")


def score(worths: Mapping[str, float | None], method: Method) -> float | None:
    """Return the mean of the answers that count, each as often as its weight; None where none is given."""
    given = [(one, weight) for key, weight in method.weights.items() if (one := worths.get(key)) is not None]
    return sum(one * weight for one, weight in given) / sum(weight for _, weight in given) if given else None


def ranks(scores: Mapping[int, float | None]) -> dict[int, int]:
    """Return the place of each, the lowest score first; those alike share a place."""
    given = {name: round(one, 9) for name, one in scores.items() if one is not None}
    return {name: 1 + sum(other < one for other in given.values()) for name, one in given.items()}


def beside(worths: Mapping[int, Mapping[str, float | None]], first: Method, second: Method) -> Sequence[Ranked]:
    """Return everything ranked by two methods, in the order of the first; what is not ranked stands last."""
    by, other = (ranks({name: score(one, method) for name, one in worths.items()}) for method in (first, second))
    rows = [Ranked(name, by.get(name), other.get(name)) for name in worths]
    last = len(rows) + 1
    return sorted(rows, key=lambda one: (one.first or last, one.second or last))
