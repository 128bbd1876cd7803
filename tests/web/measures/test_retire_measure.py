"""Stopping to keep a measure."""


def address(world) -> str:
    return f"/harbour/measures/{world.attendance.ref}/retire/"


def test_it_asks_first_and_then_leaves_every_list(world, as_) -> None:
    assert "Stop keeping Attendance?" in as_("data").get(address(world)).content.decode()
    assert as_("data").post(address(world), {"revision": "1"}).status_code == 302
    assert "Attendance" not in as_("data").get("/harbour/measures/all/").content.decode()


def test_one_that_was_changed_meanwhile_is_asked_about_again(world, as_) -> None:
    assert as_("data").post(address(world), {"revision": "7"}).status_code == 409
    world.attendance.refresh_from_db()
    assert world.attendance.retired_on is None


def test_a_head_finds_no_page(world, as_) -> None:
    assert as_("head").post(address(world), {"revision": "1"}).status_code == 404
