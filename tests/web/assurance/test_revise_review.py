"""Saying how far a review is."""

import datetime as dt

from goldenthread.features.assurance import operations
from goldenthread.features.trail.models import Entry


def typed(row, **others):
    return {
        "kind": row.kind, "title": row.title, "stage": row.stage, "theme": "", "scope": "", "reviewer": "",
        "place": "", "repeats": "", "judgement": row.judgement, "summary": "", "revision": row.revision, **others,
    }  # fmt: skip


def test_a_planned_review_is_held_and_reported(as_, world):
    facts = {"kind": "peer", "title": "History", "stage": "planned"}
    row = operations.record_review(trust=world.trust, school=world.haven_high, facts=facts, by=None)
    page = f"/harbour/assurance/review/{row.ref}/edit/"
    told = {"stage": "reported", "held_on": "2026-11-12", "judgement": "Strong"}
    assert as_("head").post(page, typed(row, **told)).status_code == 302
    assert as_("head").post(page, typed(row, **told)).status_code == 409
    row.refresh_from_db()
    assert (row.stage, row.held_on, row.judgement) == ("reported", dt.date(2026, 11, 12), "Strong")
    entry = Entry.objects.get(did="revised a review")
    assert entry.before == {"stage": "planned", "judgement": "", "held on": ""}
    assert entry.after == {"stage": "reported", "judgement": "Strong", "held on": "2026-11-12"}
    assert as_("other_head").get(page).status_code == 404
    assert as_("trustee").get(page).status_code == 404
