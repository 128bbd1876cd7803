"""The outline worked on in a real browser: by keyboard, by two people, undone, pasted into, and offline."""

import time

import pytest

from goldenthread.features.plans import operations
from goldenthread.features.plans.models import Element

SAVED = "[data-state=saved]"


@pytest.fixture
def address(world):
    return f"/harbour/plan/{world.plan.ref}/edit/"


@pytest.fixture
def lines(world):
    """Return the parts that stand in the plan, as “depth title”, in reading order."""

    def read():
        found, waiting = [], list(world.plan.elements.filter(parent=None, removed_at=None).order_by("order"))
        while waiting:
            part = waiting.pop(0)
            found.append(f"{part.depth} {part.title}")
            waiting = list(part.children.filter(removed_at=None).order_by("order")) + waiting
        return found

    return read


def _title(page, part):
    return page.locator(f"[name=title-{part.ref}]")


def _settled(page):
    page.locator(SAVED).wait_for()


def test_a_plan_is_written_by_keyboard_alone(browser_as, world, address, lines):
    page = browser_as("chief")
    page.goto(address)
    _title(page, world.aim).click()
    page.keyboard.press("Enter")
    page.keyboard.type("A nurse in every school")
    page.keyboard.press("Enter")
    page.keyboard.type("People")
    page.keyboard.press("Enter")
    page.keyboard.press("Escape")
    _settled(page)
    assert lines() == [
        "1 Health and wellbeing", f"2 {world.aim.title}", "2 A nurse in every school", "2 People",
    ]  # fmt: skip
    page.get_by_label("Aim 1.3", exact=True).click()
    page.keyboard.press("Shift+Tab")
    page.locator("[aria-label='Strand 2']:focus").wait_for()
    page.keyboard.press("Alt+ArrowUp")
    page.locator("[aria-label='Strand 1']:focus").wait_for()
    _settled(page)
    assert lines()[:2] == ["1 People", "1 Health and wellbeing"]
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    page.keyboard.type(" now")
    page.keyboard.press("ArrowDown")
    _settled(page)
    page.get_by_role("button", name="Undo changing the words").wait_for()
    assert f"2 {world.aim.title} now" in lines()


def test_a_new_line_is_moved_out_before_it_is_saved(browser_as, world, address, lines):
    page = browser_as("chief")
    page.goto(address)
    _title(page, world.aim).click()
    page.keyboard.press("Enter")
    page.keyboard.type("A nurse in every school")
    page.keyboard.press("Shift+Tab")
    page.locator("[aria-label='Strand 2']:focus").wait_for()
    _settled(page)
    assert "1 A nurse in every school" in lines()
    assert page.locator("[data-state=failed]").count() == 0


def test_the_last_change_is_undone_by_key_and_by_button(browser_as, world, address, lines):
    page = browser_as("chief")
    page.goto(address)
    before = lines()
    _title(page, world.aim).fill("Other words")
    _title(page, world.strand).click()
    page.get_by_role("button", name="Undo changing the words").wait_for()
    page.get_by_role("heading", level=1).click()
    page.evaluate("document.activeElement.blur()")
    page.keyboard.press("Control+z")
    page.get_by_role("button", name="Undo").wait_for(state="detached")
    assert lines() == before
    assert _title(page, world.aim).input_value() == world.aim.title
    _title(page, world.aim).fill("")
    _title(page, world.aim).press("Delete")
    page.get_by_role("button", name="Undo taking out").click()
    _title(page, world.aim).wait_for()
    assert lines() == before


def test_two_people_choose_in_the_line_itself(browser_as, world, address, assert_accessible):
    page = browser_as("chief")
    page.goto(address)
    _title(page, world.aim).fill("Mine")
    operations.revise_element(
        element=Element.objects.get(pk=world.aim.pk), title="Theirs", by=world.people["governance"]
    )
    _title(page, world.strand).click()
    page.get_by_text("It says now: “1.1 Theirs”").wait_for()
    assert _title(page, world.aim).input_value() == "Mine"
    assert_accessible(page)
    page.get_by_role("button", name="Keep my words").click()
    _settled(page)
    aim = Element.objects.get(pk=world.aim.pk)
    assert aim.title == "Mine"
    operations.remove_element(element=aim, by=world.people["governance"])
    _title(page, world.aim).fill("Mine again")
    _title(page, world.strand).click()
    page.get_by_text("“1.1 Mine” was taken out").first.wait_for()
    page.get_by_role("button", name="Put them back").click()
    _settled(page)
    assert [part.title for part in world.strand.children.filter(removed_at=None)] == ["Mine again"]


def test_what_cannot_be_sent_is_kept_and_offered_again(browser_as, world, address):
    page = browser_as("chief")
    page.goto(address)
    page.context.set_offline(True)
    _title(page, world.aim).fill("Written in a tunnel")
    _title(page, world.strand).click()
    page.get_by_text("there is no connection").first.wait_for()
    page.on("dialog", lambda asked: asked.accept())
    page.context.clear_cookies()
    page.context.set_offline(False)
    page.get_by_text("you are signed out").first.wait_for()
    again = browser_as("chief")
    again.goto(address)
    again.evaluate("(kept) => { for (const [key, value] of kept) localStorage.setItem(key, value) }",
                   page.evaluate("Object.entries(localStorage)"))  # fmt: skip
    again.reload()
    again.get_by_role("button", name="Put them back").click()
    _settled(again)
    assert Element.objects.get(pk=world.aim.pk).title == "Written in a tunnel"


@pytest.fixture
def usable(assert_fits, assert_accessible):
    """Return the check that a page fits a phone and can be used by everybody."""

    def check(page):
        assert_fits(page)
        assert_accessible(page)

    return check


def test_buttons_do_what_keys_do_and_are_large_enough_for_a_thumb(browser_as, world, address, lines, usable):
    page = browser_as("chief", width=390)
    operations.add_element(plan=world.plan, title="Place", by=world.people["chief"])
    page.goto(address)
    page.get_by_label("Strand 2", exact=True).click()
    for name in ("Move in a level", "Move up", "Move out a level"):
        button = page.get_by_role("button", name=name)
        assert button.bounding_box()["height"] >= 44
        button.click()
    _settled(page)
    page.get_by_label("Strand 2", exact=True).wait_for()
    assert lines() == ["1 Health and wellbeing", f"2 {world.aim.title}", "1 Place"]
    usable(page)


def test_a_part_is_dragged_by_its_grip_and_says_where_it_would_stand(browser_as, world, address, lines):
    operations.add_element(plan=world.plan, title="Place", by=world.people["chief"])
    page = browser_as("chief")
    page.goto(address)
    page.locator("#part-" + Element.objects.get(title="Place").ref).locator(".grip").first.hover()
    box = _title(page, world.aim).bounding_box()
    page.mouse.down()
    page.mouse.move(box["x"], box["y"] + 30, steps=6)
    assert page.locator(".drop-mark").inner_text() == "under Strand 1 Health and wellbeing"
    page.keyboard.press("Escape")
    assert page.locator(".drop-mark").count() == 0
    page.mouse.up()
    page.locator("#part-" + Element.objects.get(title="Place").ref).locator(".grip").first.hover()
    box = _title(page, world.strand).bounding_box()
    page.mouse.down()
    page.mouse.move(box["x"] + 5, box["y"] + 2, steps=4)
    page.mouse.up()
    _settled(page)
    assert lines()[0] == "1 Place"


def test_what_is_typed_faster_than_the_server_answers_stands_as_it_was_typed(browser_as, world, address, lines):
    page = browser_as("chief")
    page.goto(address)
    page.route("**/edit/", lambda route: (time.sleep(0.3), route.continue_()))
    _title(page, world.strand).click()
    keys = page.keyboard
    for words in ("People", "Place"):
        keys.press("Enter")
        keys.type(words)
    keys.press("Alt+ArrowUp")
    keys.press("Enter")
    keys.press("Tab")
    keys.type("A hall")
    keys.press("ArrowUp")
    keys.type(" to be proud of")
    keys.press("Escape")
    _settled(page)
    assert lines() == [
        "1 Health and wellbeing", f"2 {world.aim.title}", "1 Place to be proud of", "2 A hall", "1 People",
    ]  # fmt: skip


def test_a_new_line_stays_where_it_was_moved_when_its_neighbour_is_saved_meanwhile(browser_as, world, address, lines):
    page = browser_as("chief")
    page.clock.install()
    page.goto(address)
    page.clock.pause_at(time.time() + 3600)
    held = []
    page.route("**/edit/", lambda route, _: held.append(route))
    _title(page, world.strand).click()
    keys = page.keyboard
    for words in ("People", "Place"):
        keys.press("Enter")
        keys.type(words)
    keys.press("Alt+ArrowUp")
    page.route("**/edit/", lambda route: route.continue_())
    held.pop().continue_()
    page.locator("[aria-label='Strand 2']:not(:focus)").wait_for()
    assert page.locator("[data-state]").get_attribute("data-state") == "typing"
    page.clock.resume()
    keys.press("Escape")
    page.get_by_label("Strand 3", exact=True).wait_for()
    _settled(page)
    assert lines() == ["1 Health and wellbeing", f"2 {world.aim.title}", "1 Place", "1 People"]


def test_work_goes_on_without_a_connection_and_new_lines_come_back_at_their_place(browser_as, world, address, lines):
    page = browser_as("chief")
    page.goto(address)
    page.context.set_offline(True)
    _title(page, world.aim).click()
    for words in ("A nurse", "Time"):
        page.keyboard.press("Enter")
        page.keyboard.type(words)
    page.keyboard.press("Alt+ArrowUp")
    page.get_by_text("there is no connection").first.wait_for()
    again = page.context.new_page()
    page.close(run_before_unload=False)
    again.context.set_offline(False)
    again.goto(address)
    again.get_by_role("button", name="Put them back").click()
    _settled(again)
    assert lines() == ["1 Health and wellbeing", f"2 {world.aim.title}", "2 Time", "2 A nurse"]


def test_a_table_is_pasted_on_the_page_itself(browser_as, world, address, lines):
    page = browser_as("chief")
    page.goto(address)
    html = "<table><tr><td>Strand<td>Aim</tr><tr><td rowspan=2>People<td><p>A nurse</p></tr><tr><td>Time</tr></table>"
    page.locator("h1").evaluate(f"(title, pasted) => ({PASTE})(title, pasted)", ["Strand\nAim\nPeople", html])
    page.get_by_role("button", name="Add them").click()
    page.get_by_label("Strand 2", exact=True).wait_for()
    assert lines()[-3:] == ["1 People", "2 A nurse", "2 Time"]


def test_columns_open_and_save_in_place(browser_as, world, address):
    page = browser_as("chief")
    page.goto(address)
    _title(page, world.aim).click()
    page.get_by_role("link", name="Columns", exact=True).click()
    page.get_by_label("What success looks like").fill("A nurse\nA room")
    page.get_by_role("button", name="Save the columns").click()
    page.get_by_text("Saved. One printed line a line.").wait_for()
    assert Element.objects.get(pk=world.aim.pk).cells["success"] == "A nurse\nA room"


PASTE = """(title, [text, html]) => {
  const data = new DataTransfer();
  data.setData("text/plain", text);
  data.setData("text/html", html);
  title.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
}"""


def test_a_list_is_pasted_looked_at_added_and_undone_whole(browser_as, world, address, lines, assert_accessible):
    page = browser_as("chief")
    page.goto(address)
    _title(page, world.strand).click()
    html = "<ul><li>People<ul><li>A nurse</li></ul></li></ul>"
    _title(page, world.strand).evaluate(f"(title, pasted) => ({PASTE})(title, pasted)", ["People\nA nurse", html])
    page.get_by_role("heading", name="2 parts to add").wait_for()
    assert_accessible(page)
    page.get_by_role("button", name="Add them").click()
    page.get_by_label("Strand 2", exact=True).wait_for()
    assert lines() == ["1 Health and wellbeing", f"2 {world.aim.title}", "1 People", "2 A nurse"]
    page.get_by_role("button", name="Undo adding 2 parts").click()
    page.get_by_label("Strand 2", exact=True).wait_for(state="detached")
    assert lines() == ["1 Health and wellbeing", f"2 {world.aim.title}"]


def test_without_scripts_the_same_page_does_the_same(browser_as, world, address, lines):
    operations.add_element(plan=world.plan, title="Place", by=world.people["chief"])
    page = browser_as("chief", java_script_enabled=False)
    page.goto(address)
    _title(page, world.aim).fill("Typed without scripts")
    page.get_by_role("link", name="More on Strand 2").click()
    page.goto(address)
    _title(page, world.aim).fill("Typed without scripts")
    page.get_by_role("button", name="Save what I typed").click()
    page.get_by_text("1 line is saved.").wait_for()
    page.get_by_role("link", name="More on Strand 2").click()
    page.get_by_role("button", name="Move in a level").click()
    assert lines() == ["1 Health and wellbeing", "2 Typed without scripts", "2 Place"]
    page.get_by_role("button", name="Undo moving").click()
    assert lines()[-1] == "1 Place"
