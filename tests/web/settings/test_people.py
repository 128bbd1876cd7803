"""The page of people and posts."""

import re

import pytest

from goldenthread.features.organisations import operations
from goldenthread.web.settings import people
from tests.query_budget import assert_within, queries_of
from tests.world import TODAY, hold, person

ADDRESS = "/harbour/settings/people/"


def test_it_shows_who_holds_which_post_and_which_are_vacant(world, as_):
    world.posts["data"].holdings.all().delete()
    page = as_("chief").get(ADDRESS).content.decode()
    assert "Head, Haven High" in page
    assert "Vacant" in page
    assert f"?post={world.posts['data'].ref}" in page
    assert "Find somebody" not in page


def test_with_many_places_all_but_the_trust_are_folded_and_say_what_is_vacant(world, as_, monkeypatch):
    world.posts["head"].holdings.all().delete()
    monkeypatch.setattr(people, "MOST_UNFOLDED", 1)
    page = as_("chief").get(ADDRESS).content.decode()
    assert "Find somebody" in page
    assert "<h2>The trust</h2>" in page
    assert re.search(r"<summary><b>Haven High[^<]*</b> <span[^>]*>\d+ posts?, 1 vacant", page)


@pytest.mark.parametrize("who", ["head", "trustee", "governor", "education", "finance_lead", "data", "stranger"])
def test_those_who_do_not_manage_people_find_no_such_page(as_, who):
    assert as_(who).get(ADDRESS).status_code == 404


def test_a_governance_professional_may_not_touch_those_who_may_do_more(world, as_):
    page = as_("governance").get(ADDRESS).content.decode()
    assert f"/people/{world.people['trustee'].ref}/suspend/" in page
    assert f"/people/{world.people['chief'].ref}/suspend/" not in page
    assert f"/people/{world.people['head'].ref}/posts/" not in page


def test_nobody_is_offered_to_suspend_themselves(world, as_):
    page = as_("chief").get(ADDRESS).content.decode()
    assert f"/people/{world.people['chief'].ref}/suspend/" not in page


def test_its_queries_do_not_grow_with_the_trust(world, as_):
    client = as_("chief")
    client.get(ADDRESS)
    before = len(queries_of(lambda: client.get(ADDRESS)))
    for n in range(20):
        post = operations.create_post(
            trust=world.trust, title=f"Governor {n}", role="governor", by=None, school=world.haven_high
        )
        hold(post, person(f"Governor {n}"), from_on=TODAY)
    assert assert_within(before, lambda: client.get(ADDRESS)) <= 12
