"""Plans as a program leaves them that recognised a PDF: cells behind tabs, empty ones kept, pages far apart."""

from tests.domain.plan_reading.reading import read, tree

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
