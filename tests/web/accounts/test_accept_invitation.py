"""Taking up an invitation."""

import datetime as dt

import pytest
from django.test import Client
from django.utils import timezone

from goldenthread.features.accounts.models import Invitation, Person
from goldenthread.features.organisations import operations
from tests.world import TODAY

GOOD = {"name": "Rowan Example", "password": "harbour lantern seventeen", "again": "harbour lantern seventeen"}


@pytest.fixture
def invited(world):
    return operations.invite_to_post(
        post=world.posts["trustee"], email="rowan@example.org", name="R", from_on=TODAY, by=world.people["chief"]
    )


@pytest.fixture
def join(invited):
    def send(client=None, **typed):
        return (client or Client()).post(f"/invitation/{invited.token}/", GOOD | typed)

    return send


def test_who_joins_is_signed_in_and_sees_their_trust(join, client):
    assert join(client)["Location"] == "/"
    assert client.get("/")["Location"] == "/harbour/"
    assert Person.objects.get(email="rowan@example.org").name == "Rowan Example"


def test_the_link_works_once(join):
    assert join().status_code == 302
    assert join(password="another lantern eighteen", again="another lantern eighteen").status_code == 410
    assert Person.objects.get(email="rowan@example.org").check_password(GOOD["password"])


def test_a_link_that_has_lapsed_says_so_and_what_to_do(join, invited, client):
    Invitation.objects.update(expires_at=timezone.now() - dt.timedelta(seconds=1))
    answer = client.get(f"/invitation/{invited.token}/")
    assert answer.status_code == 410
    assert "send it again" in answer.content.decode()


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ({"password": "short", "again": "short"}, "12 characters"),
        ({"password": "passwordpassword", "again": "different"}, "not the same"),
        ({"password": "123456789012", "again": "123456789012"}, "numeric"),
        ({"password": "rowan@example.org", "again": "rowan@example.org"}, "similar"),
        ({"name": ""}, "Fill this in."),
        ({"name": "x" * 121}, "120"),
    ],
)
def test_a_weak_password_is_refused_in_words(join, typed, says):
    answer = join(**typed)
    assert answer.status_code == 422
    assert says in answer.content.decode()
    assert not Person.objects.get(email="rowan@example.org").has_joined


def test_what_was_typed_stays_and_passwords_do_not(join):
    page = join(name="Rowan Example", again="other").content.decode()
    assert "Rowan Example" in page
    assert GOOD["password"] not in page


@pytest.mark.parametrize("token", ["x", "-", "_" * 43, "A" * 500])
def test_a_made_up_link_opens_nothing(db, client, token):
    assert client.get(f"/invitation/{token}/").status_code == 410


def test_the_page_is_kept_by_no_cache_and_named_to_no_other_site(invited, client):
    answer = client.get(f"/invitation/{invited.token}/")
    assert "no-store" in answer["Cache-Control"]
    assert answer["Referrer-Policy"] == "same-origin"
