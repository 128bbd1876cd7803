"""Every form in which plans say their targets: the class that it is read as, and how many claims it makes."""

import pytest

from goldenthread.domain import date_words, targets

# N number · B benchmark · C count or category · R change · T direction · S opinion · D deliverable · M bare measure
# · V not checkable.
LIMITS = """
    N 1 | Staff turnover stays under 14%
    N 1 | Attendance exceeds 96%
    N 1 | 88%+ of pupils leave Year 2 reading fluently
    N 1 | 92 per cent plus of staff complete their training
    N 1 | Staff presence >96.5%
    N 1 | Key stage 2 progress ≥ 0.00
    N 1 | P8 +0.15
    N 1 | Progress 8 of −0.2 or above
    N 1 | At least eight partner primaries
    N 1 | Vacancy rate below 3 pct
    N 1 | A minimum of 4 points progress in a year
    N 1 | A8 no lower than 47
    N 1 | Average Attainment 8 score of 48.5 across our secondaries
    N 1 | Staff costs do not exceed 78% of income
    N 1 | Reserves of 6% of income
    N 1 | Cash in hand of not less than £400k
    N 1 | A surplus of £1.2 million
    N 1 | Pupil teacher ratio of 1:22
    N 1 | Pupil to adult ratio no higher than 16:1
    N 1 | Free reserves between 4% and 7% of income
    N 1 | between 1,800 and 2,400 pupils on roll
    N 1 | Two thirds of leavers go on to our sixth form
    N 1 | Three quarters of families attend the autumn meeting
    N 1 | 9 out of 10 parents would recommend the school
    N 1 | Fewer than 1 in 12 teachers leave each year
    N 1 | Ninety per cent of leaders hold a qualification
    N 1 | Staff sickness below 5 days a person
    N 1 | No more than three suspensions a term
    N 1 | Permanent exclusions: 0
    N 1 | zero serious incidents
    N 1 | Score of 4 or above on the wellbeing survey
    N 1 | 95% of invoices settled within 30 days
    N 1 | Persistent absence below 11% (currently 15.2%)
    N 1 | Reading: 84% at the expected standard (national 75%)
    N 1 | 55% grade 5+ in English and maths
    N 1 | Take-up of the breakfast club rises to 60%
    N 1 | Late marks cut to 1%
    N 1 | Unplanned overtime reduced to 4%
"""

SEVERAL_FIGURES = """
    N 2 | Voluntary turnover under 12%, and no academy above 18%
    N 2 | 75% of lessons good or better and 35% outstanding
    N 2 | PA < 9%; attendance > 96%
    N 2 | Attendance above 95.5% and persistent absence below 12% in all schools
    N 3 | 82% of pupils at expected in reading, 76% in writing and 79% in maths
    N 3 | Reading 82%, writing 76%, maths 79%
    N 4 | GLD 71%, phonics 84%, KS2 RWM 66%, MTC average 21
    N 2 | 9-5 EM 47% and 9-4 EM 70%
    N 2 | Attendance 96% (PP 94.5%)
    N 3 | Attendance: all 96%, disadvantaged 94%, SEND 93%
    N 2 | 97% attendance for pupils and 98% for staff
    N 2 | 93% of staff and parents would recommend the trust
    N 2 | Staff and pupil attendance both above 96%
    N 2 | Two new primaries and one new secondary by 2028
    N 2 | Primary attendance 96%, secondary attendance 94%
    N 2 | 68% of pupils at expected in RWM and 12% at greater depth
    N 2 | Attendance above national and at least 95.5%
    N 1 | Over 75% of pupils attend at least two clubs
    N 1 | 94% of pupils in each of our 6 schools read at their age
    N 2 | In five years 30% of posts are filled from within. Vacancies stay below 2%.
"""

STEPS = """
    N 2 | Year 1 35%, Year 3 65%
    N 3 | Take-up of coaching: 20% in year one, 45% in year two and 70% in year three
    N 3 | December 38%, March 52%, July 66%
    N 3 | Staff turnover: 17% by 2024, 15% by 2025, 13% by 2026
    N 3 | Attendance: 2024/25 94%, 2025/26 95%, 2026/27 96%
"""

COUNTS = """
    N 1 | SSTs to grow to seven partner schools by '27
    N 1 | 2 new schools a year
    N 1 | 3-5 new academies in the plan period
    N 1 | Recruit 15 trainee teachers annually
    N 1 | At least four academies
    N 1 | Eight new apprentices each year
    N 1 | 60 volunteers signed up by 2027
    N 1 | 1,350 pupils on roll by October 2027
    C 1 | At least three schools judged outstanding
    C 1 | Every pupil gains at least eight outdoor experiences
    C 1 | Each child performs on stage at least twice, and at least one time in Year 6
    C 1 | Every school hosts at least two trainees
"""

UNIVERSALS = """
    C 1 | Not a single school ends the year in deficit
    C 1 | None of our academies carries a deficit
    C 1 | All statutory policies are in date
    C 1 | Every secondary meets all eight Gatsby benchmarks
    C 1 | All schools are rated good at their next inspection
    C 1 | All academies at least good within three years of joining
    C 1 | Ofsted good or better
    C 1 | Ofsted Grade 2
    C 1 | Quality of education judged good at the next inspection
    C 1 | No school is in special measures
    C 1 | No school in deficit
    C 1 | No permanent exclusions
    C 1 | All teachers receive a yearly appraisal
    C 1 | All safeguarding leads have completed level 3 training
    C 1 | Every pupil takes part in a residential
    C 1 | All statutory returns are submitted on time
    C 1 | Every pupil reads to an adult at least three times a week
    C 1 | All high-risk actions closed within three months
    C 1 | The SENDCo holds the national qualification in every school
    C 1 | All leavers are in education, employment or training
    C 1 | Every academy sets a balanced budget
    C 1 | All staff have a personal development pathway
    C 1 | Unqualified audit opinion
    C 2 | All schools judged good; all schools in surplus
"""

BENCHMARKS = """
    B 1 | Suspensions in the lowest quartile of similar schools
    B 1 | Attainment betters the county average
    B 1 | Attendance above national
    B 1 | Attainment at or above the national average for all groups
    B 1 | Suspensions lower than similar schools
    B 1 | absence significantly below national in all schools
    B 1 | Progress 8 broadly in line with similar schools
    B 1 | Results well above the local authority average
    B 1 | No school below the floor standard
    B 1 | 60% of academies at or above national KS2 progress
    B 1 | Disadvantaged pupils do as well as all others nationally
    B 1 | Staff retention better than the sector average
    B 1 | Attendance in line with national or better
    B 1 | Workforce diversity in line with the averages of our communities
    B 2 | Phonics and GLD above national
    B 2 | Outcomes above average in two years and significantly above average within five
    B 4 | Attendance: absence, persistent absence, suspensions and exclusions are lower than national figures
    B 1 | top 15% of trusts
    B 1 | Upper quartile for staff engagement
    B 1 | In the top 30 highest performing trusts nationally
    B 2 | One of the top 20% of trusts for both primary and secondary schools
    B 2 | Attendance above the national average and in the top 30% of schools
"""

CHANGES = """
    R 1 | GLD from 66% to 72%
    R 1 | Numbers on roll increase from 3,900 to 4,200 by September 2027
    R 1 | Reduce persistent absence by 4%
    R 1 | Attendance up by 1.5 percentage points
    R 1 | 12% fewer suspensions than in 2024/25
    R 1 | A 10% rise in sixth-form enrolment
    R 1 | Double the number of apprentices
    R 1 | Treble the income from lettings
    R 1 | Carbon emissions halved by 2032
    R 1 | Reduce the gap by half
    R 1 | One more school in each hub
    R 1 | Three additional specialist places
    R 1 | Savings of 4% a year
    R 1 | £180k savings
    R 1 | Save £90,000 through joint buying
    R 1 | Supply costs fall by £40,000
    R 2 | Double the number of trainees and halve turnover
    R 2 | Raise combined RWM from 60% to 68% and greater depth from 5% to 9%
"""

DIRECTIONS = """
    T 1 | The number of open complaints goes down every year
    T 1 | A shrinking carbon footprint
    T 1 | Attendance improves
    T 1 | Reduce exclusions
    T 1 | Fewer complaints from families
    T 1 | Narrow the gap
    T 1 | Gap between boys and girls diminishes
    T 1 | Staff turnover falls each year
    T 1 | Improved outcomes for disadvantaged pupils
    T 1 | More pupils studying a language
    T 1 | The number of trainees increases year on year
    T 1 | Attendance at least as good as last year
    T 2 | Improve attendance and punctuality
    T 2 | Increase in attendance and decrease in suspensions
"""

OPINIONS = """
    S 1 | positive feedback
    S 1 | Staff feel valued and well supported
    S 1 | Pupils say that they enjoy school
    S 1 | Parent satisfaction
    S 1 | Feedback from heads on the quality of central services
    S 2 | Positive feedback from parents and governors
    S 4 | Positive feedback from pupils, teachers, heads and trustees
"""

DELIVERABLES = """
    D 1 | Merge the two payrolls by April 2027
    D 1 | Secure a site for the new nursery by July 2028
    D 1 | Library rebuilt by Easter 2027
    D 1 | Baseline taken by May 2026
    D 1 | Working groups meeting by April 2026
    D 1 | First cohort under way by September 2026
    D 1 | The board of trustees will adopt a new scheme no later than 18 December 2027
    D 1 | A people strategy is in place by August 2026
    D 1 | Gap analysis done by December 2026
    D 1 | website compliant
    D 1 | New finance system launched
    D 1 | Estates plan agreed by trustees
    D 1 | Each school has an attendance action plan
    D 1 | Risk register reviewed termly
    D 1 | Audit complete by Easter
    D 1 | Working groups formed: October 2026
    D 1 | Appoint a director of people by January 2027
    D 1 | Publish a shared curriculum by July 2027
    D 1 | The trust will work towards accreditation as a teaching hub
    D 1 | Handbook defined and shared across the trust
    D 1 | Fortnightly book looks by subject leaders
    D 1 | Monthly attendance panels with families
    D 1 | Papers circulated seven days before every meeting
    D 2 | The charter will be complete and will be shared throughout the trust
    D 2 | The people strategy is written. A wellbeing lead is appointed.
"""

BARE = """
    M 1 | number of complaints
    M 1 | Number of staff benefitting from training
    M 1 | Attendance figures
    M 1 | Take-up of clubs
    M 1 | Percentage of pupils reaching the expected standard
    M 1 | % of lessons judged good
    M 1 | Cost per pupil
    M 1 | Average Attainment 8
    M 1 | Analysis of exclusions by group
    M 1 | Amount of shared training
    M 1 | Number of pupils with attendance below 90%
"""

ASPIRATIONS = """
    V 1 | Governance is highly effective
    V 1 | Collaboration is the norm
    V 1 | An employer of choice
    V 1 | A culture of high expectations
    V 1 | Most pupils make good progress
    V 1 | The vast majority of lessons are good
    V 1 | A significant majority reach a grade 5+
    V 1 | Few behaviour incidents
    V 1 | Extensive support is in place for families
    V 1 | Every child fulfils their potential
    V 1 | Pupils are happy and safe
    V 1 | Our schools are at the heart of their communities
    V 1 | Staff costs are capped at an agreed percentage of income
    V 1 | Significantly improved outcomes
    V 2 | Systems are working and minimal issues arise
"""

CELLS = """
    N 1 | Progress 8 score to be positive
    N 1 | 85% (stretch 90%)
    N 1 | Fewer than 3% of sessions missed
    N 1 | Income of £1.5m from grants
    N 1 | £2m capital secured
    R 1 | 5% efficiency savings
    C 1 | At least good for personal development
    C 1 | No overspends
    C 1 | All risks have an owner
    D 1 | Travel plan in every school
    D 1 | Continuity plan tested
    N 3 | Attendance 96%, PA below 8%, no permanent exclusions
    N 1 | 98% of Year 11 with at least 96% attendance
    N 1 | 3 months' reserves
    R 1 | £150 saved per pupil
    N 1 | Device ratio 1:1
    N 1 | 3 applicants per post
    N 1 | Two parent governors on every LGB
    N 1 | 300 followers on social media
    C 1 | No enforcement action by the regulator
    C 1 | Energy rating C or better
    C 1 | All Gatsby benchmarks met
    B 1 | First preferences exceed places in each school
    V 1 | Pupils leave prepared for adult life
    C 1 | All schools hold the gold award
    C 1 | Each local governing body has a parent governor
    D 1 | All schools on the shared payroll system
    N 1 | 40 events held in the community
    N 1 | £2m raised for hardship funds
    N 1 | Average cost of a teacher of £51,000
    N 1 | 5 days of training per teacher
    N 1 | 80% of Year 11 with at least 5 good passes
    R 1 | Reading ages increase by 12 months
    N 1 | Pupils make at least 6 months progress
    B 1 | NA+
    B 1 | Above NA
    B 1 | ≥ National
    B 1 | In line w/ national
    B 1 | Attendance above NA
    B 1 | LA average or above
    R 1 | 62% → 68%
    R 1 | EXS 58% -> 64%
    N 3 | 55/60/66% (Y1/Y2/Y3)
    N 1 | +0.3
    N 1 | 0
    N 1 | 0.4
    C 1 | Good or better
    C 1 | RAG green
    C 1 | All schools good by 2027
    N 1 | 3 x per term
    N 1 | 7/10 parents
    N 1 | Raise PAN to 90
    N 1 | Average class size 27
    N 1 | Music places: 6
    N 1 | MAT of 4,500 pupils
    N 1 | 1 laptop per pupil
    N 1 | £250,000 in reserves
    N 1 | Reserves of 2 months' pay
    N 1 | £15k per annum income
    N 1 | Complaints answered within 15 school days
    N 1 | 95% of tickets closed within 2 days
    N 1 | Reduce data breaches to 0
    C 1 | Budget balanced
    C 1 | Fully staffed by 1 September
    C 1 | Every child reads daily
    C 1 | Safeguarding is judged effective in every academy
    C 1 | Average grade of B-
    C 1 | Maintain 'good' Ofsted judgement
    M 1 | Income per pupil
    V 1 | To provide an outstanding education for every child
    V 1 | Staff are well trained
    D 1 | Net zero plan in place by 2027
    S 1 | Sustained high levels of wellbeing shown by student voice
    B 1 | Attainment 5% above national
    B 1 | Within 2% of national
    B 1 | At least 3 points above similar schools
    B 1 | Pupils achieve national average scores in reading
    N 1 | Results show that more than 75% of pupils met the expected standard
    N 1 | Outcomes where more than 75% of disadvantaged pupils met the standard
    N 1 | 40% or more enter the EBacc. In the last 3 years this figure was 22%.
"""

FORMS = (
    LIMITS, CELLS, SEVERAL_FIGURES, STEPS, COUNTS, UNIVERSALS, BENCHMARKS, CHANGES,
    DIRECTIONS, OPINIONS, DELIVERABLES, BARE, ASPIRATIONS,
)  # fmt: skip
ROWS = [[cell.strip() for cell in line.split("|", 1)] for form in FORMS for line in form.strip().splitlines()]
CONTEXT = date_words.read_context("2024-29")


@pytest.mark.parametrize(("expected", "statement"), ROWS, ids=[row[1] for row in ROWS])
def test_each_form_is_read_as_its_class_and_number_of_claims(expected, statement):
    reading = targets.read(statement, CONTEXT)
    assert f"{reading.class_} {len(reading.claims)}" == expected


# What stands for several phases, or for several times, in one breath: every figure is kept, and the time asked.
SHARED = """
    Attendance 95.5 % (96.5% primary, 94% secondary) by July 2027 | 95.5 trust, 96.5 primary, 94 secondary
    Primary attendance 96, secondary 94                           | 96 primary, 94 secondary
    Persistent absence: primary 12%, secondary 20%                | 12 primary, 20 secondary
"""


@pytest.mark.parametrize("row", SHARED.strip().splitlines())
def test_every_phase_keeps_its_own_figure(row):
    statement, figures = (cell.strip() for cell in row.split("|"))
    claims = targets.read(statement, CONTEXT).claims
    assert (
        ", ".join(f"{one.value} {(one.scope.partition('phase=')[2] or one.scope).strip(']')}" for one in claims)
        == figures
    )


def test_a_figure_that_rises_to_another_asks_when_each_is_due():
    asked = targets.read("80 % of parents would recommend us, rising to 90 % by 2028", CONTEXT).questions
    assert "Which of these figures is of which date?" in [question.asks for question in asked]


def test_term_on_term_is_held_against_the_term_before():
    (claim,) = targets.read("Suspensions fall term on term", CONTEXT).claims
    assert targets.say(claim) == "Suspensions down on the figure of the period before"


def test_the_tier_follows_from_the_class():
    tiers = {targets.read(statement, CONTEXT).class_: targets.read(statement, CONTEXT).tier for _, statement in ROWS}
    assert tiers == {"N": 1, "B": 1, "C": 1, "R": 1, "T": 2, "S": 2, "D": 3, "M": 4, "V": 4}
