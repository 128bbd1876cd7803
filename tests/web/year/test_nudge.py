"""Asking again."""

import pytest

from goldenthread.features.reviews.models import RoundPart
from tests.features.reviews.held import opened


def test_a_head_asks_again_in_their_own_school_alone(as_, world):
    round_ = opened(world)
    as_("head").post(f"/harbour/year/rounds/{round_.ref}/nudge/")
    assert [part.element for part in RoundPart.objects.exclude(nudged_on=None)] == [world.priority]


@pytest.mark.parametrize("who", ["trustee", "governor", "stranger"])
def test_whoever_does_not_moderate_asks_nobody(as_, world, who):
    assert as_(who).post(f"/harbour/year/rounds/{opened(world).ref}/nudge/").status_code == 404
