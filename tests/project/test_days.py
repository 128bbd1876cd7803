"""What each new day brings: what moves with the calendar is worked out anew."""

import datetime as dt

from goldenthread.features.measures import operations as measuring
from goldenthread.features.measures.operations import catching_up
from goldenthread.foundation import clock
from goldenthread.project import days
from tests.features.measures.figures_of import aim_for, record, standing


def test_a_figure_that_grew_old_overnight_is_stale(world, monkeypatch) -> None:
    aim_for(world, ">=", 90)
    record(world, world.haven_high, "92")
    monkeypatch.setattr(clock, "today", lambda: dt.date(2028, 4, 21))
    assert days.work_out_everything() > 0
    assert standing(world.attendance, world.haven_high).status == "stale"


def test_on_an_ordinary_night_nothing_moves(world) -> None:
    record(world, world.haven_high, "92")
    days.work_out_everything()
    assert days.work_out_everything() == 0


def test_a_start_works_out_only_what_another_day_or_other_rules_may_have_moved(world, monkeypatch) -> None:
    aim_for(world, ">=", 90)
    days.work_out_everything()
    record(world, world.haven_high, "92")
    assert measuring.behind() == []
    monkeypatch.setattr(clock, "today", lambda: dt.date(2028, 4, 21))
    assert measuring.behind() == [world.trust, world.elsewhere]
    days.catch_up()
    assert standing(world.attendance, world.haven_high).status == "stale"
    assert measuring.behind() == []
    monkeypatch.setattr(catching_up, "rules_version", lambda: "other rules")
    assert measuring.behind() == [world.trust, world.elsewhere]
