"""A head asks to do otherwise than the trust's document says, for their own school alone."""

from goldenthread.features.activity.models import Task
from goldenthread.features.documents.models import Variation
from tests.features.documents.registered import page, registered

TYPED = {"asks": "Phones stay in lockers.", "because": "We have the lockers."}


def test_the_owner_is_asked_and_the_document_says_so(as_, world):
    document = registered(world, scope="adopted")
    place = page(document, "school", world.haven_high.ref, "otherwise")
    assert as_("head").post(place, TYPED).status_code == 302
    assert Task.objects.get(kind="answer variation").post == world.posts["safeguarding"]
    assert "Asks to differ" in as_("head").get(page(document)).content.decode()
    assert "lockers" not in as_("other_head").get(page(document)).content.decode()
    assert as_("head").post(place, TYPED).status_code == 422


def test_nobody_asks_for_another_school_nor_without_a_reason(as_, world):
    document = registered(world, scope="adopted")
    assert (
        as_("other_head").post(page(document, "school", world.haven_high.ref, "otherwise"), TYPED).status_code == 404
    )
    answer = as_("head").post(page(document, "school", world.haven_high.ref, "otherwise"), {"asks": "Kept."})
    assert answer.status_code == 422
    assert "Kept." in answer.content.decode()
    assert not Variation.objects.exists()
