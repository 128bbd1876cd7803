"""The rule of years, terms, half terms and months, as tables."""

import datetime as dt

import pytest

from goldenthread.domain import calendar
from goldenthread.domain.calendar import Period, Term, TermCalendar

PERIODS = """
    key              | kind      | label                       | first      | last
    2025/26          | year      | 2025/26                     | 2025-09-01 | 2026-08-31
    2025/26 autumn   | term      | autumn term 2025/26         | 2025-09-01 | 2025-12-31
    2025/26 spring   | term      | spring term 2025/26         | 2026-01-01 | 2026-03-31
    2025/26 summer   | term      | summer term 2025/26         | 2026-04-01 | 2026-07-31
    2025/26 autumn 1 | half term | autumn half term 1 2025/26  | 2025-09-01 | 2025-10-31
    2025/26 autumn 2 | half term | autumn half term 2 2025/26  | 2025-11-01 | 2025-12-31
    2025/26 summer 2 | half term | summer half term 2 2025/26  | 2026-06-01 | 2026-07-31
    2025-11          | month     | November 2025               | 2025-11-01 | 2025-11-30
    2024-02          | month     | February 2024               | 2024-02-01 | 2024-02-29
"""

NEIGHBOURS = """
    key              | before           | a year before
    2025/26          | 2024/25          | 2024/25
    2025/26 autumn   | 2024/25 summer   | 2024/25 autumn
    2025/26 summer   | 2025/26 spring   | 2024/25 summer
    2025/26 autumn 1 | 2024/25 summer 2 | 2024/25 autumn 1
    2025/26 spring 1 | 2025/26 autumn 2 | 2024/25 spring 1
    2025-09          | 2025-08          | 2024-09
    2026-01          | 2025-12          | 2025-01
"""

EASTERS = ["2020-04-12", "2021-04-04", "2024-03-31", "2025-04-20", "2026-04-05", "2038-04-25", "2285-03-22"]

OUR_AUTUMN = Term(
    "2026/27", "autumn", dt.date(2026, 9, 2), dt.date(2026, 12, 18), dt.date(2026, 10, 26), dt.date(2026, 10, 30)
)
OURS = TermCalendar(terms=(OUR_AUTUMN,))


def rows(table: str) -> list[tuple[str, ...]]:
    return [tuple(cell.strip() for cell in line.split("|")) for line in table.strip().splitlines()[1:]]


@pytest.mark.parametrize(("key", "kind", "label", "first", "last"), rows(PERIODS))
def test_a_key_names_a_period(key, kind, label, first, last):
    period = Period.parse(key)
    assert (period.kind, period.label) == (kind, label)
    assert (str(period.starts_on), str(period.ends_on)) == (first, last)


@pytest.mark.parametrize(("key", "before", "year_before"), rows(NEIGHBOURS))
def test_a_period_knows_its_neighbours(key, before, year_before):
    period = Period.parse(key)
    assert period.previous() == Period.parse(before)
    assert period.same_last_year() == Period.parse(year_before)
    assert period.previous().following() == period


@pytest.mark.parametrize(
    "key", ["", "2025", "2025/27", "2025/26 winter", "2025/26 autumn 3", "2025-13", "٢٠٢٥/26", "x" * 500]
)
def test_what_is_no_period_is_refused_in_plain_words(key):
    with pytest.raises(ValueError, match=r"is not (a period|an academic year)\. Write"):
        Period.parse(key)


def test_mixed_periods_sort_by_their_end_and_then_the_shorter_first():
    keys = ["2025/26", "2025/26 summer", "2026-08", "2025/26 summer 2", "2026-07", "2025/26 autumn"]
    in_order = ["2025/26 autumn", "2026-07", "2025/26 summer 2", "2025/26 summer", "2026-08", "2025/26"]
    assert [period.key for period in sorted(map(Period.parse, keys))] == in_order


def test_a_trust_with_term_dates_has_terms_and_half_terms_of_its_own():
    assert Period.parse("2026/27 autumn", OURS).ends_on == dt.date(2026, 12, 18)
    assert Period.parse("2026/27 autumn 1", OURS).ends_on == dt.date(2026, 10, 25)
    assert Period.parse("2026/27 autumn 2", OURS).starts_on == dt.date(2026, 10, 31)
    assert Period.parse("2026/27 spring", OURS).ends_on == dt.date(2027, 3, 31)


def test_a_day_falls_in_a_period_or_in_the_holidays():
    day, holiday = dt.date(2026, 11, 21), dt.date(2026, 12, 27)
    keys = [found.key for kind in calendar.KINDS if (found := Period.containing(day, kind, OURS))]
    assert keys == ["2026/27", "2026/27 autumn", "2026/27 autumn 2", "2026-11"]
    assert Period.containing(holiday, "term", OURS) is None
    assert OURS.term_of(holiday) is None


@pytest.mark.parametrize(
    ("day", "year"), [("2026-08-31", "2025/26"), ("2026-09-01", "2026/27"), ("1999-10-01", "1999/00")]
)
def test_an_academic_year_turns_on_the_first_of_september(day, year):
    assert calendar.academic_year_of(dt.date.fromisoformat(day)) == year


@pytest.mark.parametrize(
    ("plan_year", "end", "around"),
    [
        ("academic", "2026-08-31", ("2025-09-01", "2026-08-31")),
        ("calendar", "2026-12-31", ("2026-01-01", "2026-12-31")),
        ("financial", "2026-12-31", ("2025-04-01", "2026-03-31")),
    ],
)
def test_a_plan_keeps_the_trusts_own_year(plan_year, end, around):
    assert str(TermCalendar(plan_year=plan_year).plan_year_end(2026)) == end
    assert tuple(map(str, calendar.plan_year_around(dt.date(2026, 2, 1), plan_year))) == around


@pytest.mark.parametrize("sunday", EASTERS)
def test_easter_is_the_sunday_of_the_church_calendar(sunday):
    assert str(calendar.easter(int(sunday[:4]))) == sunday


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        ({"year": "2026/28"}, "not an academic year"),
        ({"name": "winter"}, "not a term"),
        ({"ends_on": dt.date(2026, 8, 1)}, "ends before it begins"),
        ({"half_term_from": dt.date(2026, 10, 26)}, "first and a last day"),
        ({"half_term_from": dt.date(2027, 1, 1), "half_term_to": dt.date(2027, 1, 2)}, "lie within"),
    ],
)
def test_a_term_that_cannot_be_is_refused_in_plain_words(wrong, says):
    facts = {"year": "2026/27", "name": "autumn", "starts_on": dt.date(2026, 9, 2), "ends_on": dt.date(2026, 12, 18)}
    with pytest.raises(ValueError, match=says):
        Term(**facts | wrong)


def test_a_calendar_is_read_from_the_trusts_own_record():
    term = {"year": "2026/27", "term": "autumn", "from": "2026-09-02", "until": "2026-12-18"}
    kept = TermCalendar.from_json({"terms": [term | {"half_term": ["2026-10-26", "2026-10-30"]}], "terms_a_year": 6})
    assert kept == TermCalendar(terms=(OUR_AUTUMN,), terms_a_year=6)
    assert TermCalendar.from_json({}) == TermCalendar()


NO_CALENDARS = [
    {"plan_year": "lunar"},
    {"terms_a_year": 4},
    {"terms": [{"year": "2026/27"}]},
    {"terms": [{"year": "2026/27", "term": "autumn", "from": "soon", "until": "later"}]},
]


@pytest.mark.parametrize("facts", NO_CALENDARS)
def test_a_record_that_is_no_calendar_is_refused(facts):
    with pytest.raises(ValueError, match=r"^\S.*\.$"):
        TermCalendar.from_json(facts)
