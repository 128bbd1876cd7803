"""Sending a draft of the scheme to those who agree to it."""

import datetime as dt

import pytest

from goldenthread.features.approvals.models import Approval
from goldenthread.features.delegation import operations, queries
from goldenthread.features.organisations.models import Body
from tests.features.delegation.schemes import adopted
from tests.web.delegation.drafts import drafted, line

READY = {"edition": "2027", "wanted_on": "2027-01-01"}


@pytest.fixture
def draft(world):
    adopted(world)
    board, _ = Body.objects.get_or_create(
        trust=world.trust, kind="board", defaults={"key": "board", "name": "Trust board"}
    )
    board.posts.add(world.posts["trustee"])
    return drafted(world)


def sent(as_, draft):
    page = f"/harbour/who-decides/scheme/{draft.ref}/agree/"
    assert as_("governance").post(page, READY).status_code == 302
    assert (
        as_("governance").post(f"/harbour/approvals/send/scheme/{draft.ref}/", {"reason": "Due."}).status_code == 302
    )
    return Approval.objects.get(subject_kind="scheme")


def test_it_holds_from_its_day_with_the_last_yes_and_is_not_changed_meanwhile(as_, world, draft):
    way = sent(as_, draft)
    assert as_("trustee").get(f"/harbour/who-decides/scheme/{draft.ref}/").status_code == 200
    assert as_("head").get(f"/harbour/who-decides/scheme/{draft.ref}/").status_code == 404
    row = line(draft, "school-plan")
    changed = as_("governance").post(f"/harbour/who-decides/decision/{row.ref}/", {"title": "Other", "part_do": []})
    row.refresh_from_db()
    assert changed.status_code == 422
    assert row.title != "Other"
    said = {"do": "agreed", "step": "adopt", "reason": ""}
    assert as_("governance").post(f"/harbour/approvals/{way.ref}/", said).status_code == 404
    assert as_("trustee").post(f"/harbour/approvals/{way.ref}/", said).status_code == 302
    draft.refresh_from_db()
    assert (draft.state, draft.effective_on) == ("adopted", dt.date(2027, 1, 1))
    assert queries.scheme_on(world.trust, dt.date(2027, 1, 1)) == draft


def test_a_gap_must_be_accepted_before_it_is_sent(as_, draft):
    operations.set_parts(
        scheme=draft, by=None, drawn_from=None, parts={line(draft, "school-plan").ref: {"head": {"propose"}}}
    )
    page = f"/harbour/who-decides/scheme/{draft.ref}/agree/"
    refused = as_("governance").post(page, READY)
    assert refused.status_code == 422
    assert "1 to put right first" in refused.content.decode()
    assert as_("governance").post(page, READY | {"accepts_problems": "on"}).status_code == 302
    for who in ("head", "trustee", "stranger"):
        assert as_(who).get(page).status_code == 404
