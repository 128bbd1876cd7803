"""A ledger of the sentence: what it says and no claim holds is asked about, and what plainly tells else is not."""

import pytest

from goldenthread.domain import date_words, targets

CONTEXT = date_words.read_context("Plan 2025-30")

ASKED = """
    asks                               | statement
    “12%” tell                         | Attendance of 96% (12% at home)
    “27” tell                          | Attendance reaches 96% for boys, class 27
    no date was made of it             | Cut gas use by 30% by 2027, with a review noted for 2029 and 2031
    who is left out by “barring        | All pupils reach the expected standard, barring those new to the school
    how things were                    | 74% of pupils passed the check, well above national
    how things were                    | The share of leavers without a place fell to 3% last year
    how things were                    | Absence of boys dropped by over 3 percentage points
    how things were                    | There was no gap between boys and girls
    how things were                    | Our current retention is 88%
    how things were                    | 62% met the standard in writing, a drop of 4% on 2024
    how things were                    | Late marks decreased slightly from 12% to 9%
    how things were                    | Our figure of 81% is also higher than the county's
    how things were                    | Only 7% of our leavers are without a place, better than the national 9%
    how things were                    | 3 out of 4 boarders (75%) passed the swimming test
    how things were                    | Over 60% of our waste is from the canteen
    how things were                    | We came close to our target with 94.6%
    how things were                    | Attendance is high but has not met our target of 97%
    how things were                    | What share of Year 6 can swim 25 metres? 88%
    how things were                    | Writing has improved so that there is no gap between boys and girls
    how things were                    | Attendance 97.2%, above the county and our best
    how things were                    | Attendance fell to 93%
    how things were                    | Our results this summer were in the top 9% in the country
    how things were                    | We have claimed to have hit 60% of our target
    how things were                    | Pupils at the higher standard: School – 6%
    how things were                    | Attendance 93.7% in line with national averages
    how things were                    | Over 40% of our pupils receive free meals (24.5% national average)
    how things were                    | Sadly, 21% of pupils have missed a tenth or more of their lessons
    how things were                    | The school has had no exclusions in the last 4 years
    how things were                    | Attendance now stands at 95.1%, up from 92.6% four years ago
    how things were                    | A rate of 94% is considered good; that allows for 11 days away
    Of which measure                   | By 2028 we will match or better the national median
    Of which measure                   | Aim for an annual 1-2% increase for the next four years
    Of which measure                   | It continues to be above the national average
    Of which measure                   | We are at 80%, so by 2027 we want to get to 85%
    “at least 2 months”                | Hold at least 2 months' spending in cash, plus reserves of 3-5 months
    is named                           | Attainment is above national at the end of Year 2 and Year 6 in phonics
    of every group of pupils           | All pupils make yearly progress at least equal to the national average of all
    of every group of pupils           | Every group of pupils attends as well as the national average
    how things were                    | Pupil voice shows that 92% feel safe
    SEND pupils alone                  | Raise attendance of boarders, of girls and of those with SEND
    better to be above                 | Requests for a plan as a share of those aged 4: 1.2%
    better to be above                 | Cases held by the team on the last day of term: 310
    is a condition                     | If every school meets its own, late marks fall from 9% to 4% by July 2028
    is a condition                     | The school is in difficulty if fewer than 55% of pupils meet the standard
    one of these enough                | Attendance rises by 2 percentage points or stays at 96%
    how many, or how far               | All schools are good by 2028, and most of them outstanding
    how many, or how far               | Absence is below national, late marks are dealt with at once
    with which figure or grade         | To meet or exceed the silver level of the award each year
    Which average                      | Results in mathematics above average
    Of which measure                   | Target 10% (England average 12%), 9% in July 2026
"""
ROWS = [[cell.strip() for cell in line.split("|")] for line in ASKED.strip().splitlines()][1:]

NOT_ASKED = """
    Plans issued within 20 weeks: 70% by July 2027 (baseline 52%)
    Attendance: 96% Punctuality: 98%
    Calls closed within the agreed time (year to date): 75.0%
    Homes at band C or above (at the end of the quarter): 80%
    Replies to the survey of buildings (end of 2024/25: 61%): 70%
    Customer score (would come again): 75
    Children seen by the nurse within a week of asking: 92%
    Reduce the number of lost books, for every 10k loans: 12.5
    The number of pupils with a safety plan (rate per 10k pupils): Fewer than 40
    Early places taken up in the 30% most deprived streets: 88%
    Persistent absence below 11% (currently 15.2%)
    Reading: 84% at the expected standard (national 75%)
    95% of invoices settled within 30 days
    Phonics from 74% (2025) to 79% (2026) and 84% (2027)
    The gap narrows from 9 percentage points in 2024-25 to 4 percentage points by 2027-28
    90% of pupils complete at least 95% of their homework
    Staff costs at 76% (2024: 79%)
    Three of our five schools judged good by 2027
    Cut carbon emissions by 30% by July 2027
    Be in line with our own attendance target of 96%
    The share of leavers in work at the age of 19 is to be 55%
    90% of staff have completed their induction by July 2027
    By July 2029 80% of pupils pass the phonics check (68% in 2024)
    Persistent absence under 18% by July 2029 (was 22.4%)
"""
PLAIN = [line.strip() for line in NOT_ASKED.strip().splitlines()]

CLAIMS = """
    value | unit  | reference         | due        | statement
    62    | %     | baseline(48 %)    | 2028-08-31 | Meals taken rise from 48% in 2024-2025 to 62% in 2027-2028
    4     | ratio | baseline(7 ratio) | -          | Cut applicants for a place to 4:1, from a ratio of 7:1 in 2023-24
    88    | %     | baseline(70 %)    | 2029-08-31 | By 2029, 88 % of primary pupils swim, up from 70 % in 2024
    85    | %     | baseline(60 %)    | -          | Share of plans issued within 20 weeks up from 60% to 85%
    33    | %     | baseline(36 %)    | -          | Late marks fall from 40 to 35% in Year 9; 36 to 33% in Year 10
    12    | %     | baseline(20 %)    | -          | Late marks down from 20 to 12% of the 15 per cent most late
    7     | pp    | -                 | -          | Gap between girls and boys reaching expected in phonics 7pp
    90    | %     | -                 | 2027-08-31 | Parents' replies at 90% by the end of the 2026-2027 school year
    -     | -     | authority         | -          | Attendance above national and local authority averages
    -3    | -     | -                 | -          | Progress above -2 in reading, -4 in writing and -3 in maths
    70    | %     | -                 | -          | 70% of pupils reach a daily average attendance of 96%
    95    | %     | baseline(71 %)    | -          | Calls answered from 71% (May 2025) to the set standard of 95%
    9.5   | %     | -                 | 2026-11-30 | Bring the % of leavers who are NEET down to 9.5% by November 2026
    5     | %     | baseline(previous year) | -    | Take-up of clubs: baseline + 5%
    65    | %     | baseline(previous year) | 2030-08-31 | Reduction in gas used: -65% by August 2030
    60    | %     | baseline(30 %)    | 2029-07-31 | Pupils who spend 2 hours on sport: from 30% to 60% by July 2029
    85    | %     | -                 | -          | Shorten waiting times so that 85% are seen within six weeks
    80    | %     | -                 | 2029-07-31 | By July 2029 80% of pupils pass the phonics check (68% in 2024)
    95    | %     | -                 | 2028-08-31 | Attendance is 95% by August 2028 (93.1% in 2023/24)
    72    | %     | -                 | -          | Attendance to be 72% (60% in 2023)
    96    | %     | -                 | 2029-08-31 | Attendance of 96% (97% in 2028/29)
    -     | grade | ofsted.Good       | 2027-08-31 | All schools to be good or better in two years
"""
READ = [[cell.strip() for cell in line.split("|")] for line in CLAIMS.strip().splitlines()][1:]


@pytest.mark.parametrize(("asks", "statement"), ROWS, ids=[row[1] for row in ROWS])
def test_what_no_claim_holds_is_asked_about(asks, statement):
    questions = targets.read(statement, CONTEXT).questions
    assert any(asks.lower() in question.asks.lower() for question in questions)


@pytest.mark.parametrize("statement", PLAIN)
def test_what_plainly_tells_something_else_is_not_asked_about(statement):
    assert targets.read(statement, CONTEXT).doubts == ()


@pytest.mark.parametrize("row", READ, ids=[row[-1] for row in READ])
def test_a_start_and_its_date_never_stand_for_the_goal(row):
    *expected, statement = row
    claim = targets.read(statement, CONTEXT).claims[-1]
    due = claim.when.to_on.isoformat() if claim.when and claim.when.to_on else None
    assert [each or "-" for each in (claim.value, claim.unit, claim.reference, due)] == expected
