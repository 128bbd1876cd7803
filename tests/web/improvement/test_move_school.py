"""Recording what a body decided about a school's phase."""

import datetime as dt

from goldenthread.features.improvement import operations
from goldenthread.features.improvement.models import Move, WorkItem
from goldenthread.features.organisations.models import ImprovementPhase


def page_of(school):
    return f"/harbour/improvement/school/{school.ref}/move/"


def typed(board, **other):
    return {
        "to": "repair", "from_on": "2026-11-20", "body": board.ref, "decided_on": "2026-11-19",
        "reason": "Safe, and staffed.", **other,
    }  # fmt: skip


def test_a_move_carries_what_is_unfinished_and_keeps_the_history(as_, stabilised, board, item, world):
    operations.record_work(
        school=stabilised,
        items=[item("a-press-release")],
        said="Sent.",
        is_done=True,
        by=None,
        on=dt.date(2026, 9, 2),
    )
    assert as_("governance").post(page_of(stabilised), typed(board)).status_code == 302
    assert [phase.key for phase in ImprovementPhase.objects.filter(school=stabilised)] == ["stabilise", "repair"]
    assert item("budgets-audited").carried_from == "stabilise"
    assert (item("a-press-release").state, item("a-press-release").carried_from) == ("done", "")
    assert WorkItem.objects.filter(school=stabilised, phase="repair").count() == 43


def test_what_held_all_through_a_phase_ends_with_it_and_counts_no_more(as_, stabilised, board, item):
    held = item("everything-done-can-be-traced")
    operations.record_work(
        school=stabilised, items=[held, item("a-press-release")], said="Seen.", is_done=True, by=None,
        on=dt.date(2026, 9, 2),
    )  # fmt: skip
    as_("governance").post(page_of(stabilised), typed(board))
    page = as_("head").get(f"/harbour/improvement/school/{stabilised.ref}/").content.decode()
    assert "Held through Stabilise" in page
    assert "2 items were finished in earlier phases" in page
    assert "0 of 86 items done" in page
    form = f"/harbour/improvement/school/{stabilised.ref}/record/"
    assert held.ref not in as_("head").get(form).content.decode()
    assert held.ref in as_("head").get(f"{form}?for={held.ref}").content.decode()
    assert "0 of 86 items done" in as_("chief").get("/harbour/improvement/").content.decode()


def test_on_a_step_back_what_was_done_is_confirmed_afresh(as_, stabilised, board, item):
    operations.record_work(
        school=stabilised,
        items=[item("a-press-release")],
        said="Sent.",
        is_done=True,
        by=None,
        on=dt.date(2026, 9, 2),
    )
    as_("governance").post(page_of(stabilised), typed(board))
    as_("governance").post(page_of(stabilised), typed(board, to="stabilise", from_on="2026-11-21"))
    again = item("a-press-release")
    assert (again.state, again.opened_on) == ("to confirm", dt.date(2026, 11, 21))  # its time begins anew
    assert again.due_on is None or again.due_on > dt.date(2026, 11, 21)
    assert item("a-literacy-strategy-begun").state == "waits"


def test_nobody_records_the_decision_on_their_own_assessment(as_, stabilised, board, ladder, world):
    operations.assess(
        school=stabilised, ladder=ladder, indications=[], judged={}, found={}, by=world.people["governance"]
    )
    answer = as_("governance").post(page_of(stabilised), typed(board))
    assert answer.status_code == 422
    assert "Whoever made the assessment does not record" in answer.content.decode()
    assert as_("chief").post(page_of(stabilised), typed(board)).status_code == 302


def test_what_is_missing_or_too_early_is_said_and_nothing_typed_is_lost(as_, stabilised, board):
    page = as_("governance").post(page_of(stabilised), typed(board, from_on="2026-08-01", reason="Because we say so"))
    assert page.status_code == 422
    assert "A move holds from a later day" in page.content.decode()
    assert "Because we say so" in page.content.decode()
    assert Move.objects.count() == 1


def test_those_who_do_not_decide_find_no_such_page(as_, stabilised):
    for who in ("head", "education", "trustee", "stranger"):
        assert as_(who).get(page_of(stabilised)).status_code == 404
