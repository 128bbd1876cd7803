"""Letting a school differ for a while."""

import datetime as dt
from decimal import Decimal

from goldenthread.features.delegation import queries
from goldenthread.features.delegation.models import Variance
from tests.features.delegation.schemes import adopted
from tests.world import TODAY

ADDRESS = "/harbour/who-decides/varied/new/"


def told(world, **more):
    return {
        "decision": "orders", "where": f"school:{world.haven_high.ref}", "up_to": "1000", "part_decide": ["head"],
        "reason": "The budget is in recovery", "approved_by": "Trust board", "from_on": "2026-11-01",
        "until_on": "2027-03-31", **more,
    }  # fmt: skip


def test_a_lower_limit_moves_what_is_above_it_to_the_next_line(as_, world) -> None:
    adopted(world)
    lower = told(world, above="1000", up_to="50000", part_decide=["chief"])
    assert as_("chief").post(ADDRESS, lower).status_code == 302

    def who(day, amount):
        answer = queries.who_decides(world.trust, "orders", on=day, school=world.haven_high, amount=Decimal(amount))
        return answer.posts[:1]

    assert who(TODAY, 1_000) == (world.posts["head"],)
    assert who(TODAY, 1_001) == (world.posts["chief"],)
    assert who(dt.date(2027, 4, 1), 1_001) == (world.posts["head"],)


def test_it_needs_a_reason_an_end_and_somebody_who_decides(as_, world) -> None:
    adopted(world)
    for wrong in ({"until_on": ""}, {"reason": ""}, {"part_decide": []}, {"until_on": "2026-10-01"}):
        assert as_("chief").post(ADDRESS, told(world, **wrong)).status_code == 422
    as_("chief").post(ADDRESS, told(world))
    assert "One stands already" in as_("chief").post(ADDRESS, told(world)).content.decode()
    assert Variance.objects.count() == 1
    assert as_("head").post(ADDRESS, told(world)).status_code == 404
