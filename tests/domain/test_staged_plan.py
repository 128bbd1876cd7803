"""A plan that waits is mended by simple deeds, and stays a tree whatever is done."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goldenthread.domain.reading.mending import staged_plan
from goldenthread.domain.reading.mending.staged_plan import CannotMend, Staged, StagedPart


def plan(*depths):
    parts = tuple(StagedPart(f"p{at}", depth, str(at), f"Part {at}") for at, depth in enumerate(depths))
    return Staged(parts, ("Aim", "Objective", "Action"))


def depths(staged):
    return [part.depth for part in staged.parts]


def test_what_stands_under_a_part_moves_with_it():
    assert depths(staged_plan.set_in(plan(1, 1, 2, 1), "p1", 2)) == [1, 2, 3, 1]


def test_a_part_cannot_stand_two_levels_below_the_one_above():
    with pytest.raises(CannotMend, match="one level below"):
        staged_plan.set_in(plan(1, 1), "p1", 3)


def test_a_part_joined_to_the_one_above_leaves_its_words_there():
    joined = staged_plan.join_up(plan(1, 2, 2), "p2")
    assert [part.title for part in joined.parts] == ["Part 0", "Part 1 2 Part 2"]


def test_the_first_part_has_nothing_above_to_join():
    with pytest.raises(CannotMend, match="Nothing stands above"):
        staged_plan.join_up(plan(1), "p0")


def test_a_part_is_cut_where_its_first_half_ends():
    halves = staged_plan.cut(plan(1), "p0", "Part")
    assert [(part.title, part.depth) for part in halves.parts] == [("Part", 1), ("0", 1)]


def test_what_stands_in_the_wrong_column_is_moved_to_another_or_to_the_text():
    part = StagedPart("p0", 1, "", "Read", "Daily", (("Who", "May 2027"), ("When", ""), ("Cost", "£5")))
    staged = Staged((part,), ("Aim",))
    moved = staged_plan.move_cell(staged, "p0", "Who", "When").parts[0]
    assert moved.cells == (("Who", ""), ("When", "May 2027"), ("Cost", "£5"))
    assert staged_plan.move_cell(staged, "p0", "Cost", "").parts[0].text == "Daily\n£5"
    with pytest.raises(CannotMend, match="two columns"):
        staged_plan.move_cell(staged, "p0", "Who", "Elsewhere")


def test_what_is_put_aside_is_kept_with_its_words():
    staged = staged_plan.put_aside(plan(1, 2), "p0", "mission")
    assert staged.aside == (("mission", "0 Part 0", 0, 0),)
    assert depths(staged) == [1]


def test_what_stood_under_a_part_put_aside_takes_its_place_side_by_side():
    assert depths(staged_plan.put_aside(plan(1, 2, 3, 2, 1), "p0", "furniture")) == [1, 2, 1, 1]


def test_what_stood_under_a_part_joined_to_its_parent_stays_side_by_side():
    assert depths(staged_plan.join_up(plan(1, 2, 3, 3), "p1")) == [1, 2, 2]


def test_a_part_that_is_gone_is_told():
    with pytest.raises(CannotMend, match="no longer there"):
        staged_plan.put_aside(plan(1), "elsewhere", "furniture")


@given(st.lists(st.integers(1, 9), min_size=1, max_size=12), st.data())
def test_whatever_is_done_each_part_stands_under_the_one_it_should(found, data):
    staged = staged_plan.settled(plan(*found))
    for _ in range(4):
        part = data.draw(st.sampled_from(staged.parts))
        try:
            staged = data.draw(st.sampled_from([
                lambda held, part=part: staged_plan.join_up(held, part.id),
                lambda held, part=part: staged_plan.cut(held, part.id, "Part"),
                lambda held, part=part: staged_plan.set_in(held, part.id, part.depth + 1),
            ]))(staged)  # fmt: skip
        except CannotMend:
            continue
        assert staged_plan.from_values(staged_plan.as_values(staged)) == staged
        assert all(below <= above + 1 for above, below in zip([0, *depths(staged)], depths(staged), strict=False))
        assert max(depths(staged)) <= len(staged.levels)
