"""What a part is to bring, beside what is spent on it, and what became of it."""

from decimal import Decimal

import pytest

from goldenthread.features.plans import operations
from goldenthread.features.plans.models import BenefitReview, Reminder
from tests.query_budget import assert_within


@pytest.fixture
def address(world):
    return f"/harbour/plan/part/{world.aim.ref}/benefits/"


def to_bring(world, text="Less time on administration"):
    return operations.remind(element=world.aim, kind="benefit", text=text, by=world.people["chief"])


def test_one_initiative_serves_several_ends_and_each_stands_beside_its_spending_by_year(as_, world, address):
    for text in ("Less time on administration", "Staff who stay", "Staff who stay"):
        as_("chief").post(address, {"deed": "add", "text": text})
    benefit = Reminder.objects.get(text="Staff who stay")
    for year, amount in (("2026/27", 4_000), ("2027/28", 1_500)):
        operations.add_budget_line(
            element=world.aim, title="Licences", amount=Decimal(amount), year=year, benefit=benefit,
            so_far=Decimal(100), by=world.people["chief"],
        )  # fmt: skip
    page = as_("trustee").get(address).content.decode()
    for says in ("Less time on administration", "Nothing named", "2027/28", "£4,000", "£200", "£5,500"):
        assert says in page


def test_a_review_says_what_became_of_it_and_earlier_ones_stay(as_, world, address):
    benefit = to_bring(world)
    for found, says in (("less", "Two systems run beside each other."), ("more", "Registers take a minute.")):
        as_("chief").post(
            address, {"deed": "review", "what": benefit.ref, "found": found, "says": says, "worth": "£1,200"}
        )
    page = as_("chief").get(address).content.decode()
    for says in ("More than hoped", "Two systems run beside", "Registers take a minute.", "£1,200"):
        assert says in page
    assert "More than hoped" in as_("chief").get(f"/harbour/plan/{world.plan.ref}/costs/").content.decode()


def test_who_does_not_run_it_reads_and_a_review_without_words_is_refused(as_, world, address):
    benefit = to_bring(world)
    sent = {"deed": "review", "what": benefit.ref, "found": "more", "says": ""}
    assert as_("trustee").post(address, sent).status_code == 404
    assert as_("stranger").get(address).status_code == 404
    assert as_("chief").post(address, sent).status_code == 422
    assert as_("chief").post(address, sent | {"what": "nothing"}).status_code == 404
    assert not BenefitReview.objects.exists()


def test_money_for_the_benefit_of_another_part_is_refused(as_, world):
    benefit = to_bring(world)
    other = world.plan.elements.exclude(pk=world.aim.pk).first()
    page = f"/harbour/plan/part/{other.ref}/run/"
    sent = {"deed": "money", "kind": "budget", "title": "Licences", "amount": "5", "benefit": benefit.ref}
    assert as_("chief").post(page, sent).status_code == 422


def test_many_benefits_ask_no_more_of_the_database(as_, world, address):
    client = as_("chief")
    to_bring(world)
    client.get(address)
    before = assert_within(16, lambda: client.get(address))
    for number in range(8):
        to_bring(world, f"Benefit {number}")
    assert assert_within(16, lambda: client.get(address)) == before
