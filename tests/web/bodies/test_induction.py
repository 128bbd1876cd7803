"""A member's induction."""

import datetime as dt

from goldenthread.features.organisations import operations


def test_it_is_begun_and_ticked_and_a_member_reads_their_own(as_, world, local, seat):
    own = operations.take_seat(body=local, by=None, post=world.posts["governor"], from_on=dt.date(2026, 9, 1))
    for row in (own, seat):
        address = f"/harbour/governance/induction/{row.ref}/"
        assert as_("governor").post(address, {"deed": "begin"}).status_code == 404
        assert as_("governance").post(address, {"deed": "begin"}).status_code == 302
        assert as_("governance").post(address, {"done": ["welcome", "papers"]}).status_code == 302
    assert own.induction.exclude(done_on=None).count() == 2
    assert as_("governor").get(f"/harbour/governance/induction/{own.ref}/").status_code == 200
    assert as_("governor").get(f"/harbour/governance/induction/{seat.ref}/").status_code == 404
