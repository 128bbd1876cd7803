"""Something on the shelf, from the head of Haven High."""

import pytest

from goldenthread.features.sharing import operations


@pytest.fixture
def practice(world):
    words = operations.OfferWords("practice", "Morning calls", "Ring before nine.", "Two adults.", "Attendance")
    return operations.offer(
        trust=world.trust, words=words, by=world.people["head"], post=world.posts["head"], school=world.haven_high
    )


@pytest.fixture
def story(world):
    return operations.tell_story(
        trust=world.trust, title="A garden", text="It grew.", by=world.people["head"], post=world.posts["head"],
        school=world.haven_high,
    )  # fmt: skip
