"""Inviting somebody to a post."""

import pytest

from goldenthread.features.accounts.models import Invitation, Person
from goldenthread.features.organisations import operations as organising
from goldenthread.features.organisations.models import Holding

ADDRESS = "/harbour/settings/people/invite/"


@pytest.fixture
def invite(world, as_):
    def send(post="trustee", who="chief", **typed):
        facts = {
            "name": "New Person",
            "email": "new@example.org",
            "post": getattr(world.posts.get(post), "ref", post),
            "from_on": "2026-11-21",
        }
        return as_(who).post(ADDRESS, facts | typed)

    return send


def test_a_letter_with_a_link_that_works_goes_to_the_address(invite, client, mailoutbox):
    assert invite().status_code == 302
    [letter] = mailoutbox
    assert letter.to == ["new@example.org"]
    assert letter.subject == "You are invited to Harbour Trust on Golden Thread"
    path = next(word for word in letter.body.split() if "/invitation/" in word).removeprefix("http://localhost:8000")
    assert client.get(path).status_code == 200


def test_the_inviter_never_sees_the_link(world, as_, invite, mailoutbox):
    invite()
    token = mailoutbox[0].body.split("/invitation/")[1].split("/")[0]
    assert token not in as_("chief").get("/harbour/settings/people/").content.decode()


@pytest.mark.parametrize("is_alone", [True, False])
def test_without_a_mail_server_a_trust_alone_here_is_shown_the_link(world, as_, settings, tmp_path, is_alone):
    settings.EMAIL_BACKEND, settings.EMAIL_FILE_PATH = "django.core.mail.backends.filebased.EmailBackend", tmp_path
    type(world.trust).objects.exclude(slug="harbour").update(is_demonstration=is_alone)
    facts = {"name": "New", "email": "new@example.org", "post": world.posts["trustee"].ref, "from_on": "2026-11-21"}
    page = as_("chief").post(ADDRESS, facts, follow=True).content.decode()
    assert ("in the folder letters" in page) != is_alone
    assert ("localhost:8000/invitation/" in page) == is_alone


def test_somebody_known_is_appointed_and_told_without_a_link(world, invite, mailoutbox):
    invite(email=world.stranger.email.upper())
    assert Holding.objects.filter(post=world.posts["trustee"], person=world.stranger).exists()
    assert "/invitation/" not in mailoutbox[0].body
    assert not Invitation.objects.exists()


@pytest.mark.parametrize("post", ["chief", "administrator", "head", "data", "finance_lead"])
def test_nobody_hands_out_what_they_do_not_hold(invite, post):
    assert invite(post=post, who="governance").status_code == 422
    assert not Person.objects.filter(email="new@example.org").exists()


@pytest.mark.parametrize("who", ["head", "trustee", "data", "stranger"])
def test_those_who_do_not_manage_people_invite_nobody(invite, who, mailoutbox):
    assert invite(who=who).status_code == 404
    assert not mailoutbox


@pytest.mark.parametrize(
    "typed",
    [{"email": "not an address"}, {"email": ""}, {"name": "x" * 200}, {"post": "nothing"}, {"from_on": "yesterday"},
     {"from_on": "99999-01-01"}, {"email": "x" * 300 + "@example.org"}, {"name": " "}],
)  # fmt: skip
def test_what_is_wrong_is_said_and_what_was_typed_stays(invite, typed, mailoutbox):
    answer = invite(**typed)
    assert answer.status_code == 422
    assert "to put right" in answer.content.decode()
    assert not mailoutbox


def test_a_mail_server_that_fails_does_not_lose_the_appointment(invite, monkeypatch, world):
    def fail(_):
        raise ConnectionRefusedError

    monkeypatch.setattr("django.core.mail.EmailMessage.send", fail)
    assert invite().status_code == 302
    assert Holding.objects.filter(post=world.posts["trustee"], person__email="new@example.org").exists()


def test_a_post_is_chosen_beforehand_from_a_vacancy(world, as_):
    page = as_("chief").get(f"{ADDRESS}?post={world.posts['trustee'].ref}").content.decode()
    assert f'<option value="{world.posts["trustee"].ref}" selected>' in page


def test_the_chair_sits_on_the_board_from_the_page_of_the_invitation(world, invite):
    board = organising.form_body(trust=world.trust, by=None, name="Trust Board", kind="board")
    assert invite(body=board.ref, office="chair", until_on="2026-01-01").status_code == 422
    assert not Person.objects.filter(email="new@example.org").exists()
    assert invite(body=board.ref, office="chair", until_on="2029-08-31").status_code == 302
    seat = board.memberships.get()
    assert (seat.post, seat.office, seat.is_member) == (world.posts["trustee"], "chair", True)
    assert invite(email="other@example.org", body=board.ref).status_code == 422
