"""Every school, unit and body of the trust, and nothing of another's."""

from goldenthread.features.organisations.models import School


def test_the_trusts_own_places_stand_there_and_no_others(as_, world):
    School.objects.create(trust=world.elsewhere, key="far", name="Far School", short_name="Far", phase="primary")
    page = as_("administrator").get("/harbour/settings/places/").content.decode()
    assert "Marsh Lane Primary" in page
    assert "Finance and operations" in page
    assert "Far School" not in page


def test_a_head_does_not_find_them(as_):
    assert as_("head").get("/harbour/settings/places/").status_code == 404
