"""Who counts as sitting on a body, and what a body lacks, as tables."""

import datetime as dt

import pytest

from goldenthread.domain.board.seats import Rules, Seat, Wanted, quorum, stands, wanted_of, written

TODAY = dt.date(2026, 11, 21)

COUNTING = """
    from       | term until | ended      | counts | run out | ends soon | published
    2024-09-01 |            |            | yes    | no      | no        | yes
    2024-09-01 | 2028-08-31 |            | yes    | no      | no        | yes
    2022-12-01 | 2026-11-30 |            | yes    | no      | yes       | yes
    2023-05-22 | 2027-05-21 |            | yes    | no      | yes       | yes
    2023-05-23 | 2027-05-22 |            | yes    | no      | no        | yes
    2022-11-21 | 2026-11-20 |            | no     | yes     | no        | yes
    2022-11-21 | 2026-11-21 |            | yes    | no      | yes       | yes
    2022-09-01 | 2026-08-31 | 2026-02-28 | no     | no      | no        | yes
    2021-11-21 | 2025-11-20 |            | no     | yes     | no        | no
    2021-11-22 | 2025-11-21 |            | no     | yes     | no        | yes
    2027-01-01 | 2030-12-31 |            | no     | no      | no        | no
"""

MEETING = """
    from       | term until | ended      | that begins | that ends  | share a day
    2024-09-01 |            |            | 2026-01-01  |            | yes
    2024-09-01 | 2025-08-31 |            | 2025-09-01  |            | no
    2024-09-01 | 2025-08-31 |            | 2025-08-31  |            | yes
    2024-09-01 | 2028-08-31 | 2025-01-31 | 2025-02-01  | 2029-01-31 | no
    2024-09-01 | 2028-08-31 | 2025-01-31 | 2024-09-01  | 2028-08-31 | yes
    2024-09-01 |            |            | 2020-09-01  | 2024-08-31 | no
"""

LACKING = """
    members sit as            | at least | at most | wanted           | vacancies       | too many
    parent, staff, co-opted   | 3        | 9       | 1 Parent         |                 | 0
    staff, co-opted           | 3        | 9       | 1 Parent         | 1 Parent        | 0
    staff, co-opted           | 5        | 9       | 2 Parent         | 2 Parent, 1     | 0
    parent, co-opted          | 2        | 9       | 2 Parent         | 1 Parent        | 0
    co-opted ×6               |          | 5       |                  |                 | 1
    parent, attending         | 2        |         |                  | 1               | 0
    parent, vacant            | 2        |         | 1 Staff          | 1 Staff         | 0
"""

QUORUM = """
    members | share          | never fewer than | quorum
    9       | third          | 3                | 3
    10      | third          | 3                | 4
    4       | third          | 3                | 3
    9       | half           |                  | 5
    8       | half           |                  | 4
    8       | more than half |                  | 5
    9       | more than half |                  | 5
    7       |                | 2                | 2
    0       | half           |                  | 0
"""

LINES = """
    typed            | least | most | sort
    2 Parent         | 2     |      | Parent
    1 to 3 Staff     | 1     | 3    | Staff
    1-2 Co-opted     | 1     | 2    | Co-opted
    up to 2 Associate | 0    | 2    | Associate
    Foundation       | 1     |      | Foundation
"""


def rows(table):
    return [[cell.strip() for cell in line.split("|")] for line in table.strip().splitlines()[1:]]


def day(text):
    return dt.date.fromisoformat(text) if text else None


@pytest.mark.parametrize("row", rows(COUNTING))
def test_a_seat_counts_until_its_term_runs_out_or_it_ends(row):
    first, until, ended, *expected = row
    seat = Seat(day(first), day(until), day(ended))
    found = (seat.counts_on(TODAY), seat.has_run_out(TODAY), seat.ends_soon(TODAY), seat.is_published(TODAY))
    assert ["yes" if one else "no" for one in found] == expected


@pytest.mark.parametrize("row", rows(MEETING))
def test_a_seat_meets_a_time_in_which_it_counts_on_a_day(row):
    first, until, ended, begins, ends, expected = row
    found = Seat(day(first), day(until), day(ended)).meets(day(begins), day(ends))
    assert ("yes" if found else "no") == expected


@pytest.mark.parametrize("row", rows(LACKING))
def test_what_a_body_lacks_is_named_by_the_sort_of_seat(row):
    sit, least, most, wanted, vacancies, too_many = row
    sorts = [one for one in [wanted_of(wanted)] if one]
    found = stands(
        Rules(int(least) if least else None, int(most) if most else None, sorts),
        [seat for word in sit.split(", ") for seat in seats_of(word)], TODAY,
    )  # fmt: skip
    assert ", ".join(f"{number} {sort}".strip() for sort, number in found.vacancies) == vacancies
    assert found.too_many == int(too_many)


def seats_of(word):
    sort, _, times = word.partition(" ×")
    seat = Seat(dt.date(2024, 9, 1), category=sort, is_member=sort != "attending", is_filled=sort != "vacant")
    return [seat] * int(times or 1)


@pytest.mark.parametrize("row", rows(QUORUM))
def test_a_share_is_rounded_up_and_never_below_the_least(row):
    members, share, least, expected = row
    assert quorum(int(members), share, int(least) if least else None) == int(expected)


@pytest.mark.parametrize("row", rows(LINES))
def test_how_many_of_what_is_read_as_people_write_it(row):
    typed, least, most, sort = row
    expected = Wanted(sort, int(least), int(most) if most else None)
    assert wanted_of(typed) == expected
    assert wanted_of(written(expected)) == expected


def test_links_experience_and_schools_are_looked_for_among_those_who_sit_there_today():
    gone = Seat(dt.date(2020, 9, 1), dt.date(2024, 8, 31), links=["SEND"], school=2, is_experienced=True)
    here = Seat(dt.date(2024, 9, 1), links=["safeguarding"], school=1, is_local=True)
    rules = Rules(links=["Safeguarding", "SEND"], experienced=1, schools=frozenset({1, 2}))
    found = stands(rules, [gone, here], TODAY)
    assert (found.missing_links, found.inexperienced, found.unrepresented) == (("SEND",), 1, frozenset({2}))
    assert found.local_percent == 100
