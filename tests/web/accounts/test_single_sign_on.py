"""Signing in through an organisation's own provider: those who were invited, and nobody else."""

import pytest
from allauth.account.models import EmailAddress
from django.test import Client

from goldenthread.features.accounts import operations
from goldenthread.features.accounts.models import Invitation, Person
from goldenthread.features.trail.models import Entry
from goldenthread.project import single_sign_on
from goldenthread.project.environment import SettingError
from tests.web.accounts.local_provider import CLIENT, SECRET, LocalProvider

START = "/account/single-sign-on/organisation/"


@pytest.fixture
def provider(monkeypatch, settings):
    provider = LocalProvider()
    monkeypatch.setenv("GOLDENTHREAD_OIDC_SERVER", provider.address)
    monkeypatch.setenv("GOLDENTHREAD_OIDC_NAME", "Harbour’s directory")
    monkeypatch.setenv("GOLDENTHREAD_OIDC_CLIENT_ID", CLIENT)
    monkeypatch.setenv("GOLDENTHREAD_OIDC_SECRET", SECRET)
    settings.SOCIALACCOUNT_PROVIDERS = single_sign_on.providers()
    yield provider
    provider.close()


@pytest.fixture
def come_in(provider, world):
    """Walk the whole way: the button, the provider, and back."""

    def walk(client=None, **claims):
        provider.claims.update(claims)
        client = client or Client()
        there = client.post(START, {"next": "/harbour/"})["Location"]
        return client.get(provider.authorise(there).removeprefix("http://testserver")), client

    return walk


def test_the_sign_in_page_offers_the_provider_by_its_name(provider, client, db):
    page = client.get("/sign-in/").content.decode()
    assert "Sign in with Harbour’s directory" in page


def test_an_invited_person_comes_in_by_the_address_that_their_provider_vouches_for(come_in, world):
    answer, client = come_in()
    assert answer["Location"] == "/harbour/"
    assert client.session["_auth_user_id"] == str(world.people["head"].pk)
    assert Entry.objects.filter(did="signed in").latest("number").after == {"how": "socialaccount"}


def test_the_whole_exchange_was_made(come_in, provider):
    come_in()
    assert set(provider.asked) == {"/.well-known/openid-configuration", "/token", "/userinfo"}


def test_coming_in_takes_up_the_invitation_and_proves_the_address(come_in):
    operations.invite(email="new@example.org", name="New", by=None)
    answer, _ = come_in(email="New@Example.org", sub="person-2")
    assert answer.status_code == 302
    assert Invitation.objects.get().accepted_at
    assert EmailAddress.objects.get(email="new@example.org").verified


def test_a_password_chosen_before_still_works(come_in, world):
    come_in()
    head = Person.objects.get(pk=world.people["head"].pk)
    assert head.check_password("a long enough passphrase")


@pytest.mark.parametrize(
    "claims", [{"email": "nobody@example.org"}, {"email": ""}, {"email": None}, {"email": "not an address"}]
)
def test_nobody_uninvited_gets_in_or_is_made(come_in, claims):
    people = Person.objects.count()
    answer, client = come_in(**claims)
    assert answer.status_code == 403
    assert "Nobody has invited you yet" in answer.content.decode()
    assert "_auth_user_id" not in client.session
    assert Person.objects.count() == people


@pytest.mark.parametrize("said", [False, "false", None, 0, "0"])
def test_an_address_that_the_provider_does_not_vouch_for_opens_nothing(come_in, said):
    answer, client = come_in(email_verified=said)
    assert answer.status_code == 403
    assert "_auth_user_id" not in client.session


def test_a_provider_set_as_vouching_is_believed_unsaid_but_not_against_its_word(
    come_in, provider, settings, monkeypatch
):
    monkeypatch.setenv("GOLDENTHREAD_OIDC_VOUCHES", "yes")
    settings.SOCIALACCOUNT_PROVIDERS = single_sign_on.providers()
    del provider.claims["email_verified"]
    assert come_in()[0].status_code == 302
    assert come_in(email_verified=False, sub="person-9")[0].status_code == 403
    assert come_in(email_verified=None, sub="guest", idp="https://elsewhere.example")[0].status_code == 403


def test_a_suspended_person_stays_out(come_in, world):
    operations.suspend(person=world.people["head"], by=world.people["chief"], trust=None)
    answer, client = come_in()
    assert answer["Location"] == "/account/suspended/"
    assert "_auth_user_id" not in client.session


def test_an_invented_person_is_nobodys(come_in, world):
    Person.objects.update(is_demonstration=True)
    assert come_in()[0].status_code == 403


def test_whoever_came_before_is_known_by_more_than_their_address(come_in, world):
    come_in()
    Person.objects.filter(pk=world.people["head"].pk).update(email="moved@example.org")
    answer, client = come_in(email="changed@example.org")
    assert client.session["_auth_user_id"] == str(world.people["head"].pk)
    assert answer.status_code == 302


def test_an_answer_that_nobody_asked_for_is_refused(come_in, provider, client):
    there = Client().post(START)["Location"]
    answer = client.get(provider.authorise(there).removeprefix("http://testserver"))
    assert answer.status_code in {400, 401}
    assert "_auth_user_id" not in client.session


def test_a_token_for_another_site_is_refused(come_in, provider):
    provider.audience = "another site"
    answer, client = come_in()
    assert answer.status_code >= 400
    assert "_auth_user_id" not in client.session


def test_a_provider_that_does_not_answer_is_said_in_words(world, client, provider):
    provider.close()
    answer = client.post(START)
    assert answer.status_code == 502
    assert "Single sign-on did not work" in answer.content.decode()


def test_a_link_does_not_start_it(provider, client, db):
    answer = client.get(START)
    assert answer.status_code == 200
    assert "Go on" in answer.content.decode()


def test_nobody_ties_another_identity_to_their_account(come_in, provider, as_):
    client = as_("chief")
    there = client.post(f"{START}?process=connect")["Location"]
    if there.startswith(provider.address):
        client.get(provider.authorise(there).removeprefix("http://testserver"))
    assert not Person.objects.get(name="Chief executive").socialaccount_set.exists()


def test_without_a_provider_there_is_no_such_page(client, db):
    assert client.post(START).status_code == 404


@pytest.mark.parametrize(
    ("server", "address", "vouches"),
    [
        ("google", "https://accounts.google.com", False),
        ("microsoft:0A1b2c3d-0000-4000-8000-0123456789ab",
         "https://login.microsoftonline.com/0a1b2c3d-0000-4000-8000-0123456789ab/v2.0", True),
        ("https://login.example.org/realm/", "https://login.example.org/realm", False),
    ],
)  # fmt: skip
def test_a_provider_is_one_setting(monkeypatch, server, address, vouches):
    monkeypatch.setenv("GOLDENTHREAD_OIDC_SERVER", server)
    monkeypatch.setenv("GOLDENTHREAD_OIDC_CLIENT_ID", "x")
    monkeypatch.setenv("GOLDENTHREAD_OIDC_SECRET", "y")
    app = single_sign_on.providers()["openid_connect"]["APPS"][0]
    assert app["settings"] == {"server_url": address, "verified_email": vouches}
    assert single_sign_on.origins(single_sign_on.providers()) == ["/".join(address.split("/")[:3])]


@pytest.mark.parametrize(
    "server", ["microsoft:common", "microsoft:organizations", "microsoft:", "http://login.example.org", "nonsense"]
)
def test_a_provider_that_anybody_could_be_is_refused_at_the_start(monkeypatch, server):
    monkeypatch.setenv("GOLDENTHREAD_OIDC_SERVER", server)
    with pytest.raises(SettingError):
        single_sign_on.providers()


def test_half_a_provider_is_refused_at_the_start(monkeypatch):
    monkeypatch.setenv("GOLDENTHREAD_OIDC_SERVER", "google")
    with pytest.raises(SettingError, match="GOLDENTHREAD_OIDC_CLIENT_ID"):
        single_sign_on.providers()
