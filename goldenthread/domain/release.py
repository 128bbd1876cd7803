"""A release of one measure: every figure that a reader can put together, and what of it may not be shown.

Figures of schools add up to the trust's, groups to all pupils, terms to their year. So what is hidden is worked out
over all of them at once, and over what stood before a correction too. Figures of all pupils come first: whether they
are shown depends on no group, so that a page which reads no groups hides the same.
"""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import chain
from typing import NamedTuple

from goldenthread.domain import pupil_groups, suppression
from goldenthread.domain.calendar import parts_of
from goldenthread.domain.subtraction import Line
from goldenthread.domain.suppression import Count


class Place(NamedTuple):
    """Where a figure stands. `school` is None for the trust; `group` is empty for all pupils."""

    period: str
    school: int | None
    group: str = ""


@dataclass(frozen=True)
class State:
    """What stood at one time: the count of each place, and which figure it was, so that an unchanged one is known."""

    counts: Mapping[Place, Count]
    figures: Mapping[Place, Hashable]


def hidden(states: Sequence[State], *, base: str, adds_up: bool) -> frozenset[Place]:
    """Return the places to hide, given what stood one after the other: what was hidden once stays hidden.

    `adds_up` says that the trust's figure is made of its schools'; one that is recorded may still be their sum.
    """
    hide: frozenset[Place] = frozenset()
    shown: set[tuple[Place, Hashable]] = set()
    for state in states:
        told = {place for place, figure in state.figures.items() if (place, figure) in shown}
        hide |= _hidden_in(state.counts, base=base, adds_up=adds_up, already=hide, told=told)
        shown |= {each for each in state.figures.items() if each[0] not in hide}
    return hide


def _hidden_in(
    counts: Mapping[Place, Count], *, base: str, adds_up: bool, already: frozenset[Place], told: set[Place]
) -> frozenset[Place]:
    whole = {place: count for place, count in counts.items() if not place.group}
    lines = chain(_over_schools(whole, adds_up=adds_up), _over_terms(whole))
    first = suppression.hidden(whole, lines, base=base, already=already, told=told)
    if len(whole) == len(counts):
        return first
    every = dict(counts)
    groups = list(_over_groups(counts, every))
    lines = chain(_over_schools(counts, adds_up=adds_up), groups, _over_terms(counts))
    hide = suppression.hidden(every, lines, base=base, already=first | already, told=told, keep=set(whole) - first)
    return frozenset(place for place in hide if not every[place].is_left_over)


def _over_schools(counts: Mapping[Place, Count], *, adds_up: bool) -> Iterator[Line[Place]]:
    """Yield the schools of every period and group under the trust's figure of it, where they add up to it."""
    schools: dict[tuple[str, str], list[Place]] = defaultdict(list)
    for place in counts:
        if place.school is not None:
            schools[place.period, place.group].append(place)
    for (period, group), parts in schools.items():
        whole = Place(period, None, group)
        if whole in counts and (adds_up or _is_sum(counts, whole, parts)):
            yield Line(whole, parts)


def _over_groups(counts: Mapping[Place, Count], every: dict[Place, Count]) -> Iterator[Line[Place]]:
    """Yield the groups of every school and of the trust; what no group is named for is put beside them in `every`."""
    own: dict[tuple[str, int | None], dict[str, Count]] = defaultdict(dict)
    for place, count in counts.items():
        own[place.period, place.school][place.group] = count
    for (period, school), groups in own.items():
        for at, line in enumerate(pupil_groups.lines(groups)):
            parts = [Place(period, school, group) for group in line.parts]
            if line.rest is not None:
                rest = Place(period, school, f"what is left {at}")
                every[rest] = line.rest
                parts.append(rest)
            yield Line(Place(period, school, line.whole), parts)


def _over_terms(counts: Mapping[Place, Count]) -> Iterator[Line[Place]]:
    """Yield the terms of a year, the halves of a term and the months of a year, where they add up to it."""
    for place in counts:
        for keys in parts_of(place.period):
            parts = [place._replace(period=key) for key in keys]
            if all(part in counts for part in parts) and _is_sum(counts, place, parts):
                yield Line(place, parts)


def _is_sum(counts: Mapping[Place, Count], whole: Place, parts: Iterable[Place]) -> bool:
    """Say whether counts add up to a whole; whoever took them off one that they do not would learn nothing true."""
    of = [counts[part] for part in parts]
    total = counts[whole]
    return _adds_up(total.numerator, [each.numerator for each in of]) or _adds_up(
        total.denominator, [each.denominator for each in of]
    )


def _adds_up(total: Decimal | None, parts: Sequence[Decimal | None]) -> bool:
    known = [part for part in parts if part is not None]
    return total is not None and len(known) == len(parts) > 0 and sum(known) == total
