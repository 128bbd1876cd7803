"""To whom a year's pocket guide went, and that it was read."""

import datetime as dt

import pytest

from goldenthread.features.activity.models import Notification, Task
from goldenthread.features.activity.operations import deliver
from goldenthread.features.plans.models import Element, GuideSending, Plan
from goldenthread.features.reviews.models import Occurrence
from goldenthread.project.listening import listen
from tests.features.reviews.laid import duty

YEAR = "2026/27"


@pytest.fixture
def address(world):
    return f"/harbour/plan/{world.school_plan.ref}/pocket-guide/sent/"


def sent(**other):
    return {"deed": "send", "audience": "staff", "tells": "on", "how": "", "on": "2026-11-20"} | other


def test_staff_are_told_and_asked_and_say_that_they_have_read_it(as_, world, address):
    assert as_("head").post(address, sent(asks_to_read="on")).status_code == 302
    told = set(Notification.objects.filter(says__contains="is out").values_list("post__key", flat=True))
    assert told == {"head"}
    sending = GuideSending.objects.get()
    assert Task.objects.get(kind="read guide").post == world.posts["head"]
    as_("head").post(address, {"deed": "read", "sending": sending.ref})
    assert not Task.objects.filter(kind="read guide", closed_at=None).exists()
    assert "All have read it" in as_("head").get(address).content.decode()
    assert as_("governor").post(address, {"deed": "read", "sending": sending.ref}).status_code == 404


def test_a_draft_and_a_guide_of_two_sides_do_not_go_out(as_, world, address):
    world.school_plan.elements.update(title="word " * 55, text="word " * 300)
    for number in range(40):
        Element.objects.create(plan=world.school_plan, depth=1, order=10 + number, title="word " * 55)
    answer = as_("head").post(address, sent())
    assert (answer.status_code, "does not fit on one side" in answer.content.decode()) == (422, True)
    Plan.objects.filter(pk=world.school_plan.pk).update(state="draft")
    world.school_plan.elements.filter(order__gte=10).delete()
    world.school_plan.elements.update(title="Read", text="")
    assert "told of a draft could not open it" in as_("head").post(address, sent()).content.decode()
    assert not GuideSending.objects.exists()


def test_the_duty_is_done_once_it_went_to_all_three_and_at_once(as_, world, address):
    duty(world.trust, "Send the guide round", months=[11], deed="own-guide")
    listen()
    for audience in ("staff", "governors"):
        as_("head").post(address, sent(audience=audience, how="By e-mail"))
    deliver()
    assert Occurrence.objects.get(school=world.haven_high).done_on is None
    as_("head").post(address, sent(audience="pupils", how="Read out by the school council"))
    deliver()
    assert str(Occurrence.objects.get(school=world.haven_high).done_on) == "2026-11-20"
    assert Occurrence.objects.get(school=world.marsh_lane).done_on is None
    Occurrence.objects.filter(school=world.haven_high).update(due_on=dt.date(2026, 6, 30))
    page = as_("chief").get(f"/harbour/plan/{world.plan.ref}/pocket-guide/sent/?year={YEAR}").content.decode()
    assert "30 June 2026" in page
    assert page.count("after its day") == 3
    assert "No plan in force, and so no guide: <b>Marsh Lane</b>" in page
    GuideSending.objects.filter(audience="pupils").delete()
    page = as_("chief").get(f"/harbour/plan/{world.plan.ref}/pocket-guide/sent/?year={YEAR}").content.decode()
    assert "Past their day and not sent to everybody: <b>Haven High</b>" in page


def test_reminding_the_staff_is_done_by_the_guide_and_the_duty_says_who_has_read_it(as_, world, address):
    duty(world.trust, "Remind the staff", months=[11], deed="staff-reminded")
    listen()
    duty_page = f"/harbour/year/duties/{Occurrence.objects.get(school=world.haven_high).ref}/"
    assert address in as_("head").get(duty_page).content.decode()
    as_("head").post(address, sent(asks_to_read="on"))
    deliver()
    assert "0 of 1 who were asked" in as_("head").get(duty_page).content.decode()
    as_("head").post(address, {"deed": "read", "sending": GuideSending.objects.get().ref})
    page = as_("head").get(duty_page).content.decode()
    assert "1 of 1 who were asked have said that they read the guide" in page
    assert "The pocket guide of 2026/27 went to staff" in page


def test_only_who_may_publish_sends_and_what_will_not_do_is_said(as_, address):
    assert as_("governor").post(address, sent()).status_code == 404
    assert as_("stranger").get(address).status_code == 404
    for wrong in ({"on": "2026-11-22"}, {"audience": "cats"}, {"tells": "", "how": " "}):
        assert as_("head").post(address, sent(**wrong)).status_code == 422


def test_guides_of_business_plans_stand_beside_those_of_schools(as_, world):
    own = {
        "trust": world.trust,
        "kind": "business",
        "state": "live",
        "starts_on": "2026-09-01",
        "ends_on": "2027-08-31",
    }
    Plan.objects.create(title="Finance plan", unit=world.finance, **own)
    address = f"/harbour/plan/{world.plan.ref}/pocket-guide/sent/?year={YEAR}"
    page = as_("chief").get(address).content.decode()
    assert f">{world.finance}</a>" in page
    assert page.count("No plan in force") == 1
    Plan.objects.create(title="Our business", school=world.haven_high, **own)
    assert (
        as_("chief").get(address).content.decode().count("No plan in force, and so no guide: <b>Marsh Lane</b>") == 2
    )
