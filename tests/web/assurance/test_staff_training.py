"""Training of staff as counts: who sees them, and whose names nobody else reads."""

from goldenthread.features.members import operations
from tests.query_budget import assert_within

PAGE = "/harbour/assurance/training/"


def test_the_board_sees_counts_and_no_name(as_, trained):
    page = as_("trustee").get(PAGE).content.decode()
    assert "1 certificate has run out, 1 is lacking" in page
    assert "50&nbsp;%" in page
    assert "Ola Reed" not in page
    assert "training/at/" not in page


def test_a_governor_sees_the_counts_of_their_own_school(as_, trained):
    page = as_("governor").get(PAGE).content.decode()
    assert "Haven High" in page
    assert "Marsh Lane" not in page


def test_everybody_sees_their_own(as_, trained):
    page = as_("head").get(PAGE).content.decode()
    assert "Your own" in page
    assert "2026-12-01" in page
    assert "Your own" not in as_("other_head").get(PAGE).content.decode()


def test_as_many_questions_however_many_people(as_, world, trained):
    few = assert_within(60, lambda: as_("chief").get(PAGE))
    more = [(f"Person {n}", "Teacher") for n in range(30)]
    operations.list_staff(trust=world.trust, people=more, by=None, school=world.marsh_lane)
    assert_within(few, lambda: as_("chief").get(PAGE))
