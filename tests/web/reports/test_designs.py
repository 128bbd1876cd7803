"""The kinds of report of a trust's own."""

from goldenthread.domain.year.report_ways import Chosen
from goldenthread.features.reports import operations
from goldenthread.features.reports.models import Design


def designed(world, title="Half-term note"):
    return operations.add_design(
        trust=world.trust, title=title, says="", of="school", audience="local body",
        sections=[Chosen("exceptions"), Chosen("words", "Music", "What was played?")], by=world.people["governance"],
    )  # fmt: skip


def test_it_lists_them_beside_the_ready_made(world, as_):
    designed(world)
    page = as_("governance").get("/harbour/reports/kinds/").content.decode()
    assert "Half-term note" in page
    assert "Board pack" in page
    assert "Half-term note" in as_("head").get("/harbour/reports/").content.decode(), "and a head can begin one"


def test_others_find_no_such_page(world, as_):
    for who in ("head", "trustee", "education", "stranger"):
        assert as_(who).get("/harbour/reports/kinds/").status_code == 404
    assert not Design.objects.exists()
