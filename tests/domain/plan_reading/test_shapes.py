"""Plans of every usual shape: what tree each is read as, line by line. An arrow stands for a tab."""

import pytest

from goldenthread.domain.reading import plan_reading
from goldenthread.domain.reading.plan_reading import people
from goldenthread.foundation.documents import word as word_reader
from tests.domain.plan_reading.reading import read, tree, vocabulary
from tests.foundation.documents.making import word

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


def fill_with_lists(document):
    rows = [("Objective", "Actions", "Lead"), ("Improve teaching", ("See each lesson", "Say what works"), "Head")]
    rows += [
        ("Improve reading", ("Buy new books", "Hear each reader"), "English lead"),
        ("", ("Meet families",), "SLT"),
    ]
    table = document.add_table(rows=len(rows), cols=3)
    for row, cells in enumerate(rows):
        for column, said in enumerate(cells):
            for line in (said,) if isinstance(said, str) else said:
                table.cell(row, column).add_paragraph(line, style="List Bullet" if line not in cells else None)


def fill_with_a_card(document):
    table = document.add_table(rows=6, cols=4)
    wide = [(0, 0, 3, "Priority 1: Writing"), (1, 0, 1, "Lead: Head of English"), (1, 2, 3, "Governor: Chair")]
    wide += [(5, 0, 3, "Success criteria: Three in four reach what is expected")]
    for row, first, last, said in wide:
        table.cell(row, first).merge(table.cell(row, last)).text = said
    rows = [
        ("Action", "Who", "When", "Cost"),
        ("Train all staff", "Head", "May", "£4"),
        ("Buy books", "SLT", "June", "£9"),
    ]
    for row, cells in enumerate(rows, start=2):
        for column, said in enumerate(cells):
            table.cell(row, column).text = said


NAMES_COUNTED_BEHIND_A_VISION = """
Our vision

To be where people choose to work.

1. Attract

We will:

• advertise every post by June

2. Keep well

We will:

• train a first aider at each site
"""

MEASURES_OF_SEVERAL_YEARS = """
Strategic objective   Measure              Baseline   2027   2028
Outcomes              Attainment 8         44.1       45     48
                      Entries for the      31%        35%    40%
                      full set
Inclusion             Exclusions a year    11         8      3
"""

WHAT_IS_DONE_NOW_AND_NEXT = """
Benchmark 1: A stable programme

What we do now→What we will do next→Lead
On the website→Publish what each year meets→Careers leader
Link governor→Report twice a year→Careers leader
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
    (NAMES_COUNTED_BEHIND_A_VISION, """
Strand 1.: Attract
  Point: advertise every post by June
Strand 2.: Keep well
  Point: train a first aider at each site
"""),
    (MEASURES_OF_SEVERAL_YEARS, """
Strategic objective: Outcomes
  Measure: Attainment 8
  Measure: Entries for the full set
Strategic objective: Inclusion
  Measure: Exclusions a year
"""),
    (WHAT_IS_DONE_NOW_AND_NEXT, """
Benchmark 1: A stable programme
  What we will do next: Publish what each year meets
  What we will do next: Report twice a year
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


def test_posts_behind_a_line_lead_it_and_nobody_else_does():
    found = read(
        "Plan 2026-27\n\nPriority 1: Writing\n"
        "• Introduce a spelling scheme (English lead, autumn term)\n"
        "• Train talk partners (all staff)\n"
        "• Peer review each year – Director of Education\n"
        "• Publish the scheme (reading)\n"
        "• Hear each reader. Lead: Head of People.\n\n"
        "Priority 2: Mathematics\nWe will teach for mastery. Lead: Chief Executive.\n"
    )
    assert [(one.raw, one.capacity) for one in found.assignments] == [
        ("English lead", "lead"), ("Director of Education", "lead"), ("Head of People", "lead"),
        ("Chief Executive", "lead"),
    ]  # fmt: skip


@pytest.mark.parametrize(("line", "said"), [
    ("Version 1.4, agreed by the Trust Board on 9 July 2026.", {"version": "1.4", "adopted": "9 July 2026"}),
    ("Approved by the Local Governing Body: 14 July 2026. Next review: July 2027. Version 2.1",
     {"adopted": "14 July 2026", "next_review": "July 2027", "version": "2.1"}),
    ("Approved by the Trust Board: 9 July 2026. Next review: July 2027",
     {"adopted": "9 July 2026", "next_review": "July 2027", "organisation": "Hill School"}),
    ("This plan was approved by trustees on 4 July 2026 and will be reviewed in July 2027.",
     {"adopted": "4 July 2026", "next_review": "July 2027"}),
    ("Governors adopted these priorities on 6 October 2026; they will be reviewed in October 2027.",
     {"adopted": "6 October 2026", "next_review": "October 2027"}),
])  # fmt: skip
def test_a_sentence_says_of_its_plan_when_it_was_agreed_and_which_it_is(line, said):
    found = read(f"Hill School\nImprovement Plan 2026-27\n{line}\n\nPriority 1: Writing\n• Buy books\n")
    held = {one.field: one.text for one in found.control}
    assert held.items() >= said.items()


@pytest.mark.parametrize(("title", "said"), [
    ("Service Business Plan – ICT – Foxglove Academies", ("Service Business Plan – ICT", "Foxglove Academies")),
    ("Copperfield Schools Trust – Progress record 2026-27", ("Progress record 2026-27", "Copperfield Schools Trust")),
])  # fmt: skip
def test_a_title_line_is_parted_where_the_organisation_is_named(title, said):
    held = {one.field: one.text for one in read(f"{title}\n\nPriority 1: Writing\n• Buy books\n").control}
    assert (held["title"], held["organisation"]) == said


def test_one_heading_over_what_counts_the_parts_and_what_they_are_names_the_parts():
    reading = read(
        "Priority→→Milestones\n"
        "Priority 1→To train every leader as a coach in the year→Plans are set by line managers\n"
        "Priority 2→To open the library to the families of the school→Families come each Friday to borrow books"
    )
    assert tree(reading) == [
        "Priority 1: To train every leader as a coach in the year",
        "Priority 2: To open the library to the families of the school",
    ]
    assert [list(part.cells) for part in reading.elements] == [["Milestones"], ["Milestones"]]


def test_a_list_of_deeds_beside_who_leads_them_is_a_cell_and_no_part():
    reading = plan_reading.read_plan(word_reader.read("plan.docx", word(fill_with_lists)), vocabulary())
    assert tree(reading) == ["Objective: Improve teaching", "Objective: Improve reading"]
    assert reading.elements[0].cells["Actions"] == "See each lesson\nSay what works"


def test_wide_cells_with_labels_say_more_of_the_part_that_heads_their_table():
    reading = plan_reading.read_plan(word_reader.read("plan.docx", word(fill_with_a_card)), vocabulary())
    assert tree(reading) == ["Priority 1: Writing", "  Action: Train all staff", "  Action: Buy books"]
    assert reading.elements[0].cells == {
        "Lead": "Head of English", "Governor": "Chair", "Success criteria": "Three in four reach what is expected",
    }  # fmt: skip


def test_a_name_written_once_stands_over_the_rows_that_leave_it_blank():
    found = read("""
Service→Objective→This year (12 months)→KPI
Infrastructure→A reliable network→Replace switches→99.5% uptime
→Secure backups→Test each term→Restored within 4 hours
Support→Quick answers→One help desk→90% closed in 2 days
→Trained staff→Six short courses→75% confident
""")
    assert tree(found) == [
        "Service: Infrastructure", "  Objective: A reliable network", "  Objective: Secure backups",
        "Service: Support", "  Objective: Quick answers", "  Objective: Trained staff",
    ]  # fmt: skip


def test_what_counts_in_letters_and_figures_needs_no_mark_behind_it():
    found = read("People Plan 2026-28\n\nO1 Keep teachers\n• KR1.1 Nine in ten stay\n• KR1.2 24 colleagues qualify\n")
    assert [(part.number, part.title) for part in found.elements][1:] == [
        ("KR1.1", "Nine in ten stay"), ("KR1.2", "24 colleagues qualify"),
    ]  # fmt: skip
    found = read(
        "Behaviour plan 2026-28\n\nWorkstream A – Routines\n\nA.1 Write a script\n\nA.2 Rehearse it with all\n"
    )
    assert [part.number for part in found.elements] == ["A", "A.1", "A.2"]


def test_quarters_and_school_years_are_headings_and_a_cross_is_no_target():
    found = read("""
Pillar→Objective→Action→Exec lead→Q1→Q2→Q3→Q4→Budget
Education→Curriculum shared→→CEO
→→Map what is taught→Director of Education→x→x→→→£4,000
""")
    assert tree(found) == ["Pillar: Education", "  Objective: Curriculum shared", "    Action: Map what is taught"]
    assert not found.targets
    found = read("""
Strategic aim→2026/27→2028/29
1. Great schools→Two schools supported→All schools good
2. Great people→Workload charter→Retention leads the sector
""")
    assert tree(found) == ["Strategic aim 1.: Great schools", "Strategic aim 2.: Great people"]


def test_a_bare_number_right_above_its_own_is_a_part_and_no_end_of_what_was_said_before():
    found = read("""Attendance Strategy 2026/27

1 Build a culture of attendance
1.1 Send the daily message
    Lead: Attendance Officer | Measure: 95% of messages opened
2 Act early
2.1 Call on day one
    Lead: Office Manager | Measure: 100% of absences called by 10am
""")
    assert [part.number for part in found.elements] == ["1", "1.1", "2", "2.1"]


def test_in_a_tracker_an_objective_is_said_in_each_row_and_is_one_part_with_its_number():
    found = read("""
Ref→Workstream→Objective→Milestone→Owner→End
1→Schools→Every pupil reads→Screen them all→Director→30 September 2026
1→Schools→Every pupil reads→Train two tutors→Director→19 December 2026
1→Schools→Every pupil reads→Screen again→Director→30 June 2027
2→Schools→Calm corridors→Write a script→Head→31 October 2026
3→Money→Reserves grow→Agree a budget→Finance lead→31 May 2027
""")
    assert tree(found) == [
        "Workstream: Schools", "  Objective 1: Every pupil reads", "    Milestone: Screen them all",
        "    Milestone: Train two tutors", "    Milestone: Screen again", "  Objective 2: Calm corridors",
        "    Milestone: Write a script", "Workstream: Money", "  Objective 3: Reserves grow",
        "    Milestone: Agree a budget",
    ]  # fmt: skip
    years = next(question for question in found.questions if question.kind == "period")
    assert (years.proposal, "all its days lie in 2026-27" in years.asks) == ("2026-27", True)
    assert not found.coverage.missing


def test_one_row_of_a_label_and_words_says_something_of_the_part_above():
    found = read("""
Hill School plan 2026-27

Priority 1: Reading for all

Intent→Every child hears a story

Objective→Raise attainment in reading for all

Action→Lead→By when
Buy new books for each class→Head→July 2027
Train all of the staff→Head→May 2027
""")
    assert tree(found) == [
        "Priority 1: Reading for all", "  Objective: Raise attainment in reading for all",
        "    Action: Buy new books for each class", "    Action: Train all of the staff",
    ]  # fmt: skip
    assert found.elements[0].cells == {"Intent": "Every child hears a story"}


def test_a_plan_named_by_its_years_and_a_motto_is_a_title_and_no_part():
    found = read("Hill Learning Trust\n\nStrategy 2026–2029: Further together\n\n1. Reading\n- More books\n")
    assert {control.field: control.text for control in found.control} == {
        "organisation": "Hill Learning Trust", "title": "Strategy 2026–2029: Further together", "period": "2026–2029",
    }  # fmt: skip


def test_questions_that_each_part_answers_anew_are_what_it_says_and_no_parts():
    asked = [("Where are we now?", "Too few read."), ("Where do we want to be?", "All read each day."),
             ("How will we get there?", "Coaching every week\nA quiz in each lesson"),
             ("Who is responsible?", "Deputy Head"), ("How will we know?", "Nine in ten say so")]  # fmt: skip
    said = "\n\n".join(f"{question}\n{answer}" for question, answer in asked)
    found = read(f"Hill School plan 2026-27\n\nPriority 1 - Reading\n\n{said}\n\nPriority 2 - Sums\n\n{said}\n")
    assert [part.title for part in found.elements] == ["Reading", "Sums"]
    for part in found.elements:
        assert part.cells == dict(asked)


def test_initials_that_trusts_use_are_asked_with_what_they_usually_mean():
    found = read("Hill plan 2026-27\n\n1. Reading\n- Books for all, the LGB agrees\n- ZQW tells the LGB and AHTs\n")
    asked = {question.asks: question.proposal for question in found.questions if question.kind == "initials"}
    assert asked == {
        "What does LGB stand for?": "Local governing body", "What does ZQW stand for?": "",
        "What does AHTs stand for?": "Assistant headteachers",
    }  # fmt: skip
    words = vocabulary()
    assert not set(words.usual_initials) & words.known_initials
    assert all(word.isupper() and meaning[:1].isupper() for word, meaning in words.usual_initials.items())


def test_the_first_part_stands_over_what_comes_again_below_the_others():
    found = read("""Central services plan 2026-27
Bluebell Academies

Finance
What we are here for
To make sure that each pound is spent on what helps children most.

- Pay every bill within a month

People
What we are here for
To find and keep those who teach.

- Fill each post within a term
""")
    assert [part.title for part in found.elements if part.parent is None] == ["Finance", "People"]


def test_whoever_leads_several_phases_is_one_post():
    named = "EYFS/KS1 leader; KS1/KS2 phase leaders; Head / SENCo"
    assert list(people.parties(named)) == ["EYFS/KS1 leader", "KS1/KS2 phase leaders", "Head", "SENCo"]
