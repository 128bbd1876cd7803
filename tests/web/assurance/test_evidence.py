"""What speaks for and against each pillar of quality, and each area of inspection."""

from goldenthread.features.assurance import operations
from tests.query_budget import assert_within

PAGE = "/harbour/assurance/evidence/"


def test_findings_and_checks_stand_under_their_pillar_and_their_area(as_, world, found, answered):
    answered(world.haven_high, registers="not met")
    found("Every child could name an adult.", severity="strength", pillar="safeguarding")
    pillars = as_("chief").get(PAGE).content.decode()
    assert "High-quality and inclusive education" in pillars
    assert "Every child could name an adult." in pillars
    areas = as_("chief").get(f"{PAGE}?by=area").content.decode()
    assert "Attendance: 2 met, 1 not met" in areas
    assert "Every child could name an adult." not in as_("other_head").get(PAGE).content.decode()


def test_it_costs_the_same_however_much_there_is(as_, world, found, answered):
    answered(world.haven_high)
    found("One.", pillar="finance")
    chief = as_("chief")
    chief.get(PAGE)
    few = assert_within(25, lambda: chief.get(PAGE))
    for n in range(5):
        found(f"No. {n}", pillar="finance", school=world.marsh_lane, asks=operations.Asks("Mend it."))
    answered(world.marsh_lane, who="other_head")
    assert assert_within(25, lambda: chief.get(PAGE)) == few
