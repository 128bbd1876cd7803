"""Changing a kind of report, and offering it no longer."""

from goldenthread.features.reports.models import Design
from tests.features.reports.writing import drafted
from tests.web.reports.test_designs import designed


def test_a_report_in_hand_keeps_its_sections(world, as_):
    design = designed(world)
    report = drafted(world, f"own-{design.ref}")
    client, address = as_("governance"), f"/harbour/reports/kinds/{design.ref}/"
    typed = {"title": "Note", "audience": "board", "revision": 1, "plan_place": "1"}
    assert client.post(address, typed).status_code == 302
    assert client.post(address, typed).status_code == 409, "drawn from what stood before"
    report.refresh_from_db()
    assert [one["section"] for one in report.content["sections"]] == ["exceptions", "words"]


def test_one_that_is_dropped_is_offered_no_longer_and_its_reports_stay(world, as_):
    design = designed(world)
    report = drafted(world, f"own-{design.ref}")
    as_("governance").post(f"/harbour/reports/kinds/{design.ref}/", {"drop": "1"})
    assert Design.objects.get().dropped_on
    assert as_("head").get(f"/harbour/reports/new/own-{design.ref}/").status_code == 404
    assert as_("head").get(f"/harbour/reports/drafts/{report.ref}/").status_code == 200
    assert as_("head").post(f"/harbour/reports/kinds/{design.ref}/").status_code == 404
