"""Giving a round other days."""

import datetime as dt

import pytest

from goldenthread.features.activity.models import Task
from tests.features.reviews.held import CLOSES, opened

LATER = CLOSES + dt.timedelta(days=7)


def typed(**other):
    return {"answers_by": str(CLOSES), "closes_on": str(LATER), "reason": "Snow."} | other


def test_a_round_is_given_more_time_and_home_pages_follow(as_, world):
    address = f"/harbour/year/rounds/{opened(world).ref}/days/"
    assert as_("chief").post(address, typed()).status_code == 302
    assert {task.due_on for task in Task.objects.filter(kind="give progress")} <= {CLOSES}


@pytest.mark.parametrize(
    "wrong", [{"closes_on": "2020-01-01"}, {"answers_by": str(LATER + dt.timedelta(days=1))}, {"reason": ""}]
)
def test_days_that_cannot_be_are_refused(as_, world, wrong):
    address = f"/harbour/year/rounds/{opened(world).ref}/days/"
    assert as_("chief").post(address, typed(**wrong)).status_code == 422


@pytest.mark.parametrize("who", ["head", "trustee", "stranger"])
def test_nobody_else_sets_them(as_, world, who):
    assert as_(who).post(f"/harbour/year/rounds/{opened(world).ref}/days/", typed()).status_code in {403, 404}
