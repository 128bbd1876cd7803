"""Plans that list their parts first and then give a page to each, as Markdown and as text."""

import pytest

from goldenthread.domain.reading import plan_reading
from goldenthread.foundation.documents import markdown
from tests.domain.plan_reading.reading import read, tree, vocabulary

PILLARS = """---
title: Plan 2026-2029
---

# Fernside Schools

## Our pillars

* **Learn** — a rich curriculum
* **Belong** — schools that know each child

## Learn

*For every child, every day.*

**By 2029 we will have:**

- Nine in ten children reading well for their age

**Year 1 actions (2026/27)**

| Ref | Action | Owner | Due |
|---|---|---|---|
| L1 | Choose the books<br>Buy them | English lead | Oct 2026 |

## Belong

**By 2029 we will have:**

- Attendance above 95%

**Year 1 actions (2026/27)**

| Ref | Action | Owner | Due |
|---|---|---|---|
| B1 | Ring on the first day | EWO | Sept 2026 |

## How we review

The trustees look at each pillar every term.
"""
PRIORITIES = """Fernside Infants: Improvement Plan 2026-27

Key priorities

1. Reading
2. Attendance

1. Reading
Objective: More children read well.
Action→Who
Read to each class every day→English lead

2. Attendance
Objective: Fewer days are lost.
Action→Who
Ring on the first day→Office
"""

ISSUES = """Fernside Infants - Plan 2026 TO 2027
Key issues
a) Teach early reading better
b) Strengthen governance

KEY ISSUE A: TEACH EARLY READING BETTER
What needs to happen
A1. Choose a programme
A2. Train every adult

How governors will check
- A visit each term

KEY ISSUE B: STRENGTHEN GOVERNANCE
What needs to happen
B1. Review the board
B2. Fill its seats

How governors will check
- Minutes are read
"""

QUESTIONS = """Fernside Special School
SIP 2026/2027

Our priorities

Talking - every pupil has a way to speak
Living - pupils are ready to be adults
Leading - leaders know their subjects

Talking
How will we do it?
Train all staff in core words by December 2026
Look into each class every term
Hold workshops for parents in March
Who is responsible?
Transition Lead

Living
How will we do it?
Find work experience for every pupil
Teach travelling by bus
Who is responsible?
Deputy Head

Leading
How will we do it?
Give leaders a day each half term
Who is responsible?
Headteacher
"""
OBJECTIVES = """Fernside Trust
Improvement Plan 2026-27

Strategic Objective 1: Good lessons
SO1.1 All schools are judged securely good
SO1.2 The gap between pupils on free meals and their peers in reading, writing and maths narrows (2026: 19 points)
Key actions:
• Review each school (Director of Education, Sept 26 - July 27)
Strategic Objective 2: Good people
SO2.1 Fewer colleagues leave
SO2.2 All leaders are trained
Key actions:
• Ask those who leave (HR Director, termly)
"""

STRAPLINES = """Fernside Trust
Strategic Plan 2026-2031

Our three strategic priorities

1. EDUCATION
Every child does well

We will:
• teach a rich curriculum
• close gaps early

By 2031:
• no school is below the floor

2. PEOPLE
Every colleague grows

We will:
• make time for learning

By 2031:
• turnover is under 10%

3. PLACE
Every building is warm

We will:
• mend the roofs

How we measure
The board reads a scorecard each term.
"""
BARRED = """Fernside Academy: Improvement Plan 2026/27
PRIORITY AREA 1: Outcomes
Objective 1a: Raise attainment
Strategy: Revise the curriculum | Lead: Deputy Head | By: Dec 2026 | Success: All plans are looked at
Strategy: Hold mocks | Lead: Head of Year 11 | By: Mar 2027 | Success: Half a grade is gained
PRIORITY AREA 2: Culture
Objective 2a: Raise attendance
Strategy: Ring on day one | Lead: Heads of Year | By: Sept 2026 | Success: Every home is reached
"""


def test_pillars_named_in_a_list_are_one_with_their_pages():
    reading = plan_reading.read_plan(markdown.read("plan.md", PILLARS.encode()), vocabulary())
    assert tree(reading) == [
        "Pillar: Learn", "  Action L1: Choose the books", "Pillar: Belong", "  Action B1: Ring on the first day",
    ]  # fmt: skip
    learn, books = reading.elements[:2]
    assert learn.text.splitlines() == ["a rich curriculum", "For every child, every day."]
    assert list(learn.cells) == ["By 2029 we will have"]
    assert [target.element for target in reading.targets] == ["e1", "e3"]
    assert books.text.splitlines()[-1:] == ["Buy them"]
    assert {control.field: control.text for control in reading.control}["period"] == "2026-2029"
    assert [said.heading for said in reading.statements] == ["How we review"]
    assert reading.coverage.missing == ()


def test_numbered_priorities_named_in_a_list_are_one_with_their_pages():
    reading = read(PRIORITIES)
    assert tree(reading) == [
        "Key priority 1.: Reading", "  Objective: More children read well.",
        "    Action: Read to each class every day",
        "Key priority 2.: Attendance", "  Objective: Fewer days are lost.", "    Action: Ring on the first day",
    ]  # fmt: skip
    assert reading.coverage.missing == ()


def test_what_is_said_behind_the_last_action_of_each_issue_is_of_the_issue():
    reading = read(ISSUES)
    assert tree(reading) == [
        "Key issue A: TEACH EARLY READING BETTER", "  Aim A1: Choose a programme", "  Aim A2: Train every adult",
        "Key issue B: STRENGTHEN GOVERNANCE", "  Aim B1: Review the board", "  Aim B2: Fill its seats",
    ]  # fmt: skip
    assert {part.number: list(part.cells) for part in reading.elements if part.cells} == {
        "A": ["How governors will check"], "B": ["How governors will check"],
    }  # fmt: skip
    assert reading.coverage.missing == ()


def test_priorities_named_with_what_they_mean_hold_what_is_asked_of_each():
    reading = read(QUESTIONS)
    assert tree(reading) == [
        "Priority: Talking", "  Point: Train all staff in core words by December 2026",
        "  Point: Look into each class every term", "  Point: Hold workshops for parents in March",
        "Priority: Living", "  Point: Find work experience for every pupil", "  Point: Teach travelling by bus",
        "Priority: Leading", "  Point: Give leaders a day each half term",
    ]  # fmt: skip
    tops = [part for part in reading.elements if not part.parent]
    assert tops[0].text == "every pupil has a way to speak"
    assert [part.cells for part in tops] == [
        {"Who is responsible?": who} for who in ("Transition Lead", "Deputy Head", "Headteacher")
    ]  # fmt: skip


def test_actions_named_behind_the_last_of_several_aims_stand_beside_them():
    reading = read(OBJECTIVES)
    assert [(part.depth, part.level) for part in reading.elements] == [
        (1, "Strategic objective"), (2, "SO"), (2, "SO"), (2, "Key action"),
        (1, "Strategic objective"), (2, "SO"), (2, "SO"), (2, "Key action"),
    ]  # fmt: skip
    assert reading.elements[2].title.endswith("narrows (2026: 19 points)")
    assert [(who.element, who.raw) for who in reading.assignments] == [
        ("e4", "Director of Education"), ("e8", "HR Director"),
    ]  # fmt: skip


def test_a_line_under_each_numbered_priority_says_more_of_it_and_what_stands_by_then_is_said_of_it():
    reading = read(STRAPLINES)
    assert tree(reading) == [
        "Strategic priority 1.: EDUCATION", "  Point: teach a rich curriculum", "  Point: close gaps early",
        "Strategic priority 2.: PEOPLE", "  Point: make time for learning",
        "Strategic priority 3.: PLACE", "  Point: mend the roofs",
    ]  # fmt: skip
    education = reading.elements[0]
    assert (education.text, list(education.cells)) == ("Every child does well", ["By 2031"])


def test_lines_that_say_each_thing_by_a_label_between_bars_are_no_table():
    reading = read(BARRED)
    assert [(part.level, part.title) for part in reading.elements if part.depth == 3] == [
        ("Strategy", "Revise the curriculum"), ("Strategy", "Hold mocks"), ("Strategy", "Ring on day one"),
    ]  # fmt: skip
    assert list(reading.elements[3].cells) == ["Lead", "By", "Success"]


def test_a_page_keeps_its_menu_and_a_title_its_years():
    front = "Home About us Our schools Contact\nImprovement Plan 2026 - 2027 at St Cuthfleda's C of E School\n\n"
    reading = read(front + BARRED.partition("\n")[2])
    told = {control.field: control.text for control in reading.control}
    assert (told["period"], "2026 - 2027" in told["title"]) == ("2026 - 2027", True)
    assert "menu" in {held.kind for held in reading.furniture}


@pytest.mark.parametrize(("agreed", "field"), [("10 July 2026", "next_review"), ("10 July 2028", "reviewed")])
def test_a_review_date_behind_that_of_adoption_is_of_the_next_review(agreed, field):
    reading = read(f"Hill School\nImprovement Plan 2026-27\nApproved: {agreed}\nReview date: July 2027\n\n{ISSUES}")
    assert {control.field: control.text for control in reading.control}[field] == "July 2027"


def test_lines_of_markdown_that_begin_with_a_label_stand_alone():
    front = (
        b"# Plan 2026\n\n**School:** Fernside\n**Head:** see our page\n**Agreed:** 1 May 2026\n\nOne line\nof two.\n"
    )
    assert [block.text for block in markdown.read("plan.md", front).blocks] == [
        "Plan 2026", "School: Fernside", "Head: see our page", "Agreed: 1 May 2026", "One line\nof two.",
    ]  # fmt: skip
