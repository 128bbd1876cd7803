"""Schools side by side and groups beside their peers, drawn from what may be shown."""

import datetime as dt
from decimal import Decimal

import pytest

from goldenthread.features.analytics import pictures
from goldenthread.features.analytics.queries import gives_enough
from goldenthread.features.measures.models import Spread
from goldenthread.features.measures.queries import among_similar, measure_page
from tests.features.measures.figures_of import aim_for, define, record

TERMS = ("2025/26 summer", "2026/27 autumn")
OTHERS = "not disadvantaged"


@pytest.fixture
def attended(world):
    for period, high, low in zip(TERMS, (948, 954), (901, 902), strict=True):
        record(world, world.marsh_lane, numerator=high, denominator=1000, period=period)
        record(world, world.haven_high, numerator=low, denominator=1000, period=period)
    return world.attendance


def page_of(world, reach, measure=None, **more):
    return measure_page(reach("chief"), world.trust, measure or world.attendance, **more)


def test_schools_are_ranked_the_best_first_beside_the_trust_and_the_aim(world, reach, attended) -> None:
    aim_for(world, ">=", 94)
    drawn = pictures.ranking(page_of(world, reach), {}, "Harbour")
    assert [row.name for row in drawn.rows] == ["Marsh Lane", "Haven High"]
    assert [row.status for row in drawn.rows] == ["met", "off"]
    assert (drawn.target, drawn.trust) == (94, Decimal("92.8"))
    assert drawn.title == "Attendance is highest at Marsh Lane and lowest at Haven High, autumn term 2026/27"
    assert pictures.ranking(page_of(world, reach, school=world.haven_high), {}, "Harbour") is None


def test_where_less_is_better_the_lowest_comes_first(world, reach) -> None:
    lost = define(world, "Days lost", "number", good_is="lower", roll_up="none")
    record(world, world.marsh_lane, 9, measure=lost)
    record(world, world.haven_high, 3, measure=lost)
    drawn = pictures.ranking(page_of(world, reach, lost), {}, "Harbour")
    assert [row.name for row in drawn.rows] == ["Haven High", "Marsh Lane"]
    assert drawn.title.startswith("Days lost is lowest at Haven High")


def test_schools_stand_in_the_middle_half_of_their_phase_and_the_title_says_who_trails(
    world, reach, attended
) -> None:
    for school in (world.marsh_lane, world.haven_high):
        for place in (school, None):
            Spread.objects.create(
                trust=world.trust, measure=attended, school=place, phase=school.phase, period=TERMS[1],
                period_ends_on=dt.date(2026, 12, 18), lower=91, middle=92, upper=93, schools=40 if place else 3000,
            )  # fmt: skip
    page = page_of(world, reach)
    drawn = pictures.ranking(page, among_similar(reach("chief"), attended, page.schools), "Harbour")
    assert {row.others for row in drawn.rows} == {3000}
    assert drawn.title == (
        "Attendance: Marsh Lane is in the top quarter and Haven High is in the bottom quarter in England, "
        "autumn term 2026/27"
    )


def test_each_school_has_a_line_of_its_own_on_one_scale(world, reach, attended) -> None:
    drawn = pictures.multiples(page_of(world, reach), "Harbour")
    assert [(panel.name, list(panel.values)) for panel in drawn.panels] == [
        ("Marsh Lane", [Decimal("94.8"), Decimal("95.4")]), ("Haven High", [Decimal("90.1"), Decimal("90.2")]),
    ]  # fmt: skip
    assert drawn.periods == ["Summer 2026", "Autumn 2026"]
    assert drawn.title == "Attendance has risen at both schools since summer term 2025/26"


def test_a_group_stands_beside_its_peers_and_how_far_it_was_before(world, reach) -> None:
    for period, group, top, of in (
        (TERMS[0], "disadvantaged", 880, 1000), (TERMS[0], OTHERS, 940, 1000), (TERMS[0], "", 1820, 2000),
        (TERMS[1], "disadvantaged", 900, 1000), (TERMS[1], OTHERS, 950, 1000), (TERMS[1], "", 1850, 2000),
    ):  # fmt: skip
        record(world, world.haven_high, numerator=top, denominator=of, period=period, group=group)
    drawn = pictures.gaps(page_of(world, reach, school=world.haven_high))
    (row,) = drawn.rows
    assert (row.value, row.peers_value, row.says, row.said) == (
        90,
        95,
        "5.0\u00a0points below the others",
        "6.0\u00a0points",
    )
    assert drawn.title.replace("\u00a0", " ") == (
        "Disadvantaged stand 5.0 points below the others in autumn term 2026/27, 1.0 points closer than before"
    )


@pytest.mark.parametrize(
    ("school", "given_by", "enough"),
    [(None, (1,), False), (None, (1, 2), True), (1, (1,), True), (None, (), False)],
)
def test_most_schools_must_give_a_group_before_the_trust_shows_its_gap(school, given_by, enough) -> None:
    places = [
        (1, ""),
        (2, ""),
        (3, ""),
        (None, ""),
        (None, "year 10"),
        *((each, "year 10") for each in given_by),
    ]
    assert gives_enough(places, school, "year 10") is enough


def test_a_figure_of_the_trust_itself_has_no_schools_to_count() -> None:
    assert gives_enough([(None, ""), (None, "EAL")], None, "EAL")


def test_what_is_hidden_is_drawn_nowhere(world, reach) -> None:
    few = define(world, "Pupils suspended", "percentage", unit="%", decimals=1, roll_up="pooled", base="pupils")
    for school, top in ((world.haven_high, 40), (world.marsh_lane, 2)):
        record(world, school, numerator=top, denominator=400, measure=few)
    page = page_of(world, reach, few)
    assert pictures.ranking(page, {}, "Harbour") is None, "the other is hidden too, beside the trust's"
    assert pictures.multiples(page, "Harbour") is None
