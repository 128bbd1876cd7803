"""Signing in: with an address and a password, throttled, and never anywhere but back here."""

import pytest
from django.test import Client

from goldenthread.features.accounts import operations
from goldenthread.features.trail.models import Entry

PASSWORD = "a long enough passphrase"


@pytest.fixture
def sign_in(world):
    def post(email="head.haven.high@example.org", password=PASSWORD, client=None, **more):
        return (client or Client()).post("/sign-in/", {"login": email, "password": password, **more})

    return post


@pytest.fixture
def head(world):
    return world.people["head"]


def test_the_right_password_lets_in(sign_in, head):
    client = Client()
    answer = sign_in(head.email.upper(), client=client)
    assert (answer.status_code, answer["Location"]) == (302, "/")
    assert client.session["_auth_user_id"] == str(head.pk)


def test_a_wrong_password_and_an_unknown_address_are_told_alike(sign_in, head):
    wrong, unknown = sign_in(head.email, "not the passphrase"), sign_in("nobody@example.org")
    assert wrong.status_code == unknown.status_code == 422
    says = "That e-mail address and password do not belong together."
    assert says in wrong.content.decode()
    assert says in unknown.content.decode()


def test_what_was_typed_stays_and_the_password_does_not(sign_in, head):
    page = sign_in(head.email, "not the passphrase").content.decode()
    assert head.email in page
    assert "not the passphrase" not in page


@pytest.mark.parametrize("there", ["/harbour/plan/", "/harbour/?x=1"])
def test_it_leads_back_to_the_page_that_was_asked_for(sign_in, head, there):
    assert sign_in(head.email, next=there)["Location"] == there


@pytest.mark.parametrize(
    "there",
    [
        "https://evil.example/",
        "//evil.example",
        "javascript:alert(1)",
        "\\\\evil",
        "/\t/evil.example",
        "http:evil",
        "https:///evil.example",
    ],
)
def test_it_leads_nowhere_else(sign_in, head, there):
    assert sign_in(head.email, next=there)["Location"] == "/"


def test_somebody_signed_in_already_is_led_on(as_):
    assert as_("head").get("/sign-in/?next=/harbour/")["Location"] == "/harbour/"
    assert as_("head").get("/sign-in/?next=//evil.example")["Location"] == "/"


def test_one_account_is_guessed_at_five_times_and_no_more(sign_in, head):
    answers = [sign_in(head.email, f"guess {n}") for n in range(6)]
    assert "tried too often" not in answers[4].content.decode()
    assert "tried too often" in answers[5].content.decode()
    assert "tried too often" in sign_in(head.email).content.decode()


def test_one_machine_guesses_at_twenty_accounts_and_no_more(sign_in):
    for n in range(20):
        sign_in(f"nobody{n}@example.org")
    assert "tried too often" in sign_in("somebody@example.org").content.decode()


def test_a_forged_forwarding_header_does_not_make_a_new_machine(world):
    client = Client()
    for n in range(21):
        page = client.post(
            "/sign-in/",
            {"login": f"n{n}@example.org", "password": "x"},
            headers={"X-Forwarded-For": f"203.0.113.{n}"},
        )
    assert "tried too often" in page.content.decode()


def test_the_thirty_first_attempt_in_a_minute_is_turned_away(sign_in):
    answers = [sign_in(f"nobody{n}@example.org").status_code for n in range(31)]
    assert answers[-1] == 429


def test_a_suspended_person_does_not_get_in_and_a_session_ends_at_once(world, sign_in, head):
    client = Client()
    sign_in(head.email, client=client)
    operations.suspend(person=head, by=world.people["chief"], trust=world.trust.pk)
    assert client.get("/account/")["Location"].startswith("/sign-in/")
    assert sign_in(head.email)["Location"] == "/account/suspended/"


def test_reinstating_does_not_bring_an_old_session_back(world, sign_in, head):
    client = Client()
    sign_in(head.email, client=client)
    operations.suspend(person=head, by=world.people["chief"], trust=None)
    operations.reinstate(person=head, by=world.people["chief"], trust=None)
    assert client.get("/account/").status_code == 302
    assert sign_in(head.email)["Location"] == "/"


def test_the_session_gets_a_new_key_when_somebody_signs_in(sign_in, head):
    client = Client()
    client.get("/sign-in/")
    before = client.session.session_key
    sign_in(head.email, client=client)
    assert client.session.session_key != before


def test_sign_ins_and_failures_are_on_the_trail_without_strangers_addresses(sign_in, head):
    sign_in(head.email)
    sign_in(head.email, "wrong")
    sign_in("stranger@elsewhere.example", "wrong")
    rows = list(Entry.objects.filter(trust=None).order_by("number").values_list("did", "ref", "by"))
    assert rows == [
        ("signed in", head.ref, head.pk),
        ("failed to sign in", head.ref, None),
        ("failed to sign in", "", None),
    ]
    assert "stranger" not in str(list(Entry.objects.values()))


@pytest.mark.parametrize(
    ("email", "password"), [("", ""), ("x" * 5000, "x"), ("é@é", "x" * 2000), ("a@b.c", " "), ("[]", "{}")]
)
def test_hostile_words_are_answered_with_the_page(sign_in, email, password):
    assert sign_in(email, password).status_code == 422
