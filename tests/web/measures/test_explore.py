"""Cutting figures as one likes, at an address that can be shared and kept under a name."""

import datetime as dt

from goldenthread.features.measures import operations
from goldenthread.features.measures.models import ChartSet, Spread
from tests.features.measures.figures_of import define, line, many_schools, record
from tests.query_budget import assert_within


def address(*measures, **more) -> str:
    tail = "&".join([*(f"m={each.ref}" for each in measures), *(f"{name}={value}" for name, value in more.items())])
    return f"/harbour/measures/explore/?{tail}"


def two_terms(world) -> None:
    for period, high, low in (("2025/26 summer", 948, 901), ("2026/27 autumn", 954, 902)):
        record(world, world.marsh_lane, numerator=high, denominator=1000, period=period)
        record(world, world.haven_high, numerator=low, denominator=1000, period=period)


def test_it_shows_what_the_address_asks_for(world, as_) -> None:
    two_terms(world)
    page = as_("chief").get(address(world.attendance, last=6)).content.decode().replace("\u00a0", " ")
    assert "Attendance: Marsh Lane highest at 95.4 %, Haven High lowest at 90.2 %" in page
    assert "<svg" in page
    assert "92.8" in page
    one = as_("chief").get(address(world.attendance, s=world.haven_high.ref)).content.decode()
    assert "95.4" not in one


def test_phases_are_taken_together_and_only_where_no_school_of_one_is_hidden(world, as_) -> None:
    few = define(world, "Pupils suspended", "percentage", unit="%", decimals=2, roll_up="pooled", base="pupils")
    second = many_schools(world, 3)[0]
    for school, top in ((world.haven_high, 40), (world.marsh_lane, 30), (second, 20)):
        record(world, school, numerator=top, denominator=400, measure=few)
    page = as_("chief").get(address(few, p="primary")).content.decode()
    assert ">All primary<" in page
    assert "6.25" in page
    assert ">Marsh Lane</th>" not in page
    assert "6.25" not in as_("head").get(address(few, p="primary")).content.decode()
    record(world, second, numerator=2, denominator=400, measure=few)
    assert "4.00" not in as_("chief").get(address(few, p="primary")).content.decode(), (
        "two and thirty, of eight hundred"
    )


def test_places_are_drawn_together_each_apart_or_ranked(world, as_) -> None:
    two_terms(world)
    of = lambda how: as_("chief").get(address(world.attendance, **{"as": how})).content.decode()  # noqa: E731
    assert "Dashed: the trust." in of("apart")
    assert "Dashed: the trust." not in of("together")
    assert 'class="us-label">trust' in of("ranked")
    assert 'value="ranked" checked' in of("ranked")
    assert 'value="together" checked' in of("nonsense")


def test_ranked_places_stand_in_the_middle_half_of_others(world, as_) -> None:
    two_terms(world)
    Spread.objects.create(
        trust=world.trust, measure=world.attendance, school=None, phase=world.haven_high.phase,
        period="2026/27 autumn", period_ends_on=dt.date(2026, 12, 18), lower=91, middle=92, upper=93, schools=3000,
    )  # fmt: skip
    page = as_("chief").get(address(world.attendance, **{"as": "ranked"})).content.decode()
    assert page.count('class="half"') == 2, "one school, on the desk and on the phone"


def test_a_shared_address_shows_each_reader_their_own(world, as_) -> None:
    two_terms(world)
    page = as_("head").get(address(world.attendance, s=world.marsh_lane.ref)).content.decode()
    assert "95.4" not in page
    assert "94.8" not in page
    assert as_("stranger").get(address(world.attendance)).status_code == 404


def test_its_title_ranks_all_pupils_among_all_pupils(world, as_) -> None:
    two_terms(world)
    record(world, world.haven_high, numerator=99, denominator=100, period="2026/27 autumn", group="SEND")
    page = as_("chief").get(address(world.attendance, g="all") + "&g=SEND").content.decode().replace("\u00a0", " ")
    assert "Attendance: Marsh Lane highest at 95.4 %, Haven High lowest at 90.2 %" in page


def test_no_choice_uncovers_a_small_number(world, as_) -> None:
    few = define(world, "Pupils suspended", "percentage", unit="%", decimals=2, roll_up="pooled", base="pupils")
    lines = [
        line(few, world.haven_high, numerator=40, denominator=1000),
        line(few, world.haven_high, numerator=4, denominator=200, group="disadvantaged"),
        line(few, world.haven_high, numerator=36, denominator=800, group="other"),
        line(few, world.marsh_lane, numerator=30, denominator=400),
    ]
    operations.record_readings(trust=world.trust, lines=lines, by=None)
    for group in ("disadvantaged", "other"):
        page = as_("chief").get(address(few, g=group, s=world.haven_high.ref)).content.decode()
        assert "2.00" not in page
        assert "4.50" not in page


def test_what_the_address_gets_wrong_is_left_out(world, as_) -> None:
    two_terms(world)
    page = as_("chief").get(address(world.attendance, last="many", g="nobody", beside="elsewhere") + "&m=nosuch")
    assert page.status_code == 200
    assert "Not all that this address names is shown" in page.content.decode()


def test_a_view_is_kept_shared_and_let_go(world, as_) -> None:
    chief, here = as_("chief"), address(world.attendance, last=3)
    assert chief.post(here, {"title": " "}).status_code == 422
    assert chief.post(here, {"title": "Mondays"}).status_code == 302
    kept = ChartSet.objects.get()
    assert "Mondays" in chief.get(here).content.decode()
    assert "Mondays" not in as_("trustee").get(here).content.decode()
    assert as_("trustee").post(here, {"let_go": kept.ref}).status_code == 404
    chief.post(here, {"title": "For all", "is_shared": "yes"})
    trustee = as_("trustee")
    assert "For all" in trustee.get(here).content.decode()
    assert trustee.post(here, {"let_go": ChartSet.objects.get(title="For all").ref}).status_code == 422
    assert as_("chief").post(here, {"let_go": kept.ref}).status_code == 302
    assert not ChartSet.objects.filter(pk=kept.pk).exists()


def test_it_costs_the_same_for_forty_schools_as_for_two(world, as_) -> None:
    two_terms(world)
    browser = as_("chief")
    two = assert_within(13, lambda: browser.get(address(world.attendance, beside="similar")))
    lines = [line(world.attendance, each, numerator=950, denominator=1000) for each in many_schools(world, 40)]
    operations.record_readings(trust=world.trust, lines=lines, by=None)
    assert assert_within(13, lambda: browser.get(address(world.attendance, beside="similar"))) == two
