"""A visit that does not take place."""


def test_whose_it_is_cancels_it_and_the_head_cannot(as_, visit):
    address = f"/harbour/governance/visits/{visit.ref}/cancel/"
    assert as_("head").post(address).status_code == 404
    assert as_("governor").post(address).status_code == 302
    visit.refresh_from_db()
    assert visit.state == "cancelled"
    assert "did not take place" in as_("head").get(f"/harbour/governance/visits/{visit.ref}/").content.decode()
