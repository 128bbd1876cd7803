"""Changing what a measure is."""

from goldenthread.features.measures.models import Break
from tests.features.measures.figures_of import aim_for, record, standing

TYPED = {
    "name": "Attendance", "kind": "percentage", "unit": "%", "decimals": "1", "good_is": "higher",
    "frequency": "term", "roll_up": "pooled", "base": "sessions", "stale_after_days": "90", "revision": "1",
}  # fmt: skip


def address(world) -> str:
    return f"/harbour/measures/{world.attendance.ref}/edit/"


def test_the_form_shows_what_stands_and_keeps_what_is_changed(world, as_) -> None:
    assert 'value="150"' in as_("data").get(address(world)).content.decode()
    assert as_("data").post(address(world), TYPED).status_code == 302
    world.attendance.refresh_from_db()
    assert (world.attendance.stale_after_days, world.attendance.revision) == (90, 2)


def test_two_people_at_once_are_shown_what_stands_beside_what_was_typed(world, as_) -> None:
    as_("education").post(address(world), {**TYPED, "means": "Theirs"})
    answer = as_("data").post(address(world), {**TYPED, "means": "Mine"})
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "Theirs" in page
    assert "Mine" in page
    assert 'name="revision" value="2"' in page
    assert as_("data").post(address(world), {**TYPED, "means": "Mine", "revision": "2"}).status_code == 302


def test_the_kind_stays_once_figures_are_recorded(world, as_) -> None:
    record(world, world.haven_high, "90")
    answer = as_("data").post(address(world), {**TYPED, "kind": "number"})
    assert answer.status_code == 422
    assert "stay as they are" in answer.content.decode()


def test_a_head_finds_no_page(world, as_) -> None:
    assert as_("head").get(address(world)).status_code == 404


def broken(**typed) -> dict:
    return {**TYPED, "breaks_from": "2026/27 autumn", "breaks_says": "Dual-registered pupils count"} | typed


def test_a_change_of_what_is_counted_stops_comparisons_and_says_so(world, as_) -> None:
    record(world, world.haven_high, "96", period="2025/26 autumn")
    record(world, world.haven_high, "95", period="2025/26 summer")
    record(world, world.haven_high, "90")
    aim_for(world, ">=", 0, reference="last year")
    assert standing(world.attendance, world.haven_high).status == "off track"
    assert as_("data").post(address(world), broken()).status_code == 302
    there = standing(world.attendance, world.haven_high)
    assert there.status == "cannot tell"
    assert "defined otherwise since autumn term 2026/27 (Dual-registered pupils count)" in there.why
    assert there.previous_value is None
    page = as_("chief").get(f"/harbour/measures/{world.attendance.ref}/?school={world.haven_high.ref}")
    assert "Where comparison stops" in page.content.decode()
    assert "as counted before" in page.content.decode()
    assert "has fallen" not in page.content.decode()


def test_a_break_can_be_taken_back(world, as_) -> None:
    record(world, world.haven_high, "95", period="2025/26 summer")
    record(world, world.haven_high, "90")
    as_("data").post(address(world), broken())
    assert "Take the break of 2026/27 autumn back" in as_("data").get(address(world)).content.decode()
    assert as_("data").post(address(world), broken(breaks_from="take back", revision="2")).status_code == 302
    assert not Break.objects.exists()
    assert standing(world.attendance, world.haven_high).previous_value == 95


def test_a_break_without_a_reason_is_not_kept_and_nothing_typed_is_lost(world, as_) -> None:
    answer = as_("data").post(address(world), broken(breaks_says=" ", means="Kept words"))
    assert answer.status_code == 422
    assert "Say what is counted otherwise" in answer.content.decode()
    assert "Kept words" in answer.content.decode()
    world.attendance.refresh_from_db()
    assert world.attendance.means == ""
    assert as_("data").post(address(world), broken(breaks_from="never")).status_code == 422
