"""The landing page: every area by school, what is late, and for whom."""

from goldenthread.features.assurance import operations
from goldenthread.features.organisations.models import School
from tests.query_budget import assert_within
from tests.web.assurance.conftest import NOVEMBER

PAGE = "/harbour/assurance/"


def test_a_trust_without_rounds_is_told_what_to_do_first(as_):
    assert "Choose a checklist" in as_("chief").get(PAGE).content.decode()


def test_not_met_and_not_checked_are_told_apart(as_, world, answered):
    answered(world.haven_high, registers="not met")
    page = as_("chief").get(PAGE).content.decode()
    assert "1 school with something not met, 2 schools late with a check" in page
    assert "Not met 1" in page
    assert "Not checked, late 20" in page


def test_a_head_sees_their_own_school_alone(as_, world, answered):
    answered(world.marsh_lane, who="other_head", registers="not met")
    page = as_("head").get(PAGE).content.decode()
    assert "Haven High" in page
    assert "Marsh Lane" not in page


def test_the_page_costs_the_same_with_twelve_schools(as_, world, monthly, november):
    reader = as_("chief")
    reader.get(PAGE)
    few = assert_within(30, lambda: reader.get(PAGE))
    more = [
        School.objects.create(trust=world.trust, key=f"s{n}", name=f"School {n}", short_name=f"S{n}", phase="primary")
        for n in range(10)
    ]
    operations.open_rounds(
        checklist=operations.take_checklist(trust=world.trust, key="attendance-guidance", by=None),
        times=[NOVEMBER], schools=more, by=None,
    )  # fmt: skip
    assert assert_within(30, lambda: reader.get(PAGE)) == few
