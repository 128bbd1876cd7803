"""The parts of a plan: adding, wording, placing, taking away and bringing back."""

import datetime as dt

import pytest
from django.core.exceptions import ValidationError

from goldenthread.domain.plans.pasted_outline import read_lines
from goldenthread.features.plans import operations
from goldenthread.features.plans.models import Element
from goldenthread.features.trail.models import Entry
from goldenthread.foundation.tables import Stale


@pytest.fixture
def chief(world):
    return world.people["chief"]


def test_a_new_part_stands_last_and_its_date_is_read(world, chief):
    aim = operations.add_element(
        plan=world.plan, under=world.strand, title=" A nurse in post ", due_words="by July 2027", by=chief
    )
    assert (aim.title, aim.depth, aim.order) == ("A nurse in post", 2, 2)
    assert (aim.due_until, aim.due_precision) == (dt.date(2027, 7, 31), "month")


def test_words_that_cannot_be_kept_are_refused_in_plain_words(world, chief):
    with pytest.raises(ValidationError) as refused:
        operations.add_element(plan=world.plan, title="  ", number="9" * 40, by=chief)
    assert refused.value.message_dict == {
        "title": ["The title is missing."],
        "number": ["The number is 40 characters long; 30 is the most that can be kept."],
    }


def test_what_changed_is_on_the_trail_with_before_and_after(world, chief):
    operations.revise_element(element=world.aim, title="Every child safe", text="", by=chief)
    entry = Entry.objects.get(kind="element", ref=world.aim.ref)
    assert entry.before == {"title": "Every child safe and well enough to learn"}
    assert entry.after == {"title": "Every child safe"}
    assert entry.by_name == "Chief executive"


def test_saving_without_a_change_leaves_no_entry(world, chief):
    operations.revise_element(element=world.aim, title=world.aim.title, by=chief)
    assert not Entry.objects.exists()


def test_a_form_drawn_from_an_older_revision_is_refused_with_what_stands_now(world, chief):
    seen = world.aim.revision
    operations.revise_element(element=world.aim, title="Theirs", by=chief, drawn_from=seen)
    mine = Element.objects.get(pk=world.aim.pk)
    with pytest.raises(Stale) as stale:
        operations.revise_element(element=mine, title="Mine", by=chief, drawn_from=seen)
    assert stale.value.row.title == "Theirs"


def test_new_date_words_are_read_and_unchanged_ones_keep_what_was_settled(world, chief):
    operations.settle_date(dated=world.aim, due_until=dt.date(2026, 12, 1), by=chief)
    operations.revise_element(element=world.aim, text="More words.", due_words="by Autumn 2026", by=chief)
    assert (world.aim.due_until, world.aim.due_settled_by) == (dt.date(2026, 12, 1), chief)
    operations.revise_element(element=world.aim, due_words="by Spring 2027", by=chief)
    assert (world.aim.due_until, world.aim.due_settled_by) == (dt.date(2027, 3, 25), None)


def test_moving_up_changes_places_with_the_neighbour(world, chief):
    second = operations.add_element(plan=world.plan, under=world.strand, title="Second", by=chief)
    operations.move_element(element=second, steps=-1, by=chief)
    assert world.strand.children.order_by("order").first() == second


def test_a_part_moved_to_the_top_takes_all_beneath_it_along(world, chief):
    levels = [operations.LevelWords(word) for word in ("Strand", "Aim", "Step")]
    operations.set_levels(plan=world.plan, levels=levels, by=chief)
    step = operations.add_element(plan=world.plan, under=world.aim, title="A step", by=chief)
    operations.move_element(element=world.aim, under=None, by=chief)
    step.refresh_from_db()
    assert (world.aim.depth, step.depth, step.parent) == (1, 2, world.aim)


@pytest.mark.parametrize(
    ("who", "under", "says"), [("strand", "aim", "beneath itself"), ("aim", "aim", "beneath itself"),
                               ("strand", "other", "no level below Aim"), ("aim", "priority", "its own plan")],
)  # fmt: skip
def test_a_part_cannot_stand_everywhere(world, chief, who, under, says):
    other = operations.add_element(plan=world.plan, title="Another strand", by=chief)
    places = {"strand": world.strand, "aim": world.aim, "priority": world.priority, "other": other}
    with pytest.raises(ValidationError, match=says):
        operations.move_element(element=places[who], under=places[under], by=chief)


def test_removing_takes_all_beneath_and_restoring_brings_back_what_went_together(world, chief):
    second = operations.add_element(plan=world.plan, under=world.strand, title="Gone before", by=chief)
    operations.remove_element(element=second, by=chief)
    assert operations.remove_element(element=world.strand, by=chief) == 2
    assert not world.plan.elements.filter(removed_at=None).exists()
    operations.restore_element(element=world.strand, by=chief)
    back = world.plan.elements.filter(removed_at=None).values_list("title", flat=True)
    assert set(back) == {world.strand.title, world.aim.title}


def test_a_part_is_not_restored_under_one_that_is_gone(world, chief):
    operations.remove_element(element=world.aim, by=chief)
    operations.remove_element(element=world.strand, by=chief)
    world.aim.refresh_from_db()
    with pytest.raises(ValidationError, match="restore that first"):
        operations.restore_element(element=world.aim, by=chief)


def test_a_column_is_written_where_the_level_has_it(world, chief):
    operations.set_cell(element=world.aim, column="success", text="One line.\nAnother.", by=chief)
    assert world.aim.cells["success"] == "One line.\nAnother."
    with pytest.raises(ValidationError, match="no such column"):
        operations.set_cell(element=world.strand, column="success", text="?", by=chief)


def test_levels_that_hold_something_cannot_be_taken_away(world, chief):
    with pytest.raises(ValidationError, match="2 levels deep"):
        operations.set_levels(plan=world.plan, levels=[operations.LevelWords("Strand")], by=chief)


def test_a_pattern_that_counts_nothing_is_refused(world, chief):
    levels = [operations.LevelWords("Strand", number="Strand"), operations.LevelWords("Aim")]
    with pytest.raises(ValidationError, match="something that counts"):
        operations.set_levels(plan=world.plan, levels=levels, by=chief)


def test_a_part_can_be_added_right_after_another(world, chief):
    operations.add_element(plan=world.plan, under=world.strand, title="Last", by=chief)
    between = operations.add_element(plan=world.plan, after=world.aim, title="Between", by=chief)
    titles = Element.objects.filter(parent=world.strand).order_by("order").values_list("title", flat=True)
    assert list(titles) == [world.aim.title, "Between", "Last"]
    assert (between.depth, between.parent) == (2, world.strand)


def test_pasted_lines_become_parts_at_once_with_one_entry(world, chief):
    lines = read_lines("2. People\n  2.1 A nurse in every school\n  2.2 Time to plan\n3. Place")
    rows = operations.add_lines(plan=world.plan, lines=lines, by=chief)
    kept = Element.objects.filter(plan=world.plan, pk__in=[row.pk for row in rows]).order_by("pk")
    assert [(row.depth, row.number) for row in rows] == [(1, "2"), (2, "2.1"), (2, "2.2"), (1, "3")]
    assert {row.parent.title for row in kept if row.depth == 2} == {"People"}
    assert Entry.objects.get().did == "added parts"


def test_pasted_lines_that_go_deeper_than_the_plan_are_refused(world, chief):
    with pytest.raises(ValidationError, match="no level below Aim"):
        operations.add_lines(plan=world.plan, under=world.aim, lines=read_lines("Too deep"), by=chief)
    assert Element.objects.filter(plan=world.plan).count() == 2


def test_a_pasted_line_that_is_too_long_is_named(world, chief):
    with pytest.raises(ValidationError, match="“xxx"):
        operations.add_lines(plan=world.plan, lines=read_lines("x" * 400), by=chief)
