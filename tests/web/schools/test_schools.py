"""The schools of a trust, in a list."""

from goldenthread.features.measures import operations
from tests.features.measures.figures_of import aim_for, line, many_schools, record
from tests.query_budget import assert_within

PAGE = "/harbour/schools/"


def test_its_title_says_how_many_have_something_off_track(world, as_) -> None:
    aim_for(world, ">=", 95)
    record(world, world.haven_high, "90")
    record(world, world.marsh_lane, "96")
    page = as_("chief").get(PAGE).content.decode()
    assert "<h1>One of two schools has something off track</h1>" in page
    assert f"/harbour/schools/{world.haven_high.ref}/" in page


def test_a_head_comes_to_the_own_school_at_once(world, as_) -> None:
    answer = as_("head").get(PAGE)
    assert answer.url == f"{PAGE}{world.haven_high.ref}/"


def test_a_stranger_finds_no_page(world, as_) -> None:
    assert as_("stranger").get(PAGE).status_code == 404


def test_it_costs_the_same_for_forty_schools_as_for_two_and_the_worst_stands_first(world, as_) -> None:
    operations.work_out_standings(trust=world.trust)
    browser = as_("chief")
    assert "Two schools, nothing judged yet" in browser.get(PAGE).content.decode()
    two = assert_within(12, lambda: browser.get(PAGE))
    more = many_schools(world, 40)
    aim_for(world, ">=", 95)
    lines = [line(world.attendance, school, "95" if school != more[-1] else "80") for school in more]
    operations.record_readings(trust=world.trust, lines=lines, by=None)
    assert assert_within(12, lambda: browser.get(PAGE)) == two
    first = browser.get(PAGE).content.decode().split('data-filtered="schools"')[1].split("</a>")[0]
    assert more[-1].name in first
