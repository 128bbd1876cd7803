"""Forgotten and changed passwords, a changed address: allauth's pages in our words."""

import pytest
from django.test import Client

from goldenthread.features.accounts import operations
from goldenthread.features.accounts.models import Person
from goldenthread.features.trail.models import Entry

OLD, NEW = "a long enough passphrase", "harbour lantern seventeen"


@pytest.fixture
def head(world):
    return world.people["head"]


@pytest.fixture
def ask(client):
    return lambda email: client.post("/account/password/forgotten/", {"email": email})


def link_in(letter):
    return next(word for word in letter.body.split() if "/account/" in word).removeprefix("http://localhost:8000")


def test_a_forgotten_password_is_chosen_anew_through_a_letter(ask, head, client, mailoutbox):
    assert ask(head.email)["Location"] == "/account/password/forgotten/sent/"
    page = client.get(link_in(mailoutbox[0]), follow=True)
    typed = {"password1": NEW, "password2": NEW}
    assert client.post(page.request["PATH_INFO"], typed)["Location"] == "/account/password/new/"
    assert Person.objects.get(pk=head.pk).check_password(NEW)
    assert Entry.objects.filter(did="reset their password", ref=head.ref).exists()


def test_nobody_learns_whether_an_address_is_known(ask, head, mailoutbox):
    known, unknown = ask(head.email), ask("nobody@example.org")
    assert (known.status_code, known["Location"]) == (unknown.status_code, unknown["Location"])
    assert [len(letter.to) for letter in mailoutbox] == [1, 1]
    assert "Nobody signs in with that address here" in mailoutbox[1].body


def test_the_link_works_once(ask, head, client, mailoutbox):
    ask(head.email)
    page = client.get(link_in(mailoutbox[0]), follow=True)
    client.post(page.request["PATH_INFO"], {"password1": NEW, "password2": NEW})
    again = Client().get(link_in(mailoutbox[0]), follow=True)
    assert "This link is over" in again.content.decode()


def test_the_link_leads_to_the_sites_own_address_whatever_the_browser_says(ask, head, client, mailoutbox):
    client.post("/account/password/forgotten/", {"email": head.email}, headers={"Host": "127.0.0.1:9999"})
    assert "http://localhost:8000/account/password/new/" in mailoutbox[0].body


def test_a_new_password_ends_every_other_session(ask, head, as_, client, mailoutbox):
    elsewhere = as_("head")
    ask(head.email)
    page = client.get(link_in(mailoutbox[0]), follow=True)
    client.post(page.request["PATH_INFO"], {"password1": NEW, "password2": NEW})
    assert elsewhere.get("/account/").status_code == 302


def test_a_suspended_person_gets_no_way_in(ask, head, world, client, mailoutbox):
    operations.suspend(person=head, by=world.people["chief"], trust=None)
    assert ask(head.email).status_code == 302
    assert not [letter for letter in mailoutbox if "/account/password/new/" in letter.body]


def test_asking_is_throttled(ask, head, mailoutbox):
    answers = [ask(head.email).status_code for _ in range(5)]
    assert 429 in answers or len(mailoutbox) <= 3


def test_a_mail_server_that_fails_is_no_failure_of_the_page(ask, head, monkeypatch):
    def fail(_):
        raise ConnectionRefusedError

    monkeypatch.setattr("django.core.mail.EmailMessage.send", fail)
    assert ask(head.email).status_code == 302


@pytest.mark.parametrize("email", ["", "x", "x" * 400 + "@example.org", "é@ü.example", "a@b\r\nBcc: c@d"])
def test_hostile_addresses_are_answered(ask, db, email):
    assert ask(email).status_code in {200, 302, 400}


def test_a_password_is_changed_by_whoever_knows_the_old_one(head, as_):
    client = as_("head")
    wrong = client.post("/account/password/", {"oldpassword": "wrong", "password1": NEW, "password2": NEW})
    assert wrong.status_code == 200
    assert Person.objects.get(pk=head.pk).check_password(OLD)
    client.post("/account/password/", {"oldpassword": OLD, "password1": NEW, "password2": NEW})
    assert Person.objects.get(pk=head.pk).check_password(NEW)
    assert client.get("/account/").status_code == 200
    assert Entry.objects.filter(did="changed their password", ref=head.ref).exists()


def test_a_new_address_counts_from_when_its_letter_is_opened(head, mailoutbox):
    client = Client()
    client.post("/sign-in/", {"login": head.email, "password": OLD})
    client.post("/account/again/", {"password": OLD})
    client.post("/account/address/", {"email": "new@example.org", "action_add": ""})
    assert Person.objects.get(pk=head.pk).email == head.email
    letter = next(letter for letter in mailoutbox if letter.to == ["new@example.org"])
    client.post(link_in(letter))
    assert Person.objects.get(pk=head.pk).email == "new@example.org"
    assert Entry.objects.filter(did="changed their e-mail address", ref=head.ref).exists()


def test_an_address_taken_in_the_meantime_stays_with_its_new_owner(head, mailoutbox):
    client = Client()
    client.post("/sign-in/", {"login": head.email, "password": OLD})
    client.post("/account/again/", {"password": OLD})
    client.post("/account/address/", {"email": "new@example.org", "action_add": ""})
    operations.invite(email="new@example.org", name="Somebody else", by=None)
    letter = next(letter for letter in mailoutbox if letter.to == ["new@example.org"])
    assert client.post(link_in(letter)).status_code in {200, 302}
    assert Person.objects.get(pk=head.pk).email == head.email


def test_nobody_signs_up(client, db):
    answer = client.post("/account/sign-up/", {"email": "a@example.org", "password1": NEW, "password2": NEW})
    assert "Accounts come by invitation" in answer.content.decode()
    assert not Person.objects.exists()
