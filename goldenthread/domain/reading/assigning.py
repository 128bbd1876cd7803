"""What each column of a table holds, told of the table as a whole: by its headings and all that stands beneath.

For every column and every thing that it may hold, what speaks for it is weighed: the words of its heading, what these
are nearest to, and how its cells look. Of a thing that a table holds once the column takes it that leaves the whole
most likely. What does not rest on known words, or on few of many, is a guess, for a person to look at. The labels of
a form are told in the same way, with what stands under each.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from goldenthread.domain.reading.columns import Look, column, look_of
from goldenthread.domain.reading.nearest import AHEAD
from goldenthread.domain.reading.worded import Worded

KNOWN, KIN, NEAR = 3.0, 1.5, 1.2
# What speaks for a thing has to weigh so much.
LEAST = 1.3
_LATER = 0.001
# Words of two things as near count for little more than one.
_MOST_NEAR = 1.2
# A heading has no more words; what has more is a line of its own.
_MOST_WORDS = 9
_ENTRIES = frozenset({Look.NUMBER, Look.PRODUCT, Look.DATE, Look.COLOUR, Look.DEGREE})

Weights = dict[str, float]


@dataclass(frozen=True)
class Kind:
    """What the columns of one kind of paper may hold.

    `words` say what a heading means by its own words, and what it may be nearest to. `fits` weighs how a cell
    that looks so speaks for a thing, and `once` are things that one column holds. `alone` are looks that say
    enough without any word, and `kin` is what words that are known may also mean. `least`: what has to speak for a
    thing at all; `is_plain`: what is as near to two things is taken for neither.
    """

    words: Worded
    fits: Mapping[str, Mapping[Look, float]]
    once: frozenset[str] = frozenset()
    alone: Mapping[Look, str] = field(default_factory=dict)
    kin: Mapping[str, Sequence[str]] = field(default_factory=dict)
    least: float = LEAST
    is_plain: bool = False


@dataclass(frozen=True)
class Holds:
    """What a column holds; nothing where nothing speaks for anything. `is_guess`: not by known words, or by few."""

    means: str = ""
    is_guess: bool = False


def assigned(
    kind: Kind, heads: Sequence[str], rows: Sequence[Sequence[str]], known: Sequence[str] = (),
    also: Sequence[Weights] = (),
) -> list[Holds]:  # fmt: skip
    """Return what each column holds.

    `known` is what the headings mean by their words, where that is told already; `also` what else speaks for things.
    """
    known = known or [kind.words.known(head) or "" for head in heads]
    weighed = [
        _weights(kind, head, means, column(rows, at), also[at] if also else {})
        for at, (head, means) in enumerate(zip(heads, known, strict=True))
    ]  # fmt: skip
    best = best_of(weighed, kind.once)
    return [
        Holds(means, bool(means) and not (means == was and _is_sure(kind, head, means)))
        for head, means, was in zip(heads, best, known, strict=True)
    ]


def looks_like_an_entry(cell: str) -> bool:
    """Say whether a cell is of a line, and heads none: a number, a day, a colour, or more words."""
    return look_of(cell) in _ENTRIES or len(cell.split()) > _MOST_WORDS


def _weights(kind: Kind, head: str, known: str, cells: Sequence[str], also: Weights) -> Weights:
    looks = [look_of(cell) for cell in cells]
    words = kind.words.near.weights(head) if head and len(head.split()) <= _MOST_WORDS else {}
    lone = {kind.alone[look] for look in set(looks) & set(kind.alone) if looks.count(look) * 3 > len(looks) * 2}
    kin = kind.kin.get(known, ())
    is_sure = bool(known) and _is_sure(kind, head, known)
    found: Weights = {}
    for means in sorted({known, *kin, *words, *lone, *also} - {""}):
        fits = kind.fits.get(means, {})
        beneath = sum(fits.get(look, 0) for look in looks) / len(looks) if looks else 0
        said = (KNOWN if is_sure else KIN) * (means == known) + KIN * (means in kin)
        found[means] = said + NEAR * min(words.get(means, 0), _MOST_NEAR) + beneath + also.get(means, 0)
    found = {means: weight for means, weight in found.items() if weight >= kind.least}
    return {} if kind.is_plain and not known and _is_close(found) else found


def _is_sure(kind: Kind, head: str, means: str) -> bool:
    return kind.words.is_sure(head, means, kind.kin.get(means, ()))


def _is_close(weights: Weights) -> bool:
    """Say whether two things are as likely as each other."""
    first, second = [*sorted(weights.values(), reverse=True), 0, 0][:2]
    return first - second < AHEAD


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
