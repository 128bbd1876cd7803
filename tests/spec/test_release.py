"""What of a whole release is hidden, as a table; and that nobody who puts all of it together learns a small count."""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from goldenthread.domain.release import Place, State, hidden
from goldenthread.domain.suppression import FEWEST, Count, is_small
from tests.spec.attacker import Attacker, Equation

YEAR, TERMS = "2025/26", ("2025/26 autumn", "2025/26 spring", "2025/26 summer")
SPLITS = {
    "": [("girls", "boys"), ("disadvantaged", "not disadvantaged"), ("SEND", "no SEN"), ("year 7", "year 8")],
    "SEND": [("EHC plan", "SEN support")],
}
SHORT = {"A": 1, "B": 2, "C": 3, "trust": None}

# Each place with how many it counts of how many; which of them are hidden. A group stands after the school, a term
# before it.
RELEASES = """
    figures                                                                             | hidden
    A 40/90, B 50/90, C 60/90, trust 150/270                                            |
    A 3/90, B 50/90, C 60/90, trust 113/270                                             | A, B
    A 3/90, B 4/90, C 60/90, trust 67/270                                               | A, B
    A 1/90, B 1/90, C 60/90, trust 62/270                                               | A, B, C
    A 0/90, B 50/90, trust 50/180                                                       |
    A 3/90, B 50/90                                                                     | A
    A 40/60, A girls 3/30, A boys 37/30                                                 | A boys, A girls
    A 40/60, A girls 37/56                                                              | A girls
    A 40/60, A SEND 9/14, A EHC plan 1/2, A SEN support 8/12                            | A EHC plan, A SEN support
    A 40/60, A girls 3/30, A boys 37/30, B 50/60, B girls 20/30, B boys 30/30, trust 90/120, trust girls 23/60, trust boys 67/60 | A boys, A girls, B boys, B girls
    autumn A 3/60, spring A 20/60, summer A 30/60, A 53/180                             | autumn A, spring A
    autumn A 3/60, spring A 20/60, A 40/100                                             | autumn A
    autumn A 3/60, spring A 20/60, summer A 30/60, A 53/180, autumn B 30/60, autumn trust 33/120 | autumn A, autumn B, spring A
"""  # noqa: E501


def figures_of(text: str) -> dict[Place, Count]:
    found = {}
    for each in text.split(", "):
        named, _, share = each.rpartition(" ")
        top, bottom = (Decimal(number) for number in share.split("/"))
        found[place_of(named)] = count(top, bottom, place_of(named))
    return found


def place_of(named: str) -> Place:
    words = named.split()
    period = f"{YEAR} {words.pop(0)}" if words[0] in {"autumn", "spring", "summer"} else YEAR
    return Place(period, SHORT[words[0]], " ".join(words[1:]))


def count(top: Decimal, bottom: Decimal | None, place: Place) -> Count:
    return Count(top, bottom, is_total=place.school is None or not place.group)


def state(figures: Mapping[Place, Count]) -> State:
    return State(figures, {place: (each.numerator, each.denominator) for place, each in figures.items()})


def rows(table: str) -> list[list[str]]:
    lines = [line for line in table.strip("\n").splitlines()[1:] if line.strip()]
    return [[cell.strip() for cell in line.split("|")] for line in lines]


@pytest.mark.parametrize(("figures", "gone"), rows(RELEASES))
def test_what_is_hidden_is_hidden_over_the_whole_release(figures, gone) -> None:
    found = hidden([state(figures_of(figures))], base="pupils", adds_up=True)
    assert found == {place_of(each) for each in gone.split(", ") if each}


# --- The attacker


def equations(figures: Mapping[Place, Count], hide: frozenset[Place], which: int) -> Iterator[Equation]:
    """Yield what a reader can write down: every sum that is known to hold, with what is shown put in."""
    periods, schools = {place.period for place in figures}, {place.school for place in figures} - {None}
    groups = {place.group for place in figures}
    for period, group in product(periods, groups):
        yield from _sum(figures, hide, which, Place(period, None, group), [Place(period, s, group) for s in schools])
    for period, school in product(periods, [*schools, None]):
        for whole, splits in SPLITS.items():
            for split in splits:
                parts = [Place(period, school, group) for group in split]
                yield from _sum(figures, hide, which, Place(period, school, whole), parts, may_be_more=True)
    for school, group in product([*schools, None], groups):
        yield from _sum(figures, hide, which, Place(YEAR, school, group), [Place(t, school, group) for t in TERMS])


def _sum(figures, hide, which, whole, parts, *, may_be_more=False) -> Iterator[Equation]:
    kept = [part for part in parts if part in figures]
    if whole not in figures or not kept or (len(kept) < len(parts) and not may_be_more):
        return
    terms, total = {}, 0
    for place, sign in [(whole, -1), *((part, 1) for part in kept)]:
        if place in hide:
            terms[place] = sign
        else:
            total -= sign * number(figures[place], which)
    if len(kept) < len(parts):
        terms["rest", whole, *kept] = 1
    yield terms, total


def number(count: Count, which: int) -> int:
    """Return how many a cell counts, or how many of its base it does not."""
    return int(count.numerator if which == 0 else count.denominator - count.numerator)


def learnt(figures: Mapping[Place, Count], hide: frozenset[Place]) -> dict[Place, tuple[str, int, int | None]]:
    """Return each small count that what is shown gives away, or holds within fewer than six numbers."""
    attacks = [Attacker(list(equations(figures, hide, which))) for which in (0, 1)]
    found = {}
    for place, each in figures.items():
        if not is_small(each, "pupils"):
            continue
        assert place in hide
        met, other = (attack.bounds(place) for attack in attacks)
        if each.numerator and met[1] is not None and met[1] - met[0] < FEWEST - 1:
            found[place] = ("count", *met)
        of = None if None in (met[1], other[1]) else met[1] - met[0] + other[1] - other[0]
        if 0 < each.denominator < FEWEST and of is not None and of < FEWEST - 1:
            found[place] = ("base", met[0] + other[0], met[1] + other[1])
    return found


def whole_years(parts: Mapping[Place, Count]) -> dict[Place, Count]:
    """Add up what is given of schools, groups and terms to all that a release shows of it."""
    found = dict(parts)
    for into in (_groups_together, _terms_together, _schools_together):
        sums: dict[Place, list[Count]] = {}
        for place, each in found.items():
            for whole in into(place):
                sums.setdefault(whole, []).append(each)
        for whole, counts in sums.items():
            top = sum(each.numerator for each in counts)
            found.setdefault(whole, count(top, sum(each.denominator for each in counts), whole))
    return found


def _groups_together(place: Place) -> list[Place]:
    return [place._replace(group="")] if place.group in {"girls", "boys"} else []


def _terms_together(place: Place) -> list[Place]:
    return [place._replace(period=YEAR)] if place.period != YEAR else []


def _schools_together(place: Place) -> list[Place]:
    return [place._replace(school=None)] if place.school is not None else []


@st.composite
def releases(draw) -> dict[Place, Count]:
    """Make a trust of two to four schools, by sex and by what else is drawn, over terms and their year."""
    schools, terms = range(1, draw(st.integers(2, 4)) + 1), TERMS[: draw(st.sampled_from([1, 3]))]
    few = draw(st.sampled_from([4, 9, 25]))
    parts = {}
    for school, term in product(schools, terms):
        split = {}
        for sex in ("girls", "boys"):
            bottom = draw(st.integers(0, 3 * few))
            split[sex] = (draw(st.integers(0, min(few, bottom))), bottom)
        whole = [split["girls"][at] + split["boys"][at] for at in (0, 1)]
        if draw(st.booleans()):
            met = draw(st.integers(0, whole[0]))
            split["disadvantaged"] = (met, met + draw(st.integers(0, whole[1] - whole[0])))
        for group, (top, bottom) in split.items():
            place = Place(term, school, group)
            parts[place] = count(Decimal(top), Decimal(bottom), place)
    whole = whole_years(parts)
    if not draw(st.booleans()):
        whole = {place: each for place, each in whole.items() if place.group != "boys"}
    return whole


@settings(deadline=None, max_examples=60)
@given(releases())
def test_no_reader_who_puts_all_together_learns_a_small_count(figures) -> None:
    assert learnt(figures, hidden([state(figures)], base="pupils", adds_up=True)) == {}


@settings(deadline=None, max_examples=40)
@given(releases())
def test_figures_of_all_pupils_are_hidden_the_same_with_groups_and_without(figures) -> None:
    alone = {place: each for place, each in figures.items() if not place.group}
    with_groups = hidden([state(figures)], base="pupils", adds_up=True)
    assert hidden([state(alone)], base="pupils", adds_up=True) == {each for each in with_groups if not each.group}


def test_the_attacker_finds_what_stands_open() -> None:
    figures = figures_of("A 3/90, B 50/90, C 60/90, trust 113/270")
    assert learnt(figures, frozenset({Place(YEAR, 1)})) == {Place(YEAR, 1): ("count", 3, 3)}
    figures = figures_of("A 1/90, B 1/90, C 60/90, trust 62/270")
    assert learnt(figures, frozenset({Place(YEAR, 1), Place(YEAR, 2)}))[Place(YEAR, 2)] == ("count", 0, 2)


# --- Corrections


def test_what_was_small_before_a_correction_stays_hidden_with_what_kept_it() -> None:
    before = figures_of("A 3/90, B 50/90, C 60/90, trust 113/270")
    after = figures_of("A 30/90, B 50/90, C 60/90, trust 140/270")
    assert hidden([state(before), state(after)], base="pupils", adds_up=True) == {Place(YEAR, 1), Place(YEAR, 2)}


def test_a_figure_that_was_told_before_keeps_nothing_hidden() -> None:
    before = figures_of("A 30/90, B 50/90, C 60/90, trust 140/270")
    after = figures_of("A 3/90, B 50/90, C 60/90, trust 113/270")
    # What B and C had is known, so only the trust's new figure can keep A's.
    assert hidden([state(before), state(after)], base="pupils", adds_up=True) == {Place(YEAR, 1), Place(YEAR, None)}
