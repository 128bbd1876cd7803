"""The demonstration has a report to read from the start; a real trust issues its own."""

from goldenthread.features.organisations.models import Trust
from goldenthread.features.reports.models import Snapshot
from goldenthread.project.first_reports import issue_first_reports


def test_an_invented_trust_gets_its_first_board_summary_once(world, as_):
    Trust.objects.filter(pk=world.trust.pk).update(is_demonstration=True)
    issue_first_reports()
    issue_first_reports()
    issued = Snapshot.objects.get(trust=world.trust)
    assert (issued.report, issued.issued_by) == ("board-summary", world.people["governance"])
    assert f"/harbour/reports/{issued.ref}/" in as_("trustee").get("/harbour/reports/").content.decode()


def test_a_real_trust_issues_its_own(world):
    issue_first_reports()
    assert not Snapshot.objects.exists()
