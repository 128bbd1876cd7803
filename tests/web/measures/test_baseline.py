"""How far each group has come since a baseline."""

import pytest
from django.utils.html import strip_tags

from goldenthread.features.measures import operations
from goldenthread.features.measures.models import Baseline, Comparator


@pytest.fixture
def baseline(world):
    counts = {
        "2024/25 autumn": {"": (90_000, 100_000), "SEND": (8_000, 10_000)},
        "2025/26 autumn": {"": (91_000, 100_000), "SEND": (8_500, 10_000)},
    }
    lines = [
        operations.ReadingLine(
            measure=world.attendance, school=world.haven_high, period=period, group=group, numerator=top,
            denominator=of,
        )
        for period, groups in counts.items() for group, (top, of) in groups.items()
    ]  # fmt: skip
    operations.record_readings(trust=world.trust, lines=lines, by=None)
    for period, value, ends in (("2024/25 autumn", 92, "2024-12-20"), ("2025/26 autumn", 93, "2025-12-19")):
        Comparator.objects.create(
            trust=world.trust, measure=world.attendance, area="England", name="England", phase="all", period=period,
            period_ends_on=ends, value=value,
        )  # fmt: skip
    return operations.name_baseline(
        measure=world.attendance, name="Back in school", period="2024/25 autumn", says="", by=world.people["data"]
    )


def address(world, baseline):
    return f"/harbour/measures/{world.attendance.ref}/baselines/{baseline.ref}/"


def test_a_group_that_comes_nearer_to_its_peers_catches_up(as_, world, baseline):
    page = as_("trustee").get(f"{address(world, baseline)}?school={world.haven_high.ref}").content.decode()
    row = strip_tags(page.partition("<tbody>")[2].partition("</tbody>")[0])
    assert "all pupils in England" in row
    assert "−12.0" in row
    assert "−8.0" in row
    assert "catching up" in row


def test_only_who_keeps_measures_lets_it_go(as_, world, baseline):
    assert as_("trustee").post(address(world, baseline)).status_code == 404
    assert as_("stranger").get(address(world, baseline)).status_code == 404
    as_("data").post(address(world, baseline))
    assert not Baseline.objects.exists()
