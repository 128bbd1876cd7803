"""One month of the year."""

import pytest

from tests.features.reviews.laid import duty


def test_a_month_shows_its_days_and_each_place(as_, world):
    duty(world.trust)
    duty(world.trust, "Census", month=11, day=5, of="trust", role="data_manager")
    page = as_("chief").get("/harbour/year/months/2026-11/").content.decode()
    assert "November 2026" in page
    assert "Marsh Lane" in page
    assert page.count("Census") >= 2  # on its day, and in the list


def test_a_month_can_be_narrowed_to_ones_own(as_, world):
    duty(world.trust)
    duty(world.trust, "Census", month=11, day=5, of="trust", role="data_manager")
    page = as_("head").get("/harbour/year/months/2026-11/?of=mine").content.decode()
    assert "Compliance checked" in page
    assert "Census" not in page


@pytest.mark.parametrize("which", ["2026-13", "0000-01", "november"])
def test_there_is_no_such_month(as_, which):
    assert as_("chief").get(f"/harbour/year/months/{which}/").status_code == 404


@pytest.mark.parametrize(("which", "leads_on"), [("2026-11", True), ("2031-12", False), ("2100-12", False)])
def test_the_steps_from_month_to_month_end_some_years_away(as_, which, leads_on):
    page = as_("chief").get(f"/harbour/year/months/{which}/").content.decode()
    assert ("The month after" in page) == leads_on
