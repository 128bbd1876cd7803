"""Changing what was agreed of a visit."""


def test_the_day_moves_and_the_slower_is_told(as_, world, visit):
    address = f"/harbour/governance/visits/{visit.ref}/change/"
    typed = {"kind": "SEND", "on": "2026-12-02", "part": f"element:{world.priority.ref}", "revision": 1}
    assert as_("governor").post(address, typed).status_code == 302
    visit.refresh_from_db()
    assert (visit.kind, visit.subject_ref, visit.who) == ("SEND", world.priority.ref, "Ada Quill")
    assert as_("governance").post(address, typed).status_code == 409
    assert as_("head").get(address).status_code == 404
