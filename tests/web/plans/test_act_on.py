"""From a measure that is off track to an action that names it."""

from goldenthread.features.plans import operations
from goldenthread.features.plans.models import Action
from tests.query_budget import assert_within


def test_the_parts_that_it_measures_stand_first_and_the_action_names_it(as_, world):
    operations.measure_by(element=world.priority, measure=world.attendance, by=world.people["chief"])
    head = as_("head")
    page = head.get(f"/harbour/plan/act/measure/{world.attendance.ref}/").content.decode()
    address = f"/harbour/plan/part/{world.priority.ref}/edit/?from=measure:{world.attendance.ref}"
    assert "Parts that it measures" in page
    assert address in page
    assert f'value="measure:{world.attendance.ref}"' in head.get(address).content.decode()
    head.post(address, {"deed": "action", "title": "Ring home", "revision": 0, "kind": "action", "priority": "normal",
                        "status": "not started", "source": f"measure:{world.attendance.ref}"})  # fmt: skip
    made = Action.objects.get(title="Ring home")
    assert (made.source_kind, made.source_ref) == ("measure", world.attendance.ref)


def test_parts_that_one_may_not_change_are_not_offered(as_, world):
    page = as_("head").get(f"/harbour/plan/act/measure/{world.attendance.ref}/").content.decode()
    assert world.priority.title in page
    assert world.aim.title not in page


def test_those_who_change_no_plan_and_things_unseen_have_no_such_page(as_, world):
    for who in ("governor", "trustee", "stranger"):
        assert as_(who).get(f"/harbour/plan/act/measure/{world.attendance.ref}/").status_code == 404
    assert as_("head").get("/harbour/plan/act/measure/nothing/").status_code == 404


def test_the_page_asks_as_few_questions_for_many_parts(as_, world):
    client, address = as_("chief"), f"/harbour/plan/act/measure/{world.attendance.ref}/"
    client.get(address)
    before = assert_within(16, lambda: client.get(address))
    for number in range(8):
        operations.add_element(plan=world.plan, under=world.strand, title=f"Aim {number}", by=world.people["chief"])
    assert assert_within(16, lambda: client.get(address)) == before
