"""When what comes round in a trust's year is asked for, when it is late, and what is warned of."""

import datetime as dt

import pytest

from goldenthread.domain.calendar import TermCalendar
from goldenthread.domain.year import review_cycle
from goldenthread.domain.year.review_cycle import Due, Rule
from tests.world import CALENDAR

TERMS = TermCalendar.from_json(CALENDAR)
YEAR = (dt.date(2026, 9, 1), dt.date(2027, 8, 31))
RULES = {
    "draft": Rule("draft", months=(4,)),
    "guides": Rule("guides", months=(6,), lasts=2),
    "checks": Rule("checks", months=(11, 12, 1, 2, 3)),
    "figures": Rule("figures", months=tuple(range(1, 13))),
    "winter": Rule("winter", months=(12,), lasts=3),
    "rating": Rule("rating", terms=("autumn", "spring", "summer"), edge="end", weeks=-2),
    "opening": Rule("opening", terms=("autumn",), edge="start"),
    "half way": Rule("half way", terms=("spring",), edge="half"),
    "accounts": Rule("accounts", month=12, day=31, lead=60),
    "gender pay": Rule("gender pay", month=3, day=30),
}

WHEN = """
    rule       | in words                                | asked for from | in time until | its name
    draft      | in April                                | 2027-04-01     | 2027-04-30    | 2027-04
    guides     | in June and July                        | 2027-06-01     | 2027-07-31    | 2027-06
    winter     | in December to February                 | 2026-12-01     | 2027-02-28    | 2026-12
    checks     | each month from November to March       | 2026-11-01     | 2026-11-30    | 2026-11
    figures    | each month                              | 2026-09-01     | 2026-09-30    | 2026-09
    rating     | 2 weeks before the end of every term    | 2026-11-06     | 2026-12-04    | 2026/27 autumn
    opening    | at the start of the autumn term         | 2026-08-04     | 2026-09-01    | 2026/27 autumn
    half way   | by half term in the spring term         | 2027-01-17     | 2027-02-14    | 2026/27 spring
    accounts   | by 31 December                          | 2026-11-01     | 2026-12-31    | 2026
    gender pay | by 30 March                             | 2027-03-02     | 2027-03-30    | 2027
"""


def cells(table):
    return [[cell.strip() for cell in line.split("|")] for line in table.strip().splitlines()[1:]]


@pytest.mark.parametrize("line", cells(WHEN), ids=lambda line: line[0])
def test_a_rule_gives_its_days(line):
    key, says, opens, due, name = line
    found = review_cycle.occurrences(RULES[key], TERMS, *YEAR)[0]
    assert (review_cycle.in_words(RULES[key]), found.opens_on.isoformat(), found.due_on.isoformat(), found.name) == (
        says, opens, due, name,
    )  # fmt: skip


COUNT = """
    rule     | in a year | the last of them
    checks   | 5         | 2027-03-31
    rating   | 3         | 2027-07-07
    accounts | 1         | 2026-12-31
"""


@pytest.mark.parametrize("line", cells(COUNT), ids=lambda line: line[0])
def test_a_year_holds_every_occurrence_once(line):
    found = review_cycle.occurrences(RULES[line[0]], TERMS, *YEAR)
    assert (len(found), found[-1].due_on.isoformat()) == (int(line[1]), line[2])


STATE = """
    today      | done on    | it stands
    2026-10-31 |            | ahead
    2026-11-01 |            | due
    2026-11-30 |            | due
    2026-12-01 |            | late
    2026-12-01 | 2026-11-30 | done
    2026-12-09 | 2026-12-08 | done late
"""


@pytest.mark.parametrize("line", cells(STATE), ids=lambda line: line[2])
def test_it_is_late_only_after_its_last_day(line):
    today, done, stands = line
    due = Due(dt.date(2026, 11, 30), dt.date(2026, 11, 1), "checks", "2026-11")
    done_on = dt.date.fromisoformat(done) if done else None
    assert review_cycle.state(due, done_on, dt.date.fromisoformat(today)) == stands


WARNED = """
    rule       | of       | is warned of
    accounts   | 2026     | It falls outside term: ready by Friday 18 December.
    gender pay | 2027     | It falls outside term: ready by Thursday 25 March.
    half way   | 2026/27 spring | It falls at a weekend: ready by Friday 12 February.
    checks     | 2026-12  |
    rating     | 2026/27 autumn |
"""


@pytest.mark.parametrize("line", cells(WARNED), ids=lambda line: line[0])
def test_what_falls_outside_term_is_warned_of_with_the_day_before(line):
    key, name, says = line
    due = next(one for one in review_cycle.occurrences(RULES[key], TERMS, *YEAR) if one.name == name)
    warned = review_cycle.outside_term(due, RULES[key], TERMS)
    assert (warned.says if warned else "") == says


def test_a_term_that_is_moved_moves_the_days_and_makes_no_second_occurrence():
    moved = TermCalendar.from_json(
        CALENDAR | {"terms": [CALENDAR["terms"][0] | {"until": "2026-12-11"}, *CALENDAR["terms"][1:]]}
    )
    before, after = (review_cycle.occurrences(RULES["rating"], one, *YEAR)[0] for one in (TERMS, moved))
    assert before.name == after.name
    assert (before.due_on - after.due_on).days == 7


def test_what_is_due_before_what_has_to_come_first_is_warned_of():
    rules = {
        "scrutiny": Rule("scrutiny", months=(11,)), "board": Rule("board", months=(10,), after="scrutiny"),
        "papers": Rule("papers", months=(12,), after="scrutiny"),
    }  # fmt: skip
    dues = [due for rule in rules.values() for due in review_cycle.occurrences(rule, TERMS, *YEAR)]
    assert [warned.rule for warned in review_cycle.out_of_order(dues, rules)] == ["board"]


def test_a_post_that_is_asked_for_much_in_one_week_is_named_with_the_week():
    dues = [Due(dt.date(2026, 12, day), dt.date(2026, 12, 1), f"r{day}", "2026-12") for day in (7, 9, 10, 11, 14)]
    found = review_cycle.crowded_weeks(dues, {due.rule: "Head" for due in dues})
    assert found == [("Head", dt.date(2026, 12, 7), 4)]


UNSOUND = """
    what               | is refused at
    nothing            | anchor
    months and a day   | anchor
    month 13           | months
    29 February        | day
    a term, no edge    | terms
"""
BROKEN = {
    "nothing": Rule("r"), "months and a day": Rule("r", months=(4,), month=3, day=1),
    "month 13": Rule("r", months=(13,)),
    "29 February": Rule("r", month=2, day=29), "a term, no edge": Rule("r", terms=("autumn",)),
}  # fmt: skip


@pytest.mark.parametrize("line", cells(UNSOUND), ids=lambda line: line[0])
def test_a_rule_that_gives_no_day_is_refused(line):
    assert list(review_cycle.flaws(BROKEN[line[0]])) == [line[1]]


def test_the_twelve_months_of_a_year_begin_where_the_trust_begins_it():
    months = review_cycle.twelve_months(4, dt.date(2027, 3, 1))
    assert (months[0], months[-1]) == (dt.date(2026, 4, 1), dt.date(2027, 3, 1))


def test_the_weeks_of_a_month_hold_every_day_of_it_even_where_the_clocks_change():
    days = [day for week in review_cycle.weeks_of(dt.date(2027, 3, 1)) for day in week]
    assert days == [days[0] + dt.timedelta(days=away) for away in range(len(days))]
    assert dt.date(2027, 3, 28) in days


# A return that falls due on 15 January and is asked for from 18 December on; today is the first of December.
MOVED = """
    moved to   | asked for from | why not
    2027-01-22 | 2026-12-25     |
    2026-12-10 | 2026-12-01     |
    2027-01-15 |                | It is due on that day already.
    2026-11-30 |                | That day is past. Say that it is done, or let it pass this time.
    2027-04-20 |                | That is more than three months away: let it pass, or change when it comes round.
"""


@pytest.mark.parametrize("line", cells(MOVED), ids=lambda line: line[0])
def test_one_time_of_a_duty_is_moved_alone(line):
    to, today = dt.date.fromisoformat(line[0]), dt.date(2026, 12, 1)
    due = Due(dt.date(2027, 1, 15), dt.date(2026, 12, 18), "return", "2027")
    assert review_cycle.why_not_moved(due, to, today) == line[2]
    if line[1]:
        assert review_cycle.moved(due, to, today).opens_on.isoformat() == line[1]
