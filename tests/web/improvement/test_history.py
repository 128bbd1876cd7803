"""How a school came along its ladder."""


def test_each_decision_stands_with_its_reason(as_, stabilised):
    page = as_("governor").get(f"/harbour/improvement/school/{stabilised.ref}/history/").content.decode()
    assert "It needs help." in page
    assert "Decided by the Trust Board" in page


def test_without_a_ladder_or_for_others_there_is_no_such_page(as_, stabilised, world):
    assert as_("chief").get(f"/harbour/improvement/school/{world.marsh_lane.ref}/history/").status_code == 404
    assert as_("other_head").get(f"/harbour/improvement/school/{stabilised.ref}/history/").status_code == 404
