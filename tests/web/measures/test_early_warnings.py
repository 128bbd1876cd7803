"""Where a projection misses its target: a warning, and never a standing."""

import datetime as dt

from goldenthread.features.measures.models import Standing
from tests.features.measures.figures_of import aim_for, record
from tests.query_budget import assert_within

ADDRESS = "/harbour/measures/heading/"
PERIODS = ("2025/26 autumn", "2025/26 spring", "2025/26 summer", "2026/27 autumn")


def falling(world, school, counts=(950, 940, 930, 920), **facts):
    for period, count in zip(PERIODS, counts, strict=True):
        record(world, school, numerator=count, denominator=1000, period=period, **facts)


def test_a_figure_that_heads_below_its_target_is_a_warning_and_no_status(world, as_):
    aim_for(world, ">=", 91, due_words="July 2027", due_until=dt.date(2027, 7, 31))
    falling(world, world.haven_high)
    there = Standing.objects.get(measure=world.attendance, school=world.haven_high)
    assert (there.status, there.outlook) == ("on track", "likely to be missed")
    page = as_("chief").get(ADDRESS).content.decode().replace("\u00a0", " ")
    assert "Attendance, Haven High" in page
    assert "Even the better end misses at least 91 %" in page
    of_its_own = as_("head").get(f"/harbour/measures/{world.attendance.ref}/?school={world.haven_high.ref}")
    assert "Where it is heading" in of_its_own.content.decode()


def test_a_head_is_warned_of_their_own_school_and_of_the_trust(world, as_):
    aim_for(world, ">=", 91, due_words="July 2027", due_until=dt.date(2027, 7, 31))
    falling(world, world.haven_high)
    falling(world, world.marsh_lane)
    page = as_("head").get(ADDRESS).content.decode()
    assert "Marsh Lane" not in page
    assert "Haven High" in page
    assert as_("stranger").get(ADDRESS).status_code == 404


def test_what_is_hidden_is_not_projected(world, as_):
    world.attendance.base = "pupils"
    world.attendance.save()
    aim_for(world, ">=", 91, due_words="July 2027", due_until=dt.date(2027, 7, 31))
    falling(world, world.haven_high, counts=(5, 4, 3, 2))
    assert not Standing.objects.exclude(outlook="").exists()


def test_without_enough_to_go_by_it_says_so_in_a_few_queries(world, as_):
    record(world, world.haven_high, "93")
    client = as_("chief")
    assert "Nothing to warn of" in client.get(ADDRESS).content.decode()
    assert_within(8, lambda: client.get(ADDRESS))
