"""Tying a risk to what it endangers."""


def test_it_is_tied_only_to_what_the_reader_may_see(as_, world, risk, elsewhere):
    page = f"/harbour/risks/risk/{risk.ref}/tie/"
    as_("head").post(page, {"about": f"measure:{world.attendance.ref}"})
    as_("head").post(page, {"about": f"risk:{elsewhere.ref}"})
    assert [tie.kind for tie in risk.links.all()] == ["measure"]
    as_("head").post(page, {"about": f"measure:{world.attendance.ref}", "deed": "untie"})
    assert not risk.links.exists()
    assert as_("governor").post(page, {"about": f"measure:{world.attendance.ref}"}).status_code == 404
