"""Asking those who decide to move a school."""

import pytest

from goldenthread.features.approvals.models import Approval
from goldenthread.features.improvement.models import Move, ProposedMove
from goldenthread.features.improvement.queries import phase_of
from goldenthread.foundation import clock


@pytest.fixture
def page(stabilised):
    return f"/harbour/improvement/school/{stabilised.ref}/propose/"


@pytest.fixture
def sent(as_, page, board, world):
    board.posts.add(world.posts["trustee"])
    answer = as_("education").post(page, {"to": "repair", "reason": "Safe, and staffed."})
    assert answer.status_code == 302
    return Approval.objects.get(subject_kind="phase-move")


def answered(as_, who, sent, **said):
    page = f"/harbour/approvals/{sent.ref}/"
    return as_(who).post(page, {"do": "agreed", "step": "decide", "reason": "", **said})


def test_nothing_moves_before_the_board_says_yes(as_, sent, stabilised, page):
    assert phase_of(stabilised, clock.today()).key == "stabilise"
    assert "A proposal is on its way already" in as_("education").get(page).content.decode()
    again = as_("education").post(page, {"to": "improve", "reason": "More."})
    assert (again.status_code, ProposedMove.objects.count()) == (422, 1)
    assert answered(as_, "trustee", sent).status_code == 302
    move = Move.objects.get(now="repair")
    assert (move.decided_by, move.reason) == ("Trust Board", "Safe, and staffed.")
    assert phase_of(stabilised, clock.today()).key == "repair"


def test_sent_back_with_a_reason_it_moves_nobody(as_, sent, stabilised):
    assert answered(as_, "trustee", sent, do="returned", reason="Wait for the audit.").status_code == 302
    assert phase_of(stabilised, clock.today()).key == "stabilise"


def test_what_a_meeting_decided_ends_the_proposal(as_, sent, stabilised, board):
    told = {"to": "repair", "from_on": "2026-11-20", "body": board.ref, "decided_on": "2026-11-19", "reason": "Yes."}
    assert as_("governance").post(f"/harbour/improvement/school/{stabilised.ref}/move/", told).status_code == 302
    sent.refresh_from_db()
    assert sent.state == "withdrawn"


def test_those_who_do_not_assess_find_no_such_page(as_, page):
    for who in ("governor", "trustee", "stranger"):
        assert as_(who).get(page).status_code == 404
