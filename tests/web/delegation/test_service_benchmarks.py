"""Every service's figures beside what others reach."""

from goldenthread.features.measures import operations
from goldenthread.features.measures.models import Comparator
from tests.world import TODAY

PAGE = "/harbour/who-decides/divisions/beside-others/"


def test_a_governor_sees_each_service_beside_others_and_which_has_no_figure(as_, world):
    assert "No figure yet" in as_("governor").get(PAGE).content.decode()
    world.attendance.owner = world.posts["service"]
    world.attendance.save()
    Comparator.objects.create(
        trust=world.trust, measure=world.attendance, area="England", name="England", period="2025/26",
        period_ends_on=TODAY, value=99,
    )  # fmt: skip
    line = operations.ReadingLine(
        measure=world.attendance, school=None, period="2026/27 autumn", numerator=9_000, denominator=10_000
    )
    operations.record_readings(trust=world.trust, lines=[line], by=None)
    page = as_("governor").get(PAGE).content.decode()
    assert world.finance.name in page
    assert "England, 2025/26" in page
