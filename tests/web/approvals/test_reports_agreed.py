"""A report goes to its local body and then to the board, in that order, as it was issued."""

import pytest

from goldenthread.features.approvals.models import Approval, Signature
from tests.features.reports.drawing import issued


@pytest.fixture
def report(world, reach):
    return issued(world, reach)


def test_a_report_of_the_whole_trust_ends_with_the_board(report, as_):
    page = f"/harbour/reports/{report.ref}/"
    assert "Send it to those who look at it" in as_("chief").get(page).content.decode()
    assert "Send it to those who look at it" not in as_("trustee").get(page).content.decode()
    assert as_("chief").post(f"/harbour/approvals/send/report/{report.ref}/", {}).status_code == 302
    sent = Approval.objects.get()
    answer = as_("trustee").post(
        f"/harbour/approvals/{sent.ref}/", {"do": "agreed", "step": "board", "minute": "Item 4"}
    )
    assert answer.status_code == 302
    assert Signature.objects.get().digest == report.hash
    assert "The board receives" in as_("chief").get(page).content.decode()


def test_only_those_who_issue_reports_send_them(report, as_):
    for who in ("trustee", "head", "governor", "stranger"):
        assert as_(who).post(f"/harbour/approvals/send/report/{report.ref}/", {}).status_code == 404
