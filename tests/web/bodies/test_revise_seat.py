"""Changing what is kept of a seat."""


def address(seat):
    return f"/harbour/governance/bodies/seat/{seat.ref}/"


def typed(seat, **other):
    return {"from_on": seat.from_on, "until_on": seat.until_on, "category": seat.category, "revision": 1, **other}


def test_an_office_is_taken_up_and_the_slower_is_told(as_, seat):
    assert as_("governance").post(address(seat), typed(seat, office="chair")).status_code == 302
    seat.refresh_from_db()
    assert (seat.office, seat.until_on.year) == ("chair", 2027)
    assert as_("chief").post(address(seat), typed(seat, office="vice-chair")).status_code == 409


def test_those_who_keep_no_seats_find_no_such_page(as_, seat):
    for who in ("governor", "head", "other_head", "stranger"):
        assert as_(who).get(address(seat)).status_code == 404
