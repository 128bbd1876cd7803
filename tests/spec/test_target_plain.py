"""Which readings stand unasked: every word is accounted for, in a form that is known; any other is read back."""

import pytest

from goldenthread.domain import date_words, targets

CONTEXT = date_words.read_context("Plan 2025-30")

STANDS = """
    Attendance of at least 95%
    Attendance at or above national
    Persistent absence below 11% (currently 15.2%)
    85%+ of pupils reach the expected standard in reading, writing and maths by July 2027
    68% of pupils at expected in RWM and 12% at greater depth
    Reduce persistent absence from 24% to 18% by July 2027
    All schools have attendance of 96% or more
    Attendance 96% (PP 94.5%)
    Gap reduced to less than 5 percentage points
    Staff costs do not exceed 78% of income
    85% of parents say that the school is well led
    90% of parents would recommend the school
    95% of invoices settled within 30 days
    Ninety per cent of leaders hold a qualification
    92 per cent plus of staff complete their training
    Use of mentors increases to 75%
    Number of appeals: fewer than 40 in 2026/27
    75% of schools good, 25% outstanding
    Reduce NEET to below 3%
"""
# What is read back, and what keeps it from standing by itself.
READ_BACK = """
    Attendance at Castle Rise of at least 95%                        | a school that no claim holds
    Upper school lunchtime attendance: 97.1%                         | a word before what is known
    The attendance target for each child is 97%                      | for each of them
    National average attendance 2026: 96.0%                          | a figure of somebody else
    Tenancy turnover: 7%                                             | a name, and no word which way is good
    Working capital: 2%                                              | a name, and no word which way is good
    Reduce smoking by the gate to 10% by 2027 and 5% by 2030         | two steps of what nobody knows
    Cut carbon emissions by 30% by July 2027                         | a name that begins with what is to be done
    Deliver services within the £49m budget                          | a name that begins with what is to be done
    Shorten waiting times so that 85% are seen within six weeks      | a piece of a sentence for a name
    70% of pupils reach a daily average attendance of 96%            | a figure within a name
    20% of pupils achieve below what they are able to                | people who do not do well
    Reduce exclusions so that they are at least in line with national averages | two ways at once
    Ensure that the care home is rated as good by the CQC            | no school
    All pupils are expected to make at least 5 steps progress in a year | a unit that the measure has not
    Outcomes of 60%                                                  | too general to be a measure
"""
STAND = [line.strip() for line in STANDS.strip().splitlines()]
BACK = [line.split("|")[0].strip() for line in READ_BACK.strip().splitlines()]


@pytest.mark.parametrize("statement", STAND)
def test_a_known_form_with_every_word_accounted_for_stands_unasked(statement):
    assert targets.read(statement, CONTEXT).questions == ()


@pytest.mark.parametrize("statement", BACK)
def test_any_other_reading_is_read_back(statement):
    reading = targets.read(statement, CONTEXT)
    assert reading.questions
    assert all(question.asks.startswith("Is this what is meant: “") for question in reading.questions)
    assert [question.proposal for question in reading.questions] == ["yes"]
    assert reading.doubts == ()


def test_what_is_read_back_is_every_claim_in_plain_words():
    reading = targets.read("Reduce smoking by the gate to 10% by 2027 and 5% by 2030", CONTEXT)
    said = reading.questions[0].asks
    assert all(targets.say(claim) in said for claim in reading.claims)
    assert len(reading.claims) == 2


def test_a_reading_that_is_asked_about_already_is_not_read_back_too():
    reading = targets.read("Cut absence by 30% by 2027, with a review noted for 2031", CONTEXT)
    assert reading.questions == reading.doubts != ()
