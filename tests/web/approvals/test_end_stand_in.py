"""Ending a deputy's time."""

import datetime as dt

from goldenthread.features.activity.models import Task
from goldenthread.features.approvals import operations
from tests.world import TODAY


def test_the_deputy_is_asked_no_more(world, as_, sent):
    begun = TODAY - dt.timedelta(days=3)
    made = operations.stand_in(
        post=world.posts["trustee"], deputy=world.posts["finance_lead"], from_on=begun, by=world.people["trustee"]
    )
    assert Task.objects.filter(post=world.posts["finance_lead"], closed_at=None).exists()
    page = f"/harbour/approvals/deputies/{made.ref}/end/"
    assert as_("governor").post(page).status_code == 404
    assert as_("trustee").post(page).status_code == 302
    made.refresh_from_db()
    assert made.until_on == TODAY - dt.timedelta(days=1)
    assert not Task.objects.filter(post=world.posts["finance_lead"], closed_at=None).exists()
    assert Task.objects.filter(post=world.posts["trustee"], closed_at=None).exists()
