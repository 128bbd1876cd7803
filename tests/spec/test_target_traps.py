"""Numbers that set nothing, and words that only sound like targets: none may become a figure."""

import pytest

from goldenthread.domain import date_words, targets

NO_FIGURE = """
    No child is disadvantaged by where they live
    In 2023, 68% of pupils met the standard
    Results were 6% below national in 2023
    Visit the 30 families of the pupils below 85%
    26% of pupils are eligible for pupil premium
    Attendance has been below national for the past three years
    Attendance of our pupils is currently 3% below others
    Expenditure over £10,000 requires approval by the board
    Virements up to £25,000
    Up to £5,000
    A quorum of three trustees
    Inspected in March 2019 and judged Good
    100 per cent committed
    Events at national level
    Score 12
    Scale point 12
    Net Zero strategy
    Zero tolerance of bullying
    S175 audit
    1:1 support for pupils with SEND
    Level 3 safeguarding training
    GCSE 9-1
    24/7 access to support
    3 tier model
    Stage 2 complaints
    Budget £10,000 from pupil premium
    0.6 FTE SENCO
    2 x LSA (£36,000)
    10% PPA time
    80/20 rule
    NA 64%
    Baseline 40%
    Currently 85%
    1.2
    7
    5-year plan
    Years 7 to 13
    3-18 school
    An all-through school for ages 3 to 19
    by 2026
    By August 2026
    Key Stage 2
    KS3 and KS4
    Priority 1
    Aim 3.2
    KPI 3.7
    Attainment 8
    Progress 8 and Attainment 8 are reported
    Year 6
    Grade 5+ in English and maths
    Section 175 audit
    24/7 help line
    360 review of governance
    Review the 4 strands of the plan
    Our 12 academies work as one family
    The three schools share a curriculum
    A team of five staff supports schools
    Roll out the new system to all 14 schools
    Improve outcomes in 3 schools
    Implement phase 2 of the estates plan
    Provide extra reading for the lowest 20% of readers
    Identify the top 25% of staff for leadership
    Number of pupils with attendance below 90%
    Number of pupils below 90%
    Percentage of staff with more than 5 days absence
    Reduce the number of pupils with less than 90% attendance
    Year 2: a significant majority make good progress (6 tracker points)
    Most pupils make good progress
    number of staff benefitting
    significant improvement
    Increase the share of pupils with grade 5+ in English and maths
    Develop a Year 7 catch-up programme
    Establish a 16-19 free school
    Hold a conference on 14 March 2027
    COVID-19 recovery
    One-to-one tuition for those who need it
    Post-16 provision is strong
    Under-fives provision opens
    Within five years we are known for music
    Complaints policy v2.1
    Over the next 3 years staff feel supported
    Attendance was 93% last year
    Attendance officers in 3 schools
    The charter covers 7 principles
    Reading in Year 2 and Year 3
    Baseline 74%
    Serving over 5,000 pupils across 10 schools
    Set up a group of 6 heads to review assessment
    More lessons judged good or better
    Reduce number of pupils below 90% attendance
    Number of suspensions of 5 days or more
    Percentage of pupils above national average
    Percentage of lessons judged good or better
    Improve the life chances of 12,000 children
    Top 10 priorities are agreed
    Deliver 3 modules of the leadership course
    Introduce 10-minute check-ins
    Number of staff with 3 or more years of service
    With 1,200 staff we are a large employer
    From 59% in 2024 we have come a long way
    Termly reports on attendance to the board
    Staff costs are capped at an agreed percentage of income
"""
LINES = [line.strip() for line in NO_FIGURE.strip().splitlines()]
CONTEXT = date_words.read_context("2024-29")


@pytest.mark.parametrize("statement", LINES)
def test_a_number_that_sets_nothing_is_never_a_value(statement):
    assert [claim.value for claim in targets.read(statement, CONTEXT).claims if claim.value is not None] == []


@pytest.mark.parametrize("statement", LINES)
def test_none_of_them_is_said_to_be_checkable_by_machine(statement):
    assert targets.read(statement, CONTEXT).tier > 1


VAGUE = """
    majority | The vast majority of lessons are good
    most     | Most pupils make good progress
    value    | number of complaints
    seen     | A culture of excellence
    nothing  | ***
"""


@pytest.mark.parametrize("row", VAGUE.strip().splitlines())
def test_what_is_missing_is_said_plainly(row):
    said, statement = (cell.strip() for cell in row.split("|"))
    suggestion = targets.suggest_rewrite(targets.read(statement, CONTEXT))
    assert said in suggestion.lower()


WORDINGS = """
    at least … % of lessons are good by …                      | The vast majority of lessons are good
    Complaints at most … by July 2027                          | Number of complaints by July 2027
    Attendance at least … % by …                               | Attendance is excellent
    in the survey of …, at least … % agree: pupils are happy by … | Pupils are happy
    Achieve carbon neutrality by 2030, shown by … reaching …   | Achieve carbon neutrality by 2030
"""


@pytest.mark.parametrize("row", WORDINGS.strip("\n").splitlines())
def test_a_wording_is_proposed_that_could_be_checked(row):
    wording, statement = (cell.strip() for cell in row.split("|"))
    reading = targets.read(statement, CONTEXT)
    assert f"For example: “{wording}”." in (targets.suggest_rewrite(reading) or "")
    assert f"“{wording}”" in [question.proposal for question in reading.questions]


def test_a_statement_that_can_be_checked_needs_no_rewrite():
    assert targets.suggest_rewrite(targets.read("Attendance above 96%", CONTEXT)) is None


BESIDE = """
    asked about                        | as written
    better behaviour and happier staff | Attendance at 95% by July 2027, better behaviour and happier staff
    improved attendance                | Persistent absence below 12% by July 2027 and improved attendance
                                       | Attendance at 96% and improving year on year
                                       | Fewer than 5% of teachers leave and more than 90% are happy
                                       | Attendance of 96% and fewer than 10 suspensions
"""


@pytest.mark.parametrize("row", BESIDE.strip("\n").splitlines()[1:])
def test_a_wish_beside_a_figure_is_asked_about(row):
    wish, statement = (cell.strip() for cell in row.split("|"))
    asked = [question.asks for question in targets.read(statement, CONTEXT).questions]
    assert any(wish in said for said in asked) if wish else not any("sets no figure" in said for said in asked)


ASKED = """
    who is left out | Attendance of at least 96% except in special schools
    who is left out | 95% attendance for all but those on part-time timetables
    who is left out | Persistent absence under 15% outside our alternative provision
    published       | Attendance 4 points clear of Kent’s average
"""


@pytest.mark.parametrize("row", ASKED.strip("\n").splitlines())
def test_who_is_left_out_and_whose_average_is_meant_are_asked(row):
    said, statement = (cell.strip() for cell in row.split("|"))
    assert any(said in question.asks.lower() for question in targets.read(statement, CONTEXT).questions)


def test_a_margin_in_words_is_a_margin_and_no_figure_of_its_own():
    (claim,) = targets.read("KS2 combined outcomes five points clear of the national average", CONTEXT).claims
    assert (claim.op, claim.value, claim.unit, claim.reference) == (">=", "5", "pts", "national")


UP_TO = """
    is read  | and | as written
    >= 96    |     | Attendance up to 96% by July 2027
    >= 9400  |     | Pupil numbers up to 9,400
    <= 12    |     | Persistent absence up to 12%
    <= 5     | ask | Up to 5% of lessons are covered
"""


@pytest.mark.parametrize("row", UP_TO.strip("\n").splitlines()[1:])
def test_up_to_is_read_by_which_way_is_good(row):
    claims, asks, statement = (cell.strip() for cell in row.split("|"))
    reading = targets.read(statement, CONTEXT)
    assert [f"{claim.op} {claim.value}" for claim in reading.claims] == [claims]
    assert bool(reading.questions) == bool(asks)


def test_a_margin_with_a_sign_of_its_own_is_still_a_number():
    (claim,) = targets.read("−0.5 below national", CONTEXT).claims
    assert claim.value == "-0.5"
