"""Giving an action another date, with a reason that is kept."""

import pytest

from goldenthread.features.plans import operations


@pytest.fixture
def action(world, chief):
    return operations.add_action(
        element=world.aim, title="Nurse", post=world.posts["initiative"], due_words="by March 2027", by=chief
    )


@pytest.fixture
def address(action):
    return f"/harbour/plan/action/{action.ref}/date/"


def test_every_date_that_it_had_stays_to_be_read_with_its_reason(as_, address, action):
    doer = as_("initiative")
    doer.post(address, {"due_words": "by May 2027", "reason": "Nobody applied"})
    page = doer.post(address, {"due_words": "by July 2027", "reason": "One applied and withdrew"}, follow=True)
    action.refresh_from_db()
    assert (action.due_words, action.times_moved) == ("by July 2027", 2)
    said = page.content.decode()
    assert "Moved twice" in said
    assert "Nobody applied" in said
    assert "“by March 2027” became “by May 2027”" in said


def test_without_a_reason_the_date_stays(as_, address, action):
    answer = as_("initiative").post(address, {"due_words": "by May 2027", "reason": " "})
    assert answer.status_code == 422
    assert "by May 2027" in answer.content.decode()
    action.refresh_from_db()
    assert action.due_words == "by March 2027"


@pytest.mark.parametrize("who", ["trustee", "head", "safeguarding", "stranger"])
def test_nobody_else_moves_it(as_, who, address, action):
    assert as_(who).post(address, {"due_words": "by May 2027", "reason": "Because"}).status_code == 404
    assert not action.redatings.exists()
