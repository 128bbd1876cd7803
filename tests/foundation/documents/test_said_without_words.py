"""What a form says without a word of its own is read as well, or said to be left: signs, ticks, colours, notes."""

from goldenthread.foundation.documents import letters
from goldenthread.foundation.documents.document import Fill
from goldenthread.foundation.documents.reading import read
from tests.foundation.documents.making import excel, said, word_of

FOOTNOTES = (
    '<w:footnotes xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
    '<w:footnote w:type="separator" w:id="0"><w:p/></w:footnote>'
    "<w:footnote w:id='5'><w:p><w:r><w:t>Every teacher.</w:t></w:r></w:p></w:footnote></w:footnotes>"
)


def of_runs(*runs):
    return word_of(f"<w:p>{''.join(f'<w:r>{run}</w:r>' for run in runs)}</w:p>", **{"word/footnotes.xml": FOOTNOTES})


def test_a_form_of_word_is_read_as_it_is_drawn():
    plan = read(
        of_runs(
            '<w:rPr><w:rFonts w:ascii="Wingdings"/></w:rPr><w:t>lü</w:t>',
            '<w:sym w:font="Wingdings 2" w:char="F052"/><w:sym w:font="Calibri" w:char="00A3"/>',
            '<w:fldChar w:fldCharType="begin"><w:ffData><w:checkBox><w:checked/></w:checkBox></w:ffData></w:fldChar>',
            '<w:fldChar><w:ffData><w:ddList><w:result w:val="1"/><w:listEntry w:val="Red"/>'
            '<w:listEntry w:val="Green"/></w:ddList></w:ffData></w:fldChar>',
            "<w:rPr><w:strike/></w:rPr><w:t> Staff</w:t>",
            '<w:footnoteReference w:id="5"/>',
        ),
        "plan",
    )
    assert [(block.text, block.part, block.marker) for block in plan.blocks] == [
        ("●✓☑£☑Green Staff¹", "body", ""), ("Every teacher.", "footnote", "1"),
    ]  # fmt: skip
    assert plan.flaws == ("Some of the text is struck through; it is read as if it were not.",)


def test_a_field_that_nobody_filled_in_is_left_out_and_said():
    field = (
        "<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent><w:p><w:r><w:t>Click to enter text.</w:t></w:r>"
        "</w:p></w:sdtContent></w:sdt><w:p><w:r><w:t>Head:</w:t></w:r></w:p>"
    )
    plan = read(word_of(field), "plan")
    assert said(plan) == ["Head:"]
    assert plan.flaws == ("Fields of the form that nobody has filled in are left out.",)


def test_what_stands_about_the_cells_of_a_sheet_is_read_and_what_is_hidden_is_said():
    def fill(book):
        sheet = book.add_worksheet("Plan")
        for row, cells in enumerate((("Aim", "RAG"), ("Read", "l"), ("Write", ""))):
            for column, cell in enumerate(cells):
                sheet.write(row, column, cell)
        signs = book.add_format({"font_name": "Wingdings", "font_color": "#FF0000"})
        sheet.write(1, 1, "l", signs)
        sheet.write_blank(2, 1, None, book.add_format({"bg_color": "#FFC000"}))
        sheet.set_row(2, None, None, {"hidden": True})
        sheet.set_column(1, 1, None, None, {"hidden": True})
        sheet.insert_textbox("D2", "Each aim has a lead.\nEach lead a deputy.")
        sheet.set_header('&L&"Arial,Bold"Harbour plan&RPage &P')
        sheet.write_comment("A2", "Ask the head")

    plan = read(excel(fill), "plan")
    assert [(block.text, block.part) for block in plan.blocks[4:]] == [
        ("●", "body"), ("Write", "body"), ("Each aim has a lead.", "box"), ("Each lead a deputy.", "box"),
        ("Harbour plan", "header"), ("Page", "header"),
    ]  # fmt: skip
    assert plan.blocks[4].colour == "FF0000"
    assert plan.fills == (Fill(1, 2, 1, "amber"),)
    assert plan.flaws == (
        "The workbook has comments, which are not read.",
        "Hidden in the sheet “Plan”, and read as well: row 3, column B. Take out what does not belong to the plan.",
    )


def test_a_page_of_terse_cells_is_no_page_of_shifted_letters():
    terse = (
        "Sandpiper Primary SDP 2026-27 Priority 1: Reading Objective Action Lead RAG Fluent by seven Paired reading "
        "Reading lead Books at home Lending library Librarian Parents read Workshops Head"
    )
    assert letters.shift_of(terse) == 0
