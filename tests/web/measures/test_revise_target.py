"""Changing a target."""

import datetime as dt

from tests.features.measures.figures_of import aim_for, d, record, standing

TYPED = {"text": "Attendance of 96 %", "op": ">=", "value": "96", "due_words": "July 2027", "revision": "1"}


def address(world, target) -> str:
    return f"/harbour/measures/{world.attendance.ref}/targets/{target.ref}/edit/"


def test_it_shows_what_stands_and_keeps_the_change(world, as_) -> None:
    record(world, world.haven_high, "95.5")
    target = aim_for(world, ">=", "95.5", tolerance=1, steps={"2026/27": 94})
    page = as_("education").get(address(world, target)).content.decode()
    assert 'value="95.5"' in page
    assert "2026/27: 94" in page
    assert as_("education").post(address(world, target), TYPED).status_code == 302
    target.refresh_from_db()
    assert (target.value, target.due_until, target.revision) == (d("96"), dt.date(2027, 7, 31), 2)
    assert standing(world.attendance, world.haven_high).status == "off track"


def test_two_people_at_once_are_shown_both(world, as_) -> None:
    target = aim_for(world, ">=", 95)
    as_("data").post(address(world, target), {**TYPED, "text": "Theirs"})
    answer = as_("education").post(address(world, target), {**TYPED, "text": "Mine"})
    assert answer.status_code == 409
    assert "Theirs" in answer.content.decode()
    assert "Mine" in answer.content.decode()


def test_choosing_the_last_day_settles_what_was_asked(world, as_) -> None:
    target = aim_for(world, ">=", 95, due_words="S2027")
    assert target.due_question
    typed = {**TYPED, "due_words": "S2027", "due_until": "2027-07-21"}
    as_("education").post(address(world, target), typed)
    target.refresh_from_db()
    assert (target.due_question, target.due_until) == ("", dt.date(2027, 7, 21))


def test_it_can_be_dropped(world, as_) -> None:
    target = aim_for(world, ">=", 95)
    as_("education").post(address(world, target), {**TYPED, "retire": "yes"})
    target.refresh_from_db()
    assert target.retired_on is not None
    assert as_("education").get(address(world, target)).status_code == 404


def test_a_head_finds_no_page(world, as_) -> None:
    assert as_("head").get(address(world, aim_for(world, ">=", 95))).status_code == 404
