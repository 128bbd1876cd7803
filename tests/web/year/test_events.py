"""Days together, listed: what is to come, what has been, and what nobody has said of."""

from goldenthread.features.reviews.models import Event
from tests.features.reviews.days import day


def test_a_series_stands_once_and_what_has_been_is_asked_about(as_, world):
    day(world, "Teach-meet", on="2026-11-25", how_often=(1, 3))
    past = day(world, "Network of leads", on="2026-11-11")
    page = as_("education").get("/harbour/year/events/").content.decode()
    assert "and 2 more" in page
    assert "nobody has said who came" in page
    assert f"/harbour/year/events/{past.ref}/came/" in page
    assert "Set a day" not in as_("trustee").get("/harbour/year/events/").content.decode()


def test_a_school_s_day_is_not_seen_from_another(as_, world):
    day(world, "Curriculum day", on="2027-01-04", school=world.haven_high)
    assert "Curriculum day" in as_("governor").get("/harbour/year/events/").content.decode()
    assert "Curriculum day" not in as_("other_head").get("/harbour/year/events/").content.decode()
    assert as_("stranger").get("/harbour/year/events/").status_code == 404


def test_a_day_that_a_school_opens_is_seen_and_joined_from_another_and_stands_beside_its_like(as_, world):
    ours = day(world, "Phonics for new staff", on="2027-01-04", school=world.haven_high, is_shared=True)
    Event.objects.filter(pk=ours.pk).update(element=world.priority)
    day(world, "Phonics again", on="2027-01-22", school=world.marsh_lane)
    page = as_("other_head").get("/harbour/year/events/").content.decode()
    assert "Phonics for new staff" in page
    assert "open to all" in page
    assert world.priority.title not in page
    assert "Planned more than once" in page
    address = f"/harbour/year/events/{ours.ref}/"
    as_("other_head").post(address, {"deed": "take"})
    assert ours.places.count() == 1
    assert "Planned more than once" not in as_("head").get("/harbour/year/events/?kind=network").content.decode()


def test_what_no_day_serves_and_what_serves_nothing_stand_beside(as_, world):
    day(world, "Network of leads", on="2026-11-25")
    page = as_("education").get("/harbour/year/events/").content.decode()
    assert "What no day serves" in page
    assert f"/plan/part/{world.aim.ref}/" in page
    assert "1 day serves no part of a plan" in page
    Event.objects.update(element=world.aim)
    page = as_("education").get("/harbour/year/events/").content.decode()
    assert "What no day serves" not in page
    assert "no part of a plan" not in page
    about = as_("education").get("/harbour/year/events/?about=network+leads").content.decode()
    assert about.count("Not reached") == 2
    assert "To come" in about
    day(world, "Network of leads", on="2026-11-27", kind="network")
    page = as_("education").get("/harbour/year/events/?kind=network").content.decode()
    assert "What no network serves" in page
