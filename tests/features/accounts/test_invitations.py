"""Invitations: private links that are kept hashed, lapse, and work once."""

import datetime as dt

import pytest
from django.utils import timezone

from goldenthread.features.accounts import operations, queries
from goldenthread.features.accounts.models import Invitation, Person
from goldenthread.features.trail.models import Entry
from goldenthread.features.trail.queries import breaks


@pytest.fixture
def invited(world):
    return operations.invite(
        email=" New.Trustee@Example.org", name="New trustee", by=world.people["chief"], trust=world.trust.pk
    )


def test_an_invited_person_is_kept_under_the_address_in_small_letters(invited):
    assert invited.person.email == "new.trustee@example.org"
    assert not invited.person.has_joined


def test_the_token_itself_is_kept_nowhere(invited):
    kept = Invitation.objects.get()
    assert invited.token not in str(list(Invitation.objects.values()))
    assert kept.token_hash == queries.hash_of(invited.token)
    assert invited.token not in str(list(Entry.objects.values()))


def test_taking_it_up_sets_the_password_and_works_once(invited):
    invitation = queries.open_invitation(invited.token)
    person = operations.accept_invitation(invitation=invitation, name="Someone", password="a long enough passphrase")
    assert person.check_password("a long enough passphrase")
    assert queries.open_invitation(invited.token) is None
    with pytest.raises(operations.InvitationOver):
        operations.accept_invitation(invitation=invitation, name="Thief", password="another long passphrase")


def test_it_lapses_after_fourteen_days(invited):
    Invitation.objects.update(expires_at=timezone.now() - dt.timedelta(seconds=1))
    assert queries.open_invitation(invited.token) is None
    lasts = operations.renew_invitation(person=invited.person, by=None).person.invitations.latest("pk")
    assert dt.timedelta(days=13, hours=23) < lasts.expires_at - timezone.now() <= dt.timedelta(days=14)


def test_a_new_link_closes_the_earlier_one(invited):
    again = operations.renew_invitation(person=invited.person, by=None)
    assert queries.open_invitation(invited.token) is None
    assert queries.open_invitation(again.token)


def test_a_suspended_person_cannot_take_one_up(world, invited):
    operations.suspend(person=invited.person, by=world.people["chief"], trust=world.trust.pk)
    assert queries.open_invitation(invited.token) is None


def test_whoever_has_joined_gets_no_link_and_keeps_their_name(world):
    head = world.people["head"]
    known = operations.invite(email=head.email.upper(), name="Another name", by=None)
    assert (known.person, known.token) == (head, "")
    assert Person.objects.get(pk=head.pk).name == "Head, Haven High"


def test_every_step_leaves_an_entry_in_an_unbroken_chain(world, invited):
    operations.accept_invitation(
        invitation=queries.open_invitation(invited.token), name="Someone", password="a long enough passphrase"
    )
    deeds = list(Entry.objects.filter(ref=invited.person.ref).order_by("pk").values_list("did", "trust"))
    assert deeds == [("added", world.trust.pk), ("invited", world.trust.pk), ("joined", None)]
    assert not list(breaks(None))
    assert not list(breaks(world.trust.pk))
