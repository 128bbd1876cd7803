"""Going out."""

from django.test import Client

from goldenthread.features.trail.models import Entry


def test_signing_out_ends_the_session_and_leaves_an_entry(world, as_):
    client = as_("head")
    assert client.post("/sign-out/")["Location"] == "/sign-in/"
    assert client.get("/account/").status_code == 302
    assert Entry.objects.filter(trust=None, did="signed out", ref=world.people["head"].ref).exists()


def test_what_was_seen_does_not_stay_in_the_browser(as_):
    assert as_("head").post("/sign-out/")["Clear-Site-Data"] == '"cache"'


def test_a_link_signs_nobody_out(as_):
    client = as_("head")
    assert client.get("/sign-out/").status_code == 405
    assert client.get("/account/").status_code == 200


def test_another_site_signs_nobody_out(world):
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(world.people["head"])
    assert strict.post("/sign-out/").status_code == 403
    assert strict.get("/account/").status_code == 200


def test_going_out_twice_does_no_harm(client, db):
    assert client.post("/sign-out/").status_code == 302
