"""Groups of pupils as tables: what they are called, and what would be known by taking them off the whole."""

from decimal import Decimal

import pytest

from goldenthread.domain.groups import pupil_groups, suppression
from goldenthread.domain.groups.release import Place, State, hidden
from goldenthread.domain.groups.suppression import Count

KEPT = ["disadvantaged", "SEND", "English as an additional language", "looked after", "girls", "year 7", "year 10"]

NAMED = """
    written          | is
    Disadvantaged    | disadvantaged
    PP               | disadvantaged
    EAL              | English as an additional language
    LAC              | looked after
    Female           | girls
    Yr 7             | year 7
    Y10              | year 10
    Year 11          | no group
    boys             | no group
    All pupils       | all
    Marsh Lane       | no group
"""

# What one school has, each "met of so many"; which of it is hidden.
HIDDEN = """
    pupils                                                     | hidden
    all 40/60, girls 22/30, boys 18/30                         |
    all 40/60, girls 3/30, boys 37/30                          | boys, girls
    all 40/60, girls 37/56                                     | girls
    all 40/60, girls 30/40                                     |
    all 40/60, disadvantaged 8/12, not disadvantaged 32/48     |
    all 40/60, SEND 9/14, EHC plan 1/2, SEN support 8/12       | EHC plan, SEN support
    all 40/60, year 7 20/30, year 8 20/30                      |
    all 40/60, year 7 20/30, year 8 17/26                      | year 8
    all 40/60, looked after 2/3                                | looked after
    all 40/60, choir 20/20, looked after 12/15                 |
"""


def rows(table: str) -> list[list[str]]:
    lines = [line for line in table.strip("\n").splitlines()[1:] if line.strip()]
    return [[cell.strip() for cell in line.split("|")] for line in lines]


@pytest.mark.parametrize(("written", "group"), rows(NAMED))
def test_a_group_is_known_by_what_people_call_it(written, group) -> None:
    found = pupil_groups.named(written, KEPT)
    assert {None: "no group", "": "all"}.get(found, found) == group


@pytest.mark.parametrize(("pupils", "gone"), rows(HIDDEN))
def test_what_is_left_of_a_whole_is_hidden_where_it_is_of_too_few(pupils, gone) -> None:
    counts = {}
    for each in pupils.split(", "):
        group, _, share = each.rpartition(" ")
        top, bottom = (Decimal(number) for number in share.split("/"))
        counts["" if group == "all" else group] = Count(top, bottom, is_total=group == "all")
    places = {Place("2025/26", 1, group): count for group, count in counts.items()}
    found = hidden([State(places, {})], base="pupils", adds_up=True)
    assert sorted(place.group for place in found) == [each for each in gone.split(", ") if each]


@pytest.mark.parametrize(
    ("sessions", "kind", "small"),
    [(380, "year", True), (3000, "year", False), (600, "half term", False), (300, "half term", True)],
)
def test_sessions_of_few_pupils_are_of_few_pupils(sessions, kind, small) -> None:
    count = suppression.of_sessions(Count(Decimal(300), Decimal(sessions)), kind)
    assert suppression.is_small(count, "people") == small


def test_a_group_that_counts_more_than_all_is_asked_about() -> None:
    whole, part = Count(Decimal(40), Decimal(60)), Count(Decimal(50), Decimal(61))
    assert pupil_groups.beyond_whole("girls", part, whole) == "Girls are 61, more than the 60 of all."
    assert not pupil_groups.beyond_whole("girls", whole, whole)


def test_groups_are_listed_as_all_know_them_then_by_year() -> None:
    assert pupil_groups.in_order(["year 10", "choir", "girls", "year 7", "reception", "SEND"]) == [
        "SEND", "girls", "reception", "year 7", "year 10", "choir"
    ]  # fmt: skip
