"""One assessment as it was made."""

import pytest

from goldenthread.features.improvement import operations


@pytest.fixture
def assessed(stabilised, ladder, world):
    return operations.assess(
        school=stabilised, ladder=ladder, indications=[], judged={}, by=world.people["education"],
        found={"leaders-who-are-seen-all-day-everywhere": ("partly", "Twice")},
    )  # fmt: skip


def test_it_shows_what_was_found(as_, assessed):
    page = as_("head").get(f"/harbour/improvement/assessment/{assessed.ref}/").content.decode()
    assert "In part" in page
    assert "Twice" in page
    assert "Nothing is proposed for Haven High" in page


def test_others_find_no_such_page(as_, assessed):
    for who in ("other_head", "stranger"):
        assert as_(who).get(f"/harbour/improvement/assessment/{assessed.ref}/").status_code == 404
