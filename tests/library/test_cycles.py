"""The ready-made cycles of the library."""

import datetime as dt

import pytest
from pydantic import ValidationError

from goldenthread.domain.calendar import USUAL
from goldenthread.domain.year import review_cycle
from goldenthread.features.organisations.words import in_own_words
from goldenthread.features.reviews.ready_made import DutyFacts, ready_made

YEAR = (dt.date(2026, 9, 1), dt.date(2027, 8, 31))
YEAR_AND_THE_ONE_BEFORE = (dt.date(2025, 9, 1), YEAR[1])


@pytest.mark.parametrize("name", ["governance-year", "plan-year", "statutory"])
def test_every_duty_of_a_ready_made_cycle_comes_round_in_a_year_and_in_order(name):
    cycle = ready_made()[name]
    rules = {duty.key: duty.rule() for duty in cycle.duties}
    dues = [due for rule in rules.values() for due in review_cycle.occurrences(rule, USUAL, *YEAR_AND_THE_ONE_BEFORE)]
    assert {due.rule for due in dues if due.due_on >= YEAR[0]} == set(rules)
    assert [one for one in review_cycle.out_of_order(dues, rules) if one.on >= YEAR[0]] == []


def test_every_word_in_braces_is_one_of_ours():
    for cycle in ready_made().values():
        for duty in cycle.duties:
            said = [in_own_words(None, text) for text in (duty.title, duty.says, duty.with_whom)]
            assert not any("{" in text for text in said)


def test_the_yearly_cycle_says_in_each_month_what_is_to_be_done():
    duties = ready_made()["plan-year"].duties
    months = {month for duty in duties for month in duty.when.months}
    assert months == {3, 4, 5, 6, 9, 10, 11, 12, 1, 2}


def test_the_dates_set_by_law_are_those_of_the_department_and_of_companies_house():
    dates = {duty.key: duty.when.on for duty in ready_made()["statutory"].duties}
    asked = {
        "accounts-department": "12-31", "accounts-website": "01-31", "companies-house": "05-31",
        "gender-pay": "03-30", "admissions": "02-28", "pupil-premium": "12-31", "sport-premium": "07-31",
        "teacher-appraisal": "10-31", "forecast": "08-31",
    }  # fmt: skip
    assert {key: dates[key] for key in asked} == asked


@pytest.mark.parametrize(
    "facts",
    [{"when": {"on": "31.12."}}, {"when": {"months": [13]}}, {"when": {}}, {"role": "king", "when": {"on": "12-31"}}],
)
def test_a_duty_that_cannot_come_round_is_refused(facts):
    with pytest.raises(ValidationError):
        DutyFacts.model_validate({"key": "accounts", "title": "Accounts"} | facts)
