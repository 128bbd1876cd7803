"""What a table says by its colours, and a page by its footnotes, stays with the part that it says it of."""

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from goldenthread.domain.reading.plan_reading import read_plan
from goldenthread.foundation.documents.reading import read
from tests.domain.plan_reading.reading import vocabulary
from tests.foundation.documents.making import excel, pdf, word, word_of

ROWS = (("Every child reads daily", "Reading lead"), ("Books go home", "Librarian"), ("Parents read too", "Head"))


def in_a_sheet(book):
    sheet, head = book.add_worksheet("Plan"), book.add_format({"bold": True, "bg_color": "#D9E2F3"})
    for column, heading in enumerate(("Objective", "Lead", "RAG", "Autumn")):
        sheet.write(0, column, heading, head)
    for row, cells in enumerate(ROWS, start=1):
        for column, cell in enumerate(cells):
            sheet.write(row, column, cell)
    for row, colour in enumerate(("#00B050", "#FFC000", "#FF0000"), start=1):
        sheet.write_blank(row, 2, None, book.add_format({"bg_color": colour}))
        # A tint down a whole column judges nothing.
        sheet.write_blank(row, 3, None, book.add_format({"bg_color": "#E2EFDA"}))


def in_word(plan):
    table = plan.add_table(1, 4)
    for cell, heading in zip(table.rows[0].cells, ("Objective", "Lead", "RAG", "Autumn"), strict=True):
        cell.text = heading
    for words, colour in zip(ROWS, ("00B050", "FFC000", "FF0000"), strict=True):
        cells = table.add_row().cells
        cells[0].text, cells[1].text = words
        run = cells[2].paragraphs[0].add_run("●")
        run.font.color.rgb = docx.shared.RGBColor.from_string(colour)
        shade = parse_xml(f'<w:shd {nsdecls("w")} w:val="clear" w:fill="E2EFDA"/>')
        cells[3]._tc.get_or_add_tcPr().append(shade)


@pytest.mark.parametrize(("content", "sign"), [(excel(in_a_sheet), ""), (word(in_word), "● ")])
def test_a_judgement_by_colour_is_kept_in_its_column(content, sign):
    plan = read_plan(read(content, "plan"), vocabulary())
    assert [part.cells["RAG"] for part in plan.elements] == [f"{sign}{each}" for each in ("green", "amber", "red")]
    assert not any(part.cells.get("Autumn") for part in plan.elements)
    assert plan.coverage.missing == ()


def test_a_footnote_stands_under_the_part_that_it_hangs_on():
    footnotes = (
        '<w:footnotes xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:footnote w:id="3">'
        "<w:p><w:r><w:t>Every teacher and teaching assistant.</w:t></w:r></w:p></w:footnote></w:footnotes>"
    )
    lines = ("Aim 1: Teaching", "1.1 Train all staff", "1.2 Share plans", "Aim 2: Places", "2.1 Mend the roof")
    hung = "<w:r><w:footnoteReference w:id='3'/></w:r>"
    body = "".join(f"<w:p><w:r><w:t>{line}</w:t></w:r>{hung if 'staff' in line else ''}</w:p>" for line in lines)
    plan = read_plan(read(word_of(body, **{"word/footnotes.xml": footnotes}), "plan"), vocabulary())
    assert [part.title for part in plan.elements if part.cells] == ["Train all staff¹"]
    assert plan.elements[1].cells == {"Footnote": "Every teacher and teaching assistant."}
    assert len(plan.elements) == len(lines)
    assert plan.coverage.missing == ()


def test_a_pdf_keeps_its_colours_and_its_footnotes_with_their_parts(tmp_path):
    source = """
    = Aim 1: Teaching
    == Objective 1.1: Train all staff#footnote[Every teacher, whatever their hours.]
    #table(columns: (6cm, 4cm, 2cm), [Action], [Lead], [RAG],
      [Film lessons], [Deputy head], table.cell(fill: rgb("#FFC000"))[],
      [Talk them over], [Head of year], table.cell(fill: rgb("#FF0000"))[])
    == Objective 1.2: A hall of 90 m#super[2] for all
    """
    plan = read_plan(read(pdf(source, tmp_path), "plan"), vocabulary())
    assert [(part.title, part.cells.get("RAG"), part.cells.get("Footnote")) for part in plan.elements[1:]] == [
        ("Train all staff¹", None, "Every teacher, whatever their hours."), ("Film lessons", "amber", None),
        ("Talk them over", "red", None), ("A hall of 90 m² for all", None, None),
    ]  # fmt: skip
    assert plan.coverage.missing == ()


def test_a_box_with_the_vision_states_it():
    lines = [f"<w:p><w:r><w:t>{words}</w:t></w:r></w:p>" for words in ("Our vision", "Every child is known by name.")]
    box = f"<w:p><w:r><w:pict><w:txbxContent>{''.join(lines)}</w:txbxContent></w:pict></w:r></w:p>"
    parts = "".join(f"<w:p><w:r><w:t>{words}</w:t></w:r></w:p>" for words in ("Aim 1: Teaching", "1.1 Train all"))
    title = "<w:p><w:r><w:t>Harbour School Plan 2026-27</w:t></w:r></w:p>"
    plan = read_plan(read(word_of(title + box + parts), "plan"), vocabulary())
    assert [(said.kind, said.text) for said in plan.statements] == [("vision", "Every child is known by name.")]
