"""Beginning with a starter pack."""

import pytest
from django.test import Client

from goldenthread.features.measures.models import Measure, Reading
from goldenthread.features.organisations.models import Post, School, Trust
from goldenthread.features.plans.models import Plan
from tests import world as worlds

PAGE = "/new/bring-in/pack/"


@pytest.fixture
def beginner(world):
    """Return a browser of the administrator of a trust that has no plan yet."""
    trust = Trust.objects.create(slug="new", name="New Trust", short_name="New")
    post = Post.objects.create(trust=trust, key="a", title="Administrator", role="administrator")
    worlds.hold(post, someone := worlds.person("Beginner"))
    client = Client()
    client.force_login(someone)
    return client


def test_every_pack_of_the_library_is_described(beginner):
    page = beginner.get(PAGE).content.decode()
    assert page.count("Take this one") == 5
    assert "Strategic questions" in page


def test_a_trust_takes_the_frame_and_none_of_the_invented_facts(beginner):
    answer = beginner.post(PAGE, {"pack": "strands-and-aims"})
    assert (answer.status_code, answer["Location"]) == (302, "/new/plan/")
    assert Plan.objects.filter(trust__slug="new").exists()
    assert Measure.objects.filter(trust__slug="new", key="ks2_rwm").exists()
    assert not School.objects.filter(trust__slug="new").exists()
    assert not Reading.objects.filter(trust__slug="new").exists()


@pytest.mark.parametrize("typed", [{}, {"pack": "../secrets"}, {"pack": "a pack of cards"}])
def test_a_pack_that_is_none_is_refused(beginner, typed):
    assert beginner.post(PAGE, typed).status_code == 422
    assert not Plan.objects.filter(trust__slug="new").exists()


def test_there_is_one_beginning(beginner, as_):
    beginner.post(PAGE, {"pack": "strands-and-aims"})
    assert beginner.get(PAGE).status_code == 404
    assert beginner.post(PAGE, {"pack": "strategic-questions"}).status_code == 404
    assert as_("administrator").get("/harbour/bring-in/pack/").status_code == 404


def test_who_does_not_set_the_trust_up_finds_no_page(as_, beginner):
    assert as_("stranger").get(PAGE).status_code == 404
