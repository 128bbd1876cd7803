"""What was agreed in a meeting is recorded, and is in force from that day."""

import datetime as dt

from goldenthread.features.approvals.models import Approval
from goldenthread.features.documents.models import Document
from goldenthread.features.organisations.models import Body
from tests.features.documents.registered import page, registered


def test_a_draft_that_the_board_agreed_is_put_in_force(as_, world):
    board = Body.objects.create(trust=world.trust, key="board", name="Trust board", kind="board")
    document = registered(world, draft="Tell two people.")
    typed = {"body": board.ref, "on": "2026-11-18"}
    assert as_("governance").post(page(document, "agreed"), typed).status_code == 302
    again = Document.objects.get()
    assert (again.current.number, again.current.agreed_by) == (2, "Trust board")
    assert again.next_review_on == dt.date(2027, 11, 18)
    assert Approval.objects.get().state == "agreed"


def test_a_day_to_come_and_nobody_named_are_refused(as_, world):
    document = registered(world, draft="Tell two people.")
    answer = as_("governance").post(page(document, "agreed"), {"decided_by": "Chair", "on": "2026-12-24"})
    assert answer.status_code == 422
    assert "still to come" in answer.content.decode()
    answer = as_("governance").post(page(document, "agreed"), {"on": "2026-11-18"})
    assert "Say who agreed to it." in answer.content.decode()


def test_without_a_draft_there_is_nothing_to_agree(as_, world):
    assert as_("governance").get(page(registered(world), "agreed")).status_code == 404
