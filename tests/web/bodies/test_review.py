"""A review, and in its repeat what became of what was found before."""

from goldenthread.features.members.operations import add_finding, keep_review


def test_the_repeat_shows_whether_earlier_findings_were_acted_on(as_, world, board):
    first = keep_review(trust=world.trust, by=None, title="Review 2024", bodies=[board])
    add_finding(trust=world.trust, by=None, kind="improve", says="Papers come late", review=first)
    again = keep_review(trust=world.trust, by=None, title="Review 2026", bodies=[board], repeats=first)
    page = as_("trustee").get(f"/harbour/governance/reviews/{again.ref}/").content.decode()
    assert "Papers come late" in page
    assert as_("stranger").get(f"/harbour/governance/reviews/{again.ref}/").status_code == 404
