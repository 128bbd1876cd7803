"""A PDF is put back into paragraphs, columns and tables; what cannot be put back is said."""

import pytest

from goldenthread.foundation.documents import letters
from goldenthread.foundation.documents.document import Place, UnreadableDocument
from goldenthread.foundation.documents.reading import read
from tests.foundation.documents.making import holds_together, pdf, picture, said

SENTENCE = "Every school will know its pupils well and will say each term what it has done for those who need it. "


def test_broken_lines_become_paragraphs_and_items_stand_alone(tmp_path):
    plan = read(pdf(f"= Our strand\n{SENTENCE * 3}\n\n- one item\n- another item", tmp_path), "plan")
    assert holds_together(plan)
    assert said(plan) == ["Our strand", (SENTENCE * 3).strip(), "• one item", "• another item"]
    assert plan.blocks[0].heading == 1
    assert plan.blocks[0].size > plan.blocks[1].size


def test_short_lines_that_leave_room_for_the_next_word_are_no_paragraph(tmp_path):
    lines = [
        "Priority area 1 Teaching and learning in all of our schools",
        "Objectives",
        "Our people, and those to come",
    ]
    source = "#set page(width: 460pt)\n" + "\n".join(f"#block(spacing: 0.6em)[{line}]" for line in lines)
    assert said(read(pdf(source, tmp_path), "plan")) == lines


def test_paragraphs_that_stand_hardly_apart_are_told_by_how_far_lines_stand_within_one(tmp_path):
    full = "Improvement in health and wellbeing of all pupils of ours now"
    lines = [SENTENCE.strip(), "It has few aims:", full, "Every child reads", full, "Improvement in skills"]
    source = "#set page(width: 450pt)\n" + "\n".join(f"#block(spacing: 0.9em)[{line}]" for line in lines)
    assert said(read(pdf(source, tmp_path), "plan")) == lines


def test_a_heading_of_two_lines_is_one(tmp_path):
    heading = "How we deliver an inclusive education of high quality in all of our schools"
    source = (
        "#set page(width: 420pt)\n#set par(leading: 0.75em)\n"
        f"#block(spacing: 2.2em)[#set text(16pt)\n*{heading}*]\n" + f"#block(spacing: 1.6em)[{SENTENCE * 2}]\n" * 2
    )
    assert said(read(pdf(source, tmp_path), "plan")) == [heading, *[(SENTENCE * 2).strip()] * 2]


def test_a_tagged_page_says_what_is_one_paragraph_and_what_is_a_heading(tmp_path):
    wide = "Each of our schools reads more of what its children write for others"
    source = (
        "#set page(width: 420pt)\n#show heading: it => block(text(11pt, weight: 400, it.body))\n= Our first aim\n"
        f"#set par(spacing: 0.65em)\n{wide}\n\n{wide}\n\n{SENTENCE * 2}\n\nLed by: all"
    )
    plan = read(pdf(source, tmp_path), "plan")
    assert said(plan) == ["Our first aim", wide, wide, (SENTENCE * 2).strip(), "Led by: all"]
    assert [block.heading for block in plan.blocks] == [1, 0, 0, 0, 0]


def test_a_tagged_table_without_rules_keeps_its_cells(tmp_path):
    cells = ["Aim", "Who", "Read more each day, in class and at home", "All", "Write", "Heads of the schools"]
    said_in = ", ".join(f"[{cell}]" for cell in cells)
    source = f"#set page(width: 200pt)\n#table(columns: 2, stroke: none, inset: 1pt, {said_in})"
    found = [(block.text, block.cell) for block in read(pdf(source, tmp_path), "plan").blocks]
    assert found == [(cell, Place(1, at // 2, at % 2)) for at, cell in enumerate(cells)]


def test_a_tagged_table_within_a_cell_is_a_table_of_its_own(tmp_path):
    inner = "#table(columns: 2, [Step], [Lead], [Map each subject], [{}])"
    cells = ", ".join(f"[{name} {inner.format(lead)}]" for name, lead in (("Learn", "Ann"), ("Lead", "Bea")))
    source = f"#set page(width: 420pt)\n#table(columns: 2, {cells}, [Belong], [Last])"
    outer = [Place(1, 0, 0), Place(1, 0, 1)]
    found = [(block.text, block.cell) for block in read(pdf(source, tmp_path), "plan").blocks]
    assert found == [
        pair
        for at, (name, lead) in enumerate((("Learn", "Ann"), ("Lead", "Bea")))
        for pair in (
            (name, outer[at]),
            *(
                (text, Place(2 + at, place // 2, place % 2, within=outer[at]))
                for place, text in enumerate(("Step", "Lead", "Map each subject", lead))
            ),
        )
    ] + [("Belong", Place(1, 1, 0)), ("Last", Place(1, 1, 1))]


def test_a_bullet_in_larger_type_parts_no_item_in_two(tmp_path):
    item = "Write down what each school will do in the year to come and show it"
    source = f"#set page(width: 240pt)\n#grid(columns: (12pt, 120pt), [#text(14pt)[•]], [#text(10pt)[{item}]])"
    assert said(read(pdf(source, tmp_path), "plan")) == [f"• {item}"]


def test_a_word_broken_over_a_line_becomes_whole(tmp_path):
    source = f"#set text(hyphenate: true)\n#set par(justify: true)\n#block(width: 120pt)[{SENTENCE * 4}]"
    assert read(pdf(source, tmp_path), "plan").text == (SENTENCE * 4).strip()


def test_two_columns_are_read_one_after_the_other(tmp_path):
    source = f"#set page(columns: 2, height: 400pt)\n{SENTENCE * 14}"
    assert read(pdf(source, tmp_path), "plan").text.replace("\n", " ").startswith((SENTENCE * 12).strip())


def test_a_ruled_table_gives_its_cells_with_what_they_cover(tmp_path):
    source = (
        f"#table(columns: (1fr, 2fr), table.header([*Aim*], [*Success*]), [1.1 Read], [{SENTENCE}], "
        "table.cell(colspan: 2)[For all])"
    )
    plan = read(pdf(source, tmp_path), "plan")
    assert [block.cell for block in plan.blocks] == [
        Place(1, 0, 0), Place(1, 0, 1), Place(1, 1, 0), Place(1, 1, 1), Place(1, 2, 0, 1, 2),
    ]  # fmt: skip
    assert plan.blocks[3].text == SENTENCE.strip()


def test_a_table_without_lines_is_seen_by_its_columns(tmp_path):
    cells = "[Measure], [Now], [Soon], [Attendance of all], [92], [95], [Reading], [70], [80], [Joy], [4], [5]"
    plan = read(pdf(f"#grid(columns: (1fr, 60pt, 60pt), row-gutter: 12pt, {cells})", tmp_path), "plan")
    assert [(block.text, block.cell.row, block.cell.column) for block in plan.blocks][3:6] == [
        ("Attendance of all", 1, 0), ("92", 1, 1), ("95", 1, 2),
    ]  # fmt: skip


CELLS = (
    "[Priority], [What we do], [Who], "
    "[Show each gradient by its colour], [Contrast the colours so that none stumble], [Site staff], "
    "[Keep exits clear at all times], [Look each week and write down what stood in the way], [Head], "
    "[Level the hall], [Ask for a study and talk of what it found], [Trust]"
)


@pytest.mark.parametrize("fill", ["none", "(_, y) => if y == 0 { silver }"])
def test_cells_without_rules_that_run_over_several_lines_keep_together(tmp_path, fill):
    source = (
        "#set page(width: 300pt)\nWhat we do\nand who leads.\n"
        f"#table(columns: (70pt, 80pt, 50pt), column-gutter: 0pt, stroke: none, fill: {fill}, {CELLS})"
    )
    plan = read(pdf(source, tmp_path), "plan")
    rows = {block.cell.row for block in plan.blocks if block.cell}
    assert len(rows) == 4
    assert [block.text for block in plan.blocks if block.cell and block.cell.row == 2] == [
        "Keep exits clear at all times", "Look each week and write down what stood in the way", "Head",
    ]  # fmt: skip


def test_the_rest_of_a_cell_on_the_next_page_stays_in_its_column(tmp_path):
    cells = f"[Aim], [Why], [Lead], [Read], [{SENTENCE}], [Head]"
    source = f"#set page(height: 130pt)\n#table(columns: (60pt, 90pt, 60pt), {cells})"
    plan = read(pdf(source, tmp_path), "plan")
    assert {(block.cell.table, block.cell.column) for block in plan.blocks if block.page > 1} == {(1, 1)}


def test_a_table_that_goes_over_a_page_is_one_table(tmp_path):
    rows = ", ".join(f"[Aim {at}], [{SENTENCE}]" for at in range(30))
    plan = read(pdf(f"#set page(height: 500pt)\n#table(columns: 2, {rows})", tmp_path), "plan")
    assert {block.cell.table for block in plan.blocks} == {1}
    assert plan.blocks[-1].page > 1


def test_what_repeats_on_every_page_is_told_from_the_body(tmp_path):
    source = (
        "#set page(height: 500pt, header: [Harbour Trust], footer: context [Page #counter(page).display()])\n"
        + "#pagebreak()\n".join(f"Words of page {each} stand here.\n" for each in ("one", "two", "three", "four"))
    )
    plan = read(pdf(source, tmp_path), "plan")
    assert holds_together(plan)
    parts = {block.text: block.part for block in plan.blocks}
    assert parts["Harbour Trust"] == "header"
    assert parts["Page 3"] == "footer"
    assert parts["Words of page three stand here."] == "body"


def test_a_page_that_is_a_picture_is_said(tmp_path):
    source = f'{SENTENCE}\n#pagebreak()\n#image("shot.png", width: 100%)'
    plan = read(pdf(source, tmp_path, shot_png=picture()), "plan")
    assert plan.flaws == ("Page 2 is a picture; the words on it are not read.",)


def test_pictures_alone_are_no_document(tmp_path):
    with pytest.raises(UnreadableDocument, match="made of pictures"):
        read(pdf('#image("shot.png", width: 100%)', tmp_path, shot_png=picture()), "plan")


@pytest.mark.parametrize("by", [-29, 29, 3])
def test_shifted_letters_are_known_by_their_distance(by):
    shifted = "".join(sign if sign == " " else chr(ord(sign) + by) for sign in SENTENCE * 2)
    assert letters.shift_of(shifted) == -by
    assert letters.shift_of(SENTENCE * 2) == 0


def test_words_that_run_together_are_known():
    assert letters.run_together(["everyschoolwillknowitspupilswell"] * 20)
    assert not letters.run_together(SENTENCE.split() * 20)


def test_heads_that_are_turned_are_read_as_they_are_said(tmp_path):
    heads = "".join(
        f"rotate({turn}deg, reflow: true)[{head}]," for turn, head in ((-90, "Head teacher"), (90, "Clerk"))
    )
    table = read(pdf(f"#table(columns: 3, [Task], {heads} [Keep the minutes], [], [x])", tmp_path), "scheme")
    assert [(block.text, block.cell) for block in table.blocks][:3] == [
        ("Task", Place(1, 0, 0)), ("Head teacher", Place(1, 0, 1)), ("Clerk", Place(1, 0, 2)),
    ]  # fmt: skip
