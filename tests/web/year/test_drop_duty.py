"""Letting a duty come round no more."""

from tests.features.reviews.laid import duty


def test_a_duty_is_dropped_once_that_is_confirmed(as_, world):
    one = duty(world.trust)
    address = f"/harbour/year/cycle/{one.ref}/drop/"
    assert "Let this come round no more?" in as_("chief").get(address).content.decode()
    as_("chief").post(address)
    one.refresh_from_db()
    assert one.dropped_on is not None
    assert "Compliance checked" not in as_("chief").get("/harbour/year/cycle/").content.decode()


def test_whoever_does_not_keep_the_year_drops_nothing(as_, world):
    one = duty(world.trust)
    assert as_("head").post(f"/harbour/year/cycle/{one.ref}/drop/").status_code == 404
