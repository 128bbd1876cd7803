"""One thing that a body watches over."""

import datetime as dt

from goldenthread.features.members.operations import set_watch
from goldenthread.features.organisations import operations


def test_its_members_note_a_look_and_others_do_not(as_, world, board, local):
    row = set_watch(body=local, by=None, what="Attendance")
    operations.take_seat(body=local, by=None, post=world.posts["governor"], from_on=dt.date(2025, 9, 1))
    address = f"/harbour/governance/watching/{row.ref}/"
    said = {"on": "2026-11-20", "says": "Better in Year 9."}
    assert as_("trustee").post(address, said).status_code == 404
    assert as_("other_head").get(address).status_code == 404
    assert as_("governor").post(address, said | {"on": "2026-12-20"}).status_code == 422
    assert as_("governor").post(address, said).status_code == 302
    assert "Better in Year 9." in as_("trustee").get(address).content.decode()
