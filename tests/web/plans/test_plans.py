"""All plans in reach."""

from goldenthread.features.organisations.models import Post
from tests.query_budget import assert_within, queries_of

ADDRESS = "/harbour/plan/"


def test_the_trusts_plan_comes_first_and_local_ones_say_what_they_take_up(as_, world, taken_up):
    page = as_("chief").get(ADDRESS).content.decode()
    assert page.index("Strategic plan 2025-30") < page.index("Haven High")
    assert "takes up 1 of 1" in page


def test_a_head_sees_no_plan_of_another_school(as_, world, taken_up):
    assert "School plan 2026/27" not in as_("other_head").get(ADDRESS).content.decode()


def test_only_who_has_a_place_to_plan_for_is_led_to_begin_one(as_, world):
    assert ADDRESS + "local/new/" in as_("service").get(ADDRESS).content.decode()
    Post.objects.filter(pk=world.posts["service"].pk).update(unit=None)
    assert ADDRESS + "local/new/" not in as_("service").get(ADDRESS).content.decode()


def test_a_stranger_is_told_that_there_is_no_such_page(as_):
    assert as_("stranger").get(ADDRESS).status_code == 404


def test_forty_schools_cost_no_more_queries_than_two(as_, world, taken_up, grow):
    browser = as_("chief")
    few = len(queries_of(lambda: browser.get(ADDRESS)))
    grow(38)
    assert assert_within(12, lambda: browser.get(ADDRESS)) == few
