"""Drawing a report up."""

from goldenthread.features.reports.models import Report
from tests.features.reports.writing import TERM

ADDRESS = "/harbour/reports/new/heads-report/"


def test_a_head_draws_up_the_report_of_their_own_school_alone(world, as_):
    client = as_("head")
    assert "Marsh Lane" not in client.get(ADDRESS).content.decode()
    assert client.post(ADDRESS, {"school": world.marsh_lane.ref, "period": TERM.name}).status_code == 422
    answer = client.post(ADDRESS, {"school": world.haven_high.ref, "period": TERM.name})
    report = Report.objects.get()
    assert answer["Location"] == f"/harbour/reports/drafts/{report.ref}/"
    assert (report.school, report.drawn_by) == (world.haven_high, world.people["head"])


def test_what_others_write_is_not_there(as_):
    for who, kind in (("head", "board-pack"), ("head", "local-report"), ("governor", "heads-report"),
                      ("trustee", "board-pack"), ("stranger", "heads-report"), ("chief", "nonesuch")):  # fmt: skip
        assert as_(who).get(f"/harbour/reports/new/{kind}/").status_code == 404
    assert as_("governor").get("/harbour/reports/new/local-report/").status_code == 200


def test_an_initiative_s_lead_is_offered_the_part_that_the_address_is_about(world, as_):
    world.aim.assignments.create(post=world.posts["initiative"])
    page = as_("initiative").get(f"/harbour/reports/new/initiative-report/?about=element:{world.aim.ref}")
    assert f'value="{world.aim.ref}" selected' in page.content.decode()
