"""Letting a suspended person in again."""

from goldenthread.features.accounts import operations
from goldenthread.features.accounts.models import Person


def test_a_reinstated_person_can_sign_in_again(world, as_, client):
    trustee = world.people["trustee"]
    operations.suspend(person=trustee, by=world.people["chief"], trust=world.trust.pk)
    assert as_("chief").post(f"/harbour/settings/people/{trustee.ref}/reinstate/").status_code == 302
    assert Person.objects.get(pk=trustee.pk).is_active
    answer = client.post("/sign-in/", {"login": trustee.email, "password": "a long enough passphrase"})
    assert answer["Location"] == "/"


def test_it_is_a_deed_and_not_a_page(world, as_):
    assert as_("chief").get(f"/harbour/settings/people/{world.people['trustee'].ref}/reinstate/").status_code == 405


def test_a_stranger_finds_nobody(world, as_):
    assert (
        as_("stranger").post(f"/harbour/settings/people/{world.people['trustee'].ref}/reinstate/").status_code == 404
    )
