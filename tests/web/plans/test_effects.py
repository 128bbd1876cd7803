"""Actions by what they did to a gap."""

from decimal import Decimal

import pytest

from goldenthread.features.plans import operations
from tests.query_budget import assert_within

ADDRESS = "/harbour/plan/effects/"


@pytest.fixture
def narrow(world):
    def make(title, after, cost=None, element=None):
        chief = world.people["chief"]
        action = operations.add_action(element=element or world.aim, title=title, by=chief)
        operations.say_effect(
            action=action, between="Two groups", gap_before=Decimal(10), gap_after=Decimal(after), by=chief,
            cost=None if cost is None else Decimal(cost),
        )  # fmt: skip
        return action

    return make


def test_the_most_for_its_money_stands_first_and_the_newest_word_counts(as_, world, narrow):
    narrow("Dear one", 5, 50_000)
    cheap = narrow("Cheap one", 12, 1_000)
    narrow("Free one", 9, 0)
    operations.say_effect(
        action=cheap, between="Two groups", gap_before=Decimal(10), gap_after=Decimal(8), cost=Decimal(1_000), by=None
    )
    page = as_("trustee").get(ADDRESS).content.decode()
    assert page.index("Free one") < page.index("Cheap one") < page.index("Dear one")
    assert "Wider" not in page


def test_an_action_of_a_plan_beyond_ones_reach_is_not_ranked(as_, world, narrow):
    narrow("Ours alone", 5, element=world.priority)
    assert "Ours alone" in as_("head").get(ADDRESS).content.decode()
    assert "Ours alone" not in as_("other_head").get(ADDRESS).content.decode()


def test_the_list_asks_as_few_questions_for_many_as_for_one(as_, narrow):
    client = as_("chief")
    narrow("First", 5)
    client.get(ADDRESS)
    before = assert_within(16, lambda: client.get(ADDRESS))
    for number in range(8):
        narrow(f"Number {number}", number)
    assert assert_within(16, lambda: client.get(ADDRESS)) == before
