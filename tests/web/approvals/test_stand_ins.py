"""Naming somebody to decide while one is away."""

from goldenthread.features.approvals.models import StandIn
from goldenthread.features.plans import operations as planning

PAGE = "/harbour/approvals/deputies/"


def typed(world, **other):
    names = {"post": world.posts["trustee"].ref, "deputy": world.posts["finance_lead"].ref}
    return names | {"from_on": "2026-11-21", "until_on": "2026-12-04", "reason": "Leave"} | other


def test_one_names_a_deputy_for_ones_own_post(world, as_):
    assert as_("trustee").post(PAGE, typed(world)).status_code == 302
    assert StandIn.objects.get().deputy == world.posts["finance_lead"]
    assert "Finance director" in as_("trustee").get(PAGE).content.decode()
    assert "Finance director</b> for" not in as_("governor").get(PAGE).content.decode()


def test_only_for_ones_own_post_unless_one_manages_people(world, as_):
    assert as_("governor").post(PAGE, typed(world)).status_code == 422
    assert as_("governance").post(PAGE, typed(world)).status_code == 302


def test_days_and_posts_that_cannot_be_are_refused(world, as_):
    for wrong in ({"until_on": "2026-11-01"}, {"deputy": world.posts["trustee"].ref}, {"from_on": "soon"}):
        assert as_("trustee").post(PAGE, typed(world, **wrong)).status_code == 422
    assert not StandIn.objects.exists()


def test_a_deputy_from_another_school_reads_what_they_decide_and_no_longer(world, as_):
    page = f"/harbour/plan/{world.school_plan.ref}/"
    sent = planning.send_plan(plan=world.school_plan, by=world.people["head"], post=world.posts["head"])
    assert as_("other_head").get(page).status_code == 404
    names = {"post": world.posts["governor"].ref, "deputy": world.posts["other_head"].ref}
    assert as_("governor").post(PAGE, typed(world, **names)).status_code == 302
    assert as_("other_head").get(page).status_code == 200
    assert page in as_("other_head").get(f"/harbour/approvals/{sent.ref}/").content.decode()
    as_("governor").post(f"{PAGE}{StandIn.objects.get().ref}/end/")
    assert as_("other_head").get(page).status_code == 404
