"""What is late, and whose."""

PAGE = "/harbour/assurance/late/"


def test_what_is_late_stands_under_the_post_that_it_is_asked_of(as_, world, answered):
    answered(world.marsh_lane, who="other_head")
    page = as_("chief").get(PAGE).content.decode()
    assert "Head, Haven High" in page
    assert "Monthly compliance, November 2026, Marsh Lane" not in page


def test_a_head_is_told_of_no_other_head(as_, november):
    page = as_("other_head").get(PAGE).content.decode()
    assert "Head, Marsh Lane" in page
    assert "Haven High" not in page
