"""From the duty by which a report is due to the report."""

import datetime as dt
import re

import pytest

from goldenthread.features.activity.models import Task
from goldenthread.features.reports.models import Report
from goldenthread.features.reviews import operations as reviewing
from goldenthread.features.reviews.models import Duty
from tests.features.reports.writing import TERM, drafted


@pytest.fixture
def address(world):
    Duty.objects.create(
        trust=world.trust, key="report", title="Report", role="head", of="schools", months=[11],
        report="heads-report", from_on=dt.date(2026, 9, 1),
    )  # fmt: skip
    reviewing.follow_cycle(trust=world.trust)
    return f"/harbour/reports/due/{Task.objects.get(post=world.posts['head'], kind='write report').subject_ref}/"


def test_the_task_on_home_leads_to_it_and_the_draft_is_due_by_the_duty_s_day(world, as_, address):
    client = as_("head")
    assert address in client.get("/harbour/").content.decode()
    client.post(address, {"school": world.haven_high.ref, "period": TERM.name})
    report = Report.objects.get()
    assert report.due_on == dt.date(2026, 11, 30)
    assert client.get(address)["Location"] == f"/harbour/reports/drafts/{report.ref}/"


def test_another_school_s_duty_leads_nowhere(as_, address):
    assert as_("other_head").get(address).status_code == 404
    assert as_("governor").get(address).status_code == 404


def test_a_year_is_looked_back_on_after_its_end(world, as_, address):
    Duty.objects.update(report="school-evaluation")
    words = as_("head").get(address).content.decode()
    assert re.search(r'value="Academic year 2025/26"[^>]*checked', words)


def test_a_draft_that_was_begun_before_it_was_due_answers_the_duty(world, as_, address):
    drafted(world)
    client = as_("head")
    client.post(address, {"school": world.haven_high.ref, "period": TERM.name})
    report = Report.objects.get()
    assert report.due_on == dt.date(2026, 11, 30)
    assert client.get(address)["Location"] == f"/harbour/reports/drafts/{report.ref}/"
