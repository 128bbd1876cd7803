"""The whole register, for who keeps it."""

import datetime as dt

from goldenthread.features.members.operations import confirm_interests
from tests.query_budget import assert_within

ADDRESS = "/harbour/governance/interests/"


def test_who_is_late_is_named(as_, world, board, local, seat):
    person = world.people["trustee"]
    confirm_interests(trust=world.trust, by=None, person=person, name=person.name, on=dt.date(2026, 9, 10))
    reader = as_("governance")
    assert_within(20, lambda: reader.get(ADDRESS))
    page = reader.get(ADDRESS).content.decode()
    assert "1 of 3 have confirmed their interests" in page
    assert "Ada Quill" in page


def test_nobody_else_finds_it(as_, board):
    for who in ("trustee", "governor", "head", "education", "data", "stranger"):
        assert as_(who).get(ADDRESS).status_code == 404
