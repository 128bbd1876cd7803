"""What is typed into a long form outlives a lost connection and a lost session, and nothing else."""

import pytest

OFFER = ".outline-offer:not([hidden])"


@pytest.fixture
def address(world):
    return f"/harbour/plan/part/{world.aim.ref}/progress/"


def _kept(page):
    return page.evaluate("Object.keys(localStorage).filter((key) => key.startsWith('golden-thread:form:'))")


def _typed(page, words):
    page.fill("[name=said]", words)
    page.evaluate("""() => new Promise((done) => {
      const look = () => (Object.keys(localStorage).some((key) => key.startsWith("golden-thread:form:"))
        ? done() : setTimeout(look, 50));
      look();
    })""")


def test_words_that_were_never_sent_are_offered_and_put_back(browser_as, world, address):
    page = browser_as("chief")
    page.goto(address)
    _typed(page, "Typed in a tunnel")
    again = page.context.new_page()
    again.goto(address)
    again.locator(OFFER).get_by_text("Put them back").click()
    assert again.input_value("[name=said]") == "Typed in a tunnel"


def test_what_the_server_took_is_offered_no_more(browser_as, world, address):
    page = browser_as("chief")
    page.goto(address)
    page.get_by_label("On track").check()
    _typed(page, "All is well")
    page.get_by_role("button", name="Say so").click()
    page.wait_for_url(f"**/plan/part/{world.aim.ref}/")
    assert _kept(page) == []
    page.goto(address)
    assert page.locator(OFFER).count() == 0
