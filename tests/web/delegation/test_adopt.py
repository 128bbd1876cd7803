"""Checking a draft and adopting it."""

import datetime as dt

from goldenthread.features.delegation import operations, queries
from tests.features.delegation.schemes import adopted
from tests.web.delegation.drafts import drafted, line

FACTS = {"edition": "2027", "approved_by": "Trust board", "approved_on": "2026-11-20", "effective_on": "2027-01-01"}


def address(draft) -> str:
    return f"/harbour/who-decides/scheme/{draft.ref}/adopt/"


def test_from_its_day_it_is_the_scheme(as_, world) -> None:
    adopted(world)
    draft = drafted(world)
    assert as_("governance").post(address(draft), FACTS).status_code == 302
    assert queries.scheme_on(world.trust, dt.date(2026, 12, 31)).edition == "2026/27"
    assert queries.scheme_on(world.trust, dt.date(2027, 1, 1)) == draft


def test_a_gap_and_a_clash_are_shown_and_must_be_accepted_by_name(as_, world) -> None:
    draft = drafted(world)
    operations.set_parts(scheme=draft, by=None, drawn_from=None, parts={
        line(draft, "school-plan").ref: {"head": {"propose"}},
        line(draft, "hub-priorities").ref: {"chief": {"decide"}, "board": {"decide"}},
    })  # fmt: skip
    page = as_("chief").get(address(draft)).content.decode()
    assert "Nobody decides." in page
    assert "Trust board and Chief executive each decide" in page or "Chief executive and Trust board each" in page
    refused = as_("chief").post(address(draft), FACTS)
    assert refused.status_code == 422
    assert "2 to put right first" in refused.content.decode()
    assert as_("chief").post(address(draft), FACTS | {"accepts_problems": "on"}).status_code == 302


def test_it_cannot_hold_before_it_is_approved_nor_before_another(as_, world) -> None:
    adopted(world)
    draft = drafted(world)
    for day, says in (("2026-11-01", "before it is approved"), ("2026-08-01", "before it is approved")):
        answer = as_("chief").post(address(draft), FACTS | {"effective_on": day})
        assert answer.status_code == 422
        assert says in answer.content.decode()
    early = FACTS | {"approved_on": "2026-07-01", "effective_on": "2026-08-01"}
    assert "begins on 1 September 2026 already" in as_("chief").post(address(draft), early).content.decode()


def test_somebody_quicker_is_told_of(as_, world) -> None:
    draft = drafted(world)
    operations.set_parts(scheme=draft, by=None, drawn_from=None, parts={})
    answer = as_("chief").post(address(draft), FACTS | {"revision": "1"})
    assert answer.status_code == 409


def test_a_head_adopts_nothing(as_, world) -> None:
    assert as_("head").post(address(drafted(world)), FACTS).status_code == 404
