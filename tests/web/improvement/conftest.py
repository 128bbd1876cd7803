"""Haven High on the ladder of four phases, in the first of them since September."""

import datetime as dt

import pytest

from goldenthread.features.improvement import operations
from goldenthread.features.improvement.models import WorkItem
from goldenthread.features.measures import catalogue
from goldenthread.features.measures import operations as measuring
from goldenthread.features.measures.models import Comparator, Reading
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


@pytest.fixture
def improved(stabilised, ladder, board):
    """Return Haven High, once it came to the third phase, with a local body of its own."""
    operations.move_school(
        school=stabilised, ladder=ladder, to="improve", from_on=dt.date(2026, 10, 5), body=board, reason="It grew.",
        by=None,
    )  # fmt: skip
    Body.objects.get_or_create(
        trust=stabilised.trust,
        key="local-haven",
        defaults={"name": "Local board", "kind": "local", "school": stabilised},
    )
    return stabilised


@pytest.fixture
def kept(world, stabilised):
    """Return a doer: the trust keeps a measure of the catalogue, with a figure of Haven High and others beside it."""

    def keep(key, value, **elsewhere):
        entry = next(one for one in catalogue.entries() if one.key == key)
        [measure] = measuring.define_measures(trust=world.trust, definitions=[entry.definition()], by=None)
        Reading.objects.create(
            measure=measure, school=stabilised, trust=world.trust, period="2026/27 autumn", value=value,
            period_ends_on=dt.date(2026, 12, 18), recorded_on=dt.date(2026, 10, 1),
        )  # fmt: skip
        for area, figure in elsewhere.items():
            Comparator.objects.create(
                trust=world.trust, measure=measure, area=area, name=area, phase="secondary", period="2024/25",
                period_ends_on=dt.date(2025, 8, 31), value=figure,
            )  # fmt: skip
        return measure

    return keep
