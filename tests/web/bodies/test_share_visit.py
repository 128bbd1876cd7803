"""Noting that the board has a visit before it."""


def test_who_keeps_the_members_notes_it(as_, visit):
    address = f"/harbour/governance/visits/{visit.ref}/share/"
    assert as_("governor").post(address).status_code == 404
    assert as_("governance").post(address).status_code == 302
    visit.refresh_from_db()
    assert str(visit.shared_on) == "2026-11-21"
