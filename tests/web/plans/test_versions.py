"""What was kept of a plan."""

import pytest

from goldenthread.features.plans import operations
from tests.query_budget import queries_of


@pytest.fixture
def address(world):
    return f"/harbour/plan/{world.plan.ref}/versions/"


def test_a_plan_of_which_nothing_is_kept_says_what_would_be(as_, address):
    assert "Nothing is kept of it yet" in as_("chief").get(address).content.decode()


def test_each_version_says_what_changed_since_the_one_before_and_now_since_the_last(as_, world, chief, address):
    operations.keep_version(plan=world.plan, edition="Year 1", by=chief)
    operations.revise_element(element=world.aim, title="Other words", by=chief)
    operations.keep_version(plan=world.plan, edition="Year 2", by=chief)
    operations.remove_element(element=world.aim, by=chief)
    page = as_("trustee").get(address).content.decode()
    assert "Version 1, Year 1" in page
    assert "1 reworded" in page
    assert "1 dropped" in page
    operations.keep_version(plan=world.plan, by=chief)
    operations.add_statement(plan=world.plan, kind="vision", text="Every child at home in learning", by=chief)
    page = as_("chief").get(address)
    assert [(tag.kind, tag.number) for tag in page.context["since"]] == [("added", 1)]


def test_only_those_who_may_change_the_plan_are_offered_to_adopt_it(as_, address):
    assert "Adopt it" in as_("chief").get(address).content.decode()
    assert "Adopt it" not in as_("trustee").get(address).content.decode()


def test_the_number_of_queries_does_not_grow_with_the_versions(as_, world, chief, address):
    operations.keep_version(plan=world.plan, by=chief)
    browser = as_("chief")
    few = len(queries_of(lambda: browser.get(address)))
    for _ in range(5):
        operations.keep_version(plan=world.plan, by=chief)
    assert len(queries_of(lambda: browser.get(address))) == few


@pytest.mark.parametrize("who", ["stranger"])
def test_a_stranger_is_told_that_there_is_no_such_page(as_, address, who):
    assert as_(who).get(address).status_code == 404
