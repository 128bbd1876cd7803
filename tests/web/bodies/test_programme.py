"""One programme: sessions, places, and neighbours."""

from goldenthread.features.activity.models import Task
from goldenthread.features.members import operations
from goldenthread.features.members.models import Booking


def page_of(programme):
    return f"/harbour/governance/programme/{programme.ref}/"


def test_a_link_is_asked_takes_a_place_and_gives_it_up(as_, world, linked):
    session = linked.sessions.get()
    operations.ask_for_places(trust=world.trust)
    asked = Task.objects.filter(kind="book session", closed_at=None)
    assert asked.get().post == world.posts["governor"]
    governor = as_("governor")
    assert governor.post(page_of(linked), {"deed": "book", "session": session.ref}).status_code == 302
    assert not asked.exists()
    assert "Has a place" in governor.get(page_of(linked)).content.decode()
    governor.post(page_of(linked), {"deed": "give up", "session": session.ref})
    assert not Booking.objects.exists()
    assert asked.exists()


def test_only_who_keeps_the_members_changes_it(as_, linked):
    for deed in ("add", "open", "drop"):
        assert as_("governor").post(page_of(linked), {"deed": deed}).status_code == 404
    far = {"deed": "add", "title": "Late", "on": "2031-01-01"}
    assert as_("governance").post(page_of(linked), far).status_code == 422
