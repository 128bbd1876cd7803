"""The second factor: an authenticator app, recovery codes, and what passkeys ask of the server."""

import re
import time

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from django.test import Client

from goldenthread.features.trail.models import Entry

PASSWORD = "a long enough passphrase"


@pytest.fixture
def head(world):
    return world.people["head"]


def sign_in(person, client=None):
    client = client or Client()
    answer = client.post("/sign-in/", {"login": person.email, "password": PASSWORD})
    return client, answer


def surely(client):
    """Give the password once more, as changing how one signs in asks for."""
    client.post("/account/again/", {"password": PASSWORD})
    return client


def code_of(secret, step=0):
    return format_hotp_value(hotp_value(secret, int(time.time()) // 30 + step))


@pytest.fixture
def secret(head, django_capture_on_commit_callbacks):
    """Set the app up as a person does, and return the key that it holds."""
    client = surely(sign_in(head)[0])
    page = client.get("/account/second-factor/totp/activate/").content.decode()
    key = re.search(r"<code>([A-Z2-7]+)</code>", page).group(1)
    with django_capture_on_commit_callbacks(execute=True):
        answer = client.post("/account/second-factor/totp/activate/", {"code": code_of(key)})
    assert answer["Location"] == "/account/second-factor/recovery-codes/"
    return key


def test_setting_up_the_app_shows_a_square_and_its_key(head):
    client = surely(sign_in(head)[0])
    page = client.get("/account/second-factor/totp/activate/").content.decode()
    assert 'src="data:image/svg+xml;base64,' in page
    assert "<code>" in page


def test_a_password_alone_no_longer_lets_in(head, secret):
    client, answer = sign_in(head)
    assert answer["Location"] == "/account/second-factor/authenticate/"
    assert client.get("/account/").status_code == 302


def test_the_apps_code_does_and_the_trail_says_how(head, secret):
    client, _ = sign_in(head)
    answer = client.post("/account/second-factor/authenticate/", {"code": code_of(secret, 1)})
    assert answer["Location"] == "/"
    assert client.get("/account/").status_code == 200
    assert Entry.objects.filter(did="signed in", ref=head.ref).latest("number").after == {
        "how": "password, then totp"
    }


def test_a_code_works_once(head, secret):
    code = code_of(secret, 1)
    client, _ = sign_in(head)
    client.post("/account/second-factor/authenticate/", {"code": code})
    other, _ = sign_in(head)
    other.post("/account/second-factor/authenticate/", {"code": code})
    assert other.get("/account/").status_code == 302


def test_codes_cannot_be_guessed_at_for_long(head, secret):
    client, _ = sign_in(head)
    pages = [client.post("/account/second-factor/authenticate/", {"code": f"{n:06}"}) for n in range(7)]
    assert "tried too often" in pages[-1].content.decode()
    assert Entry.objects.filter(did="failed to sign in", ref=head.ref).exists()


def test_a_recovery_code_lets_in_once(head, secret):
    codes = Authenticator.objects.get(user=head, type="recovery_codes").wrap().get_unused_codes()
    client, _ = sign_in(head)
    assert client.post("/account/second-factor/authenticate/", {"code": codes[0]})["Location"] == "/"
    again, _ = sign_in(head)
    again.post("/account/second-factor/authenticate/", {"code": codes[0]})
    assert again.get("/account/").status_code == 302


def test_changing_it_asks_for_the_password_again(head, secret, as_):
    client = as_("head")
    answer = client.post("/account/second-factor/totp/deactivate/")
    assert answer["Location"].startswith("/account/again/")
    assert Authenticator.objects.filter(user=head, type="totp").exists()


def test_the_steps_are_on_the_trail(head, secret):
    added = {row.after["how"] for row in Entry.objects.filter(did="added a second factor", ref=head.ref)}
    assert added == {"totp", "recovery_codes"}


@pytest.mark.parametrize("page", ["", "totp/activate/", "recovery-codes/generate/", "webauthn/", "webauthn/add/"])
def test_its_pages_draw_in_our_design(head, secret, page):
    client, _ = sign_in(head)
    client.post("/account/second-factor/authenticate/", {"code": code_of(secret, 1)})
    answer = surely(client).get(f"/account/second-factor/{page}", follow=True)
    assert answer.status_code == 200
    assert 'class="plain-page"' in answer.content.decode()


@pytest.mark.parametrize(
    "credential",
    ["", "{}", "[]", "null", '{"id": 1}', "x" * 5000, '{"id":"AA","rawId":"AA","type":"public-key","response":{}}'],
)
def test_a_passkey_that_is_none_is_refused(db, client, credential):
    options = client.get("/account/second-factor/webauthn/login/", headers={"Accept": "application/json"})
    assert "challenge" in options.json()["request_options"]["publicKey"]
    answer = client.post("/account/second-factor/webauthn/login/", {"credential": credential})
    assert answer.status_code in {302, 400}
    assert "_auth_user_id" not in client.session


def test_somebody_elses_passkey_is_not_found(world, head, as_):
    theirs = Authenticator.objects.create(
        user=world.people["chief"], type="webauthn", data={"name": "Key", "credential": {}}
    )
    client = surely(as_("head"))
    assert client.post(f"/account/second-factor/webauthn/keys/{theirs.pk}/remove/").status_code == 404
