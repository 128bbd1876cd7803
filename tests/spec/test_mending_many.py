"""Many parts of a plan that waits are put right at once."""

import pytest

from goldenthread.domain.reading.mending.many import column_as_parts, column_as_text, column_aside, set_at, shifted
from goldenthread.domain.reading.mending.staged_plan import CannotMend, Staged, StagedPart


def plan(*depths):
    parts = tuple(StagedPart(f"p{at}", depth, "", f"Part {at}") for at, depth in enumerate(depths))
    return Staged(parts, ("A", "B", "C"))


def depths(staged):
    return [part.depth for part in staged.parts]


@pytest.mark.parametrize(
    ("case", "before", "chosen", "deed", "after"),
    [
        ("points of a list become the level below their heading", [1, 1, 1], "p1 p2", ("at", 2), [1, 2, 2]),
        ("what stands under a part comes along", [1, 2, 3, 1], "p1", ("at", 1), [1, 1, 2, 1]),
        ("what was chosen itself is set by itself", [1, 2, 3], "p1 p2", ("at", 1), [1, 1, 1]),
        ("none stands two levels below the one above", [1, 1], "p1", ("at", 3), [1, 2]),
        ("one level in", [1, 1, 1], "p1", ("by", 1), [1, 2, 1]),
        ("one level out, with what stands under it", [1, 2, 3], "p1", ("by", -1), [1, 1, 2]),
        ("the top stays the top", [1, 2], "p0", ("by", -1), [1, 2]),
    ],
)  # fmt: skip
def test_parts_are_moved_together(case, before, chosen, deed, after):
    how, many = deed
    move = set_at if how == "at" else shifted
    assert depths(move(plan(*before), chosen.split(), many)) == after


def test_none_chosen_is_told():
    with pytest.raises(CannotMend, match="Tick the parts"):
        set_at(plan(1), [], 2)


CELLS = (("Actions", "• Buy books\n• Train every teacher\nin the spring"), ("Lead", "Head"))


def tabled():
    return Staged((StagedPart("p0", 1, "1", "Reading", "", CELLS), StagedPart("p1", 1, "2", "Sums")), ("Aim",))


def test_each_line_of_a_column_becomes_a_part_below():
    staged = column_as_parts(tabled(), "Actions")
    assert [(part.depth, part.title) for part in staged.parts] == [
        (1, "Reading"), (2, "Buy books"), (2, "Train every teacher in the spring"), (1, "Sums"),
    ]  # fmt: skip
    assert staged.parts[0].cells == (("Lead", "Head"),)
    assert staged.levels == ("Aim", "Actions")


def test_a_column_is_taken_into_the_text_or_left_out():
    assert column_as_text(tabled(), "Lead").parts[0].text == "Head"
    left = column_aside(tabled(), "Lead")
    assert left.parts[0].cells == CELLS[:1]
    assert left.aside == (("furniture", "Head", 0, 0),)


def test_a_column_that_is_gone_is_told():
    with pytest.raises(CannotMend, match="no longer there"):
        column_as_text(tabled(), "Cost")
