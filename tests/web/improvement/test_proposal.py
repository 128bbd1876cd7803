"""A move that was asked for, as those who decide read it."""

import datetime as dt

from goldenthread.domain.deciding.delegation import Line
from goldenthread.features.delegation import operations as delegating
from goldenthread.features.improvement import operations
from goldenthread.features.improvement.models import ProposedMove
from tests.features.delegation.schemes import adopted


def test_it_says_what_would_follow_before_anybody_decides(as_, stabilised, ladder, board, world):
    board.posts.add(world.posts["trustee"])
    adopted(world)
    delegating.vary(
        trust=world.trust, topic="orders", lines=[Line("orders", {"local": frozenset({"decide"})})], phase="repair",
        reason="In Repair.", from_on=dt.date(2026, 9, 1), by=None,
    )  # fmt: skip
    operations.propose_move(
        school=stabilised, ladder=ladder, to="repair", reason="Safe.", by=world.people["education"],
        post=world.posts["education"],
    )  # fmt: skip
    row = ProposedMove.objects.get()
    text = as_("trustee").get(f"/harbour/improvement/proposal/{row.ref}/").content.decode()
    assert "43 new items" in text
    assert "43 unfinished items" not in text
    assert "until trustees devolve it" in text
    assert "Nobody there" in text
    assert (
        "Learning side by side" in as_("head").get(f"/harbour/improvement/school/{stabilised.ref}/").content.decode()
    )
    assert as_("stranger").get(f"/harbour/improvement/proposal/{row.ref}/").status_code == 404


def test_a_phase_that_nothing_indicates_is_asked_for_with_a_reason_and_marked_once_it_is_agreed(
    as_, stabilised, ladder, board, world
):
    board.posts.add(world.posts["trustee"])
    assessment = operations.assess(
        school=stabilised, ladder=ladder, indications=[], judged={}, found={}, by=world.people["education"]
    )
    seen = as_("education").get(f"/harbour/improvement/assessment/{assessment.ref}/").content.decode()
    assert "Ask for a phase, with your reason" in seen
    way = operations.propose_move(
        school=stabilised, ladder=ladder, to="repair", reason="Two calm terms.", by=world.people["education"],
        post=world.posts["education"], assessment=assessment,
    )  # fmt: skip
    row = ProposedMove.objects.get()
    page = f"/harbour/improvement/proposal/{row.ref}/"
    assert "Nothing indicates a phase" in as_("trustee").get(page).content.decode()
    told = {"do": "agreed", "step": "decide", "reason": ""}
    assert as_("trustee").post(f"/harbour/approvals/{way.ref}/", told).status_code == 302
    for address in (page, f"/harbour/improvement/school/{stabilised.ref}/history/", "/harbour/improvement/"):
        text = as_("trustee").get(address).content.decode()
        assert "Decided without an indication" in text
        assert "Two calm terms." in text
