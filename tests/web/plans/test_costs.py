"""What a plan costs: by place and year, by part, and by who gives it."""

from decimal import Decimal

import pytest

from goldenthread.features.plans import operations
from tests.query_budget import assert_within


@pytest.fixture
def address(world):
    return f"/harbour/plan/{world.plan.ref}/costs/"


def spend(world, amount, **facts):
    return operations.add_budget_line(
        element=world.aim, title="Cover", amount=Decimal(amount), by=world.people["chief"], **facts
    )


def test_money_is_summed_by_year_and_by_place(as_, world, address):
    spend(world, 1000, year="2026/27", school=world.haven_high)
    spend(world, 500, year="2026/27")
    spend(world, 250, year="2027/28", school=world.haven_high, given_by="A charity")
    page = as_("trustee").get(address).content.decode()
    for says in ("2026/27", "2027/28", "Haven High", "£1,500", "£1,250", "£1,750", "A charity"):
        assert says in page


def test_staff_time_stands_by_school_with_its_days_and_who_pays_for_it(as_, world, address):
    spend(world, 2800, kind="staff time", days=Decimal(14), school=world.marsh_lane, given_by="Its own budget")
    page = as_("chief").get(address).content.decode()
    for says in ("Staff time", "14 days", "Marsh Lane", "Its own budget"):
        assert says in page


def test_the_plan_of_a_school_is_costed_for_its_own_alone(as_, world):
    address = f"/harbour/plan/{world.school_plan.ref}/costs/"
    assert as_("head").get(address).status_code == 200
    assert as_("other_head").get(address).status_code == 404


def test_the_page_asks_as_few_questions_for_much_as_for_little(as_, world, address):
    client = as_("chief")
    spend(world, 1, school=world.haven_high)
    client.get(address)
    before = assert_within(18, lambda: client.get(address))
    for number in range(12):
        spend(world, number + 1, unit=world.finance, year="2026/27")
    assert assert_within(18, lambda: client.get(address)) == before
