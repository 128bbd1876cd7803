"""A plan's statements: listed, and one added."""

import pytest

from goldenthread.features.plans.models import Statement
from tests.web.plans.drawn import drawn


@pytest.fixture
def address(world):
    return f"/harbour/plan/{world.plan.ref}/statements/"


def test_a_statement_is_added_and_listed(as_, world, address):
    client = as_("governance")
    typed = drawn(client.get(address), kind="value", text="Kindness.", source="")
    assert client.post(address, typed).status_code == 302
    page = client.get(address).content.decode()
    assert "Kindness." in page
    assert "Schools that work as one." in page


def test_a_statement_can_speak_for_one_part(as_, world, address):
    client = as_("chief")
    client.post(address, drawn(client.get(address), kind="vision", text="Well.", source="", part=world.strand.ref))
    assert Statement.objects.get(text="Well.").element == world.strand


@pytest.mark.parametrize(("typed", "says"), [
    ({"text": " "}, "This field is required."),
    ({"part": "nothing"}, "Select a valid choice"),
    ({"kind": "curse"}, "Select a valid choice"),
    ({"source": "x" * 201}, "at most 200 characters"),
])  # fmt: skip
def test_what_is_wrong_is_said_and_what_was_typed_stays(as_, world, address, typed, says):
    client = as_("chief")
    answer = client.post(address, drawn(client.get(address), **{"text": "Kept words", "source": "Kept", **typed}))
    assert answer.status_code == 422
    assert says in answer.content.decode()
    assert "Kept" in answer.content.decode()
    assert Statement.objects.count() == 1


@pytest.mark.parametrize("who", ["stranger", "head", "governor"])
def test_whoever_may_not_change_the_plan_finds_no_such_page(as_, address, who):
    assert as_(who).get(address).status_code == 404
