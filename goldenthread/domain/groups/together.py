"""Measures that count the same people, or some of those whom another counts: what one hides another must not tell.

Pupils suspended, and those of them suspended again; a number beside its share; how many passed, and how many did not.
What is hidden of a place in one of them is hidden in all, and in each so that it cannot be had from what else that
one shows. So is a place where two of them lie so near that few people are between.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import combinations, product

from goldenthread.domain.groups import release
from goldenthread.domain.groups.release import Place, State
from goldenthread.domain.groups.suppression import FEWEST, counts_pupils, is_small


@dataclass(frozen=True)
class Release:
    """All of one measure that a reader can put together: see `release.hidden`."""

    states: Sequence[State]
    base: str
    adds_up: bool
    runs_on: bool = False

    def hidden(self, few: Iterable[Place] = ()) -> frozenset[Place]:
        return release.hidden(
            self.states, base=self.base, adds_up=self.adds_up, runs_on=self.runs_on, few=frozenset(few)
        )


def hidden(releases: Sequence[Release]) -> frozenset[Place]:
    """Return the places to hide in each of these measures."""
    if len(releases) == 1:
        return releases[0].hidden()
    hide = frozenset(_small(releases)) | frozenset(_near(releases))
    before: frozenset[Place] | None = None
    while hide != before:
        before = hide
        for each in releases:
            hide |= each.hidden(hide)
    return hide


def _small(releases: Iterable[Release]) -> Iterator[Place]:
    for each in releases:
        for state in each.states:
            yield from (place for place, count in state.counts.items() if is_small(count, each.base))


def _near(releases: Sequence[Release]) -> Iterator[Place]:
    """Yield the places where one measure counts few pupils more than another, or than all others together."""
    numbers: dict[Place, list[set[Decimal]]] = defaultdict(list)
    for each in releases:
        own: dict[Place, set[Decimal]] = defaultdict(set)
        for state in each.states if counts_pupils(each.base) else ():
            for place, count in state.counts.items():
                if count.numerator is not None:
                    own[place].add(count.numerator)
        for place, ever in own.items():
            numbers[place].append(ever)
    for place, kept in numbers.items():
        if any(_is_between(apart) for apart in _apart(kept)):
            yield place


def _apart(kept: Sequence[set[Decimal]]) -> Iterator[Decimal]:
    """Yield how far each two numbers lie apart, and the largest from what the others come to."""
    for one, other in combinations(kept, 2):
        yield from (abs(a - b) for a, b in product(one, other))
    if len(kept) > 2:
        largest, *others = sorted((max(ever) for ever in kept), reverse=True)
        yield largest - sum(others)


def _is_between(apart: Decimal) -> bool:
    return 0 < apart < FEWEST
