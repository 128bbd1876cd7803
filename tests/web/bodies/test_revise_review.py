"""What a review reported."""

from goldenthread.features.members.operations import keep_review


def test_the_report_is_put_in_and_the_slower_is_told(as_, world):
    row = keep_review(trust=world.trust, by=None, title="Review 2026")
    address = f"/harbour/governance/reviews/{row.ref}/change/"
    typed = {"title": "Review 2026", "says": "Sound.", "reported_on": "2026-11-10", "revision": 1}
    assert as_("trustee").post(address, typed).status_code == 404
    assert as_("governance").post(address, typed).status_code == 302
    assert as_("chief").post(address, typed).status_code == 409
    row.refresh_from_db()
    assert row.says == "Sound."
