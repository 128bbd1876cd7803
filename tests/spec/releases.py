"""Releases made for the tests, and what a reader who remembers every one of them learns of small counts."""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import product

from hypothesis import strategies as st

from goldenthread.domain.groups.release import Place, State
from goldenthread.domain.groups.suppression import FEWEST, Count, is_small
from tests.spec.attacker import Attacker, Equation

YEAR, TERMS = "2025/26", ("2025/26 autumn", "2025/26 spring", "2025/26 summer")
SPLITS = {
    "": [("girls", "boys"), ("disadvantaged", "not disadvantaged"), ("SEND", "no SEN"), ("year 7", "year 8")],
    "SEND": [("EHC plan", "SEN support")],
}
SHORT = {"A": 1, "B": 2, "C": 3, "D": 4, "trust": None}


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


def equations(
    figures: Mapping[Place, Count], hide: frozenset[Place], which: int, terms: Sequence[str] = TERMS
) -> Iterator[Equation]:
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
        of_year = [Place(term, school, group) for term in terms]
        yield from _sum(figures, hide, which, Place(YEAR, school, group), of_year, may_be_more=True)


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


History = Sequence[tuple[Mapping[Place, Count], frozenset[Place]]]
"""What stood one after the other, each with what of it was hidden."""
Figure = tuple[Place, Count]


def learnt(history: History) -> dict[Figure, tuple[str, int, int | None]]:
    """Return each small count that all that was ever shown gives away, or holds within fewer than six numbers."""
    attacks = [Attacker(list(remembered(history, which))) for which in (0, 1)]
    found = {}
    for place, each in dict.fromkeys(figure for figures, _ in history for figure in figures.items()):
        if not is_small(each, "pupils"):
            continue
        met, other = (attack.bounds((place, each)) for attack in attacks)
        if each.numerator and met[1] is not None and met[1] - met[0] < FEWEST - 1:
            found[place, each] = ("count", *met)
        of = None if None in (met[1], other[1]) else met[1] - met[0] + other[1] - other[0]
        if 0 < each.denominator < FEWEST and of is not None and of < FEWEST - 1:
            found[place, each] = ("base", met[0] + other[0], met[1] + other[1])
    return found


def remembered(history: History, which: int) -> Iterator[Equation]:
    """Yield every sum of every release; a figure that was shown in any of them is put in wherever it stood."""
    shown = {figure for figures, hide in history for figure in figures.items() if figure[0] not in hide}
    for figures, _ in history:
        hidden_now = frozenset(place for place, each in figures.items() if (place, each) not in shown)
        for terms, total in equations(figures, hidden_now, which):
            yield {_one(name, figures): by for name, by in terms.items()}, total


def _one(name, figures: Mapping[Place, Count]):
    """Return an unknown as the figure that it is: one that stood twice is one. A rest is what it is had from."""
    if isinstance(name, Place):
        return name, figures[name]
    rest, *places = name
    return rest, *((place, figures[place]) for place in places)


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
    return draw(histories(corrections=0))[0]


@st.composite
def histories(draw, *, corrections: int) -> list[dict[Place, Count]]:
    """Make such a trust, and what stood after each of so many corrections of a few of its figures."""
    schools, terms = range(1, draw(st.integers(2, 4)) + 1), TERMS[: draw(st.sampled_from([1, 3]))]
    few = draw(st.sampled_from([4, 9, 25]))
    has_boys = draw(st.booleans())
    splits = {place: draw(_splits(few)) for place in product(terms, schools)}
    found = [_released(splits, has_boys=has_boys)]
    for _ in range(corrections):
        for place in draw(st.lists(st.sampled_from(list(splits)), min_size=1, max_size=2)):
            splits[place] = draw(_corrected(splits[place], few))
        found.append(_released(splits, has_boys=has_boys))
    return found


@st.composite
def arrivals(draw) -> list[dict[Place, Count]]:
    """Make a trust of which one school after the other gives its figures, and what stood as each had come."""
    schools, few = range(1, draw(st.integers(2, 5)) + 1), draw(st.sampled_from([4, 9, 25]))
    splits = {(TERMS[0], school): draw(_splits(few)) for school in draw(st.permutations(schools))}
    has_boys, at_first = draw(st.booleans()), draw(st.integers(1, len(splits)))
    came = [dict(list(splits.items())[:many]) for many in range(at_first, len(splits) + 1)]
    found = (_released(each, has_boys=has_boys) for each in came)
    return [{place: each for place, each in figures.items() if place.period != YEAR} for figures in found]


Splits = dict[str, tuple[int, int]]


@st.composite
def _splits(draw, few: int, sexes: Sequence[str] = ("girls", "boys"), kept: Splits | None = None) -> Splits:
    split = dict(kept or {})
    for sex in sexes:
        bottom = draw(st.integers(0, 3 * few))
        split[sex] = (draw(st.integers(0, min(few, bottom))), bottom)
    whole = [split["girls"][at] + split["boys"][at] for at in (0, 1)]
    met, bottom = split.get("disadvantaged", (0, -1))
    if kept is None and not draw(st.booleans()):
        return split
    if not (met <= whole[0] and 0 <= bottom - met <= whole[1] - whole[0]):
        met = draw(st.integers(0, whole[0]))
        split["disadvantaged"] = (met, met + draw(st.integers(0, whole[1] - whole[0])))
    return split


def _corrected(split: Splits, few: int) -> st.SearchStrategy[Splits]:
    return st.sampled_from([["girls"], ["boys"], ["girls", "boys"]]).flatmap(lambda sexes: _splits(few, sexes, split))


def _released(splits: Mapping[tuple[str, int], Splits], *, has_boys: bool) -> dict[Place, Count]:
    parts = {
        Place(term, school, group): count(Decimal(top), Decimal(bottom), Place(term, school, group))
        for (term, school), split in splits.items()
        for group, (top, bottom) in split.items()
    }
    return {place: each for place, each in whole_years(parts).items() if has_boys or place.group != "boys"}
