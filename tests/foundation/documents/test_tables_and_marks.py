"""Workbooks, CSV, Markdown and plain text are read as they would be seen."""

import csv
import datetime as dt
import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from goldenthread.foundation.documents.colours import named, tinted
from goldenthread.foundation.documents.document import Fill, Place
from goldenthread.foundation.documents.reading import read
from tests.foundation.documents.making import excel, holds_together, said


def test_a_sheet_shows_figures_as_excel_does():
    def fill(book):
        sheet = book.add_worksheet("Targets")
        sheet.write("A1", 0.955, book.add_format({"num_format": "0.0%"}))
        sheet.write_datetime("B1", dt.datetime(2027, 7, 1), book.add_format({"num_format": "dd/mm/yy"}))  # noqa: DTZ001
        sheet.write("C1", 12)
        sheet.write("D1", 1200, book.add_format({"num_format": '"£"#,##0'}))

    assert said(read(excel(fill), "plan")) == ["Targets", "95.5%", "1 July 2027", "12", "£1,200"]


def test_titles_over_many_columns_and_empty_columns_are_seen_as_they_look():
    def fill(book):
        sheet = book.add_worksheet()
        sheet.merge_range("A1:D1", "Our aims")
        sheet.write_row("A2", ["Aim", "", "", "Lead"])

    assert [block.cell for block in read(excel(fill), "plan").blocks] == [
        Place(1, 0, 0, 1, 2), Place(1, 1, 0), Place(1, 1, 1),
    ]  # fmt: skip


def test_a_hidden_sheet_is_not_read_and_is_said():
    def fill(book):
        book.add_worksheet("Plan").write("A1", "seen")
        hidden = book.add_worksheet("Salaries")
        hidden.write("A1", "unseen")
        hidden.hide()

    plan = read(excel(fill), "plan")
    assert "unseen" not in plan.text
    assert "“Salaries”" in plan.flaws[0]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_a_csv_is_read_in_any_usual_encoding(encoding):
    plan = read("Aim,Target,Lead\nRead – well,£5,Head\nCount,6,Head\n".encode(encoding), "plan.csv")
    assert plan.form == "csv"
    assert said(plan)[3:5] == ["Read – well", "£5"]


def test_a_cell_that_looks_like_a_formula_is_text():
    plan = read(b'Aim,Target,Lead\n"=HYPERLINK(1)",+1,@cmd\n-2,=3,x\n', "plan.csv")
    assert said(plan)[3:6] == ["=HYPERLINK(1)", "+1", "@cmd"]


@settings(max_examples=40)
@given(st.lists(st.lists(st.text("ab =,\"'\n£–", max_size=8), min_size=3, max_size=3), min_size=1, max_size=6))
def test_every_cell_of_a_csv_is_kept(rows):
    file = io.StringIO()
    csv.writer(file).writerows([["one", "two", "three"], *rows])
    plan = read(file.getvalue().encode(), "plan.csv")
    assert holds_together(plan)
    assert "".join(plan.text.split()) == "".join(
        "".join(["one", "two", "three", *(c for row in rows for c in row)]).split()
    )


@settings(max_examples=20)
@given(st.lists(st.lists(st.text("ab c.é", max_size=8), min_size=2, max_size=2), min_size=1, max_size=5))
def test_every_cell_of_a_sheet_is_kept(rows):
    def fill(book):
        sheet = book.add_worksheet()
        sheet.write_string(0, 0, "start")
        for at, row in enumerate(rows, start=1):
            for column, words in enumerate(row):
                sheet.write_string(at, column, words)

    plan = read(excel(fill), "plan")
    assert holds_together(plan)
    assert "".join(plan.text.split()) == "".join("".join(["start", *(c for row in rows for c in row)]).split())


MARKED = """# Plan

Some *slanted* and **bold** words.

1. First
   - within
2. Second

| Aim | Lead |
|-----|------|
| One | Head |
"""


def test_markdown_loses_its_marks_and_keeps_its_shape():
    plan = read(MARKED.encode(), "plan.md")
    assert holds_together(plan)
    assert [(block.heading, block.indent, block.marker) for block in plan.blocks[:5]] == [
        (1, 0, ""), (0, 0, ""), (0, 0, "1."), (0, 1, "•"), (0, 0, "2."),
    ]  # fmt: skip
    assert plan.blocks[1].text == "Some slanted and bold words."
    assert plan.blocks[-1].cell == Place(1, 1, 1)


def test_what_a_page_says_of_itself_is_no_heading_and_a_box_is_a_bullet():
    page = b"---\ntitle: Plan\nowner: HR\n---\n\n# Aims\n\n- [ ] Buy books\n- [x] Read\n"
    assert [(block.text, block.heading, block.marker) for block in read(page, "plan.md").blocks] == [
        ("title: Plan", 0, ""), ("owner: HR", 0, ""), ("Aims", 1, ""), ("Buy books", 0, "☐"), ("Read", 0, "☑"),
    ]  # fmt: skip


@settings(max_examples=60)
@given(st.text("ab #*-|>1.\n\t`[]()<&", min_size=1, max_size=120))
def test_any_markdown_keeps_its_letters(text):
    plan = read(f"start\n\n{text}".encode(), "plan.md")
    assert holds_together(plan)
    assert sum(plan.text.count(letter) for letter in "ab") >= sum(text.count(letter) for letter in "ab")


def test_the_colours_of_cells_are_known_by_name():
    def fill(book):
        sheet = book.add_worksheet("Scheme")
        sheet.write_row("A1", ["Task", "Board"])
        sheet.write("A2", "Set fees")
        sheet.write_blank("B2", None, book.add_format({"bg_color": "#1F4E79"}))

    assert read(excel(fill), "scheme").fills == (Fill(1, 1, 1, "dark blue"),)
    names = [named(colour) for colour in ("FFFFFF", "FFC7CE", "92D050", "auto", tinted("000000", 0.5), "000000")]
    assert names == ["", "pale red", "green", "", "grey", "black"]


def test_a_bullet_with_a_tab_behind_it_is_a_point_and_no_row():
    document = read("What we do:\n•\tRead daily\n\t•\tin each class\n§\tCount\n-\tSing\n".encode(), "a.txt")
    assert all(block.cell is None for block in document.blocks)
    assert [block.indent for block in document.blocks] == [0, 0, 2, 0, 0]
    rows = read(b"Aim\tLead\tWhen\nRead\tHead\tMay\n-\tTo be said\n", "a.txt")
    assert sum(block.cell is not None for block in rows.blocks) == 8


def test_lines_of_a_paragraph_of_markdown_that_begin_something_are_lines_of_their_own():
    text = (
        "## Aims\n1.1 Read well in every school of the trust, from the first year on to the last\n1.2 Count well\n\n"
    )
    text += "A paragraph that an editor has wrapped at its eightieth letter, as many of them do,\nends here.\n"
    document = read(text.encode(), "a.md")
    said = [block.text for block in document.blocks]
    assert [words[:3] for words in said] == ["Aim", "1.1", "1.2", "A p"]
    assert said[-1].endswith("do,\nends here.")
