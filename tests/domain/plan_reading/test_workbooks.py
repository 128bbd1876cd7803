"""Workbooks as schools keep them: a sheet a school, labels over the headings, a band beside the rows."""

import pytest

from goldenthread.domain.reading.plan_reading import read_plan
from goldenthread.foundation.documents.reading import read
from tests.domain.plan_reading.reading import tree, vocabulary
from tests.foundation.documents.making import excel, word


def read_book(sheets, merged=()):
    """Read a workbook with these rows on its sheets; `merged` ranges are of the first one."""

    def fill(book):
        for title, rows in sheets.items():
            sheet = book.add_worksheet(title)
            for row, cells in enumerate(rows):
                for column, cell in enumerate(cells):
                    sheet.write(row, column, cell)
            for row, column, last, to in merged:
                sheet.merge_range(row, column, last, to, rows[row][column])

    return read_plan(read(excel(fill), "plan"), vocabulary())


@pytest.mark.parametrize("repeats_name", [False, True])
def test_sheets_with_the_same_table_are_each_a_part_of_their_own(repeats_name):
    head = ("Trust priority", "Actions", "Success criteria")
    row = ("Inclusion", "A ramp at every door", "No child is turned away")
    schools = ("Heron Primary", "Kite Secondary")
    above = {school: [[school]] if repeats_name else [] for school in schools}
    plan = read_book({school: [*above[school], head, row] for school in schools})
    assert tree(plan) == [
        "School: Heron Primary", "  Trust priority: Inclusion",
        "School: Kite Secondary", "  Trust priority: Inclusion",
    ]  # fmt: skip
    assert plan.coverage.missing == ()


def test_a_label_over_the_headings_says_more_of_the_priority_above():
    rows = [
        ["Priority 1 – Writing"], ["Rationale", "Too few write well"], ["Objective", "Actions", "Who", "When"],
        ["Handwriting", "Practise daily", "English lead", "July 2027"], [],
        ["Priority 2 – Science"], ["Rationale", "Too little is tried out"], ["Objective", "Actions", "Who", "When"],
        ["Enquiry", "A club", "Science lead", "May 2027"],
    ]  # fmt: skip
    plan = read_book({"SIP": rows}, [(1, 1, 1, 3), (6, 1, 6, 3)])
    assert tree(plan) == [
        "Priority 1: Writing", "  Objective: Handwriting", "Priority 2: Science", "  Objective: Enquiry",
    ]  # fmt: skip
    assert plan.elements[0].cells["Rationale"] == "Too few write well"
    assert plan.elements[1].cells["Actions"] == "Practise daily"


def test_a_band_beside_the_rows_needs_no_heading():
    rows = [
        ["", "Objective", "Action", "Lead"], ["Attendance", "Fewer late marks", "Greet at the gate", "Head of year"],
        ["", "Fewer days lost", "Visit homes", "Family worker"], ["Behaviour", "Calm starts", "Line up", "Deputy"],
        ["", "Fewer suspensions", "A room to reset", "Assistant head"],
    ]  # fmt: skip
    plan = read_book({"Plan": rows}, [(1, 0, 2, 0), (3, 0, 4, 0)])
    assert [part.title for part in plan.elements if part.parent is None] == ["Attendance", "Behaviour"]
    assert [part.level for part in plan.elements[:2]] == ["Strand", "Objective"]


def test_the_only_priority_of_a_document_is_a_part_of_it():
    def fill(plan):
        plan.add_heading("School improvement plan 2026-27", 1)
        plan.add_heading("Priority 1: Quality of education", 2)
        table = plan.add_table(1, 3)
        rows = [("1.1 Raise outcomes", "Adopt one scheme", "Maths lead"), ("1.2 Write early", "Dough gym", "Deputy")]
        for cell, words in zip(table.rows[0].cells, ("Objective", "Actions", "Lead"), strict=True):
            cell.text = words
        for row in rows:
            for cell, words in zip(table.add_row().cells, row, strict=True):
                cell.text = words

    plan = read_plan(read(word(fill), "plan"), vocabulary())
    assert [part.title for part in plan.elements if part.parent is None] == ["Quality of education"]


def test_a_title_beside_groups_of_years_heads_a_scorecard_of_measures():
    rows = [
        ["Teal Valley scorecard", "", "", "Actual", "", "Target", ""],
        ["Perspective", "KPI", "Owner", "2024/25", "2025/26", "2026/27", "2027/28"],
        ["Pupils", "Attendance", "Head of inclusion", 92.1, 92.8, 94, 95],
        ["", "Progress", "Director of education", -0.1, 0.02, 0.1, 0.2],
        ["People", "Turnover", "Head of people", 16, 14, 12, 10], ["", "Days lost", "Head of people", 7, 6, 5, 5],
    ]  # fmt: skip
    plan = read_book({"Scorecard": rows}, [(0, 3, 0, 4), (0, 5, 0, 6), (2, 0, 3, 0), (4, 0, 5, 0)])
    assert tree(plan) == [
        "Perspective: Pupils", "  KPI: Attendance", "  KPI: Progress",
        "Perspective: People", "  KPI: Turnover", "  KPI: Days lost",
    ]  # fmt: skip
    assert plan.elements[1].cells == {
        "Owner": "Head of inclusion", "Actual 2024/25": "92.1", "Actual 2025/26": "92.8", "Target 2026/27": "94",
        "Target 2027/28": "95",
    }  # fmt: skip


def test_headings_that_stand_under_each_term_are_named_by_it():
    rows = [
        ["Aim", "Action", "Autumn 2026", "", "Spring 2027", "", "Evidence"],
        ["", "", "Progress", "RAG", "Progress", "RAG", ""],
        ["1. Good schools", "1.1 Peer review in each school", "Four of six done", "A", "All done", "G", "Notes"],
        ["", "1.2 A calendar of training", "Published in time", "G", "In use", "G", "The calendar"],
    ]  # fmt: skip
    down = [(0, at, 1, at) for at in (0, 1, 6)]
    plan = read_book({"Tracker": rows}, [*down, (0, 2, 0, 3), (0, 4, 0, 5), (2, 0, 3, 0)])
    assert list(plan.elements[1].cells) == [
        "Autumn 2026 Progress", "Autumn 2026 RAG", "Spring 2027 Progress", "Spring 2027 RAG", "Evidence",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("names", "first", "expected"),
    [
        (("Oak Primary", "Elm Primary"), "{} – School plan 2027/28", ["School: Oak Primary", "School: Elm Primary"]),
        (
            ("Priority 1", "Priority 2"),
            "Hill School plan 2027/28",
            ["Priority 1: Read well", "Priority 2: Read well"],
        ),
    ],
    ids=["a school", "a priority"],
)
def test_a_title_at_the_head_of_each_sheet_is_the_plans_and_no_part(names, first, expected):
    above = {name: [[f"{name}: Read well"]] if name.startswith("Priority") else [] for name in names}
    rows = [["Objective", "Action", "Owner", "End"], ["Pupils read", "Hear each pupil", "Teachers", "July 2028"]]
    plan = read_book({name: [[first.format(name)], *above[name], [], *rows] for name in names})
    assert [line for line in tree(plan) if line[0] != " "] == expected
    assert {control.field: control.text for control in plan.control}["period"] == "2027/28"
    assert plan.coverage.missing == ()


def test_terms_across_and_what_is_done_in_each_down_the_side_are_read_a_term_a_row():
    rows = [
        ["Hill School improvement plan 2026/27"], [], ["Priority 1: Writing"], ["", "Autumn", "Spring", "Summer"],
        ["Milestones", "55% on track", "62% on track", "70% on track"],
        ["Actions", "Agree what is expected", "Compare with partner schools", "Show what was written"],
        ["Lead", "English lead", "English lead", "Head"],
    ]  # fmt: skip
    plan = read_book({"Plan": rows})
    assert tree(plan) == [
        "Priority 1: Writing", "  Action: Agree what is expected", "  Action: Compare with partner schools",
        "  Action: Show what was written",
    ]  # fmt: skip
    assert plan.elements[2].cells == {"Milestones": "62% on track", "Lead": "English lead", "Column 4": "Spring"}
    assert [(date.reading.text, date.reading.to_on.isoformat()) for date in plan.dates] == [
        ("Autumn", "2026-12-31"), ("Spring", "2027-03-31"), ("Summer", "2027-07-31"),
    ]  # fmt: skip
    assert plan.coverage.missing == ()
