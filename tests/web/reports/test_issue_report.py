"""Finishing and issuing a report."""

from goldenthread.features.reports import operations
from goldenthread.features.reports.models import Report, Snapshot
from goldenthread.features.reports.written_kinds import kinds_of
from tests.features.reports.writing import TERM, drafted


def typed(report, **more):
    return {"confidential_for": "body", "revision": Report.objects.get(pk=report.pk).revision, **more}


def test_a_head_issues_their_own_report_and_nobody_alters_it(world, as_):
    report, client = drafted(world), as_("head")
    address = f"/harbour/reports/drafts/{report.ref}/issue/"
    assert "places have no words" in client.get(address).content.decode()
    answer = client.post(address, typed(report, issue=1))
    snapshot = Snapshot.objects.get()
    assert answer["Location"] == f"/harbour/reports/{snapshot.ref}/"
    page = client.get(answer["Location"]).content.decode()
    assert snapshot.hash in page
    for again in ("", "write/", "again/", "issue/", "discard/"):
        assert client.post(f"/harbour/reports/drafts/{report.ref}/{again}", typed(report, issue=1)).status_code in {
            404,
            405,
        }


def test_one_that_is_the_trust_s_to_issue_is_only_said_to_be_written(world, as_):
    world.aim.assignments.create(post=world.posts["initiative"])
    report = operations.draw_up_report(
        trust=world.trust, kind=kinds_of(world.trust)["initiative-report"], span=TERM, element=world.aim,
        by=world.people["initiative"],
    )  # fmt: skip
    address, client = f"/harbour/reports/drafts/{report.ref}/issue/", as_("initiative")
    assert client.post(address, typed(report, issue=1)).status_code == 404
    assert client.post(address, typed(report)).status_code == 302
    report.refresh_from_db()
    assert report.annotated_on
    assert not Snapshot.objects.exists()


def test_words_that_came_meanwhile_are_looked_at_first(world, as_):
    report = drafted(world)
    answer = as_("head").post(
        f"/harbour/reports/drafts/{report.ref}/issue/", typed(report, issue=1) | {"revision": 99}
    )
    assert answer.status_code == 409
    assert not Snapshot.objects.exists()
