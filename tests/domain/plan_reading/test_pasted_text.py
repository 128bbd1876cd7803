"""Plans pasted as text: what their lists, lead-ins, counts and labels tell where nothing else does."""

from goldenthread.foundation.documents import reading as documents
from tests.domain.plan_reading.reading import read, tree

BARE_BULLETS = """ESTATES PLAN
We look after what we have been given by those who built our schools, and leave it better than we found it.
Our Vision
Our vision is that every building is warm, dry and open to all who come to it, from the first child at the gate in the
morning to the last choir at night.
Foxglove Schools has adopted three pillars within our plan:
-
Warmth
Fewer boilers, pipes that are lagged along their whole length, and rooms that are heated while somebody is in them. -
Water
Taps that close by themselves, and tanks that keep the rain of the winter for the gardens of the summer months. -
Woods
A tree for each child who joins us, planted with its family along the edge of the field in the first autumn.
"""
NUMBERED_SECTIONS = """Climate Action Plan
1. Introduction and Context
Purpose
This plan says how our school will use less and teach more.
Scope
The plan covers our site and our lessons, and those who bring
children to our gate each day.
2. Who does what
The site manager reads each meter.
3. Targets and Objectives
This plan aims to achieve the following:
- Halve what we throw away
- Plant a hedge along the field
4. Key Action Areas
A. Energy and Buildings
- Fit sensors in each corridor
- Train staff on heating
B. Water
- Mend the taps
"""

ANSWERED = """Equality Objectives 2026-2030

Objective One

To hear of more faiths in our lessons

Why have we chosen this objective?

We want our lessons to hold a mirror to every child who sits in them.

RE lead to look through our plans with the families of the school.

Teachers and leaders to visit one place of worship each year.

Objective Two

To open our clubs to all

Why have we chosen this objective?

We have not kept count of who comes.

Office to keep a list of who comes to each club.
"""
COUNTED_BELOW = """Leadership plan 2026-27

3 Key Priorities:

- Maths
- Reading
- Calm corridors

1. Charity

Goal

All of us know it as ours, in school and beyond.

Objective 1.1

To see it lived

Objective 1.2

To count what we give
"""
LABELS_IN_TITLES = """Plan 2026-27

Target 1 - Area for Improvement: Reading

Target 2: - Area for Improvement: Learning at home – this comes from what the families told us in the long winter

Target 3 - Area for Improvement: Counting
"""
STEPS = (
    "Milestone 1: Each class has a box of its own for this, filled by its children in the first week of the year, "
    "and somebody who looks after it. Milestone 2: Two teachers show all the others what they do with a child who "
    "does not see it yet."
)
MILESTONES = f"Plan 2026-27\n\nPriority→Milestones\nPriority 1: Read well→{STEPS}\nPriority 2: Count well→{STEPS}\n"

MERGED = """Operational Plan 2026-27

Pillar→Objective→Success measure→Owner→Deadline
Learning→Adopt one scheme→All classes use it daily→Director of Primary→September 2026
Assess pupils alike→One set of tests is sat→Head of Data→June 2027
People→Shorten time to hire→A post is filled in six weeks→HR Director→March 2027
"""
BOXES = (
    "Our plan on a page\n\nLEARNING→PEOPLE→PLACES\n"
    "Close the gap in reading for everyone Teach one scheme in each school→"
    "Coach each new leader well in the first year Share one induction for all→"
    "Survey the roofs of each school in turn Install solar panels on all of them\n"
)
DUTY = """Equality Objectives 2026-2030

Under the Equality Act we must:

- Eliminate unlawful discrimination, harassment and victimisation
- Advance equality of opportunity between those who share a characteristic and those who do not
- Foster good relations

Our objectives are:

- To hear every child who wants to sing
- To open each club to all
"""

AROUND_THE_PAGE = """A good start for all
Every lesson counts
Sing, dance and draw
School Development Plan 2026-27

Leadership and Management

Senior leaders to sit in on a lesson of each teacher in the autumn, and to talk it over with them on the same day.

Middle leaders to walk the corridors with somebody from another phase, once in each half of each of the terms.
"""
BLOCKS = """Attendance plan 2026 to 2029

Year one

Training in the approach for all schools Attendance team
Naming of a champion in each school Schools
Trial of support meetings in the spring School leaders

Year two

Full programme of support meetings School leaders
Sharing of what was found between schools Attendance team
Review of training needs in all schools Attendance team
"""
TOLD_BEFORE = """Hill School
How will we know if we are there?
We look at the figures four times a year
We listen to children in line with the calendar
We take part in audits of rooms and halls
We set next steps with each class in turn
PRIORITY 1: Reading
A box of books.
PRIORITY 2: Counting
A box of beads.
"""
AS_A_POLICY = """Accessibility plan

1. Aims

Schools are required to have such a plan. The purpose of the plan is to:

- Increase the extent to which disabled pupils can take part in lessons
- Improve the physical environment of the school for them
- Improve the availability of accessible information to them

2. Legislation and guidance

This document meets the requirements of the following legislation:

- The Equality Act 2010
- The Regulations of 2011

3. Roles and responsibilities

The governing board will:

- Publish what this plan says
- Hold the head to account

4. Action plan

Aim 1: To let every pupil into every lesson

- Train all staff in signs by July 2027
- Buy reading pens

Aim 2: To open the hall to all

- Build a ramp

5. Monitoring arrangements

The board looks at this plan each spring.

6. Links with other policies

This plan is linked to the following policies:

- Risk assessment
"""
STANDS_SO = """Department action plan

CONTEXT

New head of department

Strengths:

- A strong course
- Results that rise

Areas for development:

- Marking that is alike in all rooms
- More leaders in the middle

DEPARTMENT LONG-TERM PLAN:

1. All teachers know what a good lesson is
2. Half of all pupils work above their level

DEPARTMENT PRIORITIES:

1. Marking that is alike
2. Two leaders in the middle
"""
UNDER_HEADINGS = """School Improvement Plan

During this year we have chosen the following areas:

        Teaching

To help each child to say aloud what it has read and what it thinks of it.

To stretch all children in number, and girls in the oldest classes most of all.

Behaviour

To notice early who finds it hard to wait, and to sit with them until they can.

Early years

To lend a box of books to each family that wants one for the summer.
"""
MUST = """Equality Objectives

The duty means that our school must publish:

- how it complies with the duty, each year
- its objectives, every four years

Our objectives are:

- To hear every child who wants to sing
- To open each club to all
"""


def test_a_bullet_alone_on_its_line_or_behind_a_sentence_is_that_of_the_next_line():
    reading = read(BARE_BULLETS)
    assert tree(reading) == ["Pillar: Warmth", "Pillar: Water", "Pillar: Woods"]
    assert reading.elements[0].text.startswith("Fewer boilers, pipes")
    assert reading.coverage.is_complete


def test_numbers_that_count_on_through_the_document_stand_above_the_short_headings_between_them():
    assert [line.partition(": ")[2] for line in tree(read(NUMBERED_SECTIONS)) if "Context" not in line] == [
        "Who does what", "Targets and Objectives", "Halve what we throw away", "Plant a hedge along the field",
        "Key Action Areas", "Energy and Buildings", "Fit sensors in each corridor", "Train staff on heating", "Water",
        "Mend the taps",
    ]  # fmt: skip


def test_text_with_one_table_in_bars_keeps_its_lines(tmp_path):
    text = NUMBERED_SECTIONS.replace(
        "The site", "Role | Duty |\n---|---|\nSite manager | Reads each meter |\nThe site"
    )
    path = tmp_path / "plan.txt"
    path.write_text(text, encoding="utf-8")
    assert documents.read(path, path.name).form == "text"


def test_behind_an_answer_who_is_to_do_what_is_a_part_and_it_is_asked():
    reading = read(ANSWERED)
    below = [part.title for part in reading.elements if part.depth > 1]
    assert [words.split()[0] for words in below] == ["RE", "Teachers", "Office"]
    assert all(len(part.cells) == 1 for part in reading.elements if part.depth == 1)
    assert [len(question.elements) for question in reading.questions if question.kind == "points"] == [3]


def test_an_objective_stands_under_what_its_number_counts_on_from():
    depths = {part.number: part.depth for part in read(COUNTED_BELOW).elements if part.number}
    assert depths == {"1.": 1, "1.1": 2, "1.2": 2}


def test_a_title_keeps_the_label_with_which_those_beside_it_begin():
    assert [part.title for part in read(LABELS_IN_TITLES).elements] == [
        "Area for Improvement: Reading",
        "Area for Improvement: Learning at home – this comes from what the families told us in the long winter",
        "Area for Improvement: Counting",
    ]


def test_milestones_that_a_column_counts_are_parts_and_stay_in_their_column():
    reading = read(MILESTONES)
    assert [(part.level, part.number) for part in reading.elements] == [
        ("Priority", "1"), ("Milestone", "1"), ("Milestone", "2"), ("Priority", "2"), ("Milestone", "1"),
        ("Milestone", "2"),
    ]  # fmt: skip
    assert reading.elements[0].cells["Milestones"].count("\n") == 1


def test_a_row_that_lost_its_merged_cell_is_put_back_under_its_columns():
    reading = read(MERGED)
    assert [(part.depth, part.title) for part in reading.elements] == [
        (1, "Learning"), (2, "Adopt one scheme"), (2, "Assess pupils alike"), (1, "People"),
        (2, "Shorten time to hire"),
    ]  # fmt: skip
    assert reading.elements[2].cells["Owner"] == "Head of Data"


def test_a_box_whose_points_ran_together_is_a_part_and_the_points_are_asked_about():
    reading = read(BOXES)
    assert [part.title for part in reading.elements if part.depth == 1] == ["LEARNING", "PEOPLE", "PLACES"]
    assert [len(question.elements) for question in reading.questions if question.kind == "list"] == [3]


def test_what_the_equality_duty_says_is_no_part():
    reading = read(DUTY)
    assert [part.title.split()[1] for part in reading.elements] == ["hear", "open"]
    assert sum(said.kind == "context" for said in reading.statements) == 3


def test_another_number_than_the_plan_says_is_asked_about():
    reading = read(BARE_BULLETS.replace("three pillars", "four pillars"))
    assert [len(question.elements) for question in reading.questions if question.kind == "count"] == [3]
    assert not [question for question in read(BARE_BULLETS).questions if question.kind == "count"]


def test_points_that_a_vision_lists_under_what_is_intended_are_asked_about():
    text = BARE_BULLETS.replace("Foxglove", "We aim to:\n- Open each hall\n- Mend each roof\nFoxglove")
    asked = [question for question in read(text).questions if question.kind == "standing"]
    assert any("Open each hall" in question.asks for question in asked)


def test_numbers_that_are_all_one_are_asked_about_once():
    text = "Plan 2026-27\n\nOur priorities are:\n\n1. Read more\n1. Count more\n1. Sing more\n"
    assert len([question for question in read(text).questions if question.kind == "number"]) == 1


def test_short_lines_above_the_dated_name_of_a_plan_are_its_cover():
    reading = read(AROUND_THE_PAGE)
    assert tree(reading) == ["Strand: Leadership and Management"]
    assert [control.text for control in reading.control if control.field == "title"] == [
        "School Development Plan 2026-27"
    ]
    assert [question.kind for question in reading.questions if "may each be a part" in question.asks] == ["lumped"]


def test_a_short_line_set_apart_over_close_lines_that_are_no_sentences_heads_a_list():
    reading = read(BLOCKS)
    assert [part.title for part in reading.elements if part.depth == 1] == ["Year one", "Year two"]
    assert sum(part.depth == 2 for part in reading.elements) == 6


def test_what_a_school_must_publish_is_no_part():
    assert [part.title.split()[1] for part in read(MUST).elements] == ["hear", "open"]


def test_the_sections_of_a_policy_around_a_plan_are_told_and_none_of_its_parts():
    reading = read(AS_A_POLICY)
    assert [(part.depth, part.title.split()[-1]) for part in reading.elements] == [
        (1, "lesson"), (2, "2027"), (2, "pens"), (1, "all"), (2, "ramp"),
    ]  # fmt: skip
    assert {"context", "role", "cycle", "reference"} <= {said.kind for said in reading.statements}


def test_areas_for_development_beside_strengths_say_how_a_school_stands_and_a_long_term_plan_is_one():
    reading = read(STANDS_SO)
    assert [part.title.split()[0] for part in reading.elements] == ["All", "Half", "Marking", "Two"]
    assert "Areas for development" in {said.heading for said in reading.statements if said.kind == "context"}


def test_paragraphs_under_headings_that_say_what_is_to_be_done_are_parts_and_it_is_asked():
    reading = read(UNDER_HEADINGS)
    assert [(part.depth, part.title.split()[-1]) for part in reading.elements if part.depth == 1] == [
        (1, "Teaching"), (1, "Behaviour"), (1, "years"),
    ]  # fmt: skip
    assert [len(question.elements) for question in reading.questions if question.kind == "points"] == [4]


def test_the_number_of_a_theme_is_no_term():
    reading = read(
        "Plan 2026/27\n\nTheme T1: Learning\n\n- Read by T2 2027\n\nTheme T2: People\n\n- Grow by July 2027\n"
    )
    assert [part.number for part in reading.elements if part.depth == 1] == ["T1", "T2"]
    assert [date.reading.text for date in reading.dates] == ["by T2 2027", "by July 2027"]


def test_how_often_in_a_name_says_nothing_of_when_it_is_due():
    dates = read("Plan 2026-29\n\nPriority 1: Here every day\n\n- Meet families every week\n").dates
    assert [date.reading.text for date in dates] == ["every week"]


def test_lines_that_were_read_as_text_before_the_plan_are_asked_about():
    asked = [question for question in read(TOLD_BEFORE).questions if "were read as text" in question.asks]
    assert [question.choices[1] for question in asked] == ["Yes, each is a part"]


def test_what_families_are_asked_between_two_numbers_does_not_hold_the_second():
    told = "Fewer of us came each day last winter than in any winter before it, and we want all of us back."
    text = f"""Priorities 2026-27

1. To bring every child back

{told}

How can you help?

- Ring us by nine
- Follow our steps

2. To help each child remember more of what it learnt in the years before, by asking again and again in every lesson

{told}
"""
    assert {part.number: part.depth for part in read(text).elements if part.number} == {"1.": 1, "2.": 1}
