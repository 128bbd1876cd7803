"""Beginning a plan of the whole trust, as a draft."""

import datetime as dt

import pytest

from goldenthread.features.plans.models import Plan
from tests.web.plans.drawn import drawn

NEW = "/harbour/plan/new/"


def test_a_plan_is_begun_as_a_draft_in_the_shape_that_was_chosen(as_, world):
    client = as_("chief")
    answer = client.post(NEW, drawn(client.get(NEW), title="Plan 2027-30", period_words="2027-30", shape="questions"))
    plan = Plan.objects.get(title="Plan 2027-30")
    assert answer.headers["Location"] == f"/harbour/plan/{plan.ref}/edit/"
    assert (plan.state, plan.kind, plan.school) == ("draft", "trust", None)
    assert (plan.starts_on, plan.ends_on) == (dt.date(2027, 9, 1), dt.date(2030, 8, 31))
    assert [level.one for level in plan.levels.all()] == ["Question", "Response"]


def test_what_the_years_are_read_as_is_said_at_once(as_, world):
    page = as_("chief").get(NEW, {"period_words": "2026/27"}).content.decode()
    assert "“2026/27” is read as 1 September 2026 to 31 August 2027." in page


@pytest.mark.parametrize("who", ["head", "service"])
def test_whoever_writes_for_a_place_alone_begins_that_places(as_, who):
    assert as_(who).get(NEW).headers["Location"] == "/harbour/plan/local/new/"


def test_the_kinds_are_those_of_a_whole_trust_in_its_own_words(as_, world):
    world.trust.words = {"trust_plan": {"one": "Blueprint", "many": "Blueprints"}}
    world.trust.save()
    page = as_("chief").get(NEW).content.decode()
    assert "Blueprint" in page
    assert "School plan" not in page
    assert "/harbour/plan/local/new/" in page


def test_years_that_are_unclear_are_asked_for_and_what_was_typed_stays(as_, world):
    client = as_("chief")
    answer = client.post(NEW, drawn(client.get(NEW), title="Kept", period_words="soon"))
    assert answer.status_code == 422
    assert "We cannot tell when “soon” begins." in answer.content.decode()
    assert 'value="Kept"' in answer.content.decode()


def test_the_days_can_be_said_where_the_words_do_not(as_, world):
    client = as_("chief")
    days = {"starts_on": "2026-09-01", "ends_on": "2031-08-31"}
    typed = drawn(client.get(NEW), title="T", period_words="the long haul", **days)
    assert client.post(NEW, typed).status_code == 302
    assert Plan.objects.get(title="T").ends_on == dt.date(2031, 8, 31)


def test_a_school_plan_is_not_begun_here(as_, world):
    client = as_("chief")
    assert client.post(NEW, drawn(client.get(NEW), title="T", kind="school")).status_code == 422


def test_levels_of_ones_own_are_named_on_the_next_page(as_, world):
    client = as_("chief")
    answer = client.post(NEW, drawn(client.get(NEW), title="Business plan", kind="business", shape="own"))
    plan = Plan.objects.get(title="Business plan")
    assert answer.headers["Location"] == f"/harbour/plan/{plan.ref}/levels/"


@pytest.mark.parametrize("who", ["stranger", "governor", "trustee", "data"])
def test_whoever_may_not_change_plans_finds_no_such_page(as_, world, who):
    assert as_(who).get(NEW).status_code == 404


@pytest.mark.parametrize("words", ["9" * 80, "2026/2", "' OR 1=1", "٢٠٢٦", "31/02/2026 - 99/99/9999"])
def test_hostile_years_are_asked_about_and_never_break(as_, world, words):
    client = as_("chief")
    assert client.get(NEW, {"period_words": words}).status_code == 200
    assert client.post(NEW, drawn(client.get(NEW), title="T", period_words=words)).status_code in (302, 422)
