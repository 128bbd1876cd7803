"""The tree of a plan: growing it, and where a part may stand."""

from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goldenthread.domain.plans import plan_tree


@dataclass(frozen=True)
class Row:
    pk: int
    parent_id: int | None = None
    order: int = 0
    title: str = ""


def test_rows_become_a_tree_in_reading_order():
    rows = [Row(3, 1, 2), Row(2, 1, 1), Row(1, None, 2), Row(4, None, 1), Row(5, 2)]
    tops = plan_tree.grow(rows)
    assert [(node.row.pk, node.depth) for node in plan_tree.walk(tops)] == [(4, 1), (1, 1), (2, 2), (5, 3), (3, 2)]


def test_parts_called_alike_are_told_apart_by_what_they_stand_under():
    rows = [
        Row(1, title="Repair"), Row(2, title="Sustain"), Row(3, 1, title="Success"), Row(4, 2, title="Success"),
        Row(5, 3, title="Progress"), Row(6, 4, title="Progress"), Row(7, 3, title="Grade"), Row(8, 4, 1, "Twice"),
        Row(9, 4, 2, "Twice"),
    ]  # fmt: skip
    named = plan_tree.told_apart(plan_tree.grow(rows))
    assert [named[key] for key in (1, 3, 4, 5, 6, 7, 8)] == [
        "Repair", "Success (Repair)", "Success (Sustain)", "Progress (Repair)", "Progress (Sustain)", "Grade",
        "Twice (Success, Sustain)",
    ]  # fmt: skip


def test_a_part_knows_what_it_stands_under():
    tops = plan_tree.grow([Row(1), Row(2, 1), Row(3, 2)])
    deepest = list(plan_tree.walk(tops))[-1]
    assert [node.row.pk for node in deepest.ancestors()] == [1, 2]


def test_a_part_whose_parent_is_out_of_sight_stands_at_the_top():
    assert [node.row.pk for node in plan_tree.grow([Row(7, parent_id=99)])] == [7]


@given(st.lists(st.integers(min_value=0, max_value=60), max_size=60))
def test_no_row_is_lost_and_a_parent_comes_before_its_children(parents):
    rows = [Row(key, parent if parent < key else None, order=key % 3) for key, parent in enumerate(parents)]
    seen = [node.row.pk for node in plan_tree.walk(plan_tree.grow(rows))]
    assert sorted(seen) == [row.pk for row in rows]
    assert all(row.parent_id is None or seen.index(row.parent_id) < seen.index(row.pk) for row in rows)


def test_a_part_cannot_stand_beneath_itself():
    with pytest.raises(plan_tree.Misplaced, match="beneath itself"):
        plan_tree.require_place(moving=[1, 2], under=2, depth=3, height=2, levels=9)


def test_nothing_is_placed_deeper_than_the_plan_has_levels():
    with pytest.raises(plan_tree.Misplaced, match="no level below Aim"):
        plan_tree.require_place(moving=[1], under=2, depth=2, height=2, levels=2, deepest="Aim")


@pytest.mark.parametrize(
    ("key", "by", "expected"), [(2, -1, [2, 1, 3]), (2, 1, [1, 3, 2]), (1, -1, [1, 2, 3]), (3, 1, [1, 2, 3])]
)
def test_a_part_moves_among_its_neighbours_and_stops_at_either_end(key, by, expected):
    assert plan_tree.moved([1, 2, 3], key, by) == expected


def test_everything_beneath_is_found_with_parents_first():
    assert plan_tree.beneath(1, [(1, None), (4, 2), (2, 1), (3, 1), (5, None)]) == [1, 2, 3, 4]
