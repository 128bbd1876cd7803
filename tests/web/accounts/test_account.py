"""One's own account."""

from goldenthread.features.accounts.models import Person
from goldenthread.features.trail.models import Entry


def test_a_name_is_changed_and_the_change_is_on_the_trail(world, as_):
    head = world.people["head"]
    assert as_("head").post("/account/", {"name": "Another name"}).status_code == 302
    assert Person.objects.get(pk=head.pk).name == "Another name"
    entry = Entry.objects.get(did="renamed")
    assert entry.before == {"name": "Head, Haven High"}


def test_a_name_too_long_is_refused_and_stays_to_be_put_right(as_):
    answer = as_("head").post("/account/", {"name": "x" * 121})
    assert answer.status_code == 422
    assert "x" * 121 in answer.content.decode()


def test_it_shows_the_trusts_and_how_one_signs_in(as_):
    page = as_("head").get("/account/").content.decode()
    assert "Harbour Trust" in page
    assert "Second factor" in page


def test_invented_people_are_told_why_they_have_no_password(world, client):
    head = world.people["head"]
    head.is_demonstration = True
    head.set_unusable_password()
    head.save()
    client.force_login(head)
    assert "Invented people have none" in client.get("/account/").content.decode()


def test_a_stranger_is_asked_to_sign_in(client, db):
    assert client.get("/account/")["Location"] == "/sign-in/?next=/account/"
