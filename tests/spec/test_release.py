"""What of a whole release is hidden, as a table; and that nobody who puts all of it together learns a small count."""

from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from goldenthread.domain.groups.release import Place, State, hidden
from goldenthread.domain.groups.suppression import FEWEST, Count, is_small
from tests.spec.attacker import Attacker
from tests.spec.releases import (
    TERMS,
    YEAR,
    arrivals,
    equations,
    figures_of,
    histories,
    learnt,
    number,
    place_of,
    releases,
    state,
)

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
    autumn A 3/60, spring A 20/60, A 40/180                                             | autumn A
    autumn A 20/60, spring A 20/60, A 43/180                                            | autumn A
    autumn A 20/60, A 43/180                                                            |
    autumn A 3/60, spring A 20/60, summer A 30/60, A 53/180, autumn B 30/60, autumn trust 33/120 | autumn A, autumn B, spring A
"""  # noqa: E501


def rows(table: str) -> list[list[str]]:
    lines = [line for line in table.strip("\n").splitlines()[1:] if line.strip()]
    return [[cell.strip() for cell in line.split("|")] for line in lines]


def all_told(figures) -> list:
    """Return what stood one after the other, each with what was hidden as long as it stood."""
    states = [state(each) for each in figures]
    hides = (hidden(states[: at + 1], base="pupils", adds_up=True) for at in range(len(states)))
    return list(zip(figures, hides, strict=True))


# What stood, what stands after a correction; what is hidden then.
CORRECTIONS = """
    before                                     | after                                      | hidden
    A 40/90, A girls 20/45, A boys 20/45       | A 23/90, A girls 3/45, A boys 20/45        | A, A girls
    A 40/90, A girls 20/45, A boys 20/45       | A 40/90, A girls 3/45, A boys 37/45        | A boys, A girls
    A 40/90, A girls 3/45, A boys 37/45        | A 60/90, A girls 23/45, A boys 37/45       | A boys, A girls
    A 30/90, B 50/90, C 60/90, trust 140/270   | A 3/90, B 50/90, C 60/90, trust 113/270    | A, trust
    A 3/90, B 50/90, C 60/90, trust 113/270    | A 30/90, B 50/90, C 60/90, trust 140/270   | A, B
"""


@pytest.mark.parametrize(("before", "after", "gone"), rows(CORRECTIONS))
def test_what_was_read_before_a_correction_is_remembered(before, after, gone) -> None:
    history = all_told([figures_of(before), figures_of(after)])
    assert history[-1][1] == {place_of(each) for each in gone.split(", ")}
    assert learnt(history) == {}


@pytest.mark.parametrize(("figures", "gone"), rows(RELEASES))
def test_what_is_hidden_is_hidden_over_the_whole_release(figures, gone) -> None:
    found = hidden([state(figures_of(figures))], base="pupils", adds_up=True)
    assert found == {place_of(each) for each in gone.split(", ") if each}


def test_what_its_publisher_hid_is_not_had_from_the_trust_s_own_figure() -> None:
    figures = figures_of("A 20/60, B 30/60, trust 53/180")
    one = State(state(figures).counts, state(figures).figures, withheld=[Place(YEAR, 3)])
    assert hidden([one], base="pupils", adds_up=False) == {Place(YEAR, 1)}
    assert hidden([state(figures)], base="pupils", adds_up=False) == frozenset(), "it is no sum of theirs"


def test_a_term_that_has_not_come_is_not_had_from_its_year() -> None:
    figures = figures_of("autumn A 20/60, spring A 20/60, A 43/180")
    rest = ("rest", Place(YEAR, 1), place_of("autumn A"), place_of("spring A"))
    for hide, bounds in ((frozenset(), (3, 3)), (hidden([state(figures)], base="pupils", adds_up=True), (0, 23))):
        assert Attacker(list(equations(figures, hide, 0))).bounds(rest) == bounds


# --- The attacker


@settings(max_examples=60)
@given(releases())
def test_no_reader_who_puts_all_together_learns_a_small_count(figures) -> None:
    assert learnt([(figures, hidden([state(figures)], base="pupils", adds_up=True))]) == {}


@settings(max_examples=40)
@given(releases())
def test_figures_of_all_pupils_are_hidden_the_same_with_groups_and_without(figures) -> None:
    alone = {place: each for place, each in figures.items() if not place.group}
    with_groups = hidden([state(figures)], base="pupils", adds_up=True)
    assert hidden([state(alone)], base="pupils", adds_up=True) == {each for each in with_groups if not each.group}


def test_the_attacker_finds_what_stands_open() -> None:
    figures = figures_of("A 3/90, B 50/90, C 60/90, trust 113/270")
    a = (Place(YEAR, 1), figures[Place(YEAR, 1)])
    assert learnt([(figures, frozenset({a[0]}))]) == {a: ("count", 3, 3)}
    figures = figures_of("A 1/90, B 1/90, C 60/90, trust 62/270")
    b = (Place(YEAR, 2), figures[Place(YEAR, 2)])
    assert learnt([(figures, frozenset({Place(YEAR, 1), b[0]}))])[b] == ("count", 0, 2)


# --- Running totals

TOTALS = """
    so far                                        | gone
    autumn A 10/90, spring A 12/90, summer A 30/90 | autumn A
    autumn A 10/90, spring A 30/90, summer A 52/90 |
    autumn A 10/90, spring A 10/90, summer A 20/90 |
    autumn A 10/90, spring A 12/90                | autumn A
"""


@pytest.mark.parametrize(("figures", "gone"), rows(TOTALS))
def test_what_came_between_two_running_totals_is_a_count_of_its_own(figures, gone) -> None:
    found = hidden([state(figures_of(figures))], base="pupils", adds_up=True, runs_on=True)
    assert found == {place_of(each) for each in gone.split(", ") if each}


def _over_time(figures, hide, which=0):
    """Yield what a reader of running totals can write down: each is the one before it and what came between."""
    for school in {place.school for place in figures}:
        chain = [each for term in TERMS if (each := Place(term, school)) in figures]
        for earlier, later in pairwise(chain):
            terms, total = {("between", later): 1}, 0
            for place, sign in ((later, -1), (earlier, 1)):
                if place in hide:
                    terms[place] = sign
                else:
                    total -= sign * number(figures[place], which)
            yield terms, total


@settings(max_examples=60)
@given(st.lists(st.lists(st.integers(0, 14), min_size=3, max_size=3), min_size=2, max_size=3))
def test_no_reader_who_subtracts_running_totals_learns_a_small_count(came) -> None:
    figures = {
        Place(term, school): Count(Decimal(sum(new[: at + 1])), Decimal(90))
        for school, new in enumerate(came, 1) for at, term in enumerate(TERMS)
    }  # fmt: skip
    for at, term in enumerate(TERMS):
        whole = sum(sum(new[: at + 1]) for new in came)
        figures[Place(term, None)] = Count(Decimal(whole), Decimal(90 * len(came)), is_total=True)
    gone = hidden([state(figures)], base="pupils", adds_up=True, runs_on=True)
    attack = Attacker([*_over_time(figures, gone), *equations(figures, gone, 0, terms=())])
    small = [("between", Place(TERMS[at], school)) for school, new in enumerate(came, 1)
             for at in (1, 2) if 0 < new[at] < FEWEST]  # fmt: skip
    for name in [*small, *(place for place, each in figures.items() if is_small(each, "pupils"))]:
        least, most = attack.bounds(name)
        assert most is None or most - least >= FEWEST - 1, (name, least, most)


# --- What comes late

# What stood as one school after the other gave its figure; what is hidden at the end.
LATE = """
    first                              | then                                          | at last                                                  | hidden
    A 30/90, B 50/90, trust 80/180     | A 30/90, B 50/90, C 3/90, trust 83/270        | A 30/90, B 50/90, C 3/90, trust 83/270                   | C, trust
    A 30/90, B 50/90, trust 80/180     | A 30/90, B 50/90, C 30/90, trust 110/270      | A 30/90, B 50/90, C 30/90, trust 110/270                 |
    A 30/90, B 3/90                    | A 30/90, B 3/90, C 50/90, trust 83/270        | A 30/90, B 3/90, C 50/90, trust 83/270                   | B, C
    A 30/90, B 50/90, trust 80/180     | A 30/90, B 50/90, C 3/90, trust 83/270        | A 30/90, B 50/90, C 3/90, D 40/90, trust 123/360         | C, D
    A 30/90                            | A 30/90, B 3/90, trust 33/180                 | A 30/90, B 3/90, C 4/90, trust 37/270                    | B, C
    autumn A 20/60, spring A 20/60     | autumn A 20/60, spring A 20/60, A 43/180      | autumn A 20/60, spring A 20/60, A 43/180                 | A
"""  # noqa: E501


@pytest.mark.parametrize(("first", "then", "last", "gone"), rows(LATE))
def test_what_comes_late_gives_way_to_what_was_read_before(first, then, last, gone) -> None:
    told = all_told([figures_of(each) for each in (first, then, last)])
    assert told[-1][1] == {place_of(each) for each in gone.split(", ") if each}
    assert learnt(told) == {}


@settings(max_examples=40)
@given(arrivals())
def test_no_reader_who_remembers_who_was_missing_learns_a_small_count(figures) -> None:
    assert learnt(all_told(figures)) == {}


# --- Corrections


@settings(max_examples=20)
@given(histories(corrections=2))
def test_no_reader_who_remembers_what_stood_before_learns_a_small_count(figures) -> None:
    told = all_told(figures)
    # What was read before cannot be taken back: no rule can help where hiding all that is new would not.
    found = learnt(told).keys()
    for at in range(1, len(told)) if found else ():
        found -= learnt([*told[:at], (figures[at], frozenset(figures[at]))]).keys()
    assert not found
