"""Changing a plan in a real browser: two people at once, what is read while typing, and who can use the pages."""

import pytest

from goldenthread.features.plans import operations
from goldenthread.features.plans.models import Element


@pytest.fixture
def addresses(world):
    whole, part = f"/harbour/plan/{world.plan.ref}", f"/harbour/plan/part/{world.aim.ref}"
    return {
        "begin": "/harbour/plan/new/", "parts": f"{whole}/edit/", "add": f"{whole}/add/",
        "many": f"{whole}/add-lines/", "levels": f"{whole}/levels/", "about": f"{whole}/about/",
        "state": f"{whole}/state/",
        "statements": f"{whole}/statements/", "words": f"{part}/words/", "hanging": f"{part}/edit/",
        "move": f"{part}/move/", "remove": f"{part}/remove/", "answer": f"{part}/answer/",
    }  # fmt: skip


@pytest.fixture
def usable(assert_accessible, assert_fits):
    """Return the check that a page fits a phone and can be used by everybody."""

    def check(page):
        assert_fits(page)
        assert_accessible(page)

    return check


def _open_everything(page):
    page.evaluate("for (const one of document.querySelectorAll('details.more')) one.open = true")


def test_every_page_fits_a_phone_and_can_be_used_by_everybody(browser_as, world, addresses, usable):
    operations.add_action(element=world.aim, title="Appoint a nurse", due_words="soon", by=world.people["chief"])
    page = browser_as("chief")
    for address in addresses.values():
        page.goto(address)
        _open_everything(page)
        usable(page)


def test_what_can_be_pressed_is_large_enough_for_a_thumb(browser_as, addresses):
    page = browser_as("chief", width=390)
    for name in ("parts", "hanging", "words", "statements"):
        page.goto(addresses[name])
        _open_everything(page)
        small = page.evaluate(
            """[...document.querySelectorAll(".page :is(button, summary, .deeds a, .edit-menu a, .rows .line a)")]
              .filter((one) => one.checkVisibility() && one.getBoundingClientRect().height < 24)
              .map((one) => one.textContent)"""
        )
        assert small == [], name


@pytest.mark.parametrize("with_scripts", [True, False])
def test_two_people_choose_between_their_words(browser_as, world, addresses, usable, with_scripts):
    mine = browser_as("chief", java_script_enabled=with_scripts)
    theirs = browser_as("governance", java_script_enabled=with_scripts)
    theirs.goto(addresses["words"])
    mine.goto(addresses["words"])
    theirs.get_by_label("Short title").fill("Their title")
    theirs.get_by_label("Full wording").fill("Their full wording")
    theirs.get_by_role("button", name="Save").click()
    mine.get_by_label("Short title").fill("My title")
    mine.get_by_role("button", name="Save").click()
    assert mine.get_by_role("heading", level=1).inner_text().startswith("Two people changed")
    assert mine.get_by_text("Their title", exact=True).is_visible()
    assert mine.get_by_label("What you wrote").first.input_value() == "My title"
    if with_scripts:
        usable(mine)
    mine.get_by_role("button", name="Save, with my words").click()
    aim = Element.objects.get(pk=world.aim.pk)
    assert (aim.title, aim.text) == ("My title", "Their full wording")


def test_what_years_mean_is_said_while_typing(browser_as, addresses):
    page = browser_as("head")
    page.goto(addresses["begin"])
    page.get_by_label("What it is called").fill("Our plan")
    page.get_by_label("Which years it is for").fill("2027/28")
    page.get_by_label("Which years it is for").press("Tab")
    page.get_by_text("is read as 1 September 2027 to 31 August 2028").wait_for()
    assert page.get_by_label("What it is called").input_value() == "Our plan"


def test_a_head_answers_a_part_of_the_trusts_plan_on_a_phone(browser_as, world, addresses):
    page = browser_as("head", width=390)
    page.goto(f"/harbour/plan/part/{world.aim.ref}/")
    page.get_by_role("link", name="Answer for your school").click()
    page.get_by_label("Decline it").check()
    page.get_by_label("Why").fill("We finish reading first.")
    page.get_by_role("button", name="Give this answer").click()
    assert page.get_by_text("declines it, and says why").is_visible()
