"""A plan by both its horizons, service by service."""

from goldenthread.features.plans import operations
from goldenthread.features.plans.models import Assignment, Element


def test_all_years_stand_beside_one_by_the_service_that_leads(as_, world):
    Element.objects.filter(pk=world.aim.pk).update(year_milestones={"2026/27": "A nurse in every school"})
    Assignment.objects.create(element=world.strand, post=world.posts["service"], capacity="lead")
    operations.give_progress(element=world.aim, status="at risk", said="Two posts empty.", by=world.people["chief"])
    shown = as_("governor").get(f"/harbour/plan/{world.plan.ref}/horizons/").content.decode()
    assert "2025-30 and 2026/27" in shown
    assert "Finance and operations" in shown
    assert "A nurse in every school" in shown
    assert "1 at risk" in shown


def test_another_year_is_asked_for_and_nonsense_is_this_one(as_, world):
    milestones = {"2026/27": "A nurse in every school", "2027/28": "A nurse every day"}
    Element.objects.filter(pk=world.aim.pk).update(year_milestones=milestones)
    page = f"/harbour/plan/{world.plan.ref}/horizons/"
    assert "A nurse every day" in as_("chief").get(f"{page}?year=2027/28").content.decode()
    assert "A nurse in every school" in as_("chief").get(f"{page}?year=9").content.decode()


def test_a_stranger_finds_no_such_page(as_, world):
    assert as_("stranger").get(f"/harbour/plan/{world.plan.ref}/horizons/").status_code == 404
