"""What came in with one table of seats."""

import datetime as dt

from goldenthread.features.organisations import operations
from goldenthread.features.organisations.models import Membership
from goldenthread.features.organisations.operations import SeatRow


def test_a_batch_is_taken_back_while_none_of_it_was_changed(as_, world, board, local):
    rows = [SeatRow(2, board, "Ida Marsh", dt.date(2025, 9, 1)), SeatRow(3, local, "Ned Reed", dt.date(2026, 1, 5))]
    batch = operations.take_in_seats(trust=world.trust, rows=rows, by=None)
    page = f"/harbour/governance/bodies/bring-in/{batch}/"
    assert "2 people have seats" in as_("governance").get(page).content.decode()
    assert as_("head").get(page).status_code == 404
    ned = Membership.objects.get(name="Ned Reed")
    operations.revise_seat(seat=ned, by=None, drawn_from=1, category="Parent")
    assert "Changed since, and so to be ended one by one: Ned Reed" in as_("governance").post(page).content.decode()
    assert Membership.objects.count() == 2
