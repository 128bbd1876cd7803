"""How a school came along its ladder."""

import datetime as dt

from goldenthread.features.improvement import operations
from goldenthread.features.improvement.models import Ladder, WorkItem
from goldenthread.features.improvement.queries import phase_of
from goldenthread.foundation import clock


def test_each_decision_stands_with_its_reason(as_, stabilised):
    page = as_("governor").get(f"/harbour/improvement/school/{stabilised.ref}/history/").content.decode()
    assert "It needs help." in page
    assert "Decided by the Trust Board" in page


def test_without_a_ladder_or_for_others_there_is_no_such_page(as_, stabilised, world):
    assert as_("chief").get(f"/harbour/improvement/school/{world.marsh_lane.ref}/history/").status_code == 404
    assert as_("other_head").get(f"/harbour/improvement/school/{stabilised.ref}/history/").status_code == 404


def test_a_move_to_come_changes_nothing_before_its_day_and_can_be_called_off(as_, stabilised, board):
    page, day = f"/harbour/improvement/school/{stabilised.ref}/history/", clock.today() + dt.timedelta(days=9)
    operations.move_school(
        school=stabilised, ladder=Ladder.objects.get(), to="repair", from_on=day, body=board, reason="Safe.", by=None,
        decided_on=clock.today(),
    )  # fmt: skip
    assert not WorkItem.objects.filter(school=stabilised, phase="repair").exists()
    assert "Still to come" in as_("head").get(page).content.decode()
    assert as_("head").post(page, {"because": "No."}).status_code == 404
    assert as_("governance").post(page, {"because": ""}).status_code == 422
    assert as_("governance").post(page, {"because": "Two leaders left."}).status_code == 302
    assert phase_of(stabilised, day).key == "stabilise"
    assert as_("governance").post(page, {"because": "Again."}).status_code == 404


def test_the_working_list_follows_on_the_day_itself(stabilised, board, world, monkeypatch):
    day = clock.today() + dt.timedelta(days=9)
    operations.move_school(
        school=stabilised, ladder=Ladder.objects.get(), to="repair", from_on=day, body=board, reason="Safe.", by=None,
        decided_on=clock.today(),
    )  # fmt: skip
    assert operations.follow_moves(trust=world.trust) == 0
    monkeypatch.setattr(clock, "today", lambda: day)
    assert (operations.follow_moves(trust=world.trust), operations.follow_moves(trust=world.trust)) == (1, 0)
    assert WorkItem.objects.filter(school=stabilised, phase="repair", state="open").exists()
