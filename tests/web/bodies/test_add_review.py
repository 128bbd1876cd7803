"""A review from outside is commissioned."""

from goldenthread.features.members.models import Review

ADDRESS = "/harbour/governance/reviews/new/"


def test_scope_reviewer_and_bodies_are_kept(as_, board):
    typed = {"title": "External review", "bodies": [board.ref], "reviewer": "Tern and Co", "cost": "4500",
             "commissioned_on": "2026-10-01", "next_due_on": "2029-10-01"}  # fmt: skip
    assert as_("trustee").post(ADDRESS, typed).status_code == 404
    assert as_("governance").post(ADDRESS, typed | {"reported_on": "2026-09-01"}).status_code == 422
    assert as_("governance").post(ADDRESS, typed).status_code == 302
    assert list(Review.objects.get().bodies.all()) == [board]


def test_what_it_looks_at_is_agreed_by_a_body_on_a_day(as_, board):
    typed = {"title": "External review", "scope": "How we hear.", "scope_agreed_by": board.ref}
    assert as_("governance").post(ADDRESS, typed).status_code == 422
    assert as_("governance").post(ADDRESS, typed | {"scope_agreed_on": "2026-11-12"}).status_code == 302
    row = Review.objects.get()
    assert "12 November 2026" in as_("trustee").get(f"/harbour/governance/reviews/{row.ref}/").content.decode()
