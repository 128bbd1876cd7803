"""Saying how a part stands, doing what was to be done, and showing it."""

import datetime as dt

import pytest
from django.core.exceptions import ValidationError

from goldenthread.features.activity import operations as tasks
from goldenthread.features.activity.models import Task
from goldenthread.features.plans import operations
from tests.world import TODAY


@pytest.fixture
def chief(world):
    return world.people["chief"]


def test_the_newest_word_is_where_a_part_stands_and_none_is_changed(world, chief):
    for status in ("on track", "at risk"):
        operations.give_progress(element=world.aim, status=status, said=f"It is {status}.", by=chief)
    assert [note.status for note in world.aim.notes.all()] == ["at risk", "on track"]
    assert world.aim.notes.first().said_on == TODAY


def test_saying_nothing_is_not_progress(world, chief):
    with pytest.raises(ValidationError, match="What you say is missing"):
        operations.give_progress(element=world.aim, status="on track", said=" ", by=chief)


def asked(world, who):
    return tasks.open_task(
        trust=world.trust, post=world.posts[who], kind="give progress", subject_kind="element",
        subject_ref=world.aim.ref, title="Say how aim 1 stands", due_on=TODAY,
    )  # fmt: skip


def test_an_answer_closes_what_was_asked_of_the_post_and_of_no_other(world, chief):
    own, others = asked(world, "chief"), asked(world, "education")
    operations.give_progress(element=world.aim, status="on track", said="It goes.", by=chief)
    own.refresh_from_db()
    others.refresh_from_db()
    assert (own.closed_by, others.closed_at) == (chief, None)


def test_an_action_that_is_put_off_counts_how_often(world, chief):
    action = operations.add_action(element=world.aim, title="Nurse in post", due_words="January 2027", by=chief)
    for words, times in (("March 2027", 1), ("February 2027", 1), ("July 2027", 2)):
        operations.revise_action(action=action, due_words=words, by=chief)
        assert action.times_moved == times


def test_an_action_asks_its_post_until_it_is_done(world, chief):
    action = operations.add_action(
        element=world.aim, title="Nurse in post", post=world.posts["service"], due_words="March 2027", by=chief
    )
    task = Task.objects.get(kind="finish action")
    assert (task.post, task.due_on) == (world.posts["service"], dt.date(2027, 3, 31))
    operations.finish_action(action=action, by=chief)
    task.refresh_from_db()
    assert (action.status, action.done_on, task.closed_by) == ("done", TODAY, chief)


def test_an_action_handed_on_asks_the_new_post_only(world, chief):
    action = operations.add_action(element=world.aim, title="Nurse", post=world.posts["service"], by=chief)
    operations.revise_action(action=action, post=world.posts["education"], by=chief)
    assert Task.objects.get(closed_at=None).post == world.posts["education"]


def test_nothing_was_done_in_the_future(world, chief):
    action = operations.add_action(element=world.aim, title="Nurse", by=chief)
    with pytest.raises(ValidationError, match="still to come"):
        operations.finish_action(action=action, done_on=TODAY + dt.timedelta(days=1), by=chief)


@pytest.mark.parametrize("address", ["javascript:alert(1)", "minutes.docx"])
def test_evidence_is_opened_over_the_web_or_not_at_all(world, chief, address):
    with pytest.raises(ValidationError, match="https"):
        operations.add_evidence(element=world.aim, title="Minutes", address=address, by=chief)


def test_a_post_of_another_trust_gets_no_part(world, chief):
    with pytest.raises(ValidationError, match="another trust"):
        operations.assign(element=world.aim, post=world.elsewhere.posts.get(), by=chief)


def test_a_settled_date_keeps_the_words_and_who_settled_it(world, chief):
    action = operations.add_action(element=world.aim, title="Survey", due_words="S2027", by=chief)
    assert action.due_question
    operations.settle_date(dated=action, due_until=dt.date(2027, 7, 21), by=chief)
    action.refresh_from_db()
    assert (action.due_words, action.due_until, action.due_settled_by) == ("S2027", dt.date(2027, 7, 21), chief)
    operations.settle_code(plan=world.plan, code="S", meaning="spring", by=chief)
    action.refresh_from_db()
    assert action.due_until == dt.date(2027, 7, 21)
