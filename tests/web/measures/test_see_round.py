"""A round: what has come, what is waited for, and of whom."""

import datetime as dt

from tests.features.measures.figures_of import many_schools, record
from tests.query_budget import assert_within
from tests.web.measures.rounds_of import opened


def page(found) -> str:
    return f"/harbour/measures/rounds/{found.ref}/"


def test_it_says_what_is_in_and_who_is_asked_for_the_rest(world, as_):
    found = opened(world)
    record(world, world.haven_high, numerator=930, denominator=1000, period="2025/26 summer")
    shown = as_("chief").get(page(found)).content.decode()
    assert "1 of 2 in" in shown
    assert "Head, Marsh Lane" in shown.partition("Who is asked")[2]
    assert "Head, Haven High" not in shown.partition("Who is asked")[2]


def test_a_figure_after_the_day_is_in_and_late(world, as_):
    found = opened(world)
    record(world, world.haven_high, numerator=930, denominator=1000, period="2025/26 summer",
           recorded_on=dt.date(2026, 12, 20))  # fmt: skip
    assert "in late" in as_("chief").get(page(found)).content.decode()


def test_a_head_sees_their_own_row_alone(world, as_):
    shown = as_("head").get(page(opened(world))).content.decode().partition("<main")[2]
    assert "Haven High" in shown
    assert "Marsh Lane" not in shown
    assert "Close the round" not in shown
    assert as_("stranger").get(page(opened(world))).status_code == 404


def test_a_governor_of_a_school_that_is_not_asked_finds_no_round(world, as_):
    assert as_("governor").get(page(opened(world, schools=[world.marsh_lane]))).status_code == 404


def test_its_queries_do_not_grow_with_the_schools(world, as_):
    found = opened(world, schools=[world.haven_high, *many_schools(world, 40)])
    client = as_("chief")
    assert_within(12, lambda: client.get(page(found)))
