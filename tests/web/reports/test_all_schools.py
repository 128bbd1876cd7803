"""The reports of all schools: how far each has come, and issuing them together."""

from goldenthread.features.reports.models import Batch
from tests.features.reports.writing import drafted, issued
from tests.query_budget import queries_of

ADDRESS = "/harbour/reports/schools/heads-report/"


def test_it_shows_how_far_each_has_come_and_begins_a_job(world, as_):
    issued(world)
    drafted(world, school="marsh_lane", by="other_head")
    client = as_("governance")
    page = client.get(ADDRESS).content.decode()
    assert "1 issued" in page
    assert "1 being written" in page
    answer = client.post(ADDRESS, {"which": "written"})
    assert answer["Location"] == f"/harbour/reports/jobs/{Batch.objects.get().ref}/"
    assert client.post(ADDRESS, {"which": "all"}).status_code == 422, "one job at a time"


def test_it_is_for_those_who_issue_reports(as_):
    for who in ("head", "trustee", "governor", "stranger"):
        assert as_(who).get(ADDRESS).status_code == 404
    assert as_("chief").get("/harbour/reports/schools/board-pack/").status_code == 404


def test_it_costs_the_same_whatever_the_number_of_schools(world, as_):
    client = as_("chief")
    client.get(ADDRESS)
    few = len(queries_of(lambda: client.get(ADDRESS)))
    for number in range(20):
        world.trust.schools.create(key=f"s{number}", name=f"S{number}", short_name=f"S{number}", phase="primary")
    assert len(queries_of(lambda: client.get(ADDRESS))) == few
