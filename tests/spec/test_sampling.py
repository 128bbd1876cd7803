"""Drawing by lot: the same list and seed draw the same, in whatever order the list was written."""

import pytest

from goldenthread.domain.sampling import draw

DRAWS = """
    list            | size | seed   | drawn
    A, B, C, D, E   | 2    | autumn | D, E
    E, D, C, B, A   | 2    | autumn | D, E
    A, B, C, D, E   | 2    | spring | B, C
    A, A, B,        | 5    | autumn | B, A
    A, B            | 0    | autumn |
"""


@pytest.mark.parametrize("line", DRAWS.strip().splitlines()[1:])
def test_the_same_list_and_seed_draw_the_same(line):
    listed, size, seed, drawn = (cell.strip() for cell in line.split("|"))
    assert ", ".join(draw(listed.split(","), int(size), seed)) == drawn
