"""Plans without marks: which lines are a list is chosen for the whole document, and what is uncertain is asked."""

import pytest

from tests.domain.plan_reading.reading import asked, read, tree

COUNTED = """
The next three years

The plan has three aims:

All pupils behave well
Every pupil learns to swim
The board is in pursuit of more

The plan is drawn up with parents; our values are kindness and care.
"""
ORDINALS = """
Dear colleagues,

I want to set down what we agreed.

First, we bring all schools on to one system by April.

Second, we appoint a lead for inclusion, who reports before Christmas.

Third, every school has a plan for attendance.

With best wishes
"""
HEADED = """
Our plan 2027-30

Our plan has two aims:

Settle down

Share what works between all of our schools, so that each has what it needs for the years ahead of it.

Reach further

Ensure that every child in each of our schools is known by name, and by what it can do best of all.
"""
A_LINE_A_THING = """
Better reading in Year 2
New boiler at Hill School
More governors
A trust choir
"""
AT_A_GLANCE = """
How we improve

There are three strands to it:

Care and calm

Lessons, leaders and links

A place for all

Care and calm:

  • A quiet hall

  • A warm start

Lessons, links and leaders:

  • One scheme for phonics

A place for all:

  • Clubs without a fee
"""


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (COUNTED, ["All pupils behave well", "Every pupil learns to swim", "The board is in pursuit of more"]),
        (ORDINALS, ["First, we bring", "Second, we appoint", "Third, every school"]),
        (HEADED, ["Settle down", "Reach further"]),
        (A_LINE_A_THING, A_LINE_A_THING.strip().split("\n")),
    ],
    ids=["as many as were said", "counted in words", "a headline over each paragraph", "a line a thing"],
)
def test_lists_are_chosen_for_the_whole_document(text, expected):
    reading = read(text)
    titles = [part.title for part in reading.elements]
    assert len(titles) == len(expected)
    assert all(title.startswith(words) for title, words in zip(titles, expected, strict=True))
    assert reading.coverage.is_complete


def test_names_that_come_again_are_headings_of_what_stands_under_them():
    assert tree(read(AT_A_GLANCE)) == [
        "Strand: Care and calm", "  Point: A quiet hall", "  Point: A warm start",
        "Strand: Lessons, links and leaders", "  Point: One scheme for phonics",
        "Strand: A place for all", "  Point: Clubs without a fee",
    ]  # fmt: skip


def test_prose_is_asked_about_as_a_whole():
    reading = read("Thank you all for a year of hard work.\n\nMoney will be short in all of our schools next year.\n")
    assert len(reading.elements) == 2
    [question] = asked(reading, "standing")
    assert question.asks.startswith("No headings, numbers or tables say how this is built.")
    assert set(question.elements) == {part.id for part in reading.elements}


def test_what_stands_by_little_may_be_said_to_be_no_parts():
    reading = read(A_LINE_A_THING)
    assert asked(reading, "points")
    assert "They are text, and no parts" in asked(reading, "level")[0].choices


def test_counted_points_that_begin_with_a_name_are_points():
    lead = "After the yearly look at how we do, governors agreed what to work on next, which is set out here:"
    points = "1. Staff: to train each other\n2. Books: to buy more of them\n3. Books: to read them aloud"
    reading = read(f"{lead}\n\n{points}")
    assert [(part.depth, part.number) for part in reading.elements] == [(1, "1."), (1, "2."), (1, "3.")]
    labelled = read("Priority 1: Read more\n1. Lead: Head of Reading\n2. Success criteria: Pupils read at home\n")
    assert list(labelled.elements[0].cells) == ["Lead", "Success criteria"]


def test_a_question_asked_again_under_each_part_is_what_that_part_says():
    part = "Objective {}\n\nPupils meet faith {}.\n\nWhy did the staff pick it?\n\nMany know {} only.\n\n"
    reading = read("Equality objectives\n\n" + "".join(part.format(at, at, at) for at in ("One", "Two", "Three")))
    assert [part.level for part in reading.elements] == ["Objective"] * 3
    assert reading.elements[1].cells == {"Why did the staff pick it?": "Many know Two only."}


def test_points_under_a_lead_of_their_own_are_told_beside_the_list_that_holds_parts():
    factors = "We choose by several factors:-\n\n• National initiatives\n• Results of surveys\n• Research"
    points = "• Reading\n    • To read aloud\n    • To buy books\n• Counting\n    • To count daily"
    reading = read(f"Plan for our school\n\n{factors}\n\nOur work falls into these.\n\n{points}")
    assert [part.title for part in reading.elements if part.depth == 1] == ["Reading", "Counting"]
    told = [said.text for said in reading.statements]
    assert {"National initiatives", "Results of surveys", "Research"} <= set(told)
    assert any(question.kind == "standing" and "list of 3" in question.asks for question in reading.questions)


def test_what_is_due_by_a_month_and_the_reason_of_a_part_are_said_of_it():
    due = "March Milestone\n\n• Books are bought\n• Staff are trained\n\nJuly KPI\n\n• All read\n• All count"
    reading = read(f"Our plan\n\nPriority 1 – Reading\n\nReason for priority: Few read well\n\n{due}")
    assert [part.title for part in reading.elements] == ["Reading"]
    assert list(reading.elements[0].cells) == ["Reason for priority", "March Milestone", "July KPI"]
