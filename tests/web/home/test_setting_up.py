"""Setting up says what is done, what is next, and leads there; and every page of an empty trust can be opened."""

import datetime as dt
import re

import pytest
from django.test import Client

from goldenthread.domain import setting_up as rules
from goldenthread.features.organisations.models import Post, School, Trust
from goldenthread.web.home.setting_up import DEEDS
from goldenthread.web.kit import navigation
from tests.world import hold, person


def test_every_step_has_a_page():
    assert list(DEEDS) == list(rules.STEPS)


def test_a_step_waits_for_those_before_it():
    stands = {step.key: step.stands for step in rules.steps({"schools", "calendar"})}
    assert (stands["schools"], stands["plan"], stands["measures"]) == (rules.DONE, rules.NEXT, rules.LATER)


@pytest.fixture
def empty(db):
    trust = Trust.objects.create(slug="bare", name="Bare Trust", short_name="Bare", is_demonstration=False)
    hold(Post.objects.create(trust=trust, key="administrator", title="Administrator", role="administrator"),
         person("Ann First"), from_on=dt.date(2026, 9, 1))  # fmt: skip
    return trust


def of(name):
    client = Client()
    client.force_login(name)
    return client


def test_home_leads_to_the_first_step_and_then_to_the_next(empty):
    administrator = of(empty.posts.get().holdings.get().person)
    page = administrator.get("/bare/").content.decode()
    assert "0 of 16 steps done" in page
    assert 'href="/bare/bring-in/"' in page
    School.objects.create(trust=empty, key="one", name="One", short_name="One", phase="primary")
    page = administrator.get("/bare/setting-up/").content.decode()
    assert "1 of 16 steps done" in page


def test_every_step_can_be_opened_before_anything_is_there(empty):
    administrator = of(empty.posts.get().holdings.get().person)
    page = administrator.get("/bare/setting-up/").content.decode().partition("<main")[2]
    addresses = dict.fromkeys(re.findall(r'class="button[^"]*" href="([^"]+)"', page))
    assert [address for address in addresses if administrator.get(address).status_code != 200] == []


def test_who_may_not_set_up_finds_no_such_page(as_):
    assert as_("head").get("/harbour/setting-up/").status_code == 404


def test_every_page_of_the_menu_opens_and_leads_on_in_an_empty_trust(empty):
    administrator = empty.posts.get().holdings.get().person
    school = School.objects.create(trust=empty, key="one", name="One", short_name="One", phase="primary")
    head = person("Hal Head")
    hold(Post.objects.create(trust=empty, key="head", title="Head", role="head", school=school), head)
    for who in (administrator, head):
        client = of(who)
        menu = re.findall(r'href="(/bare/[^"]*)"', client.get("/bare/").content.decode())
        assert len(menu) >= len(navigation.SECTIONS)
        for address in dict.fromkeys(menu):
            page = client.get(address)
            assert page.status_code == 200, address
            main = page.content.decode().partition("<main")[2]
            bare = [
                said for said in re.findall(r'<div class="empty">(.*?)</div>', main, re.DOTALL) if "<p" not in said
            ]
            assert bare == [], f"{address} as {who}: an empty place that says nothing"
