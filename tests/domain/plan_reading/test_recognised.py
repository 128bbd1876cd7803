"""Plans as a program leaves them that recognised a PDF: cells behind tabs, empty ones kept, pages far apart."""

import pytest

from tests.domain.plan_reading.reading import asked, read, tree

CARDS = """
School plan 2027-28

Priority 1: Read well\t\t\t\t
Lead: Head of English\t\t\tGovernor: The chair\t
Actions\tWho\tWhen\tCost\tMonitoring
Buy books that pupils choose\tLibrarian\tJune\t£400\tLoans are counted
Hear each pupil read\tTeachers\tDaily\tNone\tVisits
<p>Success criteria:</p> <ul style="list-style-type: none"> Nine in ten read well \t\t\t\t

Priority 2: Attend well\t\t\t\t
<p>Lead: Deputy head</p>\t\t\tGovernor: Ms Field\t
Actions\tWho\tWhen\tCost\tMonitoring
Greet pupils at the gate\tAll leaders\tDaily\tNone\tLate marks
"""

HEADINGS_IN_TWO_ROWS = """
Inclusion plan 2027-28

Target\tMilestones\t\t\tRAG
\tAutumn\tSpring\tSummer\t
Staff adapt lessons for all pupils\tTeachers are trained\tWalks are made\tPupils say it helps\t
Parents are heard before a review\tA new form\tA café a month\tNine in ten are content\t
"""

TITLE_ON_EACH_PAGE = """



Hill Trust strategy 2027-30

Aim 1: Every child achieves

- Agree what is taught
- Train a lead for each subject

Page 1



Hill Trust strategy 2027-30

- Test what helps pupils to catch up

Aim 2: People stay

- Cut the hours that go to data
"""


def test_a_row_of_labels_across_the_table_says_more_of_the_part_above():
    reading = read(CARDS)
    assert tree(reading) == [
        "Priority 1: Read well",
        "  Action: Buy books that pupils choose",
        "  Action: Hear each pupil read",
        "Priority 2: Attend well",
        "  Action: Greet pupils at the gate",
    ]
    first, *_, second, _ = reading.elements
    assert first.cells == {
        "Lead": "Head of English",
        "Governor": "The chair",
        "Success criteria": "Nine in ten read well",
    }
    assert second.cells == {"Lead": "Deputy head", "Governor": "Ms Field"}
    assert reading.coverage.missing == ()


def test_headings_under_one_that_lay_across_them_are_those_of_the_columns():
    reading = read(HEADINGS_IN_TWO_ROWS)
    assert [element.title for element in reading.elements] == [
        "Staff adapt lessons for all pupils",
        "Parents are heard before a review",
    ]
    assert reading.elements[0].cells["Spring"] == "Walks are made"


def test_the_title_said_again_where_a_page_begins_parts_no_list():
    reading = read(TITLE_ON_EACH_PAGE)
    assert [(element.title, element.depth) for element in reading.elements] == [
        ("Every child achieves", 1),
        ("Agree what is taught", 2),
        ("Train a lead for each subject", 2),
        ("Test what helps pupils to catch up", 2),
        ("People stay", 1),
        ("Cut the hours that go to data", 2),
    ]
    assert {held.kind for held in reading.furniture} >= {"running line", "page number"}


def test_strokes_alone_on_a_line_are_accounted_for():
    assert read("Plan\n\nAim 1: Read\n\n||\n\nAim 2: Write").coverage.missing == ()


MOVED_ON_THE_NEXT_PAGE = """
Measures 2027-30

Aim 1: A trust for all

KPI\tBaseline 2026\tTarget 2027\tTarget 2028\tOwner\tRAG
Attendance of all pupils\t93%\t94%\t95%\tHead of Inclusion\tAmber
Exclusions in the year\t14\t10\t6\tHead of Inclusion\tGreen



\tPlans that are issued in time\t48%\t60%\t75%\tDirector\tRed\t
"""

HEADINGS_MOVED_WITH_THEM = """
Measures 2027-30

KPI\tBaseline 2026\tTarget 2027\tTarget 2028\tOwner
Attendance of all pupils\t93%\t94%\t95%\tHead of Inclusion



\tKPI\tBaseline 2026\tTarget 2027\tTarget 2028\tOwner
\tPlans that are issued in time\t48%\t60%\t75%\tDirector
"""

STRENGTHS_AND_NEXT_STEPS = """
Self-evaluation and improvement plan 2027

Hill High School     Headteacher: Ms Field     Date: June 2027

Behaviour

What we do well\tNext steps\tEvidence
Corridors are calm and pupils are courteous\tSuspend fewer pupils more than once in a year\tLog
Attendance is above that of schools like ours\tWork with families of pupils who miss a day each week\tData
"""

PLEDGES_IN_BOXES = """
Our pledges: plan on a page 2027/28

<p>Pledge 1</p> <p>Every pupil reads</p> 1. Hear each pupil 2. Open the library\t<p>Pledge 2</p> \
<p>Every pupil leads</p> 1. Elect a council 2. Give it money
"""


@pytest.mark.parametrize("text", [MOVED_ON_THE_NEXT_PAGE, HEADINGS_MOVED_WITH_THEM], ids=["rows", "headings too"])
def test_a_table_that_a_pages_end_moved_to_the_right_goes_on_under_its_headings(text):
    reading = read(text)
    last = reading.elements[-1]
    assert (last.level, last.title) == ("KPI", "Plans that are issued in time")
    assert (last.cells["Baseline 2026"], last.cells["Owner"]) == ("48%", "Director")
    assert bool(asked(reading, "column")) == (text is MOVED_ON_THE_NEXT_PAGE)


def test_what_comes_next_is_the_part_and_what_goes_well_is_said_of_it():
    reading = read(STRENGTHS_AND_NEXT_STEPS)
    assert [element.depth for element in reading.elements] == [1, 2, 2]
    assert reading.elements[1].title == "Suspend fewer pupils more than once in a year"
    assert reading.elements[1].cells["What we do well"] == "Corridors are calm and pupils are courteous"
    fields = {control.field: control.text for control in reading.control}
    assert (fields["organisation"], fields["headteacher"], fields["date"]) == (
        "Hill High School",
        "Ms Field",
        "June 2027",
    )


def test_a_box_of_a_plan_on_a_page_has_its_counted_points_below_its_name():
    reading = read(PLEDGES_IN_BOXES)
    assert [(element.depth, element.number) for element in reading.elements][:3] == [(1, "1"), (2, "1."), (2, "2.")]
    assert reading.elements[0].title == "Every pupil reads"
    assert {control.field: control.text for control in reading.control}[
        "title"
    ] == "Our pledges: plan on a page 2027/28"


A_SCHOOL_THAT_EVALUATES_ITSELF = """
Hill High School Improvement Plan 2027/28

Context

Ours is a school of 940 pupils, and a third of them have free meals.

QUALITY OF EDUCATION

Strengths

- Leaders know what they want pupils to learn

Areas for development

- Too few pupils study a language

Action\tLead\tWhen
Offer Spanish to every pupil in Year 9\tHead of Languages\tSeptember

BEHAVIOUR

Strengths

- Suspensions have fallen

Areas for development

- Attendance in Year 10 is too low

Action\tLead\tWhen
Give each absent pupil a mentor\tHead of Year 10\tNovember
"""

YEARS_UNDER_EACH_OBJECTIVE = """
Federation plan 2027-30

Objective 1: Good schools

2027/28\t2028/29\t2029/30
<ul style="list-style-type: none"> ● Review each subject ● Train two leaders \tExtend reviews\tLead a network

Measures of success

<ul style="list-style-type: none"> ● Leaders are asked to help ● No school is in need

Objective 2: Well run schools

2027/28\t2028/29\t2029/30
Join the buying group\tShare a team\tHold reserves

Measures of success

Each budget balances
"""

MEASURES_UNDER_A_HEADING_SAID_AGAIN = """
Hill Trust strategy 2027-30

Pillar 1: Learning

What we will do

- Agree what is taught

How we will measure success

Measure\tNow\t2028\t2030
Pupils who read well at 11\t68%\t73%\t80%

Pillar 2: People

What we will do

- Offer part-time posts

How we will measure success

Measure\tNow\t2028\t2030
Teachers who leave in a year\t16%\t13%\t9%
"""


def test_strengths_said_again_in_part_after_part_are_said_of_each_and_capitals_end_what_is_told_of_the_school():
    reading = read(A_SCHOOL_THAT_EVALUATES_ITSELF)
    assert tree(reading) == [
        "Strand: QUALITY OF EDUCATION",
        "  Area for development: Too few pupils study a language",
        "  Action: Offer Spanish to every pupil in Year 9",
        "Strand: BEHAVIOUR",
        "  Area for development: Attendance in Year 10 is too low",
        "  Action: Give each absent pupil a mentor",
    ]
    assert reading.elements[3].cells == {"Strengths": "- Suspensions have fallen"}


def test_one_row_under_years_says_what_is_done_in_each():
    reading = read(YEARS_UNDER_EACH_OBJECTIVE)
    first, second = reading.elements
    assert first.cells == {
        "2027/28": "● Review each subject\n● Train two leaders",
        "2028/29": "Extend reviews",
        "2029/30": "Lead a network",
        "Measures of success": "● Leaders are asked to help\n● No school is in need",
    }
    assert second.cells["2029/30"] == "Hold reserves"
    assert reading.coverage.missing == ()


def test_a_heading_said_again_over_each_table_of_measures_is_no_part():
    assert tree(read(MEASURES_UNDER_A_HEADING_SAID_AGAIN)) == [
        "Pillar 1: Learning",
        "  Point: Agree what is taught",
        "  Measure: Pupils who read well at 11",
        "Pillar 2: People",
        "  Point: Offer part-time posts",
        "  Measure: Teachers who leave in a year",
    ]


TURNED_ON_ITS_SIDE = """
Improvement plan on a page 2027/28

\tTeaching\tBelonging\tSixth form
Why?\tResults are low\tOne pupil in four is away\tToo few stay
What we will do\tPlan together\tRing home at once\tOffer three courses
Lead\tDeputy head\tAssistant head\tHead of sixth form
"""

MEASURES_BELOW_TWO_LEVELS = """
Measures 2027-30

Priority\tObjective\tKPI\tBaseline\t2027/28\t2028/29\tLead
Achieve\tPupils are ready to move on\tReading at 11\t59%\t62%\t66%\tDirector
\t\tPhonics in Year 1\t78%\t81%\t84%\tDirector
Belong\tPupils are in school\tAttendance\t92%\t93%\t94%\tHead of Inclusion



Priority\tObjective\tKPI\tBaseline\t2027/28\t2028/29\tLead
Endure\tWe live within our means\tReserves\t3%\t4%\t5%\tFinance director
"""

CARDS_WITH_A_ROW_LEFT_OPEN = """
Plan 2027-30

Priority 1\tWrite well
Lead\tEnglish lead
Actions\t<ul style="list-style-type: none"> ● Teach it daily ● Publish it
Success criteria\tThree in four write well
Review\t

Priority 2\tLead others
Lead\tPSHE lead
Actions\tElect a council
Success criteria\tPupils can say what changed
"""


def test_a_plan_on_a_page_whose_parts_head_the_columns():
    reading = read(TURNED_ON_ITS_SIDE)
    assert [element.title for element in reading.elements] == ["Teaching", "Belonging", "Sixth form"]
    assert reading.elements[1].cells == {
        "Why?": "One pupil in four is away",
        "What we will do": "Ring home at once",
        "Lead": "Assistant head",
    }


def test_measures_stand_below_their_objectives_on_the_next_page_too():
    reading = read(MEASURES_BELOW_TWO_LEVELS)
    assert [element.depth for element in reading.elements] == [1, 2, 3, 3, 1, 2, 3, 1, 2, 3]
    assert reading.elements[-1].cells["Baseline"] == "3%"


def test_a_card_keeps_a_label_that_nothing_stands_behind():
    reading = read(CARDS_WITH_A_ROW_LEFT_OPEN)
    assert tree(reading) == ["Priority 1: Write well", "Priority 2: Lead others"]
    assert list(reading.elements[0].cells) == ["Lead", "Actions", "Success criteria", "Review"]


PRIORITIES_IN_ONE_TABLE = """
SDP 2027/28

Priority 1 – Read well\t\t\t\t
Objective\tAction\tWho\tBy when\tCost
1. Phonics is taught well\tCoach new staff\tReading lead\tMay 2028\tNone
\tFilm lessons\tDeputy head\tJune 2028\t£200
Priority 2 – Talk well\t\t\t\t
Lead: Nursery lead\t\t\tGovernor: The chair\t
Objective\tAction\tWho\tBy when\tCost
2. Families talk and play\tPlay each Friday\tNursery lead\tWeekly\t£150
"""

WHOSE_PLAN_IT_IS_ON_EACH_PAGE = """
NORTH LEARNING PARTNERSHIP

STRATEGIC PLAN 2027–2030

1

NORTH LEARNING PARTNERSHIP STRATEGIC PLAN 2027–2030




1 TEACHING

1.1 Improve outcomes

2

NORTH LEARNING PARTNERSHIP STRATEGIC PLAN 2027–2030




1.2 Widen the curriculum
"""


def test_the_next_priority_in_the_same_table_is_no_objective_of_the_first():
    reading = read(PRIORITIES_IN_ONE_TABLE)
    assert [element.depth for element in reading.elements] == [1, 2, 3, 3, 1, 2, 3]
    assert reading.elements[4].cells == {"Lead": "Nursery lead", "Governor": "The chair"}


def test_a_running_line_of_the_trust_and_its_plan_beside_page_numbers_is_no_part():
    reading = read(WHOSE_PLAN_IT_IS_ON_EACH_PAGE)
    assert [element.number for element in reading.elements] == ["1", "1.1", "1.2"]
    assert [element.depth for element in reading.elements] == [1, 2, 2]


ACTIONS_BELOW_A_COUNTED_RECOMMENDATION = """
Governance action plan 2027

No.\tRecommendation\tAction\tLead\tDeadline
1\tClarify who decides\tRedraft the scheme\tClerk\tJuly 2027
\t\tBrief all governors\tChair\tOctober 2027
2\tWiden the skills\tRecruit a trustee\tChair\tMay 2027
"""

A_STRATEGY_THAT_RUNS_OVER_TWO_ROWS = """
Attendance plan 2027-28

Target\tStrategies\tPersonnel\tTimescale
To raise attendance to 95%\tRing home by nine\tOfficer\tDaily
To halve persistent absence\tMeet families and refer to the family\tHead\tMonthly
\thub where nothing changes\t\t
"""

TARGETS_IN_FIGURES = """
Services plan 2027

Estates

Key measures\tNow\tTarget
Checks that are done in time\t88%\t100%
Repairs that are made within a week\t5 of 9\t9 of 9
"""


def test_a_second_action_below_a_counted_recommendation_is_an_action():
    assert [element.depth for element in read(ACTIONS_BELOW_A_COUNTED_RECOMMENDATION).elements] == [1, 2, 2, 1, 2]


def test_the_rest_of_a_cell_in_the_next_row_makes_no_column_of_parts():
    reading = read(A_STRATEGY_THAT_RUNS_OVER_TWO_ROWS)
    assert [element.depth for element in reading.elements] == [1, 1]
    assert reading.elements[1].cells["Strategies"].endswith("the family\nhub where nothing changes")


def test_targets_in_figures_are_no_parts():
    assert [element.title for element in read(TARGETS_IN_FIGURES).elements if element.cells] == [
        "Checks that are done in time",
        "Repairs that are made within a week",
    ]
