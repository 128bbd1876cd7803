"""Dissolving a body, with what came of it."""


def test_everybody_leaves_and_no_post_acts_in_its_name(as_, local, seat):
    address = f"/harbour/governance/bodies/{local.ref}/dissolve/"
    assert as_("governance").post(address, {"on": "2026-11-20", "result": ""}).status_code == 422
    assert as_("governance").post(address, {"on": "2026-11-20", "result": "Done its work."}).status_code == 302
    local.refresh_from_db()
    seat.refresh_from_db()
    assert (str(local.dissolved_on), str(seat.ended_on), local.posts.count()) == ("2026-11-20", "2026-11-20", 0)
    page = as_("governor").get(f"/harbour/governance/bodies/{local.ref}/").content.decode()
    assert "Done its work." in page
    assert as_("governance").get(address).status_code == 404


def test_those_who_keep_no_seats_find_no_such_page(as_, local):
    for who in ("governor", "head", "other_head", "stranger"):
        assert as_(who).get(f"/harbour/governance/bodies/{local.ref}/dissolve/").status_code == 404
