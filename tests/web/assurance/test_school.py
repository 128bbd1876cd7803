"""One school across everything that is checked."""


def page_of(school):
    return f"/harbour/assurance/school/{school.ref}/"


def test_a_schools_areas_stand_month_by_month(as_, world, answered):
    answered(world.haven_high, period="2026-10")
    answered(world.haven_high, registers="partly")
    page = as_("head").get(page_of(world.haven_high)).content.decode()
    assert ">Oct 2026</a>" in page
    assert "1 partly" in page


def test_another_schools_page_is_not_there(as_, world, november):
    assert as_("head").get(page_of(world.marsh_lane)).status_code == 404
    assert as_("stranger").get(page_of(world.haven_high)).status_code == 404
