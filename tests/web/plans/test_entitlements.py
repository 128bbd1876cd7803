"""The grid of vision and promises, part by part."""

import pytest

from goldenthread.features.plans import operations
from goldenthread.features.plans.models import Statement


@pytest.fixture
def address(world):
    return f"/harbour/plan/{world.plan.ref}/promises/"


@pytest.fixture
def expect(world, chief):
    return operations.add_statement(plan=world.plan, kind="principle", title="Expect", text="Much.", by=chief)


def _drawn(page, **typed):
    cells = [cell for _, cells in page.context["rows"] for cell in cells]
    posted = {f"cell-{cell.name}": cell.text for cell in cells} | {f"drawn-{cell.name}": cell.mark for cell in cells}
    return posted | typed


def test_a_strand_gets_its_vision_and_a_promise_under_each_principle(as_, world, address, expect):
    client, ref = as_("governance"), world.strand.ref
    typed = {f"cell-{ref}-vision": "Well and safe.", f"cell-{ref}-{expect.ref}": "Everyone is known."}
    assert client.post(address, _drawn(client.get(address), **typed)).status_code == 302
    promise = Statement.objects.get(kind="entitlement")
    assert (promise.element, promise.principle, promise.text) == (world.strand, expect, "Everyone is known.")
    client.post(address, _drawn(client.get(address), **{f"cell-{ref}-vision": ""}))
    assert not Statement.objects.filter(element=world.strand, kind="vision").exists()


def test_two_people_see_both_texts_and_the_second_chooses(as_, world, address):
    client, name = as_("chief"), f"{world.strand.ref}-vision"
    mine = _drawn(client.get(address), **{f"cell-{name}": "Mine"})
    operations.add_statement(
        plan=world.plan, kind="vision", text="Theirs", element=world.strand, by=world.people["governance"]
    )
    answer = client.post(address, mine)
    assert answer.status_code == 409
    page = answer.content.decode()
    assert "“Theirs”" in page
    assert ">Mine</textarea>" in page
    client.post(address, _drawn(answer))
    assert Statement.objects.get(element=world.strand, kind="vision").text == "Mine"


def test_strands_without_a_vision_are_listed_once_another_has_one(as_, world, chief):
    operations.add_element(plan=world.plan, title="People", by=chief)
    operations.add_statement(plan=world.plan, kind="vision", text="Well.", element=world.strand, by=chief)
    page = as_("chief").get(f"/harbour/plan/{world.plan.ref}/statements/").content.decode()
    assert "Without a vision of their own: People." in page


def test_what_is_too_long_is_said_and_stays(as_, world, address):
    client = as_("chief")
    typed = {f"cell-{world.strand.ref}-vision": "x" * 20_001}
    answer = client.post(address, _drawn(client.get(address), **typed))
    assert answer.status_code == 422
    assert "20,000 is the most" in answer.content.decode()


@pytest.mark.parametrize("who", ["stranger", "head", "governor"])
def test_whoever_may_not_change_the_plan_finds_no_such_page(as_, address, who):
    assert as_(who).get(address).status_code == 404
