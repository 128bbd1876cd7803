"""Taking a statement out."""

import pytest

from goldenthread.features.plans.models import Statement


@pytest.fixture
def address(world):
    return f"/harbour/plan/statement/{world.plan.statements.get().ref}/remove/"


def test_a_statement_is_taken_out_once_that_is_confirmed(as_, address):
    client = as_("governance")
    assert "Schools that work as one." in client.get(address).content.decode()
    assert Statement.objects.exists()
    assert client.post(address).status_code == 302
    assert not Statement.objects.exists()


@pytest.mark.parametrize("who", ["stranger", "head", "other_head", "governor"])
def test_whoever_may_not_change_the_plan_finds_no_such_page(as_, address, who):
    assert as_(who).post(address).status_code == 404
    assert Statement.objects.exists()
