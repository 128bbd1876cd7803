"""The looks at how much is delegated."""

from tests.web.delegation.test_review import looked


def test_those_within_reach_are_listed_and_what_is_due_is_said(as_, world) -> None:
    looked(world, world.haven_high)
    looked(world, world.marsh_lane)
    text = as_("head").get("/harbour/who-decides/reviews/").content.decode()
    assert "Haven High" in text
    assert "Marsh Lane" not in text
    assert "Record a look" not in text
    assert "Record a look" in as_("chief").get("/harbour/who-decides/reviews/").content.decode()
