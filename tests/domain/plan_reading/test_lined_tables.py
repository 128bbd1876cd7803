"""Tables pasted a cell a line: which line stood in which row and column, and that it is asked."""

from tests.domain.plan_reading.reading import asked, read, tree

CLOSE_SET = """
Priority 1: Teaching
Objective
Actions
Lead
Timescale
Success criteria
To raise standards in spelling
A new scheme in every class
Moderation with two other schools
English lead
Autumn 2026
75% reach the standard
To make sums fluent
A quick quiz each day
Maths lead
Spring 2027
90% know their tables

Priority 2: Attendance
Objective
Actions
Lead
Timescale
Success criteria
To have all groups here
A meeting each week
Headteacher
Ongoing
Attendance above 96%
"""

# A blank line between, two where a cell was empty, points within a cell; the rows are counted.
APART = """
Action plan 2026

Area of action

Specific responsibility

Milestones

Success Criteria

Completed by

1.To oversee the quality of teaching

Lead governors report each half term

By 7 February 2027 dates have been shared

By 21 March 2027 governors have visited



Governors know how good teaching is

July 2027

2.To oversee money and staff



By 30 April 2027 savings have been found

·  Costs are compared

·  Costs are lower

July 2027
"""

# A pillar is written once over its objectives.
WRITTEN_ONCE = """
Plan for the year 2026-27

Pillar
Objective
Success measure
Owner
Deadline
Learning
Adopt one phonics scheme
All Year 1 classes teach it daily
Director of Primary
September 2026
Agree the texts of Key Stage 3
Texts are in every school
Director of Secondary
January 2027
People
Shorten the time to hire
A post is filled within six weeks
HR Director
March 2027
"""

# Tables of two columns, and figures close among words that are no page numbers.
PAIRS = """
Pupil premium strategy 2026-27

Challenges

Challenge number
Detail of challenge
1
Few books are read at home.
2
Attendance is four points lower.

Teaching

Budgeted cost: £24,500

Activity
Evidence that supports this approach
Challenge number(s) addressed
Buy a new scheme of talk
Work on talk costs little and adds months
1
Coach each teacher fortnightly
Coaching has an effect
2

Wider strategies

Budgeted cost: £11,000
"""

# Titles over the same headings, which stand unevenly apart.
UNDER_TITLES = """
Accessibility plan of a school 2026 - 2029

Getting about the building

Targets

Strategies

Timescale


Responsibility

Success criteria

To open the hall to all

A ramp at the north door

By July 2027

Business manager

Wheelchairs come in by each door

Taking part in lessons

Targets

Strategies

Timescale


Responsibility

Success criteria

To train staff in autism

Two evenings with a teacher of it

Autumn 2026

SENCO

All classes show what comes next

To make PE open to all

An audit of equipment

Spring 2027

PE leader

Each child takes part in PE
"""

NO_TABLE = """
Our plan

Objectives
Lead
Timescale

We have thought about what we want to do, and with whom, and will say more about it in the summer.

There are many people to thank. Each of them has given an evening to this and to our schools.

Nothing here is in a column, and nobody would take it for a table, whatever stands over it all.
"""


def test_lines_are_shared_out_by_what_each_column_holds():
    reading = read(CLOSE_SET)
    assert tree(reading) == [
        "Priority 1: Teaching",
        "  Objective: To raise standards in spelling",
        "  Objective: To make sums fluent",
        "Priority 2: Attendance",
        "  Objective: To have all groups here",
    ]
    first = reading.elements[1].cells
    assert first["Actions"] == "A new scheme in every class\nModeration with two other schools"
    assert (first["Lead"], first["Timescale"]) == ("English lead", "Autumn 2026")
    assert first["Success criteria"] == "75% reach the standard"
    [question] = asked(reading, "lined table")
    assert "5 columns (Objective, Actions, Lead" in question.asks
    assert "one more such table" in question.asks
    assert set(question.elements) == {part.id for part in reading.elements if part.level == "Objective"}
    assert reading.coverage.is_complete


def test_a_title_over_each_table_with_the_same_headings_is_a_part_and_no_heading_of_a_column():
    reading = read(UNDER_TITLES)
    assert tree(reading) == [
        "Strand: Getting about the building",
        "  Target: To open the hall to all",
        "Strand: Taking part in lessons",
        "  Target: To train staff in autism",
        "  Target: To make PE open to all",
    ]
    assert reading.elements[1].cells["Responsibility"] == "Business manager"
    tiers = UNDER_TITLES.replace("Getting about", "Tier 1: Moving about").replace(
        "Taking part", "Tier 2: Taking part"
    )
    assert [part.title[:6] for part in read(tiers).elements if part.depth == 1] == ["Tier 1", "Tier 2"]


def test_numbers_open_rows_and_what_was_empty_stays_empty():
    reading = read(APART)
    assert [(part.number, part.title) for part in reading.elements] == [
        ("1.", "To oversee the quality of teaching"),
        ("2.", "To oversee money and staff"),
    ]
    first, second = (part.cells for part in reading.elements)
    assert first["Milestones"].count("By ") == 2
    assert first["Completed by"] == "July 2027"
    assert not second["Specific responsibility"]
    assert second["Success Criteria"].count("\n") == 1


def test_what_is_written_once_stands_over_its_rows():
    assert tree(read(WRITTEN_ONCE)) == [
        "Pillar: Learning",
        "  Objective: Adopt one phonics scheme",
        "  Objective: Agree the texts of Key Stage 3",
        "Pillar: People",
        "  Objective: Shorten the time to hire",
    ]


def test_pairs_are_a_table_and_close_rows_end_where_something_stands_apart():
    reading = read(PAIRS)
    assert tree(reading) == [
        "Strand: Challenges",
        "  Detail of challenge 1: Few books are read at home.",
        "  Detail of challenge 2: Attendance is four points lower.",
        "Strand: Teaching",
        "  Activity: Buy a new scheme of talk",
        "  Activity: Coach each teacher fortnightly",
        "Strand: Wider strategies",
    ]
    assert reading.elements[5].cells["Challenge number(s) addressed"] == "2"
    assert reading.coverage.is_complete


def test_what_fits_no_columns_is_left_as_lines():
    reading = read(NO_TABLE)
    assert not asked(reading, "lined table")
    assert reading.coverage.is_complete


def test_headings_that_a_page_repeats_begin_no_other_table():
    reading = read(CLOSE_SET.replace("\nPriority 2: Attendance\n", "\n"))
    assert len(reading.elements) == 4
    assert reading.elements[2].cells["Success criteria"] == "90% know their tables"


LATER = """Plan for attendance

Actions:
Action
Target group
Lead
When?
Action taken
Keep an online roll and look through it with each class in turn
All pupils
Class teachers
All year
Write home by text on the day where no reason was given
Pupils away often
School office
All year
Hold a homework club on three days
Pupils away often
SENCO
September - June
"""


def test_a_column_that_is_filled_in_later_may_stand_empty_in_every_row():
    reading = read(LATER)
    assert [part.title.split()[0] for part in reading.elements] == ["Keep", "Write", "Hold"]
    assert [part.cells["Lead"] for part in reading.elements] == ["Class teachers", "School office", "SENCO"]
    assert not any(part.cells["Action taken"] for part in reading.elements)
