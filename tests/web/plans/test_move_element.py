"""Placing a part elsewhere, with all beneath it."""

import pytest

from goldenthread.features.plans import operations
from goldenthread.features.plans.models import Element
from tests.web.plans.drawn import drawn


@pytest.fixture
def other(world, chief):
    return operations.add_element(plan=world.plan, title="Other strand", by=chief)


@pytest.fixture
def address(world):
    return f"/harbour/plan/part/{world.aim.ref}/move/"


def test_a_part_is_placed_under_another(as_, world, other, address):
    client = as_("governance")
    assert client.post(address, drawn(client.get(address), under=other.ref)).status_code == 302
    assert Element.objects.get(pk=world.aim.pk).parent == other


def test_a_part_is_placed_at_the_top(as_, world, address):
    client = as_("chief")
    client.post(address, drawn(client.get(address), under="top"))
    aim = Element.objects.get(pk=world.aim.pk)
    assert (aim.parent, aim.depth) == (None, 1)


def test_only_places_that_fit_are_offered(as_, world, other):
    page = as_("chief").get(f"/harbour/plan/part/{world.strand.ref}/move/")
    assert [ref for ref, _ in page.context["form"].fields["under"].choices] == ["top"]


@pytest.mark.parametrize("under", ["", "nothing", "' OR 1=1"])
def test_a_place_that_is_not_offered_is_refused(as_, address, under):
    client = as_("chief")
    assert client.post(address, drawn(client.get(address), under=under)).status_code == 422


def test_somebody_elses_change_is_shown_first(as_, world, other, address, chief):
    client = as_("chief")
    page = client.get(address)
    operations.revise_element(element=world.aim, title="Renamed meanwhile", by=chief)
    answer = client.post(address, drawn(page, under=other.ref))
    assert answer.status_code == 409
    assert "Renamed meanwhile" in answer.content.decode()
    again = drawn(page, under=other.ref, revision=answer.context["form"].data["revision"])
    assert client.post(address, again).status_code == 302


@pytest.mark.parametrize("who", ["stranger", "head", "governor"])
def test_whoever_may_not_change_the_plan_finds_no_such_page(as_, address, who):
    assert as_(who).post(address, {"under": "top", "revision": 1}).status_code == 404
