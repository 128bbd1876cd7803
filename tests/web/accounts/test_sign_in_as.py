"""Signing in as one of the demonstration's people, and every way in which that must not work."""

import pytest
from django.test import Client

from goldenthread.features.accounts import operations
from goldenthread.features.accounts.models import Person
from goldenthread.features.organisations.models import Trust
from goldenthread.features.organisations.operations import create_trust
from tests.query_budget import assert_within


@pytest.fixture
def demonstration(world):
    Trust.objects.update(is_demonstration=True)
    Person.objects.update(is_demonstration=True)
    return world


def be(person, client=None, **more):
    return (client or Client()).post(f"/sign-in/as/{person.ref}/", **more)


def test_the_sign_in_page_offers_the_people_of_every_invented_trust(demonstration, client):
    page = client.get("/sign-in/").content.decode()
    assert "Harbour Trust" in page
    assert "Elsewhere Trust" in page
    for who in demonstration.people.values():
        assert f"/sign-in/as/{who.ref}/" in page


def test_a_visitor_becomes_whom_they_choose(demonstration, client):
    chief = demonstration.people["chief"]
    assert be(chief, client)["Location"] == "/"
    assert client.session["_auth_user_id"] == str(chief.pk)


def test_a_visitor_goes_on_to_the_page_that_they_came_for_and_to_no_other_site(demonstration):
    chief = demonstration.people["chief"]
    assert be(chief, data={"next": "/harbour/plan/"})["Location"] == "/harbour/plan/"
    assert be(chief, data={"next": "//evil.example"})["Location"] == "/"


def test_one_real_trust_switches_it_off_for_all(demonstration, client):
    Trust.objects.create(slug="real", name="A real trust", short_name="Real")
    assert be(demonstration.people["chief"]).status_code == 404
    assert "/sign-in/as/" not in client.get("/sign-in/").content.decode()


def test_the_first_real_trust_signs_every_visitor_out(demonstration, client):
    be(demonstration.people["chief"], client)
    create_trust(slug="real-trust", name="A real trust", by=None)
    assert client.get("/harbour/settings/people/").status_code == 302


def test_an_invented_person_has_no_password_to_come_back_by(demonstration, client):
    chief = demonstration.people["chief"]
    Trust.objects.create(slug="real", name="A real trust", short_name="Real")
    answer = client.post("/sign-in/", {"login": chief.email, "password": "a long enough passphrase"})
    assert answer["Location"] == "/account/suspended/"
    assert "_auth_user_id" not in client.session


@pytest.mark.parametrize("page", ["password/", "password/first/", "address/", "second-factor/totp/activate/"])
def test_an_invented_person_sets_up_no_way_of_signing_in(demonstration, client, page):
    Person.objects.update(password="!")
    be(demonstration.people["chief"], client)
    typed = {
        "password1": "harbour lantern seventeen",
        "password2": "harbour lantern seventeen",
        "email": "me@example.org",
    }
    client.post(f"/account/{page}", typed | {"action_add": ""})
    chief = Person.objects.get(pk=demonstration.people["chief"].pk)
    assert not chief.has_usable_password()
    assert not chief.emailaddress_set.filter(email="me@example.org").exists()
    assert not chief.authenticator_set.exists()


def test_real_people_are_never_offered(demonstration, client):
    chief = demonstration.people["chief"]
    Person.objects.filter(pk=chief.pk).update(is_demonstration=False)
    assert be(chief).status_code == 404
    assert chief.ref not in client.get("/sign-in/").content.decode()


def test_suspended_people_and_people_without_a_post_are_not_offered(demonstration):
    chief, head = demonstration.people["chief"], demonstration.people["head"]
    operations.suspend(person=chief, by=head, trust=None)
    head.holdings.all().delete()
    assert be(chief).status_code == 404
    assert be(head).status_code == 404


@pytest.mark.parametrize(
    "address", ["203.0.113.7", "10.0.0.1", "192.168.1.9", "", "unix:", "::ffff:203.0.113.7", "2001:db8::1"]
)
def test_another_machine_finds_no_such_page(demonstration, address):
    client = Client(REMOTE_ADDR=address)
    assert be(demonstration.people["chief"], client).status_code == 404
    assert "/sign-in/as/" not in client.get("/sign-in/").content.decode()


@pytest.mark.parametrize("header", ["X-Forwarded-For", "X-Real-IP", "Forwarded", "Via", "X-Forwarded-Host"])
def test_a_proxy_on_this_machine_does_not_count_as_this_machine(demonstration, header):
    assert be(demonstration.people["chief"], headers={header: "127.0.0.1"}).status_code == 404


@pytest.mark.parametrize("address", ["127.0.0.1", "127.9.9.9", "::1"])
def test_this_machine_by_any_of_its_own_addresses_does(demonstration, address):
    assert be(demonstration.people["chief"], Client(REMOTE_ADDR=address)).status_code == 302


def test_it_is_a_deed_and_not_a_link(demonstration, client):
    assert client.get(f"/sign-in/as/{demonstration.people['chief'].ref}/").status_code == 405


def test_another_site_cannot_press_the_button(demonstration):
    strict = Client(enforce_csrf_checks=True)
    assert be(demonstration.people["chief"], strict).status_code == 403


def test_a_name_that_only_looks_like_this_machine_is_refused(demonstration):
    assert be(demonstration.people["chief"], headers={"Host": "localhost.evil.example"}).status_code == 400
    assert be(demonstration.people["chief"], headers={"Host": "rebound.example"}).status_code == 400


def test_nothing_of_whom_one_was_before_stays(demonstration, client):
    be(demonstration.people["chief"], client)
    before = client.session.session_key
    be(demonstration.people["trustee"], client)
    assert client.session.session_key != before
    assert client.get("/harbour/settings/people/").status_code == 404


def test_invented_people_cannot_sign_in_by_a_password_letter(demonstration, client, mailoutbox):
    chief = demonstration.people["chief"]
    client.post("/account/password/forgotten/", {"email": chief.email})
    assert not [letter for letter in mailoutbox if "/account/password/new/" in letter.body]


def test_the_page_takes_a_handful_of_queries_however_many_people_there_are(demonstration, client):
    assert_within(8, lambda: client.get("/sign-in/"))
