"""Who takes part in one piece of work, stated before anybody is asked."""

from goldenthread.features.delegation.models import Participation


def test_it_is_stated_and_then_said_what_came_of_it(as_, world) -> None:
    address = f"/harbour/who-decides/taking-part/element/{world.aim.ref}/"
    stated = {"who": "Parents", "rung": "jointly decides", "how": "At two evenings"}
    assert as_("chief").post(address, stated).status_code == 302
    assert as_("chief").post(address, stated).status_code == 422
    row = Participation.objects.get()
    other = f"/harbour/who-decides/taking-part/plan/{world.plan.ref}/"
    as_("chief").post(other, {"who": "Teaching assistants", "rung": "informed"})
    assert "not stated here: Teaching assistants." in as_("trustee").get(address).content.decode()
    early = {"row": row.ref, "asked_on": "2026-11-01", "met": "consulted", "outcome": "They liked it"}
    refused = as_("chief").post(address, early)
    assert refused.status_code == 422
    assert "They liked it" in refused.content.decode()
    assert as_("chief").post(address, early | {"asked_on": "2026-11-21"}).status_code == 302
    assert "Less than promised" in as_("trustee").get(address).content.decode()


def test_a_reader_states_nothing_and_a_stranger_sees_nothing(as_, world) -> None:
    address = f"/harbour/who-decides/taking-part/element/{world.aim.ref}/"
    assert as_("trustee").post(address, {"who": "Parents", "rung": "informed"}).status_code == 404
    assert as_("stranger").get(address).status_code == 404
    assert as_("other_head").get(f"/harbour/who-decides/taking-part/element/{world.priority.ref}/").status_code == 404
    assert as_("chief").get(f"/harbour/who-decides/taking-part/measure/{world.attendance.ref}/").status_code == 404
