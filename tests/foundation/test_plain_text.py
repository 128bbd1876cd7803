"""What the layout of plain text shows."""

import pytest

from goldenthread.foundation.documents import plain_text


def blocks(text):
    return plain_text.read_text("a text", text).blocks


def test_cells_stand_between_tabs_and_keep_their_place():
    placed = [
        (block.text, block.cell.row, block.cell.column) for block in blocks("Aim\tLead\n\tHead\t\nRead\t\tMay\n")
    ]
    assert placed == [("Aim", 0, 0), ("Lead", 0, 1), ("Head", 1, 1), ("Read", 2, 0), ("May", 2, 2)]


def test_tabs_that_only_set_a_line_in_make_no_table():
    assert [(block.text, block.indent, block.cell) for block in blocks("Reading\n\tPhonics\n\t\tDaily\n")] == [
        ("Reading", 0, None), ("Phonics", 2, None), ("Daily", 4, None),
    ]  # fmt: skip


def test_a_table_of_bars_is_a_table():
    assert [(block.text, block.cell.column) for block in blocks("| Aim | Lead |\n| Read | Head |\n")] == [
        ("Aim", 0), ("Lead", 1), ("Read", 0), ("Head", 1),
    ]  # fmt: skip


def test_points_within_a_cell_are_blocks_and_tags_are_named():
    held = blocks("Lead\t<ul class='x'> ● One ● Two</ul>\n")
    assert [(block.text, block.part) for block in held] == [
        ("Lead", "body"), ("<ul class='x'>", "markup"), ("● One", "body"), ("● Two", "body"), ("</ul>", "markup"),
    ]  # fmt: skip


def test_marks_of_bold_and_slanted_words_are_left_away_and_their_place_kept():
    (block,) = blocks("- **2.1. Praise** - *kindly*\n")
    assert (block.text, block.span.end) == ("- 2.1. Praise - kindly", 28)


@pytest.mark.parametrize(
    ("content", "text"),
    [
        (b"\xef\xbb\xbfPlan\r\n", "Plan\n"),
        ("Plan – a".encode("utf-16"), "Plan – a"),
        (b"Caf\xe9\r", "Café\n"),
        (b"", ""),
    ],
)
def test_usual_encodings_are_read(content, text):
    assert plain_text.read("a text", content).text == text


def test_between_blocks_is_white_space_and_no_more():
    text = "Title\n\n  A\tB \n* x\n| a | b |\n<p>One</p>\t<p>Two</p>\n"
    document = plain_text.read_text("a text", text)
    end = 0
    for block in document.blocks:
        assert not document.text[end : block.span.start].strip()
        end = block.span.end
    assert not document.text[end:].strip()
