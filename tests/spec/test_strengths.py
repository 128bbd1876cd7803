"""Where teaching is strongest and weakest by subject and key stage, as tables."""

import pytest

from goldenthread.domain.board.strengths import Cell, ends, nearest_point, together

SCALE = ("weak", "developing", "sound", "strong")

GRID = """
    subject | key stage   | from outside | from inside | stands at  | the two disagree
    English | Key Stage 3 | strong       | sound       | sound      | no
    English | Key Stage 4 | strong       | strong      | strong     | no
    Maths   | Key Stage 3 | weak         | sound       | developing | yes
    Maths   | Key Stage 4 |              | developing  | developing | no
    Science | Key Stage 3 | weak         | developing  | weak       | no
    Science | Key Stage 4 |              |             |            | no
"""


def rows(table):
    return [[cell.strip() for cell in line.split("|")] for line in table.strip().splitlines()[1:]]


def point(word):
    return SCALE.index(word) if word else None


def cells():
    return [Cell(row, column, point(out), point(inside)) for row, column, out, inside, *_ in rows(GRID)]


@pytest.mark.parametrize("line", rows(GRID), ids=" ".join)
def test_a_cell_stands_where_both_kinds_of_evidence_stand_together(line):
    row, column, outside, inside, stands, disagrees = line
    cell = Cell(row, column, point(outside), point(inside))
    assert nearest_point(cell.level, SCALE) == stands
    assert cell.disagrees == (disagrees == "yes")
    assert cell.is_one_sided == (bool(outside) != bool(inside))


def test_the_gap_lies_between_the_strongest_and_the_weakest():
    found = ends(cells())
    assert [(one.row, one.column) for one in found.strongest] == [("English", "Key Stage 4")]
    assert [(one.row, one.column) for one in found.weakest] == [("Science", "Key Stage 3")]
    assert found.gap == 2.5


def test_what_is_all_alike_has_no_weakest_and_what_was_not_scored_has_no_ends():
    assert ends([Cell("Art", "Key Stage 3", 2, 2), Cell("Music", "Key Stage 3", None, 2)]).weakest == []
    assert ends([Cell("Art", "Key Stage 3")]).gap is None
    assert together([Cell("Art", "Key Stage 3")]) is None
