"""Changing an action: its words, who does it, by when."""

import pytest

from goldenthread.features.plans import operations
from goldenthread.features.plans.models import Action
from tests.web.plans.drawn import drawn


@pytest.fixture
def action(world, chief):
    return operations.add_action(
        element=world.aim, title="Nurse", post=world.posts["initiative"], due_words="by March 2027", by=chief
    )


@pytest.fixture
def address(action):
    return f"/harbour/plan/action/{action.ref}/edit/"


def test_a_later_day_counts_as_slipped_and_is_said(as_, world, action, address):
    client = as_("chief")
    typed = drawn(client.get(address), due_words="by July 2027", post=world.posts["safeguarding"].ref)
    answer = client.post(address, typed, follow=True)
    assert "counts as slipped" in answer.content.decode()
    action.refresh_from_db()
    assert (action.times_moved, action.post) == (1, world.posts["safeguarding"])


def test_an_earlier_day_does_not_count_as_slipped(as_, world, action, address, chief):
    operations.revise_action(action=action, due_words="by May 2027", by=chief)
    client = as_("chief")
    answer = client.post(address, drawn(client.get(address), due_words="by April 2027"), follow=True)
    assert "counts as slipped" not in answer.content.decode()


def test_two_people_see_both_texts(as_, action, address):
    mine, theirs = as_("chief"), as_("governance")
    page = mine.get(address)
    theirs.post(address, drawn(theirs.get(address), title="Appoint two nurses"))
    answer = mine.post(address, drawn(page, title="Share a nurse"))
    assert answer.status_code == 409
    assert "Appoint two nurses" in answer.content.decode()
    assert "Share a nurse" in answer.content.decode()
    assert Action.objects.get().title == "Appoint two nurses"


def test_what_is_wrong_is_said_and_what_was_typed_stays(as_, address):
    client = as_("chief")
    answer = client.post(address, drawn(client.get(address), title="", due_words="by hook or by crook"))
    assert answer.status_code == 422
    assert "by hook or by crook" in answer.content.decode()


@pytest.mark.parametrize("who", ["stranger", "head", "governor", "initiative"])
def test_whoever_may_not_change_the_plan_finds_no_such_page(as_, address, who):
    assert as_(who).get(address).status_code == 404
