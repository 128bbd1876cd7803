"""Changing what a measure is."""

from tests.features.measures.figures_of import record

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
