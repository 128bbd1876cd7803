"""Headings that no style marks, in texts as web pages and sheets give them: weighed over the whole document."""

from dataclasses import replace

import pytest

from goldenthread.domain.reading import plan_reading
from goldenthread.domain.reading.plan_reading.drafts import Draft, Stack
from goldenthread.foundation.documents import plain_text
from tests.domain.plan_reading.reading import read, tree, vocabulary

CLOSE_SET = """Our Plan for the Trust
The trust has two aims for its schools over the next four years, set with their heads and with the governors of each.
How we teach – Lessons worth having
Objectives
- Ensure that each lesson begins with what was learnt before.
- Train every teacher to explain in small steps.
How we lead – Heads who stay
Objectives
- Give each new head a partner in another school.
- Keep meetings within the school day.
"""
UNDER_CODES = """TASK 1. ONE
Reading and talk
1. Read to every class each day.
2. Lend two books a week.
TASK 2. TWO
Number
1. Count aloud in each room.
2. Set one puzzle a week.
"""
AFTER_A_LEAD = """Hill Infant School
School Improvement Plan
Each year we ask the staff, the parents and the governors of the school what we should do better and what we should
leave as it is, and we then set their answers beside the results of the summer, so that these matter most this year:-
QUALITY OF EDUCATION
To raise the share of children who read well for their age.
To bring more music into every class.
To make the garden a place to learn in.
LEADERSHIP
To share out the work of subject leaders.
To set a budget that we can keep to.
"""
WITH_A_MENU = """Skip to content

Strategic Plan 2026 – 2029

Helping children grow

1. Reading first

Open every book to every child

Infographic for aim 1

  • Each class hears a story daily
  • Each child takes a book home

2. Numbers next

Make sense of the world by counting

Infographic for aim 2

  • Each class solves a puzzle daily
  • Each child knows the tables

Share by

Back to top
"""
BEFORE_THE_PARTS = """Vision for 2030

The trust wants each child to leave school ready for work. To achieve this:

  • We will welcome two more schools
  • We will train our own teachers

The vision has two strands, each with its own budget:

1. We build up our support for schools with a third adviser

2. We build out our courses for staff across the trust
"""
IN_PARALLEL = """Our Plan 2026 – 2030

The council asked what the town would like to see, and heard from more than nine hundred people in two months.

The next four years will see a focus on:

Our town, involving matters such as:

  • Streets
  • Parks

Our people, where we will focus on:

  • Health
  • Skills

Our purse, which has in it things such as:

  • Savings
  • Contracts
"""
NAMED = """Nursery Improvement Plan
This year the nursery turns to three matters that staff and families chose together in June, and these are:
Talk & Play – We will give every room a corner for talk, and train each of us to keep a talk going.
Outdoors – We will plant the bank behind the hall with the children, and go out in all weathers except for storms.
Home - Families will find a shelf of games by the door that they may borrow from, and a note of what each is for.
"""
PARAGRAPHS = """Whole School Targets 2026 – 2027

For at least half of the pupils to make more progress than was foreseen for them in reading.

For no more than one pupil in twenty to make less progress than was foreseen.

To try the new profile of life skills in two classes and to report on it to governors by Easter.
"""
MOSTLY_PROSE = """Draft Goals 2026 – 2030

In the autumn we asked staff and pupils which goals the college should have, and these came up more often than others:

Open doors (more who apply)

Raise the share of those who apply and then come, in all three towns that the college draws on and in the villages.

Tell them early what a course is like.

Fair results in each course

Raise the share of those who pass their course with a good grade, and let no group fall behind the others in any town.

A place to belong

In the meetings some wishes were voiced again and again, including the following:

  • A warmer welcome at the gate
  • A quiet room on each floor
"""
IN_A_RUN = """Trust Plan 2026 – 2029

The trust has agreed with its schools and with those who work in them what the coming three years are to bring about.

What will this look like?

People
Leaders are sure of what they are asked to do and have the time to do it.
Posts are described in the same words in all of the schools of the trust.
Schools
Each school has a partner that knows it well and tells it the truth.
Every head can see how the others do what they themselves find hard.
Systems
All figures are entered once and can be found by whoever needs them.
One calendar tells all schools when something is asked of them.
"""
DOTS = """Governors’ Improvement Plan

The board will:
. Find two governors who know about buildings.
. Read each policy in its year.
. Meet parents every term.
"""


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            CLOSE_SET,
            [
                "Aim: How we teach – Lessons worth having",
                "  Objective: Ensure that each lesson begins with what was learnt before.",
                "  Objective: Train every teacher to explain in small steps.",
                "Aim: How we lead – Heads who stay",
                "  Objective: Give each new head a partner in another school.",
                "  Objective: Keep meetings within the school day.",
            ],
        ),
        (
            AFTER_A_LEAD,
            [
                "Strand: QUALITY OF EDUCATION",
                "  Point: To raise the share of children who read well for their age.",
                "  Point: To bring more music into every class.",
                "  Point: To make the garden a place to learn in.",
                "Strand: LEADERSHIP",
                "  Point: To share out the work of subject leaders.",
                "  Point: To set a budget that we can keep to.",
            ],
        ),
        (
            WITH_A_MENU,
            [
                "Strand: Helping children grow",
                "  Aim 1.: Reading first",
                "    Point: Each class hears a story daily",
                "    Point: Each child takes a book home",
                "  Aim 2.: Numbers next",
                "    Point: Each class solves a puzzle daily",
                "    Point: Each child knows the tables",
            ],
        ),
        (
            IN_PARALLEL,
            [
                "Strand: Our town, involving matters such as",
                "  Point: Streets",
                "  Point: Parks",
                "Strand: Our people, where we will focus on",
                "  Point: Health",
                "  Point: Skills",
                "Strand: Our purse, which has in it things such as",
                "  Point: Savings",
                "  Point: Contracts",
            ],
        ),
        (
            MOSTLY_PROSE,
            [
                "Strand: Open doors (more who apply)",
                "Strand: Fair results in each course",
                "Strand: A place to belong",
                "  Point: A warmer welcome at the gate",
                "  Point: A quiet room on each floor",
            ],
        ),
        (
            DOTS,
            [
                "Point: Find two governors who know about buildings.",
                "Point: Read each policy in its year.",
                "Point: Meet parents every term.",
            ],
        ),
        (NAMED, ["Point: Talk & Play", "Point: Outdoors", "Point: Home"]),
    ],
    ids=["close set", "after a line that leads in", "within a page", "in parallel", "mostly prose", "dots", "names"],
)
def test_headings_are_known_by_how_they_stand(text, expected):
    assert tree(read(text)) == expected


def test_a_second_line_of_each_heading_is_no_part_of_its_own():
    assert [part.title for part in read(UNDER_CODES).elements if part.depth == 1] == ["ONE", "TWO"]


def test_what_a_web_page_carries_around_a_plan_is_named():
    kinds = [held.kind for held in read(WITH_A_MENU).furniture]
    assert kinds.count("menu") == 5


def test_points_before_the_parts_are_parts_where_they_say_what_is_done_and_it_is_asked():
    reading = read(BEFORE_THE_PARTS)
    assert [part.title for part in reading.elements][:2] == [
        "We will welcome two more schools",
        "We will train our own teachers",
    ]
    asked = next(question for question in reading.questions if question.kind == "standing")
    assert (asked.proposal, len(asked.elements)) == (plan_reading.POINTS_ARE_PARTS, 2)


def test_points_that_a_vision_lists_are_text_and_it_is_asked():
    reading = read(BEFORE_THE_PARTS.replace("To achieve this:", "Our vision is that:"))
    assert len(reading.elements) == 2
    asked = next(question for question in reading.questions if question.kind == "standing")
    assert plan_reading.POINTS_ARE_PARTS in asked.choices
    assert asked.proposal != plan_reading.POINTS_ARE_PARTS


def test_paragraphs_that_say_what_is_to_be_done_are_parts_where_there_are_no_others_and_it_is_asked():
    reading = read(PARAGRAPHS)
    assert [part.level for part in reading.elements] == ["Target"] * 3
    asked = next(question for question in reading.questions if question.kind == "standing")
    assert (asked.proposal, len(asked.elements)) == (plan_reading.POINTS_ARE_PARTS, 3)


def test_short_lines_between_sentences_are_headings_where_there_are_several():
    assert [part.title for part in read(IN_A_RUN).elements if part.depth == 1] == ["People", "Schools", "Systems"]


def test_what_a_lead_in_lists_after_following_is_what_counts():
    text = BEFORE_THE_PARTS.replace("To achieve this:", "Our priorities support the following articles:")
    assert len(read(text.replace("We will w", "The right to w").replace("We will t", "The right to t")).elements) == 2


def test_what_is_opened_again_is_the_part_in_the_tree():
    stack = Stack()
    first = stack.add(Draft(("short", 0), number="1.", title="Reading"))
    for _ in range(2):
        stack.open.clear()
        again = stack.add(Draft(("level priority", 1), level="Priority", number="1", title="Reading"))
        assert again is first


def test_an_aim_set_between_two_lists_is_a_heading_whatever_it_says():
    points = "\n\n- Read more\n- Count more\n\n"
    names = ("Sustain success in all schools", "Develop strengths where there is a need", "Improve what is weak now")
    reading = read("Our plan\n\nWe will work on these as one.\n\n" + "".join(name + points for name in names))
    assert [part.title for part in reading.elements if part.depth == 1] == list(names)


def test_a_counted_heading_that_names_a_list_ends_the_one_before_it():
    text = "1. Purpose\nWe say why.\n2. Strategic priorities\n2.1 Read well\n2.2 Count well"
    document = plain_text.read_text("a plan", text)
    sizes = (1, 0, 1, 2, 2)
    blocks = tuple(replace(block, heading=size) for block, size in zip(document.blocks, sizes, strict=True))
    reading = plan_reading.read_plan(replace(document, blocks=blocks), vocabulary())
    assert tree(reading) == ["Strategic priority 2.1: Read well", "Strategic priority 2.2: Count well"]


def test_type_that_is_large_and_bold_on_every_short_line_tells_no_more_than_plain_type():
    document = plain_text.read_text("a plan", AFTER_A_LEAD)
    set_alike = [
        replace(block, size=12, is_bold=True) if len(block.text) < 60 else replace(block, size=9)
        for block in document.blocks
    ]
    alike = plan_reading.read_plan(replace(document, blocks=tuple(set_alike)), vocabulary())
    assert tree(alike) == tree(read(AFTER_A_LEAD))


COUNTED = """Attendance strategy 2026 to 2029
Strategic priorities
1. Skills of staff – Everyone who works with children has a role to play. They should be trained for it well.
How we will do it
- Train each form tutor in the autumn.
- Share what works in each half term, which the lead for attendance writes down.
2. Early help – Each school calls home on the first day. Families should know whom to ask.
How we will do it
- Call before ten each morning.
This can be done in several ways, including:
- ringing home
- a visit
3. Records – What is known is kept in one place. Each school should enter it within the day.
How we will do it
- Use one system in all schools.
"""


def test_what_is_listed_below_each_counted_part_hangs_from_it_and_closes_nothing():
    reading = read(COUNTED)
    assert [part.title for part in reading.elements if part.depth == 1] == [
        "Skills of staff",
        "Early help",
        "Records",
    ]
    by = {part.id: part.title for part in reading.elements}
    assert [by[part.parent] for part in reading.elements if part.title.startswith(("Train", "Use"))] == [
        "Skills of staff", "Records"
    ]  # fmt: skip


def test_a_question_over_parts_leads_to_them_and_is_none():
    reading = read(
        "A strand of our plan\n\nWe say why it matters.\n\nHow will we achieve this?\n\n4.1 Money\n\n4.2 Land\n"
    )
    assert [part.title for part in reading.elements] == ["Money", "Land"]


MEASURES_BESIDE = """Strategic Plan 2026–2029

Strategic Goal 1: Good lessons
Objectives
1.1 Agree what is taught
1.2 Meet as subject leaders
Key performance indicators
- 80% read well

Strategic Goal 2: Good people
Objectives
2.1 Review workload each summer
2.2 Coach new leaders
Key performance indicators
- Turnover below 10%
"""


def test_measures_said_as_often_as_the_name_of_the_list_are_of_the_part_over_both():
    reading = read(MEASURES_BESIDE)
    assert [(part.number, "".join(part.cells.values())) for part in reading.elements] == [
        ("1", "- 80% read well"), ("1.1", ""), ("1.2", ""), ("2", "- Turnover below 10%"), ("2.1", ""),
        ("2.2", ""),
    ]  # fmt: skip
    each = MEASURES_BESIDE.replace("1.2 Meet", "Key performance indicators\n- All agree\n1.2 Meet")
    assert [bool(part.cells) for part in read(each).elements] == [False, True, True, False, False, True]


def test_a_plain_heading_below_the_last_of_counted_parts_is_said_behind_them_all():
    reading = read(
        f"{MEASURES_BESIDE}\nGovernance and change\nThe board looks at this plan each term and says why.\n"
    )
    assert [part.number for part in reading.elements] == ["1", "1.1", "1.2", "2", "2.1", "2.2"]
    assert reading.statements[-1].heading == "Governance and change"


ACTIONS_BELOW_EACH = """Trust Development Plan 2026/27

STRAND 1: MISSION
1.1 To deepen what we share
Actions:
a) Agree a calendar
b) Train a lead in each school
1.2 To know our neighbours
Actions:
a) Invite them each term

STRAND 2: LESSONS
2.1 To count well
Actions:
a) Adopt one scheme
"""


def test_actions_below_each_numbered_line_are_its_own_and_those_below_several_are_of_the_part_over_them():
    assert [part.depth for part in read(ACTIONS_BELOW_EACH).elements] == [1, 2, 3, 3, 2, 3, 1, 2, 3]
    below = "Objectives\n1. To read\n{}Actions\n- Train staff\n- Buy books\n\n"
    text = f"Plan 2026\n\nPriority 1: One\n{below}Priority 2: Two\n{below}".format("2. To write\n", "")
    assert [part.depth for part in read(text).elements] == [1, 2, 2, 2, 2, 1, 2, 2, 2]


def test_the_first_part_of_a_self_evaluation_is_none_of_its_cover():
    each = "Judgement: Good\nStrengths\n- Staff stay\nAreas for development\n- Widen clubs\n\n"
    reading = read(f"Improvement plan 2026\nA Hill School\n\nEducation\n{each}Attitudes\n{each}Leadership\n{each}")
    assert [part.title for part in reading.elements if part.depth == 1] == ["Education", "Attitudes", "Leadership"]


def test_a_line_over_a_label_that_is_said_of_several_tables_heads_its_own():
    each = "{}\n\nBudgeted cost: £{}\n\nActivity→Evidence\n{}→It adds months\n\n"
    text = "Statement 2026\n\n" + each.format("Teaching", "500", "Buy a scheme") + each.format("Wider", "200", "Call")
    assert [part.title for part in read(text).elements] == ["Teaching", "Buy a scheme", "Wider", "Call"]
