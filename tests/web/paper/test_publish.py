"""Choosing what to publish, seeing it, and publishing exactly that."""

import re

import pytest

from goldenthread.features.plans.models import Element, Plan
from goldenthread.features.reports.models import Publication
from tests.features.reports.publishing import ADOPTED, published

CHOSEN = {"audience": "public", "renditions": ["full", "summary"], "deed": "publish"}


@pytest.fixture
def address(world):
    Plan.objects.filter(pk=world.plan.pk).update(adopted_on=ADOPTED)
    return f"/harbour/plan/{world.plan.ref}/publish/"


def seen(page):
    return re.search(r'name="seen" value="([0-9a-f]+)"', page.content.decode()).group(1)


def test_what_was_seen_is_what_is_published(as_, world, address):
    client = as_("governance")
    shown = client.post(address, CHOSEN | {"deed": "show", "columns": ["2:success"]})
    assert "A strategy in every school" not in shown.content.decode().split("What they would see")[1]
    assert not Publication.objects.exists()
    answer = client.post(address, CHOSEN | {"columns": ["2:success"], "seen": seen(shown)})
    publication = Publication.objects.get()
    assert answer["Location"] == f"/harbour/plan/published/{publication.ref}/"
    assert publication.choices["columns"] == ["2:success"]


def test_what_was_not_seen_is_not_published(as_, world, address):
    client = as_("chief")
    shown = client.post(address, CHOSEN | {"deed": "show"})
    Element.objects.filter(pk=world.aim.pk).update(title="Changed while you read")
    answer = client.post(address, CHOSEN | {"seen": seen(shown)})
    assert answer.status_code == 409
    assert "Changed while you read" in answer.content.decode()
    assert not Publication.objects.exists()


def test_choices_that_changed_since_are_shown_first(as_, address):
    client = as_("chief")
    shown = client.post(address, CHOSEN | {"deed": "show", "columns": ["2:success"]})
    assert client.post(address, CHOSEN | {"seen": seen(shown)}).status_code == 409


def test_a_plan_that_nobody_adopted_says_so_and_has_no_button(as_, world, address):
    Plan.objects.filter(pk=world.plan.pk).update(adopted_on=None)
    page = as_("chief").get(address)
    assert "Only an adopted plan can be published" in page.content.decode()
    assert 'value="publish"' not in page.content.decode()
    assert as_("chief").post(address, CHOSEN | {"seen": seen(page)}).status_code in {409, 422}
    assert not Publication.objects.exists()


def test_a_guide_that_is_over_is_refused_with_what_to_shorten(as_, world, address, with_milestone):
    with_milestone(1500)
    client = as_("chief")
    chosen = CHOSEN | {"renditions": ["pocket-guide"]}
    shown = client.post(address, chosen | {"deed": "show"})
    assert "words fewer" in shown.content.decode()
    assert client.post(address, chosen | {"seen": seen(shown)}).status_code == 422
    assert not Publication.objects.exists()


def test_a_named_person_is_pointed_out(as_, world, address):
    Element.objects.filter(pk=world.aim.pk).update(text="Write to someone@harbour.example.")
    page = as_("chief").get(address).content.decode()
    assert "Somebody is named" in page
    assert "someone@harbour.example" in page


def test_the_next_time_begins_with_the_last_choices(as_, world, address):
    published(world, columns=("2:success",), note="For parents")
    page = as_("chief").get(address).content.decode()
    assert "For parents" in page
    assert re.search(r'value="2:success"[^>]*checked', page)


def test_choosing_nothing_is_a_sentence(as_, address):
    answer = as_("chief").post(address, {"audience": "public"})
    assert answer.status_code == 422
    assert "Choose at least one" in answer.content.decode()


def test_a_head_publishes_their_own_schools_plan_and_no_other(as_, world, address):
    own = f"/harbour/plan/{world.school_plan.ref}/publish/"
    assert as_("head").get(own).status_code == 200
    assert as_("other_head").get(own).status_code == 404
    assert as_("head").get(address).status_code == 404


@pytest.mark.parametrize("who", ["trustee", "governor", "education", "data", "stranger"])
def test_others_find_no_such_page(as_, address, who):
    assert as_(who).get(address).status_code == 404
