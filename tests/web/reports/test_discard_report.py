"""Letting go of a draft."""

from goldenthread.features.reports.models import Report
from tests.features.reports.writing import drafted


def test_its_writer_lets_go_of_it_and_nobody_else(world, as_):
    report = drafted(world)
    address = f"/harbour/reports/drafts/{report.ref}/discard/"
    assert as_("other_head").post(address).status_code == 404
    assert as_("governor").post(address).status_code == 404
    assert Report.objects.exists()
    assert as_("head").post(address)["Location"] == "/harbour/reports/"
    assert not Report.objects.exists()
