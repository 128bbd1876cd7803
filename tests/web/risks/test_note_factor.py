"""Noting something around us."""

from goldenthread.features.risks.models import Factor

PAGE = "/harbour/risks/around/new/"
TYPED = {"title": "Births fall", "kind": "market", "is_risk": "on", "is_lever": "on"}


def test_a_factor_may_be_a_risk_and_a_lever_at_once(as_):
    assert as_("chief").post(PAGE, TYPED | {"place": "trust"}).status_code == 302
    assert Factor.objects.get().classes == ["Risk", "Lever"]


def test_a_head_notes_it_for_the_own_school_alone_and_nothing_typed_is_lost(as_, world):
    refused = as_("head").post(PAGE, TYPED | {"place": f"school:{world.marsh_lane.ref}"})
    assert (refused.status_code, "Births fall" in refused.content.decode()) == (422, True)
    assert as_("head").post(PAGE, TYPED | {"place": f"school:{world.haven_high.ref}"}).status_code == 302
