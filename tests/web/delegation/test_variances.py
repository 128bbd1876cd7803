"""Where the scheme varies."""

import datetime as dt

from goldenthread.features.delegation import operations
from tests.features.delegation.schemes import adopted

LINE = {"above": None, "up_to": None, "jointly": False, "parts": {"chief": ["decide"]}}


def varied(world, school):
    adopted(world)
    operations.load_variances(trust=world.trust, by=None, variances=[
        operations.VarianceWords("orders", [LINE], "Recovery", dt.date(2026, 9, 1), dt.date(2027, 3, 1), school),
    ])  # fmt: skip


def test_a_schools_own_is_seen_there_and_by_the_trust_and_not_next_door(as_, world) -> None:
    varied(world, world.haven_high)
    address = "/harbour/who-decides/varied/"
    for who in ("chief", "head", "governor"):
        assert "Recovery" in as_(who).get(address).content.decode()
    assert "Recovery" not in as_("other_head").get(address).content.decode()
