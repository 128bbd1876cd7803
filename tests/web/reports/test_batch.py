"""How far a job of many reports has come."""

import pytest

from goldenthread.features.reports import operations
from goldenthread.features.reports.written_kinds import kinds_of
from tests.features.reports.writing import HEADS, TERM


@pytest.fixture
def address(world):
    kind = kinds_of(world.trust)[HEADS]
    batch = operations.begin_batch(trust=world.trust, kind=kind, span=TERM, draws=True, by=world.people["chief"])
    return f"/harbour/reports/jobs/{batch.ref}/"


def test_it_goes_on_by_itself_or_when_asked_to(as_, address):
    client = as_("chief")
    page = client.get(address).content.decode()
    assert "0 of 2 done" in page
    assert 'http-equiv="refresh"' in page
    page = client.post(address, follow=True).content.decode()
    assert "All 2 are done" in page
    assert 'http-equiv="refresh"' not in page


def test_it_is_for_those_who_issue_reports(as_, address):
    for who in ("head", "trustee", "stranger"):
        assert as_(who).get(address).status_code == 404
        assert as_(who).post(address).status_code == 404
