"""Taking back one's own last change to a plan's parts."""

from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError

from goldenthread.domain.plans.pasted_outline import read_lines
from goldenthread.features.activity.models import Task
from goldenthread.features.plans import operations
from goldenthread.features.plans.models import Action, Element, Reversible
from goldenthread.features.plans.operations import LevelWords
from goldenthread.features.plans.operations.parts.remembering import KEPT


@pytest.fixture
def chief(world):
    return world.people["chief"]


@pytest.fixture
def governance(world):
    return world.people["governance"]


@pytest.fixture
def second(world, chief):
    return operations.add_element(plan=world.plan, under=world.strand, title="Second", by=chief)


def _undo(world, who):
    return operations.undo(reversible=Reversible.objects.filter(plan=world.plan, by=who).first(), by=who)


def _titles(world):
    found = Element.objects.filter(parent=world.strand, removed_at=None).order_by("order")
    return list(found.values_list("title", flat=True))


def test_words_come_back_with_the_columns_that_changed_and_no_other(world, chief, governance):
    operations.revise_element(
        element=world.aim, title="New words", cells=world.aim.cells | {"success": "More"}, by=chief
    )
    operations.set_cell(element=world.aim, column="success", text="More", by=governance)
    _undo(world, chief)
    aim = Element.objects.get(pk=world.aim.pk)
    assert aim.title == "Every child safe and well enough to learn"
    assert aim.cells["success"] == "A strategy in every school by Autumn 2026."


def test_words_that_somebody_changed_since_stay_and_it_is_said_who(world, chief, governance):
    operations.revise_element(element=world.aim, title="Mine", by=chief)
    operations.revise_element(element=Element.objects.get(pk=world.aim.pk), title="Theirs", by=governance)
    with pytest.raises(ValidationError, match="Governance professional has changed the words"):
        _undo(world, chief)
    assert Element.objects.get(pk=world.aim.pk).title == "Theirs"


def test_a_moved_part_goes_back_to_its_place(world, chief, second):
    third = operations.add_element(plan=world.plan, under=world.strand, title="Third", by=chief)
    operations.move_element(element=third, before=world.aim, by=chief)
    assert _titles(world) == ["Third", world.aim.title, "Second"]
    assert _undo(world, chief) == third
    assert _titles(world) == [world.aim.title, "Second", "Third"]


def test_changes_are_taken_back_one_after_another(world, chief, second):
    operations.move_element(element=second, steps=-1, by=chief)
    operations.revise_element(element=second, title="Other", by=chief)
    for _ in range(3):
        _undo(world, chief)
    assert _titles(world) == [world.aim.title]


def test_a_part_that_was_taken_out_stands_where_it_stood(world, chief, second):
    operations.remove_element(element=world.aim, by=chief)
    _undo(world, chief)
    assert _titles(world) == [world.aim.title, "Second"]


def test_a_whole_paste_is_taken_back_at_once(world, chief):
    lines = read_lines("People\n  A nurse\nPlace")
    operations.add_lines(plan=world.plan, lines=lines, after=world.strand, by=chief)
    assert Reversible.objects.get(by=chief).says == "adding 3 parts"
    _undo(world, chief)
    assert Element.objects.filter(plan=world.plan, removed_at=None).count() == 2


def test_what_was_added_stays_once_somebody_has_built_on_it(world, chief, governance):
    added = operations.add_element(plan=world.plan, title="People", by=chief)
    operations.add_element(plan=world.plan, under=added, title="A nurse", by=governance)
    with pytest.raises(ValidationError, match=r"A nurse.*stands beneath"):
        _undo(world, chief)


def test_what_hangs_from_a_new_part_keeps_it(world, chief, governance, second):
    operations.add_action(element=second, title="Do it", by=governance)
    with pytest.raises(ValidationError, match="actions hang from"):
        _undo(world, chief)


def test_pressing_twice_undoes_once(world, chief, second):
    change = Reversible.objects.get(by=chief)
    operations.undo(reversible=change, by=chief)
    with pytest.raises(ValidationError, match="undone already"):
        operations.undo(reversible=change, by=chief)


def test_nobody_undoes_what_another_did(world, chief, governance, second):
    with pytest.raises(ValidationError, match="undone already"):
        operations.undo(reversible=Reversible.objects.get(by=chief), by=governance)
    assert "Second" in _titles(world)


def test_a_few_changes_are_kept_for_each_person(world, chief):
    for n in range(KEPT + 3):
        operations.revise_element(element=world.aim, title=f"Words {n}", by=chief)
    assert Reversible.objects.filter(by=chief).count() == KEPT


def test_a_statement_that_was_taken_out_comes_back_with_what_lived_by_it(world, chief):
    said = operations.add_statement(plan=world.plan, kind="value", text="Kindness.", by=chief)
    operations.live_by(statement=said, parts=[world.aim], by=chief)
    ref = said.ref
    operations.remove_statement(statement=said, by=chief)
    _undo(world, chief)
    back = world.plan.statements.get(ref=ref)
    assert (back.text, [tie.element for tie in back.lived_by.all()]) == ("Kindness.", [world.aim])


def test_words_of_a_statement_come_back_unless_somebody_changed_them_since(world, chief, governance):
    said = world.plan.statements.get()
    was = said.text
    operations.revise_statement(statement=said, text="New.", by=chief)
    _undo(world, chief)
    said.refresh_from_db()
    assert said.text == was
    operations.revise_statement(statement=said, text="Newer.", by=chief)
    operations.revise_statement(statement=said, text="Theirs.", by=governance)
    with pytest.raises(ValidationError, match="changed it since"):
        _undo(world, chief)


def test_levels_and_the_columns_of_one_part_come_back(world, chief):
    operations.choose_columns(top=world.strand, printed={2: [("success", "Our KPIs")]}, by=chief)
    operations.set_levels(plan=world.plan, levels=[LevelWords("One"), LevelWords("Two")], by=chief)
    _undo(world, chief)
    level = world.plan.levels.get(depth=2)
    assert (level.one, level.own_columns) == ("Aim", {world.strand.ref: [["success", "Our KPIs"]]})
    _undo(world, chief)
    assert world.plan.levels.get(depth=2).own_columns == {}


def test_a_post_that_was_given_or_taken_away_goes_back(world, chief):
    post = world.trust.posts.order_by("pk").last()
    held = set(world.aim.assignments.values_list("post", "capacity"))
    assignment = operations.assign(element=world.aim, post=post, capacity="assurer", by=chief)
    _undo(world, chief)
    assert set(world.aim.assignments.values_list("post", "capacity")) == held
    assignment = operations.assign(element=world.aim, post=post, capacity="assurer", by=chief)
    operations.unassign(assignment=assignment, by=chief)
    _undo(world, chief)
    assert world.aim.assignments.filter(post=post, capacity="assurer").exists()


def test_a_measure_that_was_taken_away_measures_again(world, chief):
    operations.measure_by(element=world.aim, measure=world.attendance, by=chief)
    operations.no_longer_measure_by(element=world.aim, measure=world.attendance, by=chief)
    _undo(world, chief)
    assert world.aim.measured_by.filter(measure=world.attendance).exists()
    _undo(world, chief)
    assert not world.aim.measured_by.filter(measure=world.attendance).exists()


def test_an_action_goes_back_with_all_that_hangs_from_it(world, chief):
    made = operations.add_action(element=world.aim, title="Train", due_words="by May 2027", by=chief)
    operations.redate_action(action=made, due_words="by July 2027", reason="Illness", by=chief)
    operations.finish_action(action=made, by=chief, proof="The minutes")
    was = (made.title, made.due_until, "Illness")
    operations.remove_action(action=made, by=chief)
    _undo(world, chief)
    back = world.aim.actions.get(title="Train")
    assert (back.title, back.due_until, back.redatings.get().reason) == was
    assert (back.status, back.proof) == ("done", "The minutes")
    _undo(world, chief)
    _undo(world, chief)
    back.refresh_from_db()
    assert (back.status, back.due_words, back.times_moved, back.redatings.count()) == (
        "not started",
        "by May 2027",
        0,
        0,
    )
    _undo(world, chief)
    assert not world.aim.actions.filter(title="Train").exists()


def test_an_action_that_somebody_else_has_changed_stays(world, chief, governance):
    made = operations.add_action(element=world.aim, title="Train", by=chief)
    operations.revise_action(action=made, title="Train all", by=chief)
    operations.revise_action(action=made, title="Train some", by=governance)
    with pytest.raises(ValidationError, match="so it stays"):
        _undo(world, chief)


def test_blocking_confirming_papers_and_effects_go_back_each_by_itself(world, chief, governance):
    action = operations.add_action(element=world.aim, title="Buy books", post=world.posts["education"], by=governance)
    operations.block_action(action=action, because="No money", unblocker=world.posts["chief"], by=chief)
    _undo(world, chief)
    action = Action.objects.get(pk=action.pk)
    assert (action.blocked_on, action.blocked_because) == (None, "")
    assert {task.post for task in Task.objects.filter(subject_ref=action.ref, closed_at=None)} == {
        world.posts["education"]
    }
    paper = operations.need_paper(action=action, title="The quote", by=chief)
    operations.attach_paper(paper=paper, where="In the office", by=chief)
    _undo(world, chief)
    assert action.papers.get().attached_on is None
    operations.say_effect(action=action, between="All", gap_before=Decimal(9), gap_after=Decimal(4), by=chief)
    _undo(world, chief)
    assert not action.effects.exists()
    _undo(world, chief)
    assert not action.papers.exists()
    operations.ask_to_verify(action=action, verifier=world.posts["chief"], by=governance)
    operations.finish_action(action=action, by=governance)
    operations.verify_action(action=action, by=chief)
    _undo(world, chief)
    assert Action.objects.get(pk=action.pk).waits_for_proof


def test_an_action_on_which_somebody_has_acted_is_not_taken_away_by_whoever_added_it(world, chief, governance):
    action = operations.add_action(element=world.aim, title="Buy books", by=chief)
    operations.finish_action(action=action, proof="The invoice", by=governance)
    with pytest.raises(ValidationError, match="Governance professional has changed"):
        _undo(world, chief)
    assert world.aim.actions.filter(title="Buy books").exists()
