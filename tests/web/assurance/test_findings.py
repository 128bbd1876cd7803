"""Everything that was found, and where it is."""

from goldenthread.features.assurance import operations
from goldenthread.features.assurance.models import Finding
from tests.query_budget import assert_within

PAGE = "/harbour/assurance/findings/"


def test_serious_findings_stand_first_and_another_schools_are_not_there(as_, world, found):
    found("A gate stands open.", severity="minor")
    found("No fire drill this year.", severity="significant")
    found("Marsh Lane’s hall leaks.", school=world.marsh_lane)
    page = as_("head").get(PAGE).content.decode()
    assert "2 findings are open" in page
    assert page.index("No fire drill") < page.index("A gate stands open")
    assert "hall leaks" not in page


def test_the_page_costs_the_same_however_much_was_found(as_, world, found):
    found("One.")
    chief = as_("chief")
    chief.get(PAGE)
    few = assert_within(25, lambda: chief.get(PAGE))
    Finding.objects.bulk_create(
        Finding(trust=world.trust, school=world.haven_high, says=f"No. {n}", found_on="2026-11-02") for n in range(20)
    )
    operations.recommend(finding=Finding.objects.first(), says="Mend it.", by=None)
    assert assert_within(25, lambda: chief.get(PAGE)) == few
