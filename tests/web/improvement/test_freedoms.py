"""What a school decides in its phase, and what the trust holds for it."""

import datetime as dt

from goldenthread.features.improvement import operations as improving
from goldenthread.features.organisations import operations as organising
from goldenthread.features.organisations.queries import reach_into
from tests.features.delegation.schemes import adopted
from tests.world import TODAY


def may(world, who, permission, school):
    return reach_into(world.people[who], "harbour", today=TODAY)[1].may(permission, school=school.pk)


def test_what_posts_of_the_school_may_do_follows_what_the_trust_holds(as_, stabilised, world):
    adopted(world)
    page = f"/harbour/improvement/school/{stabilised.ref}/decides/"
    said = {"what": "plan", "is_held": "yes", "decided_by": "Trust Board", "reason": "Stabilise."}
    assert may(world, "head", "plan.edit", stabilised)
    assert as_("head").post(page, said).status_code == 404
    assert as_("governance").post(page, said | {"reason": " "}).status_code == 422
    assert as_("governance").post(page, said).status_code == 302
    assert as_("governance").post(page, said).status_code == 422
    assert not may(world, "head", "plan.edit", stabilised)
    assert may(world, "head", "plan.see", stabilised)
    assert may(world, "chief", "plan.edit", stabilised)
    assert may(world, "other_head", "plan.edit", world.marsh_lane)
    assert "Held by the trust" in as_("head").get(page).content.decode()
    assert as_("governance").post(page, said | {"is_held": "no"}).status_code == 302
    assert may(world, "head", "plan.edit", stabilised)


def test_it_says_what_is_for_the_local_body_and_who_decides_the_rest(as_, stabilised, world):
    page = f"/harbour/improvement/school/{stabilised.ref}/decides/"
    assert "No scheme of delegation is in force" in as_("governor").get(page).content.decode()
    adopted(world)
    text = as_("governor").get(page).content.decode()
    assert "For the local body to decide or approve" in text
    assert "What would be ours in Repair" in text
    assert "Nobody is there: Local body" in text
    assert as_("stranger").get(page).status_code == 404


def test_where_the_trust_holds_the_finances_the_school_asks_what_work_may_cost(as_, stabilised, world):
    page, run = f"/harbour/improvement/school/{stabilised.ref}/", f"/harbour/plan/part/{world.priority.ref}/run/"
    line = {"deed": "money", "kind": "budget", "title": "Books", "amount": "400"}
    assert "finance, still with the school" in " ".join(as_("head").get(page).content.decode().split())
    assert as_("head").post(run, line).status_code == 302
    held = {"what": "finance", "is_held": "yes", "decided_by": "Trust Board", "reason": "Stabilise."}
    assert as_("governance").post(f"{page}decides/", held).status_code == 302
    assert "holds the finances of" in as_("head").get(run).content.decode()
    assert as_("head").post(run, line).status_code == 404
    assert as_("chief").post(run, line).status_code == 302


def test_what_was_held_in_an_earlier_phase_is_not_forgotten_where_the_new_is_silent(as_, stabilised, ladder, board):
    organising.hold_freedom(
        school=stabilised, key="targets", is_held=True, reason="Stabilise.", decided_by="Trust Board",
        since=dt.date(2026, 9, 1), by=None,
    )  # fmt: skip
    improving.move_school(
        school=stabilised, ladder=ladder, to="improve", from_on=dt.date(2026, 11, 2), body=board, reason="It grew.",
        by=None,
    )  # fmt: skip
    page = as_("head").get(f"/harbour/improvement/school/{stabilised.ref}/").content.decode()
    assert "since an earlier phase, and Improve does not say whose it is: targets" in " ".join(page.split())
    page = as_("head").get(f"/harbour/improvement/school/{stabilised.ref}/decides/").content.decode()
    assert "From an earlier phase" in page
