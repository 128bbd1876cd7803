"""A whole plan as an outline."""

import datetime as dt

import pytest

from goldenthread.features.plans import operations
from goldenthread.features.plans.models import Element, Plan, Succession
from tests.query_budget import assert_within, queries_of


@pytest.fixture
def address(world):
    return f"/harbour/plan/{world.plan.ref}/"


def test_levels_stand_in_the_trusts_own_words_with_numbers_leads_and_dates(as_, world, address, chief):
    operations.assign(element=world.aim, post=world.posts["education"], by=chief)
    page = as_("trustee").get(address).content.decode()
    assert "Strands" in page or "Strand" in page
    assert "Director of education · by Autumn 2026" in page
    assert "Schools that work as one." in page


def test_branches_open_and_close_without_a_script(as_, address):
    assert "<details open>" in as_("chief").get(address + "?open=all").content.decode()
    assert "<details open>" not in as_("chief").get(address + "?open=none").content.decode()


def test_every_branch_that_opens_ends(as_, world, address, chief):
    for under in (world.strand, None, None):
        operations.add_element(plan=world.plan, under=under, title="One more", by=chief)
    page = as_("chief").get(address).content.decode()
    tree = page[page.index("data-tree") : page.index("<aside")]
    assert tree.count("<details") == tree.count("</details>") == 1
    assert tree.count("<li") == tree.count("</li>")


def test_words_narrow_the_outline_to_what_fits_and_what_it_stands_under(as_, world, address, chief):
    operations.add_element(plan=world.plan, title="Growth", by=chief)
    page = as_("chief").get(address + "?q=child+SAFE").content.decode()
    assert "1 part fits" in page
    tree = page[page.index("data-tree") : page.index("<aside")]
    assert "Health and wellbeing" in tree
    assert "Growth" not in tree


@pytest.mark.parametrize("asked", ["?q=nothing+at+all", "?status=no+such", "?open=%00x", "?columns=%3Cscript%3E"])
def test_whatever_is_asked_for_is_answered(as_, address, asked):
    assert as_("chief").get(address + asked).status_code in {200, 400}


def test_columns_show_as_they_are_printed_when_asked_for(as_, address):
    cell = "A strategy in every school by Autumn 2026."
    assert cell not in as_("chief").get(address).content.decode()
    assert cell in as_("chief").get(address + "?columns=shown").content.decode()


def test_a_number_that_differs_is_shown_to_all_and_listed_for_those_who_can_mend_it(as_, world, address):
    Element.objects.filter(pk=world.aim.pk).update(number="4.")
    says = "Printed as 4.; counted, it is 1.1."
    assert says in as_("chief").get(address).content.decode()
    trustee = as_("trustee").get(address).content.decode()
    assert says not in trustee
    assert "1.1" in trustee


def test_the_plan_of_another_school_is_not_there(as_, world):
    address = f"/harbour/plan/{world.school_plan.ref}/"
    assert as_("head").get(address).status_code == 200
    assert as_("other_head").get(address).status_code == 404
    assert as_("stranger").get(address).status_code == 404


def test_words_of_a_plan_are_never_taken_for_markup(as_, world, address, chief):
    operations.revise_element(element=world.aim, title="<script>alert(1)</script>", by=chief)
    assert "<script>alert(1)" not in as_("chief").get(address).content.decode()


def test_two_hundred_parts_cost_no_more_queries_than_two(as_, world, address, chief):
    browser = as_("chief")
    few = len(queries_of(lambda: browser.get(address)))
    Element.objects.bulk_create(
        Element(plan=world.plan, parent=world.strand, depth=2, order=n, title=f"Aim {n}") for n in range(2, 200)
    )
    assert assert_within(12, lambda: browser.get(address)) == few


def test_it_keeps_within_twelve_queries_where_all_that_it_can_say_is_said(as_, world, address, taken_up, chief):
    late = operations.add_element(plan=world.plan, under=world.strand, title="Nurse in post", by=chief)
    operations.revise_element(element=late, due_words="by 1 October 2026", by=chief)
    operations.assign(element=world.aim, post=world.posts["education"], by=chief)
    operations.measure_by(element=world.aim, measure=world.attendance, by=chief)
    operations.add_action(element=world.aim, title="Groups formed", due_words="by 1 October 2026", by=chief)
    operations.depend(element=world.aim, on=late, by=chief)
    operations.add_variation(
        plan=world.plan, kind="social", dated_on=dt.date(2026, 11, 2), text="A mill closes.", parts=[late], by=chief
    )
    browser = as_("chief")
    page = browser.get(address).content.decode()
    for words in ("A mill closes.", "1 part is kept waiting by something", "1 action late", "Director of education"):
        assert words in page
    assert_within(12, lambda: browser.get(address))


def test_a_review_and_years_that_are_past_and_the_year_of_the_plan_are_said(as_, world, address):
    operations.revise_plan(plan=world.plan, next_review_on=dt.date(2026, 9, 1), by=world.people["chief"])
    page = as_("trustee").get(address).content.decode()
    assert "overdue" in page
    assert "Year 2 (2026/27)" in page
    operations.revise_plan(plan=world.plan, next_review_on=dt.date(2027, 9, 1), by=world.people["chief"])
    assert "overdue" not in as_("trustee").get(address).content.decode()
    # Once its years are over it says so, until one in force follows.
    says, pages = "Its years are over", (address, f"/{world.trust.slug}/plan/")
    operations.revise_plan(plan=world.plan, ends_on=dt.date(2026, 9, 30), by=world.people["chief"])
    assert all(says in as_("trustee").get(page).content.decode() for page in pages)
    later = Plan.objects.create(trust=world.trust, kind=Plan.Kind.TRUST, title="The next", state=Plan.State.LIVE)
    Succession.objects.create(earlier=world.plan, later=later)
    assert not any(says in as_("trustee").get(page).content.decode() for page in pages)
