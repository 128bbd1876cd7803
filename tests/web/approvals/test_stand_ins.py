"""Naming somebody to decide while one is away."""

from goldenthread.features.approvals.models import StandIn

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
