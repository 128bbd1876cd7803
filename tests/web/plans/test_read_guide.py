"""The way from what is asked at home to the guide that is to be read."""

from goldenthread.features.activity.models import Task
from goldenthread.features.plans.models import GuideSending
from goldenthread.web.kit.asked import deed_of
from tests.world import TODAY


def test_what_is_asked_leads_to_where_it_is_said(as_, world):
    sent = {"deed": "send", "audience": "staff", "tells": "on", "asks_to_read": "on", "how": "", "on": "2026-11-20"}
    as_("head").post(f"/harbour/plan/{world.school_plan.ref}/pocket-guide/sent/", sent)
    address = deed_of(Task.objects.get(kind="read guide"), world.trust, TODAY).address
    page = as_("head").get(address, follow=True)
    assert GuideSending.objects.get().ref in page.content.decode()
    assert as_("stranger").get(address).status_code == 404
