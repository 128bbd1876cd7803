"""Naming who discusses a pocket guide and who agrees to it."""

import pytest

from goldenthread.features.plans import operations as planning
from goldenthread.features.plans.models import GuideWord


@pytest.fixture
def address(world):
    return f"/harbour/plan/{world.plan.ref}/pocket-guide/standing/new/"


def test_a_body_is_named_once(as_, world, address):
    typed = {"who": "Heads’ group", "does": "agree", "from_on": "2026-06-01", "until_on": "2026-07-20"}
    assert as_("chief").post(address, typed).status_code == 302
    again = as_("chief").post(address, typed)
    assert again.status_code == 422
    assert "named for that already" in again.content.decode()
    assert GuideWord.objects.get(plan=world.plan).who == "Heads’ group"


def test_a_year_begins_with_the_bodies_of_the_last(as_, world, address):
    planning.name_for_guide(plan=world.plan, year="2026/27", who="Heads’ group", does="agree", by=None)
    assert as_("chief").post(f"{address}?year=2027/28", {"again": "yes"}).status_code == 302
    assert GuideWord.objects.filter(plan=world.plan, year="2027/28").count() == 1


def test_who_only_reads_the_plan_names_nobody(as_, address):
    assert as_("trustee").post(address, {"who": "Us", "does": "agree"}).status_code == 404
