"""What each column of a table holds, told of the table as a whole: by its headings and all that stands beneath.

For every column and every thing that it may hold, what speaks for it is weighed: the words of its heading, what these
are nearest to, and how its cells look. Of a thing that a table holds once the column takes it that leaves the whole
most likely. What does not rest on known words is a guess, for a person to look at.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from goldenthread.domain.reading.columns import Look, column, look_of
from goldenthread.domain.reading.nearest import Nearest

KNOWN, KIN, NEAR = 3.0, 1.5, 1.2
# What speaks for a thing has to weigh so much.
LEAST = 1.3
_LATER = 0.001
# A heading has no more words; what has more is a line of its own.
_MOST_WORDS = 9
_ENTRIES = frozenset({Look.NUMBER, Look.PRODUCT, Look.DATE, Look.COLOUR, Look.DEGREE})

Weights = dict[str, float]


@dataclass(frozen=True)
class Kind:
    """What the columns of one kind of paper may hold.

    `known` says what a heading means by its own words; `near` what it may be nearest to. `fits` weighs how a cell
    that looks so speaks for a thing, and `once` are things that one column holds. `alone` are looks that say
    enough without any word, and `kin` is what words that are known may also mean.
    """

    known: Callable[[str], str]
    near: Nearest
    fits: Mapping[str, Mapping[Look, float]]
    once: frozenset[str] = frozenset()
    alone: Mapping[Look, str] = field(default_factory=dict)
    kin: Mapping[str, Sequence[str]] = field(default_factory=dict)


@dataclass(frozen=True)
class Holds:
    """What a column holds; nothing where nothing speaks for anything. `is_guess`: not by known words."""

    means: str = ""
    is_guess: bool = False


def assigned(
    kind: Kind, heads: Sequence[str], rows: Sequence[Sequence[str]], known: Sequence[str] = ()
) -> list[Holds]:
    """Return what each column holds. `known` is what the headings mean by their words, where that is told already."""
    known = known or [kind.known(head) for head in heads]
    weighed = [
        _weights(kind, head, means, column(rows, at))
        for at, (head, means) in enumerate(zip(heads, known, strict=True))
    ]  # fmt: skip
    best = best_of(weighed, kind.once)
    return [Holds(means, bool(means) and means != was) for means, was in zip(best, known, strict=True)]


def looks_like_an_entry(cell: str) -> bool:
    """Say whether a cell is of a line, and heads none: a number, a day, a colour, or more words."""
    return look_of(cell) in _ENTRIES or len(cell.split()) > _MOST_WORDS


def _weights(kind: Kind, head: str, known: str, cells: Sequence[str]) -> Weights:
    looks = [look_of(cell) for cell in cells]
    words = kind.near.weights(head) if head and len(head.split()) <= _MOST_WORDS else {}
    lone = {kind.alone[look] for look in set(looks) & set(kind.alone) if looks.count(look) * 3 > len(looks) * 2}
    kin = kind.kin.get(known, ())
    found: Weights = {}
    for means in {known, *kin, *words, *lone} - {""}:
        fits = kind.fits.get(means, {})
        beneath = sum(fits.get(look, 0) for look in looks) / len(looks) if looks else 0
        found[means] = KNOWN * (means == known) + KIN * (means in kin) + NEAR * min(words.get(means, 0), 1) + beneath
    return {means: weight for means, weight in found.items() if weight >= LEAST}


def best_of(weighed: Sequence[Weights], once: frozenset[str]) -> list[str]:
    """Return what each column is taken for so that the whole weighs most, each thing of `once` in one column only.

    Of two columns that would do as well, the first takes it.
    """
    best: dict[frozenset[str], tuple[float, list[str]]] = {frozenset(): (0, [])}
    for at, weights in enumerate(weighed):
        grown: dict[frozenset[str], tuple[float, list[str]]] = {}
        for taken, (sum_, chosen) in best.items():
            for means, weight in {"": 0.0, **weights}.items():
                if means in taken:
                    continue
                now = taken | {means} if means in once else taken
                whole = sum_ + weight - at * _LATER * bool(means)
                if now not in grown or grown[now][0] < whole:
                    grown[now] = (whole, [*chosen, means])
        best = grown
    return max(best.values(), key=lambda each: each[0])[1]
