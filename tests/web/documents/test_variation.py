"""What a school asked to do otherwise is answered by whoever keeps the document, and can be ended."""

from goldenthread.features.activity.models import Notification, Task
from goldenthread.features.documents import operations
from goldenthread.features.documents.models import Variation
from tests.features.documents.registered import page, registered


def asked(world):
    document = registered(world, scope="adopted")
    one = operations.ask_to_vary(
        document=document, school=world.haven_high, asks="Phones stay in lockers.", because="We have them.",
        by=world.people["head"],
    )  # fmt: skip
    return document, one, f"/harbour/documents/variation/{one.ref}/"


def test_the_owner_agrees_and_the_head_is_told(as_, world):
    document, one, address = asked(world)
    typed = {"agrees": "yes", "until_on": "2027-07-21", "revision": one.revision}
    assert as_("safeguarding").post(address, typed).status_code == 302
    assert Variation.objects.get().state == "agreed"
    assert not Task.objects.filter(kind="answer variation", closed_at=None).exists()
    assert "is agreed" in Notification.objects.get(post=world.posts["head"]).says
    assert "Differs, as agreed" in as_("head").get(page(document)).content.decode()


def test_a_refusal_says_why_and_nobody_answers_their_own(as_, world):
    _, one, address = asked(world)
    answer = as_("safeguarding").post(address, {"agrees": "no", "revision": one.revision})
    assert answer.status_code == 422
    assert "Say why not." in answer.content.decode()
    assert as_("head").post(address, {"agrees": "yes", "revision": one.revision}).status_code == 404
    stale = {"agrees": "no", "answer": "Not here.", "revision": 0}
    assert as_("safeguarding").post(address, stale).status_code == 409


def test_the_school_ends_it_and_another_school_never_sees_it(as_, world):
    _, _, address = asked(world)
    assert as_("other_head").get(address).status_code == 404
    assert as_("stranger").get(address).status_code == 404
    assert as_("head").post(address, {"deed": "end"}).status_code == 302
    assert Variation.objects.get().state == "ended"
