"""Bringing back what was taken out."""

import pytest

from goldenthread.features.plans import operations
from goldenthread.features.plans.models import Element


@pytest.fixture
def address(world, chief):
    operations.remove_element(element=world.strand, by=chief)
    return f"/harbour/plan/part/{world.strand.ref}/restore/"


def test_a_part_comes_back_with_all_that_went_with_it(as_, world, address):
    client = as_("governance")
    assert client.get(address).status_code == 200
    assert client.post(address).status_code == 302
    assert Element.objects.filter(plan=world.plan, removed_at=None).count() == 2


def test_what_it_stood_under_comes_back_first(as_, world, address):
    answer = as_("chief").post(f"/harbour/plan/part/{world.aim.ref}/restore/", follow=True)
    assert "restore that first" in answer.content.decode()


def test_what_stands_in_the_plan_cannot_be_brought_back(as_, world):
    assert as_("chief").post(f"/harbour/plan/part/{world.aim.ref}/restore/").status_code == 404


@pytest.mark.parametrize("who", ["stranger", "head", "governor"])
def test_whoever_may_not_change_the_plan_finds_no_such_page(as_, address, who):
    assert as_(who).post(address).status_code == 404
