"""What measures that count the same people hide together, so that nobody who solves all learns a small count."""

from collections.abc import Iterator
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from goldenthread.domain.groups.release import Place
from goldenthread.domain.groups.suppression import FEWEST, Count
from goldenthread.domain.groups.together import Release, hidden
from tests.spec.attacker import Attacker
from tests.spec.releases import YEAR, figures_of, place_of, state
from tests.spec.test_release import rows

# What one measure shows of each place, and another that counts the same people or some of them; what both hide.
TOGETHER = """
    one                                            | other                                        | hidden
    A 40/90, B 50/90, C 60/90, trust 150/270       | A 20/90, B 20/90, C 20/90, trust 60/270      |
    A 40/90, B 50/90, C 60/90, trust 150/270       | A 20/40, B 3/50, C 20/60, trust 43/150       | A, B
    A 58/60, B 50/60, C 40/60, trust 148/180       | A 2/60, B 10/60, C 20/60, trust 32/180       | A, C
    A 40/90, A girls 20/45, A boys 20/45           | A 3/90                                       | A, A boys
    A 40/90, B 50/90, C 60/90, trust 150/270       | A 38/90, B 20/90, C 20/90, trust 78/270      | A, B
    A 3/90, B 50/90                                | B 20/90                                      | A
"""


def release(figures, base="pupils") -> Release:
    return Release([state(figures)], base=base, adds_up=True)


@pytest.mark.parametrize(("one", "other", "gone"), rows(TOGETHER))
def test_what_one_hides_no_other_tells(one, other, gone) -> None:
    found = hidden([release(figures_of(one)), release(figures_of(other))])
    assert found == {place_of(each) for each in gone.split(", ") if each}


def test_a_third_measure_may_leave_few_beside_two() -> None:
    every, girls, boys = (figures_of(f"A {number}/90") for number in (40, 20, 17))
    assert hidden([release(every), release(girls), release(boys)]) == {Place(YEAR, 1)}


# --- The attacker. Each school has pupils who are in neither, once in, and in again; four measures tell of them.

SUSPENDED, AGAIN, NUMBER, NEVER = range(4)


def told(schools: list[tuple[int, int, int]]) -> list[dict[Place, Count]]:
    """Return the share suspended, the share of these suspended again, their number, and the share never suspended."""
    found: list[dict[Place, Count]] = [{} for _ in range(4)]
    whole = tuple(sum(column) for column in zip(*schools, strict=True))
    for school, (never, once, again) in enumerate([whole, *schools]):
        place, ever = Place(YEAR, school or None), once + again
        of = [(ever, never + ever), (again, ever), (ever, None), (never, never + ever)]
        for at, (top, bottom) in enumerate(of):
            if bottom != 0:
                found[at][place] = Count(Decimal(top), None if bottom is None else Decimal(bottom), not school)
    return found


def equations(schools, hide) -> Iterator[tuple[dict, int]]:
    """Yield what a reader can write down of those never in, once and again: sums, and what each measure shows."""
    of_measure = {SUSPENDED: (("once", "again"), ("never", "once", "again")), AGAIN: (("again",), ("once", "again")),
                  NUMBER: (("once", "again"), ()), NEVER: (("never",), ("never", "once", "again"))}  # fmt: skip
    for kind in ("never", "once", "again"):
        yield {(kind, None): -1, **{(kind, at): 1 for at in range(1, len(schools) + 1)}}, 0
    for at, figures in enumerate(told(schools)):
        for place, count in figures.items():
            for number, parts in zip((count.numerator, count.denominator), of_measure[at], strict=True):
                if place not in hide and number is not None:
                    yield {(kind, place.school): 1 for kind in parts}, int(number)


@settings(max_examples=60)
@given(st.lists(st.tuples(st.integers(30, 60), st.integers(0, 12), st.integers(0, 12)), min_size=2, max_size=5))
def test_no_reader_who_solves_measures_together_learns_a_small_count(schools) -> None:
    figures = told(schools)
    hide = hidden([release(each) for each in figures])
    attack = Attacker(list(equations(schools, hide)))
    for school, (_, once, again) in enumerate(schools, 1):
        if 0 < again < FEWEST:
            least, most = attack.bounds(("again", school))
            assert most is None or most - least >= FEWEST - 1, (school, least, most)
        if 0 < once + again < FEWEST:
            goal = [attack.bounds((kind, school)) for kind in ("once", "again")]
            assert any(most is None or most - least >= FEWEST - 1 for least, most in goal), (school, goal)
