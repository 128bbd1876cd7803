"""The parts of a plan by the stage that they are at."""

from goldenthread.features.plans import operations
from tests.query_budget import assert_within


def test_parts_are_counted_at_the_stage_that_they_are_at(as_, world):
    chief = world.people["chief"]
    stages = [operations.add_stage(element=world.aim, title=title, by=chief) for title in ("Explore", "Pilot")]
    operations.add_stage(element=world.strand, title="Explore", by=chief)
    operations.pass_gate(stage=stages[0], by=chief)
    page = as_("trustee").get(f"/harbour/plan/{world.plan.ref}/stages/").content.decode()
    assert page.index("Explore") < page.index("Health and wellbeing") < page.index("Pilot")
    operations.pass_gate(stage=stages[1], by=chief)
    assert "Through every stage" in as_("trustee").get(f"/harbour/plan/{world.plan.ref}/stages/").content.decode()


def test_a_plan_without_stages_says_where_they_come_from(as_, world):
    page = as_("trustee").get(f"/harbour/plan/{world.plan.ref}/stages/").content.decode()
    assert "No part has stages yet" in page


def test_a_plan_beyond_ones_reach_has_no_such_page(as_, world):
    assert as_("other_head").get(f"/harbour/plan/{world.school_plan.ref}/stages/").status_code == 404
    assert as_("stranger").get(f"/harbour/plan/{world.plan.ref}/stages/").status_code == 404


def test_the_page_asks_as_few_questions_for_many_stages(as_, world):
    client, address = as_("chief"), f"/harbour/plan/{world.plan.ref}/stages/"
    client.get(address)
    before = assert_within(16, lambda: client.get(address))
    for number in range(12):
        operations.add_stage(element=world.aim, title=f"Stage {number}", by=world.people["chief"])
    assert assert_within(16, lambda: client.get(address)) == before
