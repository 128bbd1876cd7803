"""How wide the columns of a table are on paper: by what stands in them, and never so narrow that a word is broken."""

import pytest

from goldenthread.features.reports.papers.blocks import LETTER, LONGEST_WORD, MARGIN, Block, Row


def _block(headings, *rows):
    part = {"title": "Read", "theme": "", "text": "", "level": "Aim", "number": "1"}
    return Block(headings=headings, rows=[Row(part, cells) for cells in rows])


def test_a_short_column_keeps_room_for_its_heading_beside_a_long_one():
    long = "What everybody does about it, and by when, and with whom. " * 8
    title, reviewer, activities = _block(["Reviewer", "Activities"], ["", long]).widths(170)
    assert reviewer >= MARGIN + LETTER * len("Reviewer")
    assert activities > 3 * reviewer
    assert title + reviewer + activities == pytest.approx(170)


def test_more_columns_than_a_page_has_room_for_still_fit_it():
    headings = ["Incomprehensibilities" for _ in range(12)]
    widths = _block(headings, ["" for _ in headings]).widths(170)
    assert sum(widths) == pytest.approx(170)
    assert max(widths) < MARGIN + LETTER * LONGEST_WORD
