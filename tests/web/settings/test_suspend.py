"""Suspending somebody."""

import pytest

from goldenthread.features.accounts.models import Person


@pytest.fixture
def suspend(world, as_):
    def send(whom="trustee", who="chief"):
        return as_(who).post(f"/harbour/settings/people/{world.people[whom].ref}/suspend/")

    return send


def test_a_suspended_person_is_out_at_once(world, suspend, as_):
    trustee = as_("trustee")
    assert trustee.get("/account/").status_code == 200
    assert suspend().status_code == 302
    assert trustee.get("/account/").status_code == 302


def test_the_page_asks_first(world, as_):
    page = as_("chief").get(f"/harbour/settings/people/{world.people['trustee'].ref}/suspend/")
    assert "Suspend Trustee?" in page.content.decode()
    assert Person.objects.get(pk=world.people["trustee"].pk).is_active


def test_one_cannot_suspend_oneself_nor_the_last_administrator(suspend):
    assert "You cannot suspend yourself." in suspend(whom="chief").content.decode()
    assert "without an administrator" in suspend(whom="administrator").content.decode()


@pytest.mark.parametrize(
    ("who", "whom"), [("governance", "chief"), ("governance", "head"), ("head", "governor"), ("stranger", "trustee")]
)
def test_nobody_shuts_out_those_who_may_do_more_or_are_not_theirs(world, suspend, who, whom):
    assert suspend(whom=whom, who=who).status_code == 404
    assert Person.objects.get(pk=world.people[whom].pk).is_active


def test_people_of_another_trust_are_not_found(world, as_):
    assert as_("chief").post(f"/harbour/settings/people/{world.stranger.ref}/suspend/").status_code == 404
