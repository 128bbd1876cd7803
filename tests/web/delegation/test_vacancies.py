"""Decisions that nobody is there to take."""

import datetime as dt

from goldenthread.features.organisations.models import Body, Holding
from tests.features.delegation.schemes import adopted
from tests.query_budget import assert_within

ADDRESS = "/harbour/who-decides/vacancies/"


def test_a_vacancy_shows_what_waits_for_it(as_, world) -> None:
    adopted(world)
    Holding.objects.filter(post=world.posts["chief"]).update(until_on=dt.date(2026, 10, 31))
    page = as_("governance").get(ADDRESS).content.decode()
    assert "Chief executive" in page
    assert "Set the priorities of a hub" in page


def test_a_school_without_a_local_body_is_told_and_so_is_one_on_whose_body_no_post_sits(as_, world) -> None:
    adopted(world)
    body = Body.objects.create(trust=world.trust, key="lgb", name="Haven governors", kind="local body",
                        school=world.haven_high)  # fmt: skip
    page = as_("trustee").get(ADDRESS).content.decode()
    assert "Local body, Marsh Lane" in page
    assert "Local body, Haven High" not in page
    assert 'Haven governors, Haven High</span> <span class="small quiet">no post sits on it' in page
    world.posts["governor"].bodies.add(body)
    assert "Haven governors" not in as_("trustee").get(ADDRESS).content.decode()
    assert "Marsh Lane" not in as_("head").get(ADDRESS).content.decode()


def test_its_queries_do_not_grow(as_, world) -> None:
    adopted(world)
    client = as_("chief")
    client.get(ADDRESS)
    assert_within(22, lambda: client.get(ADDRESS))
