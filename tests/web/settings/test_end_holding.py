"""Ending somebody's time in a post."""

import pytest

from goldenthread.features.organisations.models import Holding
from tests.world import TODAY


@pytest.fixture
def end(world, as_):
    def send(whose="trustee", who="chief", last_on="2026-11-21"):
        address = f"/harbour/settings/people/{world.people[whose].ref}/posts/{world.posts[whose].ref}/end/"
        client = as_(who)
        return client.post(address, {"last_on": last_on}) if last_on else client.get(address)

    return send


def test_the_last_day_is_kept(world, end):
    assert end().status_code == 302
    assert Holding.objects.get(person=world.people["trustee"]).until_on == TODAY


def test_a_day_before_the_first_is_refused_in_words(end):
    answer = end(last_on="2001-01-01")
    assert answer.status_code == 422
    assert "They took it up only on 1 September 2020." in answer.content.decode()


def test_the_last_administrator_stays(end):
    assert "without an administrator" in end(whose="administrator").content.decode()


@pytest.mark.parametrize("whose", ["chief", "administrator", "head"])
def test_nobody_unseats_those_who_may_do_more(world, end, whose):
    assert end(whose=whose, who="governance").status_code == 404
    assert Holding.objects.get(person=world.people[whose]).until_on is None


@pytest.mark.parametrize("who", ["head", "trustee", "stranger"])
def test_those_who_do_not_manage_people_end_nothing(end, who):
    assert end(who=who).status_code == 404


def test_the_page_asks_for_the_day(end):
    assert 'type="date"' in end(last_on="").content.decode()
