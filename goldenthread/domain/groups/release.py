"""A release of one measure: every figure that a reader can put together, and what of it may not be shown.

Figures of schools add up to the trust's, groups to all pupils, terms to their year. So what is hidden is worked out
over all of them at once, and over what stood before a correction too. Figures of all pupils come first: whether they
are shown depends on no group, so that a page which reads no groups hides the same. Only a correction, after which
what was read before can no longer be hidden, may make them give way to a group.
"""

from collections import defaultdict
from collections.abc import Collection, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from itertools import pairwise
from typing import NamedTuple

from goldenthread.domain.calendar import Period, parts_of
from goldenthread.domain.groups import pupil_groups, suppression
from goldenthread.domain.groups.subtraction import Line
from goldenthread.domain.groups.suppression import Count


class Place(NamedTuple):
    """Where a figure stands. `school` is None for the trust; `group` is empty for all pupils."""

    period: str
    school: int | None
    group: str = ""


@dataclass(frozen=True)
class State:
    """What stood at one time: the count of each place, and which figure it was, so that an unchanged one is known.

    `withheld` are the places whose figure its publisher hid: there is one, and a whole may give it away. One that
    `is_passing` gave way to another on the same day: groups, which come together, are looked at only as a day ends.
    """

    counts: Mapping[Place, Count]
    figures: Mapping[Place, Hashable]
    withheld: Collection[Place] = ()
    is_passing: bool = False


Cell = Place | tuple[Place, Hashable]
"""A figure of a place: the place itself for the first that stood there, with the figure for those after it."""


@dataclass
class _Reader:
    """Whoever forgets nothing: what has stood so far, what of it added up to what, and what of it was shown."""

    cells: dict[tuple[Place, Hashable], Cell] = field(default_factory=dict)
    counts: dict[Cell, Count] = field(default_factory=dict)
    lines: dict[tuple[Cell, ...], Line[Cell]] = field(default_factory=dict)
    shown: set[Cell] = field(default_factory=set)

    def meets(self, state: State, counts: Mapping[Place, Count], lines: Iterable[Line[Place]]) -> dict[Place, Cell]:
        """Add what stands now to what stood before; return the cell of each place."""
        now = {
            place: self._cell(place, state.figures.get(place)) for place in counts if not counts[place].is_left_over
        }
        for line in lines:
            whole, parts = now[line.whole], [now[part] for part in line.parts if part in now]
            # What is left of a whole is the same as long as the whole and what is taken off it are.
            rests = [part for part in line.parts if counts[part].is_left_over]
            now |= {rest: self._cell(rest, (whole, *parts)) for rest in rests}
            named = Line(whole, [*parts, *(now[rest] for rest in rests)])
            self.lines[named.whole, *named.parts] = named
        self.counts |= {cell: counts[place] for place, cell in now.items()}
        return now

    def _cell(self, place: Place, figure: Hashable) -> Cell:
        if (place, figure) not in self.cells:
            self.cells[place, figure] = (place, figure) if place in self.counts else place
        return self.cells[place, figure]

    def hidden(
        self, now: Mapping[Place, Cell], *, base: str, already: Collection[Place], keep: Collection[Place] = ()
    ) -> frozenset[Place]:
        """Return the places to hide of what stands now, so that nothing small that ever stood can be had."""
        before = self.counts.keys() - set(now.values()) - self.shown
        hide = suppression.hidden(
            self.counts, self.lines.values(), base=base, told=self.shown,
            already=before.union(now[place] for place in already if place in now),
            keep={now[place] for place in keep},
        )  # fmt: skip
        return frozenset(place for place, cell in now.items() if cell in hide and not self.counts[cell].is_left_over)


def hidden(
    states: Sequence[State], *, base: str, adds_up: bool, runs_on: bool = False, few: Collection[Place] = ()
) -> frozenset[Place]:
    """Return the places to hide, given what stood one after the other: what was hidden once stays hidden.

    Whoever reads them all is taken to remember each: what one of them showed is known beside what the next shows.
    So what comes late must give way. Only the trust's figure is looked at anew as more schools are in it.
    `adds_up` says that the trust's figure is made of its schools'; one that is recorded may still be their sum.
    `runs_on` says that each figure counts from the start of the year, so that two of them tell what came between.
    `few` are places that are hidden whatever they count, for what they would tell of another measure.
    """
    hide: frozenset[Place] = frozenset()
    of_whole, of_all = _Reader(), _Reader()
    has_groups = any(place.group for state in states for place in state.counts)
    before: Mapping[Place, Hashable] = {}
    for state in (_with_few(state, few) for state in states):
        hide -= {place for place in hide if place.school is None and state.figures.get(place) != before.get(place)}
        before = state.figures
        whole = {place: count for place, count in state.counts.items() if not place.group}
        now = of_whole.meets(state, *_sums_of(whole, state.withheld, adds_up=adds_up, runs_on=runs_on))
        hide |= of_whole.hidden(now, base=base, already=hide)
        if has_groups:
            each = of_all.meets(state, *_sums_of(state.counts, state.withheld, adds_up=adds_up, runs_on=runs_on))
            if not state.is_passing:
                hide |= of_all.hidden(each, base=base, already=hide, keep=whole.keys() - hide)
            read = whole if state.is_passing else state.counts
            of_all.shown |= {each[place] for place in read if place not in hide}
        of_whole.shown |= {cell for place, cell in now.items() if place not in hide}
    return hide


def _with_few(state: State, few: Collection[Place]) -> State:
    if not few:
        return state
    counts = {place: replace(count, tells_of_few=place in few) for place, count in state.counts.items()}
    return replace(state, counts=counts)


def _sums_of(
    counts: Mapping[Place, Count], withheld: Collection[Place], *, adds_up: bool, runs_on: bool
) -> tuple[dict[Place, Count], list[Line[Place]]]:
    """Return every count with what is left of wholes beside it, and what adds up to what."""
    every = dict(counts)
    schools = _over_schools(counts, every, withheld, adds_up=adds_up)
    over_time = _over_running_totals if runs_on else _over_terms
    return every, [*schools, *_over_groups(counts, every), *over_time(counts, every)]


def _over_schools(
    counts: Mapping[Place, Count], every: dict[Place, Count], withheld: Collection[Place], *, adds_up: bool
) -> Iterator[Line[Place]]:
    """Yield the schools of every period and group under the trust's figure of it, where they add up to it.

    Where its publisher hid a school's figure, what is left of the trust's is put beside them in `every`.
    """
    schools: dict[tuple[str, str], list[Place]] = defaultdict(list)
    for place in counts:
        if place.school is not None:
            schools[place.period, place.group].append(place)
    gaps = {(place.period, place.group) for place in withheld if place.school is not None}
    for (period, group), parts in schools.items():
        whole = Place(period, None, group)
        if whole not in counts:
            continue
        if _is_sum(counts, whole, parts) or (adds_up and (period, group) not in gaps):
            yield Line(whole, parts)
        elif (period, group) in gaps:
            yield from _with_rest(counts, every, whole, parts)


def _over_groups(counts: Mapping[Place, Count], every: dict[Place, Count]) -> Iterator[Line[Place]]:
    """Yield the groups of every school and of the trust; what no group is named for is put beside them in `every`."""
    own: dict[tuple[str, int | None], dict[str, Count]] = defaultdict(dict)
    for place, count in counts.items():
        own[place.period, place.school][place.group] = count
    for (period, school), groups in own.items():
        for line in pupil_groups.lines(groups):
            parts = [Place(period, school, group) for group in line.parts]
            if line.rest is not None:
                rest = Place(period, school, "what is left of " + ", ".join([line.whole or "all", *line.parts]))
                every[rest] = line.rest
                parts.append(rest)
            yield Line(Place(period, school, line.whole), parts)


def _over_terms(counts: Mapping[Place, Count], every: dict[Place, Count]) -> Iterator[Line[Place]]:
    """Yield the terms of a year, the halves of a term and the months of a year, where they add up to it.

    Where some have not come, what they come to is had from the year; it is put beside them in `every`.
    """
    for place in counts:
        for keys in parts_of(place.period):
            parts = [place._replace(period=key) for key in keys]
            known = [part for part in parts if part in counts]
            if len(known) == len(parts) and _is_sum(counts, place, known):
                yield Line(place, known)
            elif known and len(known) < len(parts):
                yield from _with_rest(counts, every, place, known)


def _over_running_totals(counts: Mapping[Place, Count], every: dict[Place, Count]) -> Iterator[Line[Place]]:
    """Yield each running total as the one before it and what came between, which is put beside them in `every`."""
    chains: dict[tuple[int | None, str], list[Place]] = defaultdict(list)
    for place in counts:
        chains[place.school, place.group].append(place)
    for chain in chains.values():
        for earlier, later in pairwise(sorted(chain, key=lambda each: Period.parse(each.period))):
            since = _left(counts[later].numerator, [counts[earlier].numerator])
            if since is not None and since >= 0:  # a total that falls was put right, and tells nothing of between
                between = later._replace(period=f"{later.period} since {earlier.period}")
                every[between] = Count(since, is_left_over=True, of_group=counts[later].of_group)
                yield Line(later, [earlier, between])


def _with_rest(
    counts: Mapping[Place, Count], every: dict[Place, Count], whole: Place, parts: Sequence[Place]
) -> Iterator[Line[Place]]:
    """Yield parts with what is left of their whole, where anything can be: more than all is no part of it."""
    numerator = _left(counts[whole].numerator, [counts[part].numerator for part in parts])
    if numerator is None or numerator < 0:
        return
    denominator = _left(counts[whole].denominator, [counts[part].denominator for part in parts])
    taken_off = ", ".join(f"{part.period} {part.school or ''}" for part in parts)
    rest = whole._replace(period=f"{whole.period} without {taken_off}")
    of = None if denominator is None or denominator < 0 else denominator
    every[rest] = Count(numerator, of, per=counts[whole].per, is_left_over=True)
    yield Line(whole, [*parts, rest])


def _left(whole: Decimal | None, parts: Iterable[Decimal | None]) -> Decimal | None:
    known = list(parts)
    if whole is None or None in known:
        return None
    return whole - sum(part for part in known if part is not None)


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
