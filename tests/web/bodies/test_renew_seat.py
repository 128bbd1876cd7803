"""A further term."""

from goldenthread.features.organisations.models import Membership


def test_the_next_term_begins_when_this_one_ends(as_, local, seat):
    address = f"/harbour/governance/bodies/seat/{seat.ref}/renew/"
    assert 'value="2027-03-01"' in as_("governance").get(address).content.decode()
    early = as_("governance").post(address, {"from_on": "2023-03-01"})
    assert early.status_code == 422
    assert as_("governance").post(address, {"from_on": "2027-03-01", "until_on": "2031-02-28"}).status_code == 302
    again = Membership.objects.get(renews=seat)
    assert (again.category, str(again.until_on)) == ("Parent", "2031-02-28")
    page = as_("governance").get(f"/harbour/governance/bodies/{local.ref}/").content.decode()
    assert "Still to come" in page


def test_those_who_keep_no_seats_find_no_such_page(as_, seat):
    for who in ("governor", "head", "stranger"):
        assert as_(who).get(f"/harbour/governance/bodies/seat/{seat.ref}/renew/").status_code == 404
