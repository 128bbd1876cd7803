"""What a plan costs: by place and year, by part, and by who gives it."""

from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError

from goldenthread.domain.plans.money_lines import read_lines
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


def test_lines_of_the_budget_without_a_part_are_kept_shown_and_linked(as_, world, address):
    sent = {"deed": "keep", "kind": "budget", "year": "", "lines": "Reading books £12,000\nCover\t450.50\n"}
    as_("finance_lead").post(address, sent)
    page = as_("trustee").get(address).content.decode()
    for says in ("linked to no part", "£12,450", "Reading books", "£12,000"):
        assert says in page
    line = world.plan.unlinked_lines.get(title="Reading books")
    assert as_("finance_lead").post(address, {"deed": "link", "what": line.ref}).status_code == 422
    as_("finance_lead").post(address, {"deed": "link", "what": line.ref, "part": world.aim.ref})
    assert world.aim.budget_lines.get().amount == 12_000
    last = world.plan.unlinked_lines.get()
    as_("finance_lead").post(address, {"deed": "drop", "what": last.ref})
    assert "Every line that was kept is linked" in as_("finance_lead").get(address).content.decode()


def test_of_two_who_link_a_line_at_once_one_adds_its_money(world, chief):
    operations.keep_unlinked(plan=world.plan, lines=[("Books", Decimal(900))], by=chief)
    mine, yours = world.plan.unlinked_lines.get(), world.plan.unlinked_lines.get()
    operations.link_line(line=mine, element=world.aim, by=chief)
    for deed in (lambda: operations.link_line(line=yours, element=world.aim, by=chief),
                 lambda: operations.drop_unlinked(line=yours, by=chief)):  # fmt: skip
        with pytest.raises(ValidationError, match="meanwhile"):
            deed()
    assert world.aim.budget_lines.get().amount == 900


def test_a_sum_is_never_guessed_and_a_stranger_to_the_money_keeps_nothing(as_, world, address):
    sent = {"deed": "keep", "kind": "budget", "year": "", "lines": "Year 7 2026"}
    answer = as_("chief").post(address, sent)
    assert answer.status_code == 422
    assert "does not say a sum" in answer.content.decode()
    assert as_("trustee").post(address, sent).status_code == 404
    assert as_("chief").post(address, {"deed": "link", "what": "none", "part": world.aim.ref}).status_code == 404


def test_the_sum_of_a_line_needs_a_sign_before_it():
    read, unread = read_lines(["Books £1,200", "Books;1200.50", "Books\t900", "Books – £3", "Class of 2026", " "])
    assert [(one.title, one.amount) for one in read] == [
        ("Books", 1200), ("Books", Decimal("1200.50")), ("Books", 900), ("Books", 3),
    ]  # fmt: skip
    assert unread == ["Class of 2026"]
