"""A plan that was read is put right by keyboard alone, in a real browser."""

WORDS = """Harbour plan 2027-30

1. Reading
Every class reads daily.
- Buy books
- Train everybody
2. Sums
- Count every day
3. Places
"""
PARTS = """[...document.querySelectorAll("article.beside")].map((part) =>
  `${part.className.match(/depth-(\\d)/)[1]} ${part.querySelector("b").innerText.trim()}`)"""


def test_lines_are_ticked_told_moved_and_taken_back_by_key(browser_as):
    page = browser_as("chief")
    page.goto("/harbour/bring-in/plan/")
    page.locator("[name=place]").select_option("trust")
    page.locator("[name=pasted]").fill(WORDS)
    with page.expect_navigation():
        page.locator("form.form button.button").last.click()
    before = page.evaluate(PARTS)

    def stand_at(words):
        page.locator("label", has_text=words).locator("input[name=line]").focus()

    def mend(key):
        with page.expect_navigation():
            page.keyboard.press(key)
        page.locator("input[name=line]:focus").wait_for()
        return page.evaluate(PARTS)

    stand_at("Reading")
    assert len(mend("n")) == len(before) - 1
    assert mend("z") == before
    stand_at("Sums")
    page.keyboard.press(" ")
    page.keyboard.press("Shift+ArrowDown")
    assert "2 Count every day" in mend("2")
    assert len(mend("a")) == len(before)
    stand_at("Places")
    page.keyboard.press(" ")
    stand_at("Reading")
    assert "2 3. Places" in mend("m")
