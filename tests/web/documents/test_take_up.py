"""A head adopts a document of the trust, or completes the school's part, and is asked anew when it changes."""

from goldenthread.features.activity.models import Task
from goldenthread.features.documents import operations
from goldenthread.features.documents.models import TakenUp
from tests.features.documents.registered import AGREED, page, registered


def asked(world):
    return Task.objects.filter(kind="complete document", post=world.posts["head"], closed_at=None).count()


def test_a_head_completes_the_part_and_is_asked_no_more_until_the_text_changes(as_, world):
    document = registered(world, scope="local", draft="Tell two people.")
    assert asked(world) == 1
    place = page(document, "school", world.haven_high.ref)
    assert as_("head").post(place, {"text": ""}).status_code == 422
    assert as_("head").post(place, {"text": "Ask for Room 4."}).status_code == 302
    assert asked(world) == 0
    operations.record_agreement(document=document, on=AGREED, decided_by="Trust board", by=None)
    assert asked(world) == 1
    assert "Ask for Room 4." in as_("head").get(place).content.decode()
    assert "To look at again" in as_("head").get(page(document)).content.decode()


def test_two_people_at_once_see_both_texts(as_, world):
    document = registered(world, scope="local", parts={world.haven_high: (AGREED, "Room 4.")})
    place = page(document, "school", world.haven_high.ref)
    answer = as_("governance").post(place, {"text": "Room 5.", "revision": "0"})
    assert answer.status_code == 409
    assert "Room 4." in answer.content.decode()
    assert "Room 5." in answer.content.decode()


def test_another_schools_part_is_nobody_elses(as_, world):
    document = registered(world, scope="adopted")
    place = page(document, "school", world.haven_high.ref)
    assert as_("other_head").get(place).status_code == 404
    assert as_("governor").post(place, {}).status_code == 404
    assert not TakenUp.objects.exists()
