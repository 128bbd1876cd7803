"""Who governs a trust, open to anybody where the trust has chosen so."""

import datetime as dt

from goldenthread.features.members import operations as members
from goldenthread.features.organisations import operations


def test_it_stands_open_only_once_the_trust_has_said_so(client, world):
    board = operations.form_body(trust=world.trust, by=None, name="Trust Board", kind="board")
    group = operations.form_body(trust=world.trust, by=None, name="Science", kind="group")
    for body in (board, group):
        operations.take_seat(
            body=body, by=None, name=f"Ada of {body.name}", from_on=dt.date(2024, 9, 1), appointed_by="The members"
        )
    for what, private in (("Quill and Daughters", False), ("A cousin in the office", True)):
        members.declare_interest(
            trust=world.trust, by=None, name="Ada of Trust Board", kind="business", what=what, is_private=private
        )
    assert client.get("/harbour/public/governance/").status_code == 404
    members.set_publication(trust=world.trust, by=None, drawn_from=None, is_public=True)
    page = client.get("/harbour/public/governance/").content.decode()
    assert "Quill and Daughters" in page
    assert "A cousin in the office" not in page
    assert "Science" not in page
    assert client.get("/elsewhere/public/governance/").status_code == 404
