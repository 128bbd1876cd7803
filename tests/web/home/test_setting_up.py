"""Setting up says what is done, what is next, and leads there; and every page of an empty trust can be opened."""

import datetime as dt
import re

import pytest
from django.test import Client

from goldenthread.domain import setting_up as rules
from goldenthread.features.delegation.models import Scheme
from goldenthread.features.measures.models import Measure, Target
from goldenthread.features.organisations.models import Post, School, Trust
from goldenthread.features.organisations.queries import first_deeds, role_permissions
from goldenthread.features.plans.models import Element, ElementTarget, Plan
from goldenthread.web.home import welcome
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
    assert "First: your schools." in page
    assert "Nothing is waiting" not in page
    assert "0 of 17 steps done" in page
    assert 'href="/bare/bring-in/"' in page
    School.objects.create(trust=empty, key="one", name="One", short_name="One", phase="primary")
    page = administrator.get("/bare/setting-up/").content.decode()
    assert "1 of 17 steps done" in page
    assert "On with setting up" in administrator.get("/bare/settings/places/").content.decode()


def test_every_step_can_be_opened_before_anything_is_there(empty):
    administrator = of(empty.posts.get().holdings.get().person)
    page = administrator.get("/bare/setting-up/").content.decode().partition("<main")[2]
    addresses = dict.fromkeys(re.findall(r'class="button[^"]*" href="([^"]+)"', page))
    assert [address for address in addresses if administrator.get(address).status_code != 200] == []


def test_targets_are_measured_once_every_one_that_a_figure_settles_has_a_measure(empty):
    """A measure that has nothing to do with the plan settles nothing."""
    plan = Plan.objects.create(trust=empty, kind="trust", title="Plan", state="draft")
    part = Element.objects.create(plan=plan, depth=1, title="Part")
    targets = [Target.objects.create(trust=empty, text=text, tier=1) for text in ("95 % attend", "40 % pass")]
    for target in targets:
        ElementTarget.objects.create(element=part, target=target)
    attendance = Measure.objects.create(trust=empty, key="a", name="Attendance", kind="percentage", good_is="higher")
    administrator = of(empty.posts.get().holdings.get().person)
    stands = []
    for target in (None, *targets):
        if target:
            Target.objects.filter(pk=target.pk).update(measure=attendance)
        page = administrator.get("/bare/setting-up/").content.decode()
        says = re.findall(r"Of the (\d) targets in your plan that a figure can settle, (\d) have", page)
        stands.append((*says[0], f"/plan/{plan.ref}/measures/" in page))
    assert stands == [("2", "0", True), ("2", "1", True), ("2", "2", False)]


def test_a_scheme_that_is_a_draft_is_led_to_its_adoption(empty):
    administrator = of(empty.posts.get().holdings.get().person)
    assert 'href="/bare/who-decides/versions/"' in administrator.get("/bare/setting-up/").content.decode()
    draft = Scheme.objects.create(trust=empty, edition="Ours", state=Scheme.State.DRAFT)
    for page in ("setting-up", "who-decides/versions"):
        assert (
            f'href="/bare/who-decides/scheme/{draft.ref}/adopt/"'
            in administrator.get(f"/bare/{page}/").content.decode()
        )


def test_every_role_is_told_three_things_that_it_may_do():
    for role, keys in first_deeds().items():
        held = role_permissions()[role]
        assert len(keys) == welcome.LINES, role
        assert {welcome.DEEDS[key].permission for key in keys} <= held.everywhere | held.own, role


def test_who_has_just_joined_is_told_what_they_can_do_here_and_later_no_more(as_, world):
    head = world.people["head"]
    page = as_("head").get("/harbour/").content.decode()
    assert "What you can do here" in page
    assert 'href="/harbour/plan/local/"' in page
    type(head).objects.filter(pk=head.pk).update(joined_at=dt.datetime(2026, 1, 1, tzinfo=dt.UTC))
    assert "What you can do here" not in as_("head").get("/harbour/").content.decode()


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
            page = client.get(address, follow=True)
            assert page.status_code == 200, address
            main = page.content.decode().partition("<main")[2]
            bare = [
                said for said in re.findall(r'<div class="empty">(.*?)</div>', main, re.DOTALL) if "<p" not in said
            ]
            assert bare == [], f"{address} as {who}: an empty place that says nothing"
