"""Asking again."""

import datetime as dt

import pytest

from goldenthread.features.activity.models import Notification
from goldenthread.features.reviews import operations
from goldenthread.features.reviews.models import RoundPart
from goldenthread.foundation import clock
from tests.features.reviews.held import BY, opened


def test_a_head_asks_again_in_their_own_school_alone(as_, world):
    round_ = opened(world)
    as_("head").post(f"/harbour/year/rounds/{round_.ref}/nudge/")
    assert [part.element for part in RoundPart.objects.exclude(nudged_on=None)] == [world.priority]
    assert "1 part waits for your word" in as_("head").get("/harbour/news/").content.decode()


def test_whoever_is_silent_when_answers_were_due_is_told_once(world, monkeypatch):
    opened(world)
    monkeypatch.setattr(clock, "today", lambda: BY + dt.timedelta(days=1))
    for _ in range(2):
        operations.follow_rounds(trust=world.trust)
    assert [one.post for one in Notification.objects.order_by("post__title")] == [
        world.posts["education"], world.posts["head"],
    ]  # fmt: skip


@pytest.mark.parametrize("who", ["trustee", "governor", "stranger"])
def test_whoever_does_not_moderate_asks_nobody(as_, world, who):
    assert as_(who).post(f"/harbour/year/rounds/{opened(world).ref}/nudge/").status_code == 404
