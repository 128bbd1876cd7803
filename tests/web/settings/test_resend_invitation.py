"""Sending an invitation again."""

import pytest

from goldenthread.features.accounts import queries
from goldenthread.features.organisations import operations
from tests.world import TODAY


@pytest.fixture
def invited(world):
    return operations.invite_to_post(
        post=world.posts["trustee"], email="new@example.org", name="New", from_on=TODAY, by=world.people["chief"]
    )


def test_a_new_letter_goes_out_and_the_old_link_stops(invited, as_, mailoutbox):
    as_("chief").post(f"/harbour/settings/people/{invited.person.ref}/invitation/")
    assert mailoutbox[0].to == ["new@example.org"]
    assert queries.open_invitation(invited.token) is None


def test_whoever_has_joined_gets_none(world, as_, mailoutbox):
    as_("chief").post(f"/harbour/settings/people/{world.people['trustee'].ref}/invitation/")
    assert not mailoutbox


def test_a_stranger_sends_none(invited, as_, mailoutbox):
    assert as_("stranger").post(f"/harbour/settings/people/{invited.person.ref}/invitation/").status_code == 404
    assert not mailoutbox
