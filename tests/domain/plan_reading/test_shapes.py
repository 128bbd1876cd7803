"""Plans of every usual shape: what tree each is read as, line by line. An arrow stands for a tab."""

import pytest

from tests.domain.plan_reading.reading import read, tree

TABLES_BY_PRIORITY = """
Oakfield Primary School
School Improvement Plan 2025-2026

Priority 1: Quality of Education
Objective: To raise attainment in writing.
Lead: Mrs J. Patel (English Lead)
Success Criteria
• 78% reach the expected standard by July 2026

Actions→Who→When→Cost→RAG
1. Train all staff→JP→September 2025→£500→Green
2. Weekly workshops→Class teachers→Autumn term→-→Amber

Priority 2: Attendance
Objective: To improve attendance to 96%.

Actions→Who→When→Cost→RAG
1. Breakfast club→SBM→Spring 2026→£1,200→

Page 1 of 2
"""

NUMBERED_UNDER_AREAS = """
SCHOOL DEVELOPMENT PLAN

QUALITY OF EDUCATION

1. Improve reading
   1.1 Review the scheme by December 2025
   1.2 Buy books
2. Strengthen maths

LEADERSHIP

1. Develop middle leaders
   a) Coaching for each leader
"""

A_ROW_AN_ACTION = """
Ref→Strategic Priority→Objective→Key Action→Owner→Deadline→Success Measure→RAG
1.1→People→Recruit well→Careers page→HR Director→31/12/2025→Vacancies below 5%→Amber
1.2→People→Recruit well→Attend fairs→HR Director→March 2026→20 leads a year→Red
2.1→Finance→Balance budgets→Forecast→CFO→July 2026→Reserves at 5%→Green
"""

MERGED_FIRST_COLUMN = """
Area for development→Actions→Lead→Timescale→Success criteria
Leadership
1. Embed the vision→Share it at INSET→HT→Sept 25→Staff can say it
→Display it→SBM→Oct 25→Displays are in place
Early Years
2. Improve outdoors→Design with children→EYFS lead→Spring 26→In daily use
→Train staff→EYFS lead→Summer 26→Staff confident
"""

CARDS = """
Objective 1→To improve outcomes in mathematics
Lead→Sarah Whitlock
Timescale→Sept 2025 – July 2026
Actions→Train staff in mastery

Objective 2→To improve attendance
Lead→Head of Year
Actions→Weekly calls home
"""

GOALS_WITH_POINTS = """
Harbour Learning Trust
Our Strategy 2024 to 2029

Our strategic goals

Goal 1 – Excellent education
We will make sure that every child has a great teacher.
By 2029 we will:
- have every school judged at least good
- close the gap by 50%

Goal 2 – Great people
We will be an employer of choice.
By 2029 we will:
- reduce turnover to below 10%
"""

NO_MARKS_AT_ALL = """
Trust Strategic Plan
2023 - 2026

Strategic Priorities

EDUCATION
We will deliver a rich curriculum.
We will close the gap.

GROWTH
We will welcome two more schools by 2026.
"""

LISTS_SIDE_BY_SIDE = """
Strategic plan 2025-28

Our priorities
Pupils→People→Places
Read widely→Train well→Warm buildings
Count surely→Stay longer→Safe gates
"""

SHAPES = [
    (TABLES_BY_PRIORITY, """
Priority 1: Quality of Education
  Objective: To raise attainment in writing.
    Action 1.: Train all staff
    Action 2.: Weekly workshops
Priority 2: Attendance
  Objective: To improve attendance to 96%.
    Action 1.: Breakfast club
"""),
    (NUMBERED_UNDER_AREAS, """
Strand: QUALITY OF EDUCATION
  Aim 1.: Improve reading
    Action 1.1: Review the scheme by December 2025
    Action 1.2: Buy books
  Aim 2.: Strengthen maths
Strand: LEADERSHIP
  Aim 1.: Develop middle leaders
    Point a): Coaching for each leader
"""),
    (A_ROW_AN_ACTION, """
Strategic priority: People
  Objective: Recruit well
    Key action 1.1: Careers page
    Key action 1.2: Attend fairs
Strategic priority: Finance
  Objective: Balance budgets
    Key action 2.1: Forecast
"""),
    (MERGED_FIRST_COLUMN, """
Strand: Leadership
  Area for development 1.: Embed the vision
    Action: Share it at INSET
    Action: Display it
Strand: Early Years
  Area for development 2.: Improve outdoors
    Action: Design with children
    Action: Train staff
"""),
    (CARDS, """
Objective 1: To improve outcomes in mathematics
Objective 2: To improve attendance
"""),
    (GOALS_WITH_POINTS, """
Goal 1: Excellent education
  Point: have every school judged at least good
  Point: close the gap by 50%
Goal 2: Great people
  Point: reduce turnover to below 10%
"""),
    (NO_MARKS_AT_ALL, """
Strategic priority: EDUCATION
  Point: We will deliver a rich curriculum.
  Point: We will close the gap.
Strategic priority: GROWTH
"""),
    (LISTS_SIDE_BY_SIDE, """
Strand: Pupils
  Priority: Read widely
  Priority: Count surely
Strand: People
  Priority: Train well
  Priority: Stay longer
Strand: Places
  Priority: Warm buildings
  Priority: Safe gates
"""),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), SHAPES, ids=lambda text: text.strip().splitlines()[0][:30])
def test_a_plan_is_read_as_its_tree(text, expected):
    reading = read(text)
    assert "\n".join(tree(reading)) == expected.strip("\n")
    assert reading.coverage.missing == ()


def test_columns_and_labels_become_cells_under_their_own_names():
    first = read(A_ROW_AN_ACTION).elements[2]
    assert first.cells == {
        "Owner": "HR Director", "Deadline": "31/12/2025", "Success Measure": "Vacancies below 5%", "RAG": "Amber",
    }  # fmt: skip
    card = read(CARDS).elements[0]
    assert card.cells == {
        "Lead": "Sarah Whitlock", "Timescale": "Sept 2025 – July 2026", "Actions": "Train staff in mastery",
    }  # fmt: skip
    objective = read(TABLES_BY_PRIORITY).elements[1]
    assert objective.cells == {
        "Lead": "Mrs J. Patel (English Lead)",
        "Success Criteria": "• 78% reach the expected standard by July 2026",
    }


def test_a_person_is_told_from_a_post():
    reading = read(TABLES_BY_PRIORITY)
    people = {held.party: held.person for held in reading.assignments}
    assert people == {"Mrs J. Patel (English Lead)": "Mrs J. Patel", "JP": "", "Class teachers": "", "SBM": ""}
    asked = [question.asks for question in reading.questions if question.kind == "person"]
    assert [words.split(" hold")[0] for words in asked] == ["Which post does Mrs J. Patel", "Which post does JP"]


def test_a_row_that_a_page_broke_is_one_part():
    reading = read(
        "Initiative→Lead→Outcomes\nBuild a bank of helpers with skills→Head→Helpers in place\n"
        "and experience→→in every school\nBuy together→CFO→Savings"
    )
    assert [part.title for part in reading.elements] == [
        "Build a bank of helpers with skills and experience",
        "Buy together",
    ]
    assert reading.elements[0].cells["Outcomes"] == "Helpers in place\nin every school"
