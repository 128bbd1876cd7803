"""Haven High on the ladder of four phases, in the first of them since September."""

import datetime as dt

import pytest

from goldenthread.features.improvement import operations
from goldenthread.features.improvement.models import WorkItem
from goldenthread.features.organisations.models import Body

BEGAN = dt.date(2026, 9, 1)


@pytest.fixture
def board(world):
    return Body.objects.create(trust=world.trust, key="board", name="Trust Board", kind="board")


@pytest.fixture
def ladder(world):
    world.haven_high.ages_from, world.haven_high.ages_to = 11, 16
    world.haven_high.save()
    return operations.adopt_ladder(trust=world.trust, key="four-phases", by=None)


@pytest.fixture
def stabilised(world, ladder, board):
    """Return Haven High, once the board has put it into the first phase."""
    operations.move_school(
        school=world.haven_high, ladder=ladder, to="stabilise", from_on=BEGAN, body=board, reason="It needs help.",
        by=None,
    )  # fmt: skip
    return world.haven_high


@pytest.fixture
def item(stabilised):
    """Return an item of its working list, by the beginning of its key."""
    return lambda key: WorkItem.objects.get(school=stabilised, item__startswith=key)
