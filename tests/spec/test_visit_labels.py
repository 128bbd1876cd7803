"""What the labels of somebody's own visit form ask for, as a table."""

import datetime as dt

import pytest

from goldenthread.domain.reading.visit_reading import Piece, meaning, read_visit, rows_told, visits_in

LABELS = """
    label                                           | asks for
    Name of governor                                | who
    Link trustee                                    | who
    School visited                                  | place
    Academy                                         | place
    Date and time of visit                          | on
    Focus of visit (link to school plan)            | purpose
    Link area                                       | duty
    Staff and pupils spoken to                      | met_with
    Who I met                                       | met_with
    Summary of activities                           | saw
    What did I learn? What is going well?           | strengths
    Areas for development                           | concerns
    Any concerns or points for the governing body   | concerns
    Questions asked and responses                   | questions
    What pupils said                                | voices
    Evidence of impact                              | shows
    Progress since the last visit                   | since_last
    Agreed follow-up                                | wanted
    Next steps                                      | wanted
    Headteacher's comments                          | comment
    Principal's response                            | comment
    Who did you meet?                               | met_with
    What did you see?                               | saw
    We heard                                        | voices
    Even better if                                  | concerns
    Link to the school's plan                       | purpose
    Previous actions                                | since_last
    Favourite biscuit                               | nothing known
"""


@pytest.mark.parametrize("row", LABELS.strip().splitlines()[1:], ids=str.strip)
def test_a_label_asks_for_what_its_words_say(row):
    label, asks = (cell.strip() for cell in row.split("|"))
    assert (meaning(label) or "nothing known") == asks


def test_a_list_with_a_visit_a_row_is_cut_into_forms():
    today = dt.date(2026, 11, 21)
    rows = [
        ["Visits 2026/27", "", "", ""], ["Date", "Governor", "School", "Focus"],
        ["6 October 2026", "B. Ironside", "Quay", "Breaks"], ["", "", "", ""],
        ["20/10/2026", "C. Poole", "Quay", "Records"],
    ]  # fmt: skip
    listed = visits_in(rows, today)
    assert listed[1] == "Date: 20/10/2026\nGovernor: C. Poole\nSchool: Quay\nFocus: Records"
    assert visits_in([["Dish", "Price"], ["Soup", "2"]], today) == []


def test_a_bare_line_of_known_words_heads_what_stands_under_it_and_a_sentence_does_not():
    lines = ["School: Quay", "Purpose of the visit", "Gates at half past eight.", "Follow-up", "Figures in March."]
    found = read_visit([Piece(line) for line in lines], dt.date(2027, 2, 20))
    assert (found.facts["place"], found.facts["purpose"]) == ("Quay", "Gates at half past eight.")
    assert [one.says for one in found.wanted] == ["Figures in March."]


def test_numbered_questions_and_several_labels_of_a_line_are_read_each_by_itself():
    lines = (
        "School: Quay Primary   Governor: Ada Quill   Date: 3 November 2026",
        "4. Who did you meet? The SENCO", "5. What did you see? Two lessons", "Signed (governor) ______",
    )  # fmt: skip
    found = read_visit(map(Piece, lines), dt.date(2026, 11, 21))
    assert found.facts == {
        "place": "Quay Primary", "who": "Ada Quill", "met_with": "The SENCO", "saw": "Two lessons",
    }  # fmt: skip
    assert found.on == dt.date(2026, 11, 3)


def test_a_table_of_what_is_to_be_done_tells_a_thing_a_line_with_who_and_when():
    pieces = rows_told([
        ["Action", "By whom", "By when"], ["Tell the board", "Ms Reed", "20 March 2026"],
        ["Look at the gate", "", "Soon"],
    ])  # fmt: skip
    found = read_visit(pieces, dt.date(2026, 3, 3))
    assert [(one.says, one.due_on) for one in found.wanted] == [
        ("Tell the board (Ms Reed)", dt.date(2026, 3, 20)), ("Look at the gate (by Soon)", None),
    ]  # fmt: skip


def test_a_table_under_known_headings_is_told_column_by_column_and_pairs_are_not():
    pieces = rows_told([["Questions", "Strengths", "Concerns"], ["Who checks?", "Calm", ""], ["", "Kind", "Noise"]])
    facts = read_visit(pieces, dt.date(2026, 3, 3)).facts
    assert facts == {"questions": "Who checks?", "strengths": "Calm\nKind", "concerns": "Noise"}
    assert rows_told([["Name of governor", "A Reed"], ["Focus of the visit", "Reading"]]) == []


def test_a_plan_is_no_place_and_a_title_says_what_is_watched():
    found = read_visit(
        [
            Piece("Visit report – Early years"),
            Piece("School improvement plan priority: Reading"),
            Piece("Teacher: B Low"),
        ],
        dt.date(2026, 3, 3),
    )
    assert found.facts == {"purpose": "Reading", "met_with": "B Low", "duty": "Early years"}


def test_a_line_of_labels_over_a_line_of_answers_and_answers_that_begin_as_such():
    pieces = rows_told([["Governor:", "", "Date:"], ["A Reed", "", "4 February 2026"]])
    lines = [
        "Purpose of the visit",
        "To see how reading is taught",
        "Link with the plan",
        "Priority 1",
        "Who was seen",
        "Two classes",
    ]
    found = read_visit([*pieces, *(Piece(line, is_label=True) for line in lines)], dt.date(2026, 3, 3))
    assert (found.on, found.facts["who"], found.facts["met_with"]) == (dt.date(2026, 2, 4), "A Reed", "Two classes")
    assert found.facts["purpose"] == "To see how reading is taught\nPriority 1"
    told = read_visit([Piece("Ann Reed – Safeguarding Governor Visit.")], dt.date(2026, 3, 3)).facts
    assert (told["who"], told["duty"]) == ("Ann Reed", "Safeguarding")
