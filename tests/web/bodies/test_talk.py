"""One talk."""

import datetime as dt

from goldenthread.features.members import operations


def test_the_two_who_spoke_read_it_and_nobody_else(as_, world, local):
    talk = operations.hold_talk(
        body=local, name="A governor", person=world.people["governor"], by=world.people["trustee"],
        held_on=dt.date(2026, 11, 12), went_well="Hush.",
    )  # fmt: skip
    page = f"/harbour/governance/talks/{talk.ref}/"
    for who in ("governor", "trustee"):
        assert "Hush." in as_(who).get(page).content.decode()
    for who in ("governance", "chief", "administrator", "head", "stranger"):
        assert as_(who).get(page).status_code == 404
