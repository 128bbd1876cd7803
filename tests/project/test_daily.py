"""`goldenthread daily`: what moves with the calendar is worked out anew."""

import datetime as dt

from goldenthread.foundation import clock
from goldenthread.project.commands import daily
from tests.features.measures.figures_of import aim_for, record, standing


def test_a_figure_that_grew_old_overnight_is_stale(world, monkeypatch) -> None:
    aim_for(world, ">=", 90)
    record(world, world.haven_high, "92")
    monkeypatch.setattr(clock, "today", lambda: dt.date(2028, 4, 21))
    assert daily.work_out_everything() > 0
    assert standing(world.attendance, world.haven_high).status == "stale"


def test_on_an_ordinary_night_nothing_moves(world) -> None:
    record(world, world.haven_high, "92")
    daily.work_out_everything()
    assert daily.work_out_everything() == 0
