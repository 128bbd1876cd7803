"""Tying the appraisal targets of one post to parts of a plan."""

import pytest

from goldenthread.features.plans import operations
from goldenthread.features.plans.models import AppraisalTie
from goldenthread.features.trail.models import Entry


@pytest.fixture
def address(world):
    operations.assign(element=world.priority, post=world.posts["head"], by=None)
    return f"/harbour/plan/appraisals/{world.posts['head'].ref}/"


def tied():
    return [(tie.post.key, tie.year, tie.element.title) for tie in AppraisalTie.objects.all()]


def test_what_a_post_leads_is_proposed_and_kept_without_a_word_of_the_target(world, as_, address):
    page = as_("head").get(address).content.decode()
    assert "Parts that it leads" in page
    assert page.count("checked") == 1
    assert as_("head").post(address, {"parts": [world.priority.ref]}).status_code == 302
    assert tied() == [("head", "2026/27", world.priority.title)]
    assert Entry.objects.filter(did="tied appraisal targets").exists()


def test_saying_it_anew_stands_in_place_of_what_was_said(world, as_, address):
    for part in (world.priority, world.aim):
        as_("chief").post(address, {"parts": [part.ref]})
    assert tied() == [("head", "2026/27", world.aim.title)]


def test_everybody_ties_their_own_and_nobody_anothers(world, as_, address):
    own = f"/harbour/plan/appraisals/{world.posts['education'].ref}/"
    assert as_("education").get(own).status_code == 200
    for who in ("governor", "other_head", "trustee", "stranger"):
        assert as_(who).get(address).status_code == 404


@pytest.mark.parametrize("parts", [[], ["nothing"]])
def test_a_target_that_draws_on_nothing_is_refused(as_, address, parts):
    assert as_("head").post(address, {"parts": parts, "tie": "yes"}).status_code == 422
    assert tied() == []
