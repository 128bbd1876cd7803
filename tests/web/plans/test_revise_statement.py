"""Changing a statement."""

import pytest

from goldenthread.features.plans.models import Statement
from tests.web.plans.drawn import drawn


@pytest.fixture
def address(world):
    return f"/harbour/plan/statement/{world.plan.statements.get().ref}/edit/"


def test_a_statement_is_changed(as_, world, address):
    client = as_("governance")
    assert client.post(address, drawn(client.get(address), text="One school.", kind="mission")).status_code == 302
    statement = Statement.objects.get()
    assert (statement.text, statement.kind) == ("One school.", "mission")


def test_two_people_see_both_texts(as_, address):
    mine, theirs = as_("chief"), as_("governance")
    page = mine.get(address)
    theirs.post(address, drawn(theirs.get(address), text="Theirs."))
    answer = mine.post(address, drawn(page, text="Mine."))
    assert answer.status_code == 409
    assert "Theirs." in answer.content.decode()
    assert "Mine." in answer.content.decode()
    assert Statement.objects.get().text == "Theirs."
    again = drawn(page, text="Mine.") | {"revision": answer.context["revision"]}
    assert mine.post(address, again).status_code == 302
    assert Statement.objects.get().text == "Mine."


def test_an_empty_statement_is_refused(as_, address):
    client = as_("chief")
    answer = client.post(address, drawn(client.get(address), text="", source="Kept source"))
    assert answer.status_code == 422
    assert "Kept source" in answer.content.decode()


@pytest.mark.parametrize("who", ["stranger", "head", "other_head", "governor"])
def test_whoever_may_not_change_the_plan_finds_no_such_page(as_, address, who):
    assert as_(who).get(address).status_code == 404
