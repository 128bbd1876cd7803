"""What each claim says: for whom, of what, by which test, how far, and against what."""

import pytest

from goldenthread.domain import date_words, targets

# - stands for nothing; a range is written low..high.
CLAIMS = """
    scope                    | measure               | test    | op        | value    | unit    | reference               | statement
    trust                    | voluntary_turnover    | compare | <         | 12       | %       | -                       | Voluntary turnover under 12%
    all schools              | voluntary_turnover    | compare | <=        | 18       | %       | -                       | Voluntary turnover under 12%, and no academy above 18%
    trust                    | ks2_rwm               | compare | >=        | 85       | %       | -                       | 85%+ of pupils reach expected in RWM
    trust                    | attainment_8          | compare | >=        | 47       | -       | -                       | A8 at or above 47
    trust                    | progress_8            | compare | >=        | +0.15    | -       | -                       | P8 +0.15
    trust                    | progress_8            | compare | >=        | -0.2     | -       | -                       | Progress 8 of −0.2 or above
    all schools              | progress_8            | compare | >=        | -0.2     | -       | -                       | No academy to have a P8 below -0.2
    trust                    | ks2_progress          | compare | >=        | 0.00     | -       | -                       | Key stage 2 progress ≥ 0.00
    trust                    | staff_attendance      | compare | >         | 97       | %       | -                       | Staff attendance >97%
    trust                    | staff_attendance      | compare | >=        | 98       | %       | -                       | 98% attendance of staff
    trust                    | permanent_exclusions  | compare | =         | 0        | -       | -                       | zero permanent exclusions
    trust                    | persistent_absence    | compare | <=        | 10       | %       | -                       | Persistent absence of 10%
    trust                    | persistent_absence    | compare | <=        | 12       | %       | -                       | Bring persistent absence down to 12%
    trust                    | persistent_absence    | compare | <         | 11       | %       | -                       | Persistent absence below 11% (currently 15.2%)
    all schools              | attendance            | compare | >=        | 96       | %       | -                       | All schools have attendance of 96% or more
    all schools[tenure>=3y]  | persistent_absence    | compare | <         | 15       | %       | -                       | All schools open to us for three or more years: persistent absence below 15%
    all schools[tenure>=3y]  | attendance            | compare | >=        | 95       | %       | -                       | 95% attendance, for schools with us three years or more
    all schools[tenure>=2y]  | attendance            | compare | >=        | 95       | %       | -                       | Attendance of 95% in schools that joined two or more years ago
    mean schools[phase=secondary] | progress_8       | compare | >=        | +0.25    | -       | -                       | secondary average Progress 8 at least +0.25
    trust                    | roll                  | compare | in        | 1800..2400 | pupils | -                       | between 1,800 and 2,400 pupils on roll
    trust                    | roll                  | compare | in        | 3000..4000 | pupils | -                       | 3-4,000 pupils on roll
    trust                    | staff_costs           | compare | <=        | 82       | %       | -                       | Staff costs (taking SEN numbers into account) are no more than 82%
    trust                    | ks2_rwm               | compare | >=        | 2        | pp      | national                | RWM above national by 2 percentage points
    trust                    | absence               | compare | <=        | -1       | pp      | national                | Absence below national by 1 percentage point
    trust                    | attainment_8          | compare | >=        | 3        | pts     | national                | Attainment 8 to exceed that of pupils nationally by at least three points
    trust                    | Energy use kWh        | compare | <=        | 95       | -       | -                       | Energy use cut to 95 kWh
    mean schools[phase=secondary] | attainment_8     | compare | >=        | 48.5     | -       | -                       | Average Attainment 8 across the secondaries of 48.5 or better
    trust                    | gap[between=boys and girls] | trend | down    | -        | -       | baseline(previous year) | The gap between boys and girls continues to close year on year
    all local boards         | Every local board has a full complement | done | - | -       | -       | -                       | Every local board has a full complement
    trust                    | Board to approve a succession plan | done | -      | -        | -       | -                       | Board to approve a succession plan in the spring term
    trust                    | Trustees to adopt a reserves policy | done  | -        | -        | -       | -                       | Trustees to adopt a reserves policy by May 2027
    trust                    | roll                  | trend   | up        | -        | -       | baseline(previous year) | Numbers on roll in Reception increase
    trust                    | reserves              | compare | in        | 4..7     | %       | -                       | Free reserves between 4% and 7% of income
    trust                    | reserves              | compare | >=        | 1200000  | £       | -                       | Reserves of £1.2 million
    trust                    | reserves              | compare | >=        | 400000   | £       | -                       | Reserves not less than £400k
    trust                    | staff_costs           | compare | <=        | 78       | %       | -                       | Staff costs do not exceed 78% of income
    trust                    | pupil_teacher_ratio   | compare | <=        | 22       | ratio   | -                       | Pupil teacher ratio of 1:22
    trust                    | sickness              | compare | <         | 5        | days    | -                       | Staff sickness below 5 days a person
    trust                    | gap                   | compare | <         | 5        | pp      | -                       | Gap reduced to less than 5 percentage points
    trust                    | em_grade_5            | compare | >=        | 55       | %       | -                       | 55% grade 5+ in English and maths
    trust                    | em_grade_4            | compare | >=        | 70       | %       | -                       | 9-5 EM 47% and 9-4 EM 70%
    trust                    | subject_expected[subject=maths] | compare | >= | 79    | %       | -                       | Reading 82%, writing 76%, maths 79%
    trust                    | attendance[group=SEND] | compare | >=       | 93       | %       | -                       | Attendance: all 96%, disadvantaged 94%, SEND 93%
    trust                    | progress[subject=maths] | compare | >       | -3       | -       | -                       | A progress score above -3 in maths
    trust                    | percentage of boys unsatisfactory in reading | change | <= | 20 | %       | baseline(31 %)          | The percentage of boys unsatisfactory in reading falls from 31% to 20%
    trust                    | phonics               | compare | >=        | 66.67    | %       | -                       | two thirds of pupils pass phonics
    trust                    | Costs                 | change  | down      | 250000   | £       | baseline(previous year) | Costs fall £250,000 a year
    trust                    | attendance            | change  | up        | 2        | pp      | baseline(previous year) | Attendance to rise two percentage points on last year
    trust                    | ebacc_entry           | change  | up        | 2        | times   | baseline(22 %)          | EBacc entry doubled from 22%
    trust                    | our carbon footprint  | change  | down      | 50       | %       | baseline(2019)          | Reduce our carbon footprint 50% against a 2019 baseline
    trust                    | persistent_absence    | compare | <         | 16.67    | %       | -                       | Bring persistent absence under one in six
    trust                    | gap                   | compare | <         | 8        | pts     | -                       | The disadvantage gap in Attainment 8 is less than 8 points
    trust                    | supply_spend          | change  | <=        | 180000   | £       | baseline(300000 £)      | Supply spend: £300k down to £180k
    trust                    | schools               | change  | >=        | 14       | -       | baseline(9)             | Grow from 9 to 14 schools
    all schools[phase=secondary] | attendance        | compare | >=        | 95       | %       | -                       | Attendance 97% in primaries and 95% in secondaries
    trust                    | persistent_absence    | compare | <=        | -2       | pts     | national                | Persistent absence 2 points below national, and no school above 20%
    trust                    | attainment_8          | track   | >=        | 49       | -       | -                       | Attainment 8 of 47 in 2026 and 49 in 2027
    trust                    | persistent_absence    | track   | <=        | 16       | %       | -                       | Persistent absence 2026: 21%; 2027: 16%
    trust                    | phonics               | track   | >=        | 84       | %       | -                       | Phonics 2026 79% 2027 84%
    trust                    | attendance            | track   | >=        | 95       | %       | -                       | Attendance: 94% (Autumn), 95% (Spring)
    trust                    | sickness              | change  | down      | 20       | %       | baseline(2024)          | Cut sickness by 20% from the 2024 baseline
    trust                    | retention_16_18       | compare | >=        | 93       | %       | -                       | Retention of 93% in the sixth form
    trust                    | Retention             | compare | >=        | 93       | %       | -                       | Retention of 93%
    trust                    | meeting_attendance    | compare | >         | 80       | %       | -                       | Trustees' attendance at meetings above 80%
    trust                    | staff_costs           | compare | <=        | 76       | %       | -                       | Staff costs at 76% (2024: 79%)
    trust                    | attendance[group=Year 11] | compare | >=    | 94       | %       | -                       | Attendance of Year 11 reaches 94%
    trust                    | neet[group=care leavers] | compare | <=     | 30       | %       | -                       | Care leavers NEET: 30%
    trust                    | subject_expected[subject=writing] | compare | >= | 77  | %       | -                       | Reading: 82% Writing: 77%
    trust                    | smoking in the sixth form | track | <=      | 5        | %       | -                       | Reduce smoking in the sixth form to 10% by 2027 and 5% by 2030
    trust                    | gap[between=the region and all of England] | change | down | 10 | % | baseline(previous year) | Reduce the gap between the region and all of England in years lived in good health and in years lived in all by at least 10%
    trust                    | attendance[group=Upper Key Stage Two] | compare | >= | 97.1 | % | -                     | Upper Key Stage Two attendance: 97.1%
    trust                    | our success rate      | compare | >=        | 91.5     | %       | -                       | By helping each pupil to 100% completion, our success rate is to be 91.5%
    trust                    | care home is rated    | compare | >=        | -        | grade   | ofsted.Good             | Ensure that the care home is rated as good or outstanding by the CQC
    trust                    | exclusions            | compare | <=        | -        | -       | national                | Reduce exclusions so that they are at least in line with national averages
    trust                    | Tenancy turnover      | compare | <=        | 7        | %       | -                       | Tenancy turnover: 7%
    trust                    | Every house offers extra curricular activity | compare | >= | 1 | - | -                      | Every house offers at least one extra curricular activity
    all pupils               | progress              | compare | >=        | 5        | -       | -                       | All pupils are expected to make at least 5 steps progress in a year
    all students             | Every student at the academy completes the bronze award | done | - | - | - | -                | Every student at the academy completes the bronze award
    trust                    | gap[between=boarders and day pupils,in=exam results] | trend | down | - | - | baseline(previous year) | Close the gap in exam results between boarders and day pupils
    trust                    | persistent_absence[group=pupils in Year 8] | compare | <= | 18 | %  | -                       | Persistent absence of pupils in Year 8 at 18%
    trust                    | number of families with a settled plan and better outcomes | compare | >= | 120 | - | -          | Increase the number of families with a settled plan and better outcomes: 120
    trust                    | phonics               | compare | >         | -        | -       | similar                 | Pupils passing the phonics check in year 1: above stat neighbour average
    trust                    | Re-referrals within 12 months of a first one | compare | <= | 20 | % | -                       | Re-referrals within 12 months of a first one: 20%
    trust                    | Lessons covered: no target | compare | - | -      | -       | -                       | Lessons covered: no target
    trust                    | gap[between=boarders and day pupils] | trend | down | -  | -      | baseline(previous year) | The gap between boarders and day pupils will narrow
    trust                    | pupils to make less than expected progress | compare | <= | 4 | %  | -                       | For no more than 4% of pupils to make less than expected progress
    trust                    | staff_costs           | trend   | down      | -        | -       | baseline(financial year 2024-25) | Achieve a reduction in staff costs compared to the financial year 2024-25
    trust                    | number of refusals    | trend   | down      | -        | -       | baseline(previous year) | The quality of care plans will increase and the number of refusals will reduce
    trust                    | changes of placement  | trend   | down      | -        | -       | baseline(previous year) | Exclusions, late entry to school and changes of placement will reduce
    trust                    | suspensions           | compare | <         | -        | -       | national                | By cutting exclusions and truancy, suspensions are below the national average
    all staff                | All teaching staff completed first aid training | done | - | - | - | -                   | All teaching staff completed first aid training
    trust                    | under 16 conception rate | change | down    | 45       | %       | baseline(previous year) | Reduce the under 16 conception rate by 45%
    trust                    | parents would recommend the school | opinion | >= | 90 | %       | -                       | 9 out of 10 parents would recommend the school
    all staff                | staff and parents would recommend the trust | opinion | >= | 93 | % | -                       | 93% of staff and parents would recommend the trust
    trust                    | staff_turnover        | track   | <=        | 13       | %       | -                       | Staff turnover: 17% by 2024, 15% by 2025, 13% by 2026
    trust                    | trainee teachers      | compare | >=        | 15       | teachers | -                      | Recruit 15 trainee teachers annually
    trust                    | new schools           | compare | >=        | 2        | schools | -                       | 2 new schools a year
    share >= 60 % schools    | ks2_progress          | compare | >=        | 60       | %       | national                | 60% of academies at or above national for KS2 progress
    atleast 3 schools        | ofsted                | compare | >=        | 3        | schools | ofsted.Outstanding      | At least three schools judged outstanding
    all pupils               | -                     | compare | >=        | 8        | experiences | -                   | Every pupil gains at least eight outdoor experiences
    all schools              | ofsted                | compare | >=        | -        | grade   | ofsted.Good             | All schools are good or better
    trust                    | ofsted                | compare | =         | 2        | grade   | -                       | Ofsted Grade 2
    trust                    | exclusions            | compare | <         | -        | -       | national                | Attendance: absence, persistent absence, suspensions and exclusions are lower than national figures
    all schools              | absence               | compare | <         | -        | -       | national significant    | absence significantly below national in all schools
    trust                    | progress_8            | compare | =         | -        | -       | similar broadly         | Progress 8 broadly in line with similar schools
    trust                    | outcomes              | compare | >         | -        | -       | authority significant   | Outcomes well above the local authority average
    all schools              | outcomes              | compare | >=        | -        | -       | floor                   | No school below the floor standard
    all schools              | outcomes              | rank    | in        | 20       | %       | national                | All schools have outcomes in the top 20% nationally
    trust                    | staff_satisfaction    | rank    | in        | 25       | %       | published               | Upper quartile for staff engagement
    trust                    | performance           | rank    | in        | 30       | rank    | national                | In the top 30 highest performing trusts nationally
    trust                    | gld                   | change  | >=        | 72       | %       | baseline(66 %)          | GLD from 66% to 72%
    trust                    | persistent_absence    | change  | down      | 4        | %       | baseline(previous year) | Reduce persistent absence by 4%
    trust                    | attendance            | change  | up        | 1.5      | pp      | baseline(previous year) | Attendance up by 1.5 percentage points
    trust                    | suspensions           | change  | down      | 12       | %       | baseline(2024/25)       | 12% fewer suspensions than in 2024/25
    trust                    | income from lettings  | change  | up        | 3        | times   | baseline(previous year) | Treble the income from lettings
    trust                    | savings               | change  | up        | 180000   | £       | baseline(previous year) | £180k savings
    trust                    | attendance            | trend   | up        | -        | -       | baseline(previous year) | Attendance improves
    trust                    | attendance            | trend   | not_worse | -        | -       | baseline(previous year) | Attendance at least as good as last year
    trust                    | gap                   | trend   | down      | -        | -       | baseline(previous year) | Narrow the gap
    all governors            | -                     | opinion | -         | -        | -       | -                       | Positive feedback from parents and governors
    trust                    | New finance system launched | done | -      | -        | -       | -                       | New finance system launched
    all teachers             | All teachers receive a yearly appraisal | done | - | -   | -       | -                       | All teachers receive a yearly appraisal
    trust                    | complaints            | compare | -         | -        | -       | -                       | number of complaints
    trust                    | attendance            | compare | >         | -        | -       | national                | Attendance above NA
    trust                    | attainment            | compare | >=        | 5        | %       | national                | Attainment 5% above national
    trust                    | absence               | compare | <=        | 2        | pp      | similar                 | Absence within 2pp of similar schools
    trust                    | attainment            | compare | >=        | -2       | %       | national                | Attainment within 2% of national
    trust                    | absence               | compare | <=        | -1       | %       | national                | Absence at least 1% below national
    trust                    | attendance[group=disadvantaged] | compare | >= | -3    | %       | group(other)            | Attendance of pupil premium pupils no more than 3% below others
    trust                    | attendance            | change  | >=        | 95       | %       | baseline(92 %)          | Attendance 92% → 95%
    trust                    | phonics               | track   | >=        | 85       | %       | -                       | Phonics 75/80/85% (Y1/Y2/Y3)
    trust                    | pan                   | compare | >=        | 90       | -       | -                       | Raise PAN to 90
    trust                    | reserves              | compare | >=        | 2        | months  | -                       | Reserves of 2 months' pay
    trust                    | -                     | compare | >=        | 0.4      | -       | -                       | 0.4
    share >= 80 % schools    | ofsted                | compare | >=        | 80       | %       | ofsted.Good             | 8 out of 10 schools rated good or better
    all schools[phase=special] | attendance          | compare | >=        | 91       | %       | -                       | Attendance: primary 96%, secondary 94%, special 91%
    all schools[phase=special] | pupils meet their target | compare | >=   | 60       | %       | -                       | 80% of pupils meet their target in primary schools and 60% in special schools
    share >= 75 % schools[phase=special] | ofsted    | compare | >=        | 75       | %       | ofsted.Good             | 75% of special schools judged good or better
    trust                    | staff_costs           | compare | <=        | 76       | %       | -                       | Staff costs kept under or equal to 76% of income
    trust                    | vacancies             | compare | <=        | 4        | -       | -                       | Vacancies lower than or the same as 4
    trust                    | staff_attendance      | compare | >=        | 97       | %       | -                       | Staff attendance better than or equal to 97%
    trust                    | progress_8            | compare | >=        | -0.15    | -       | -                       | P8 to be no worse than -0.15
    trust                    | absence               | compare | <=        | 5        | %       | -                       | Absence no worse than 5%
    trust                    | absence               | compare | <         | 5        | %       | -                       | Absence better than 5%
    trust                    | Combined              | change  | >=        | 70       | %       | baseline(61 %)          | Combined to rise from a baseline of 61% to 70%
    trust                    | ks2_rwm               | change  | >=        | 70       | %       | baseline(61 %)          | From a baseline of 61%, KS2 combined reaches 70%
    trust                    | attendance[group=SEND] | compare | >=       | 94       | %       | -                       | Attendance of pupils with SEND is 94%
    trust                    | A clean audit opinion | done    | -         | -        | -       | -                       | A clean audit opinion every year
    trust                    | attendance            | trend   | up        | -        | -       | baseline(previous year) | Attendance is up on last year
    trust                    | persistent_absence    | trend   | down      | -        | -       | baseline(previous period) | Persistent absence is down on the previous term
    trust                    | Library loans         | trend   | up        | -        | -       | baseline(previous year) | Library loans are up on last year
    trust                    | Half-termly reports to the committee on attendance | done | - | - | - | -                     | Half-termly reports to the committee on attendance
    all schools[phase=secondary] | attendance        | compare | >         | 94       | %       | -                       | Attendance above 96% in primaries and 94% in secondaries
    all schools[phase=primary] | Pupil to staff ratio | compare | <=       | 27       | ratio   | -                       | Pupil to staff ratio not to exceed 19:1 in secondary and 27:1 in primary
    trust                    | absence               | compare | <         | -        | -       | national                | Absence better than national
    trust                    | absence               | compare | <=        | -2       | pts     | national                | Absence 2 points better than national
    trust                    | absence               | compare | <=        | 0.5      | pp      | national                | Absence at most 0.5 percentage points worse than national
    trust                    | staff_turnover        | compare | <=        | -        | -       | similar                 | Staff turnover at or better than the sector average
    trust                    | attendance            | compare | >=        | -        | -       | national                | Attendance better than or equal to the national figure
    trust                    | outcomes              | compare | >=        | -8       | pp      | group(other)            | No group of pupils is more than 8 percentage points behind their peers
    trust                    | suspensions           | trend   | not_worse | -        | -       | baseline(2024/25)       | Suspensions no higher than 2024/25
    trust                    | absence               | trend   | down      | -        | -       | baseline(2019)          | Absence below 2019 levels
    trust                    | progress_8            | change  | >=        | -0.10    | -       | baseline(-0.34)         | Raise P8 from -0.34 to no worse than -0.10
    trust                    | staff_turnover        | change  | <         | 12       | %       | baseline(18 %)          | Reduce staff turnover from 18% to below 12%
    trust                    | gap                   | change  | down      | 0.5      | times   | baseline(previous year) | Cut the disadvantage gap at key stage 4 in half
    trust                    | Budget variance       | compare | in        | -2..2    | %       | -                       | Budget variance within +/- 2%
    trust                    | Contact ratio         | compare | in        | 0.76..0.78 | -     | -                       | Contact ratio between 0.76 and 0.78
    trust                    | Fill teaching vacancies at first advert | compare | >= | 90 | %  | -                       | Fill 90% of teaching vacancies at first advert
    trust                    | reserves              | compare | <=        | 8        | %       | -                       | Reserves to be no less than 5% and no more than 8% of income
    share >= 25 % schools    | ofsted                | compare | >=        | 25       | %       | ofsted.Outstanding      | 75% of schools good, 25% outstanding
    all schools              | ofsted                | compare | >=        | -        | grade   | ofsted.Expected standard | All schools graded at least Expected Standard in every evaluation area
    all governors            | -                     | compare | >=        | 5        | -       | -                       | Each trustee attends at least five of six meetings
    trust                    | Working capital of expenditure | compare | = | 1       | months  | -                       | Working capital equal to one month's expenditure
    trust                    | Condition D elements remaining | compare | = | 0       | -       | -                       | No Condition D elements remaining by August 2029
    trust                    | progress_8            | compare | >=        | 0.5      | -       | national                | Progress 8 at least half a grade above national
    trust                    | attainment_8          | track   | >=        | 53       | -       | -                       | Attainment 8: 49 (2025), 51 (2026), 53 (2027)
    all schools              | ofsted                | compare | >=        | -        | grade   | ofsted.Good             | No school below the good grade by 2027
    atleast 4 schools        | ofsted                | compare | >=        | 4        | -       | ofsted.Good             | At least four of our six schools to be rated Good or better
    atleast 3 schools        | ofsted                | compare | >=        | 3        | -       | ofsted.Outstanding      | Three of our five schools to be outstanding
    trust                    | payroll runs free of error | compare | >=   | 98       | %       | -                       | 98% of payroll runs free of error
    trust                    | vacancies             | compare | <=        | 1        | -       | -                       | No more than one governor vacancy per board
    trust                    | Safeguarding referrals followed up | compare | <= | 10  | days    | -                       | Safeguarding referrals followed up within 10 days or less
    trust                    | Urgent repairs fixed within 24 hours | compare | >= | 90 | % | -                   | Urgent repairs fixed within 24 hours in 90% of cases
    all schools[phase=secondary] | -                 | compare | >=        | 94       | %       | -                       | All primary schools at 96% or better, secondary 94%
    trust                    | attendance[group=SEND] | compare | >=       | 92       | %       | -                       | Attendance of pupils with SEND at 92%
    trust                    | greater_depth[subject=maths] | compare | >= | 28      | %       | -                       | GD in maths 28%
    all schools              | attendance            | compare | >=        | 95       | %       | -                       | Attendance is not below 95% in any school
    all schools              | -                     | compare | >=        | 94       | %       | -                       | None of our schools below 94%
    all schools              | complaints            | compare | <         | 5        | -       | -                       | Complaints reduce to fewer than 5 per school
    trust                    | attendance            | compare | >=        | 96       | %       | -                       | Attendance to be 96%, give or take 1%
"""  # noqa: E501 - a table is read across

HEADS, *ROWS = [[cell.strip() for cell in line.split("|")] for line in CLAIMS.strip().splitlines()]
CONTEXT = date_words.read_context("2024-29")

ASKED = """
    percent, or in percentage points | Reduce persistent absence by 4%
    counts as significant            | absence significantly below national in all schools
    near enough                      | Around 96% attendance
    at least so many                 | 2 new schools a year
    year of the plan                 | Year 1 35%, Year 3 65%
    least change                     | Attendance improves
    What value                       | number of complaints
    what share must agree            | Positive feedback from parents
    published table                  | top 15% of trusts
    to start from                    | Double the number of apprentices
    above this figure, or below it   | Average group of 27
    by so much, or to come to        | Trim agency spend £90k
    by so much, or to come to        | Reduce the number of complaints 20
    is of which date                 | Phonics 80% / 85% / 90% (2025, 2026, 2027)
    for every so many                | Less than one exclusion per 1,000 pupils
    this part of what it was         | Cut energy use to 50% of its 2019 level
    each school of that phase        | Primary attendance of 96%
    above this figure, or below it   | The top slice remains at 6%
    near is near enough              | Attendance of 96% +/- 1%
    Of which measure                 | Primary 96%, special 90%
    at least so much, at most so much | Reserves held at 6% of income
    above this figure, or below it   | Response times of 5 days or better
"""
QUESTIONS = [[cell.strip() for cell in line.split("|")] for line in ASKED.strip().splitlines()]


def shown(value):
    return "-" if value is None else "..".join(value) if isinstance(value, tuple) else value


@pytest.mark.parametrize("row", ROWS, ids=[row[-1] for row in ROWS])
def test_a_statement_makes_this_claim(row):
    *expected, statement = row
    claim = targets.read(statement, CONTEXT).claims[-1]
    said = [shown(getattr(claim, head)) for head in HEADS[:-1]]
    assert [said[place] if cell != "-" or place != 1 else "-" for place, cell in enumerate(expected)] == expected


@pytest.mark.parametrize(("asked", "statement"), QUESTIONS, ids=[row[1] for row in QUESTIONS])
def test_what_the_words_leave_open_is_asked(asked, statement):
    questions = targets.read(statement, CONTEXT).questions
    assert any(asked in question.asks for question in questions)


DUE = """
    2026-08-31 2027-08-31            | Phonics 2026 79% 2027 84%
    2026-08-31 2027-08-31            | Phonics 79% (2026), 84% (2027)
    2026-08-31 2027-08-31            | Phonics from 74% (2025) to 79% (2026) and 84% (2027)
    2027-03-31 2027-07-31            | Appoint a director of inclusion by March 2027 and review the team by July 2027
    2027-07-31                       | The plan is reviewed and agreed by the board by July 2027
    -                                | Staff costs at 76% (2024: 79%)
    -                                | Cut sickness by 20% from the 2024 baseline
    2027-08-31                       | The gap narrows each year to August 2027
    2028-08-31                       | By 2028 attendance improves every term
    2027-05-31                       | By May 2027, the budget set for the year that follows, 2027/28
    2026-08-31                       | Cut waste by 30% by 2026, and be free of it by 2030
"""
DAYS = [[cell.strip() for cell in line.split("|")] for line in DUE.strip().splitlines()]


@pytest.mark.parametrize(("days", "statement"), DAYS, ids=[row[1] for row in DAYS])
def test_each_step_keeps_the_day_that_stands_beside_it(days, statement):
    found = [claim.when for claim in targets.read(statement, CONTEXT).claims]
    assert [str(when.to_on) if when else "-" for when in found] == days.split()
