"""The start: one's trust, or the choice of several, or none."""

from tests.world import hold


def test_somebody_of_one_trust_is_led_to_it(as_):
    assert as_("head").get("/")["Location"] == "/harbour/"


def test_somebody_of_several_chooses(world, as_):
    hold(world.elsewhere.posts.get(), world.people["head"])
    page = as_("head").get("/").content.decode()
    assert "Harbour Trust" in page
    assert "Elsewhere Trust" in page


def test_somebody_without_a_post_is_told_so(world, as_):
    world.people["head"].holdings.all().delete()
    answer = as_("head").get("/")
    assert answer.status_code == 200
    assert "You hold no post here today" in answer.content.decode()


def test_a_stranger_is_asked_to_sign_in(client, db):
    assert client.get("/")["Location"] == "/sign-in/?next=/"
