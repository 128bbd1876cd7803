"""Rates, pooled years, attendance and money: each a part over its own whole."""

import datetime as dt
from decimal import Decimal

import pytest

from goldenthread.domain.results import money_ratios as money
from goldenthread.domain.results.attendance import Code, Sessions, UnknownCode, class_of, is_persistent, is_severe
from goldenthread.domain.results.places_among import place_among, quarters
from goldenthread.domain.results.rates import pooled_over_years, suspension_rate

SUSPENSIONS = """
    suspensions | headcount | rate
    413         | 1136      | 36.36
    133         | 1343      | 9.90
    130         | 100       | 130.00
    0           | 220       | 0.00
    5           | 0         |
"""

# Each year's pupils and percentage, and what they are together; the mean of the three is another figure.
THREE_YEARS = """
    years                   | together | mean
    83 of 12, 50 of 10, 54 of 13 | 63  | 62
    100 of 2, 50 of 98      | 51       | 75
    40 of 30                | 40       | 40
"""

ABSENTEES = """
    missed | possible | persistent | severe
    38     | 380      | yes        | no
    37     | 380      | no         | no
    39     | 380      | yes        | no
    190    | 380      | yes        | yes
    189    | 380      | yes        | no
    1      | 10       | yes        | no
    0      | 10       | no         | no
    0      | 0        | no         | no
"""

SESSIONS = """
    present | approved activity | authorised | unauthorised | possible | attendance | absence | without leave
    8211    | 169               | 639        | 299          | 9318     | 89.9335    | 10.0665 | 3.2088
    10      | 0                 | 0          | 0            | 10       | 100        | 0       | 0
    0       | 0                 | 0          | 0            | 0        |            |         |
"""

TIMETABLES = """
    pupils | periods | in a week | teachers | contact ratio | says  | class  | says of it
    900    | 950     | 25        | 50       | 0.76          | green | 23.684 | red
    820    | 950     | 25        | 50       | 0.76          | green | 21.579 | green
    860    | 950     | 25        | 48       | 0.7917        | green | 22.632 | amber
    860    | 950     | 25        | 47       | 0.8085        | amber | 22.632 | amber
    700    | 850     | 25        | 50       | 0.68          | red   | 20.588 | green
"""

PLACES = """
    own | others         | percentile | tenth | middle | from the middle
    10  | 20, 30, 40, 50 | 20         | 2     | 30     | -66.67
    50  | 10, 20, 30, 40 | 100        | 9     | 30     | 66.67
    0   | 10, 0, 30      | 33.33      | 3     | 10     | -100.00
"""


def rows(table: str) -> list[tuple[str, ...]]:
    return [
        tuple(cell.strip() for cell in line.split("|")) for line in table.strip("\n").splitlines()[1:] if line.strip()
    ]


def shown(value: Decimal | None, places: int) -> Decimal | None:
    return None if value is None else round(value, places)


def said(text: str) -> Decimal | None:
    return Decimal(text) if text else None


@pytest.mark.parametrize(("suspensions", "headcount", "rate"), rows(SUSPENSIONS))
def test_suspensions_can_pass_a_hundred(suspensions, headcount, rate) -> None:
    assert shown(suspension_rate(Decimal(suspensions), Decimal(headcount)), 2) == said(rate)


@pytest.mark.parametrize(("years", "together", "mean"), rows(THREE_YEARS))
def test_years_are_pooled_by_their_pupils(years, together, mean) -> None:
    parts = [each.split(" of ") for each in years.split(",")]
    known = [(Decimal(pupils), Decimal(percentage)) for percentage, pupils in parts]
    assert round(pooled_over_years(known)) == Decimal(together)
    assert round(sum(percentage for _, percentage in known) / len(known)) == Decimal(mean)


@pytest.mark.parametrize(("missed", "possible", "persistent", "severe"), rows(ABSENTEES))
def test_absentees_are_told_in_whole_numbers(missed, possible, persistent, severe) -> None:
    assert is_persistent(int(missed), int(possible)) == (persistent == "yes")
    assert is_severe(int(missed), int(possible)) == (severe == "yes")


@pytest.mark.parametrize("row", rows(SESSIONS))
def test_sessions_make_the_rates(row) -> None:
    present, approved, authorised, unauthorised, possible, attendance, absence, without = row
    found = Sessions(int(present), int(approved), int(authorised), int(unauthorised))
    assert found.possible == int(possible)
    assert shown(found.attendance, 4) == said(attendance)
    assert shown(found.overall_absence, 4) == said(absence)
    assert shown(found.unauthorised_absence, 4) == said(without)


def test_a_mark_is_read_as_of_its_day_and_never_guessed() -> None:
    codes = {"H": Code("authorised", ends=dt.date(2024, 8, 18)), "/": Code("present")}
    assert class_of("H", dt.date(2024, 6, 1), codes) == "authorised"
    with pytest.raises(UnknownCode, match="was no attendance code in October 2025"):
        class_of("H", dt.date(2025, 10, 1), codes)
    with pytest.raises(UnknownCode, match="is no attendance code"):
        class_of("%", dt.date(2025, 10, 1), codes)


@pytest.mark.parametrize("row", rows(TIMETABLES))
def test_a_timetable_is_bad_on_either_side(row) -> None:
    pupils, periods, week, teachers, ratio, says, size, says_of_it = row
    contact = money.contact_ratio(Decimal(periods), Decimal(week), Decimal(teachers))
    classes = money.class_size(Decimal(pupils), Decimal(week), Decimal(periods))
    assert (round(contact, 4), money.rag_of_contact_ratio(contact)) == (Decimal(ratio), says)
    assert (round(classes, 3), money.rag_of_class_size(classes)) == (Decimal(size), says_of_it)


@pytest.mark.parametrize("row", rows(PLACES))
def test_a_school_always_counts_among_its_comparators(row) -> None:
    own, others, percentile, tenth, middle, distance = row
    found = place_among(Decimal(own), [Decimal(each) for each in others.split(",")])
    assert (round(found.percentile, 2), found.tenth, found.middle) == (
        Decimal(percentile), int(tenth), Decimal(middle),
    )  # fmt: skip
    assert round(found.from_middle, 2) == Decimal(distance)


def test_quarters_need_four_schools() -> None:
    assert quarters([Decimal(1), Decimal(2), Decimal(3)]) is None
    found = quarters([Decimal(each) for each in (5, 1, 4, 2, 3)])
    assert (found.lower, found.middle, found.upper, found.schools) == (2, 3, 4, 5)


def test_a_reserve_that_rises_by_two_a_year_has_a_slope_of_two() -> None:
    assert money.slope([Decimal(each) for each in (2, 4, 6, 8, 10, 12)]) == 2
    with pytest.raises(ValueError, match="no trend"):
        money.slope([Decimal(2)])


@pytest.mark.parametrize(("percent", "says"), [("0", "green"), ("-0.1", "amber"), ("-5", "amber"), ("-5.1", "red")])
def test_a_balance_behind_is_amber_then_red(percent, says) -> None:
    assert money.rag_of_balance(Decimal(percent)) == says
