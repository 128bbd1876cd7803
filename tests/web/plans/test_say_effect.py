"""Saying what an action did to a gap, and what it cost."""

import pytest

from goldenthread.features.plans import operations
from goldenthread.features.plans.models import Effect

TYPED = {"between": "Disadvantaged and other pupils", "gap_before": "12", "gap_after": "9", "cost": "£6,000"}


@pytest.fixture
def action(world):
    return operations.add_action(
        element=world.aim, title="Readers", post=world.posts["initiative"], by=world.people["chief"]
    )


@pytest.fixture
def address(action):
    return f"/harbour/plan/action/{action.ref}/effect/"


def test_whoever_does_it_says_it_and_an_earlier_word_stays(as_, action, address):
    as_("initiative").post(address, TYPED)
    as_("initiative").post(address, TYPED | {"gap_after": "8"})
    assert [str(one.gap_after) for one in action.effects.all()] == ["8.00", "9.00"]


def test_a_gap_is_a_number_and_what_was_typed_stays(as_, address):
    for gap in ("NaN", "1e400", "wide"):
        answer = as_("initiative").post(address, TYPED | {"gap_before": gap})
        assert answer.status_code == 422
        assert "Disadvantaged and other pupils" in answer.content.decode()
    assert not Effect.objects.exists()


def test_nobody_else_says_it(as_, address):
    for who in ("trustee", "head", "stranger"):
        assert as_(who).post(address, TYPED).status_code == 404
