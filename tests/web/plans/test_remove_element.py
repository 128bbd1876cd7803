"""Taking a part out, with all beneath it."""

import pytest

from goldenthread.features.plans import operations
from goldenthread.features.plans.models import Element
from tests.web.plans.drawn import drawn


@pytest.fixture
def address(world):
    return f"/harbour/plan/part/{world.strand.ref}/remove/"


def test_the_page_says_how_many_go_with_it(as_, address):
    assert "1 part goes with it" in as_("chief").get(address).content.decode()


def test_a_part_is_taken_out_with_all_beneath_it(as_, world, address):
    client = as_("governance")
    assert client.post(address, drawn(client.get(address))).status_code == 302
    assert not Element.objects.filter(plan=world.plan, removed_at=None).exists()


def test_somebody_elses_change_is_shown_first(as_, world, address, chief):
    client = as_("chief")
    page = client.get(address)
    operations.revise_element(element=world.strand, title="Better now", by=chief)
    answer = client.post(address, drawn(page))
    assert answer.status_code == 409
    assert "Better now" in answer.content.decode()
    assert Element.objects.get(pk=world.strand.pk).removed_at is None


def test_a_form_without_its_revision_removes_nothing(as_, world, address):
    assert as_("chief").post(address, {"revision": ""}).status_code == 422
    assert Element.objects.get(pk=world.strand.pk).removed_at is None


@pytest.mark.parametrize("who", ["stranger", "head", "governor"])
def test_whoever_may_not_change_the_plan_finds_no_such_page(as_, address, who):
    assert as_(who).post(address, {"revision": 1}).status_code == 404


def test_a_head_of_another_school_takes_nothing_out(as_, world):
    address = f"/harbour/plan/part/{world.priority.ref}/remove/"
    assert as_("other_head").post(address, {"revision": 1}).status_code == 404
