"""Closing a round."""

from tests.features.reviews.held import opened


def test_a_round_is_closed_once_that_is_confirmed(as_, world):
    round_ = opened(world)
    address = f"/harbour/year/rounds/{round_.ref}/close/"
    assert "2 parts have no answer" in as_("chief").get(address).content.decode()
    as_("chief").post(address)
    round_.refresh_from_db()
    assert not round_.is_open
    assert "closed" in as_("chief").post(address, follow=True).content.decode()
    assert as_("head").post(address).status_code == 404
