"""A Word document keeps its order, its numbers, its tables and what stands about them."""

from hypothesis import given, settings
from hypothesis import strategies as st

from goldenthread.foundation.documents.document import Place
from goldenthread.foundation.documents.reading import read
from tests.foundation.documents.making import holds_together, said, word, word_of


def test_headings_and_lists_carry_the_numbers_that_word_draws():
    def fill(plan):
        plan.add_heading("Our people", 1)
        plan.add_paragraph("Keep good teachers", style="List Number")
        plan.add_paragraph("Train new ones", style="List Number")
        plan.add_paragraph("A mentor each", style="List Bullet")

    blocks = read(word(fill), "plan").blocks
    assert [(block.heading, block.marker) for block in blocks] == [(1, ""), (0, "1."), (0, "2."), (0, "•")]


def test_a_style_called_by_its_depth_is_set_in_so_far():
    def fill(plan):
        for style in ("List Number", "List Number 2", "List Bullet 3"):
            plan.add_paragraph("A line", style=style)

    assert [block.indent for block in read(word(fill), "plan").blocks] == [0, 1, 2]


def test_a_table_says_which_cells_are_merged_and_keeps_what_is_nested():
    def fill(plan):
        table = plan.add_table(2, 3)
        table.cell(0, 0).merge(table.cell(0, 1)).text = "wide"
        table.cell(0, 2).merge(table.cell(1, 2)).text = "tall"
        table.cell(1, 0).add_table(1, 1).cell(0, 0).text = "nested"
        table.cell(1, 1).text = "last"

    found = {block.text: block.cell for block in read(word(fill), "plan").blocks}
    assert found == {
        "wide": Place(1, 0, 0, 1, 2), "tall": Place(1, 0, 2, 2, 1), "last": Place(1, 1, 1),
        "nested": Place(2, 0, 0, within=Place(1, 1, 0)),
    }  # fmt: skip


def test_tracked_changes_are_read_as_accepted_and_said():
    changed = (
        "<w:p><w:r><w:t>By </w:t></w:r><w:del><w:r><w:delText>July</w:delText></w:r></w:del>"
        "<w:ins><w:r><w:t>December</w:t></w:r></w:ins></w:p>"
    )
    plan = read(word_of(changed), "plan")
    assert plan.text == "By December"
    assert any("tracked changes" in flaw for flaw in plan.flaws)


def test_hidden_text_is_left_out_and_said():
    hidden = "<w:p><w:r><w:t>seen</w:t></w:r><w:r><w:rPr><w:vanish/></w:rPr><w:t>unseen</w:t></w:r></w:p>"
    plan = read(word_of(hidden), "plan")
    assert plan.text == "seen"
    assert plan.flaws == ("The document holds hidden text, which is not read.",)


def test_margins_are_told_from_the_body():
    def fill(plan):
        plan.sections[0].header.paragraphs[0].text = "Harbour Trust"
        plan.sections[0].footer.paragraphs[0].text = "Agreed in May"
        plan.add_paragraph("The body")

    assert [block.part for block in read(word(fill), "plan").blocks] == ["header", "body", "footer"]


def test_a_box_comes_once_after_the_paragraph_that_holds_it():
    box = "<w:txbxContent><w:p><w:r><w:t>in a box</w:t></w:r></w:p></w:txbxContent>"
    both = (
        '<w:p><w:r><w:t>before</w:t><mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/'
        f'markup-compatibility/2006"><mc:Choice><w:drawing>{box}</w:drawing></mc:Choice><mc:Fallback><w:pict>{box}'
        "</w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>"
    )
    assert [(block.text, block.part) for block in read(word_of(both), "plan").blocks] == [
        ("before", "body"), ("in a box", "box"),
    ]  # fmt: skip


WORDS = st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Cn")), min_size=1, max_size=30)


@settings(max_examples=25)
@given(st.lists(WORDS, min_size=1, max_size=6), st.lists(st.lists(WORDS, min_size=2, max_size=2), max_size=4))
def test_every_word_is_kept_in_its_order(paragraphs, rows):
    def fill(plan):
        plan.add_paragraph("start")
        for words in paragraphs:
            plan.add_paragraph(words)
        table = plan.add_table(len(rows), 2)
        for row, cells in zip(table.rows, rows, strict=True):
            for cell, words in zip(row.cells, cells, strict=True):
                cell.text = words

    plan = read(word(fill), "plan")
    assert holds_together(plan)
    wanted = "".join(["start", *paragraphs, *(words for row in rows for words in row)])
    # A soft hyphen and a mark of byte order are never seen.
    assert "".join(plan.text.split()) == "".join(wanted.replace("\u00ad", "").replace("\ufeff", "").split())
    assert len(said(plan)) <= 1 + len(paragraphs) + 2 * len(rows)


def test_paragraphs_with_tabs_are_the_rows_of_a_table_and_contents_with_their_pages_are_none():
    def fill(document):
        for line in ("Introduction\t3", "Aims\t4", "Our plan", "Aim\tWho\tWhen", "Read\tHead\tMay", "\tLead\tJune"):
            document.add_paragraph(line)

    blocks = read(word(fill), "plan.docx").blocks
    assert [block.text for block in blocks if not block.cell] == ["Introduction\t3", "Aims\t4", "Our plan"]
    placed = {(block.cell.row, block.cell.column): block.text for block in blocks if block.cell}
    assert (placed[1, 0], placed[2, 1]) == ("Read", "Lead")
    assert (2, 0) not in placed


def test_white_between_paragraphs_stands_for_a_blank_line():
    def fill(plan):
        plan.add_heading("Our people", 1)
        for line in ("To keep good teachers", "To train new ones"):
            plan.add_paragraph(line)
        for point in ("A mentor each", "A day a term"):
            plan.add_paragraph(point, style="List Bullet")
        plan.add_paragraph("Set close").paragraph_format.space_before = 0
        plan.paragraphs[-2].paragraph_format.space_after = 0
        plan.paragraphs[-1].paragraph_format.space_after = 0
        plan.add_paragraph("")
        plan.add_paragraph("Below a blank line")

    # Below the heading stands as much as between the paragraphs that follow it; points stand close.
    document = read(word(fill), "plan")
    assert document.text.replace("\n\n", " / ").split("\n") == [
        "Our people / To keep good teachers / To train new ones / A mentor each",
        "A day a term",
        "Set close / Below a blank line",
    ]
