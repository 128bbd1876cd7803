"""Saying which parts of a plan live by a value or a principle."""

import pytest

from goldenthread.features.plans import operations
from goldenthread.features.plans.models import Statement


@pytest.fixture
def kindness(world, chief):
    return operations.add_statement(plan=world.plan, kind="value", title="Kindness", text="We notice.", by=chief)


def test_a_part_lives_by_a_value_and_its_thread_says_so(as_, world, kindness):
    client = as_("governance")
    assert "No part lives by it yet" in client.get(f"/harbour/plan/{world.plan.ref}/statements/").content.decode()
    client.post(f"/harbour/plan/statement/{kindness.ref}/parts/", {"parts": [world.aim.ref]})
    assert "Lived by 1 part" in client.get(f"/harbour/plan/{world.plan.ref}/statements/").content.decode()
    assert "Lives by <b>Kindness</b>" in client.get(f"/harbour/plan/part/{world.aim.ref}/").content.decode()
    client.post(f"/harbour/plan/statement/{kindness.ref}/parts/", {})
    assert not kindness.lived_by.exists()


def test_a_part_of_another_plan_cannot_be_named(as_, world, kindness):
    answer = as_("chief").post(f"/harbour/plan/statement/{kindness.ref}/parts/", {"parts": [world.priority.ref]})
    assert answer.status_code == 422
    assert not kindness.lived_by.exists()


def test_nothing_lives_by_a_vision(as_, world):
    vision = Statement.objects.get(plan=world.plan, kind="vision")
    assert as_("chief").get(f"/harbour/plan/statement/{vision.ref}/parts/").status_code == 404


@pytest.mark.parametrize("who", ["stranger", "head", "governor"])
def test_whoever_may_not_change_the_plan_finds_no_such_page(as_, kindness, who):
    assert as_(who).get(f"/harbour/plan/statement/{kindness.ref}/parts/").status_code == 404
