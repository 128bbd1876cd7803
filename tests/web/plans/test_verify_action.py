"""Somebody else's word that an action is done."""

import pytest

from goldenthread.features.plans import operations


@pytest.fixture
def action(world, chief):
    made = operations.add_action(element=world.aim, title="Nurse", post=world.posts["initiative"], by=chief)
    operations.ask_to_verify(action=made, verifier=world.posts["safeguarding"], by=chief)
    return operations.finish_action(action=made, by=world.people["initiative"], proof="Signed contract")


@pytest.fixture
def address(action):
    return f"/harbour/plan/action/{action.ref}/verify/"


def test_whoever_confirms_it_sees_what_shows_it_and_says_so(as_, address, action):
    assert f'href="{address}"' in as_("safeguarding").get("/harbour/").content.decode()
    assert "Signed contract" in as_("safeguarding").get(address).content.decode()
    as_("safeguarding").post(address, {"deed": "confirm"})
    action.refresh_from_db()
    assert action.verified_by.name == "Safeguarding lead"
    assert as_("safeguarding").get(address).status_code == 404


def test_sent_back_it_says_what_is_missing_and_is_asked_for_again(as_, address, action):
    assert as_("safeguarding").post(address, {"deed": "send_back"}).status_code == 422
    as_("safeguarding").post(address, {"deed": "send_back", "remark": "No start date in it"})
    action.refresh_from_db()
    assert (action.status, action.done_on) == ("at risk", None)
    assert "Nurse" in as_("initiative").get("/harbour/").content.decode()


def test_nobody_confirms_their_own_deed(as_, world, address, action):
    action.done_by = world.people["safeguarding"]
    action.save()
    assert "somebody else has to confirm it" in as_("safeguarding").post(address, {}).content.decode()


@pytest.mark.parametrize("who", ["initiative", "chief", "head", "trustee", "stranger"])
def test_nobody_else_confirms_it(as_, who, address):
    assert as_(who).post(address, {"deed": "confirm"}).status_code == 404
