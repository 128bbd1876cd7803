"""Changing an interest."""

from goldenthread.features.members.operations import declare_interest


def test_whose_it_is_and_who_keeps_the_register_change_it_and_nobody_else(as_, world, board):
    row = declare_interest(
        trust=world.trust, by=None, person=world.people["trustee"], name="Trustee", kind="business", what="Quill"
    )
    address = f"/harbour/governance/interests/{row.ref}/"
    typed = {"kind": "business", "what": "Quill", "until_on": "2026-10-31", "revision": 1}
    for who in ("governor", "head", "education", "stranger"):
        assert as_(who).post(address, typed).status_code == 404
    assert as_("trustee").post(address, typed).status_code == 302
    assert as_("governance").post(address, typed).status_code == 409
    row.refresh_from_db()
    assert str(row.until_on) == "2026-10-31"
