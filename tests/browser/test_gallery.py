"""The design system in a real browser: accessible, within the screen, and alive under the keyboard."""

import pytest

PAGES = ["/gallery/", "/gallery/thread/"]


@pytest.mark.parametrize("address", PAGES)
@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_page_of_the_gallery_passes_the_accessibility_rules(
    open_browser, assert_accessible, address, width, scheme
):
    page = open_browser(width=width, color_scheme=scheme)
    page.goto(address)
    page.evaluate("document.querySelectorAll('details').forEach((one) => (one.open = true))")
    assert_accessible(page)


@pytest.mark.parametrize("address", PAGES)
def test_nothing_scrolls_sideways(browser_page, assert_fits, address):
    browser_page.goto(address)
    assert_fits(browser_page, (320, 360, 390, 768, 1280))


def test_the_pages_come_in_the_house_type(browser_page):
    browser_page.goto("/gallery/")
    loaded = browser_page.evaluate("""document.fonts.ready.then(() => [...document.fonts]
        .filter((face) => face.status == "loaded")
        .map((face) => face.family.replaceAll('"', "") + " " + face.weight))""")
    assert {"Source Serif Pro 600", "Source Sans Pro 400"} <= set(loaded)


def test_everything_pressable_is_large_enough_for_a_finger(open_browser):
    page = open_browser(width=360)
    page.goto("/gallery/")
    pressable = "button, input:not([type=hidden]), select, summary, .button"
    small = page.evaluate(
        """(pressable) => [...document.querySelectorAll(pressable)]
        .filter((one) => one.checkVisibility() && !one.closest("label"))
        .filter((one) => { const r = one.getBoundingClientRect(); return r.height < 24 || r.width < 24 })
        .map((one) => one.outerHTML.slice(0, 80))""",
        pressable,
    )
    assert small == []


def test_the_outline_moves_by_arrow_keys(browser_page):
    browser_page.goto("/gallery/")
    deep = browser_page.get_by_text("A reading hour in every school")
    browser_page.locator("[data-tree] a").first.focus()
    browser_page.keyboard.press("ArrowDown")
    browser_page.keyboard.press("ArrowRight")
    assert deep.is_visible()
    browser_page.keyboard.press("ArrowLeft")
    assert not deep.is_visible()
    browser_page.keyboard.press("ArrowLeft")
    assert browser_page.evaluate("document.activeElement.textContent") == "1 Curriculum"


def test_a_list_narrows_while_one_types(browser_page):
    browser_page.goto("/gallery/")
    browser_page.get_by_label("Narrow the list").fill("osyth")
    rows = browser_page.locator("[data-filtered] > li:visible")
    assert rows.all_inner_texts() == ["St Osyth’s"]


def test_leaving_a_form_with_unsent_words_asks_first(browser_page):
    asked = []
    browser_page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept()))
    browser_page.goto("/gallery/")
    browser_page.locator("form[data-warn-unsaved] textarea").fill("Half a sentence")
    browser_page.goto("/gallery/thread/")
    assert asked == ["beforeunload"]


def test_without_a_script_the_outline_still_opens(open_browser):
    page = open_browser(java_script_enabled=False)
    page.goto("/gallery/")
    assert page.get_by_text("A wellbeing charter").is_hidden()
    page.locator("[data-tree] > li:last-child > details > summary").click()
    assert page.get_by_text("A wellbeing charter").is_visible()
    assert page.get_by_text("Narrow the list").is_hidden()


def test_on_a_phone_the_menu_folds_without_a_script(open_browser):
    page = open_browser(width=390, java_script_enabled=False)
    page.goto("/gallery/thread/")
    assert page.get_by_text("Signed in as").locator("visible=true").count() == 0
    page.get_by_text("Menu", exact=True).click()
    assert page.get_by_text("Signed in as").locator("visible=true").count() == 1


def test_the_page_prints_without_its_menu(browser_page):
    browser_page.goto("/gallery/thread/")
    browser_page.emulate_media(media="print")
    assert browser_page.locator(".rail").is_hidden()
    assert browser_page.get_by_role("heading", level=1).is_visible()
