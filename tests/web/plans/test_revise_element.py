"""The words of one part."""

import datetime as dt

import pytest

from goldenthread.features.plans import operations
from goldenthread.features.plans.models import Element, Plan
from tests.web.plans.drawn import drawn


@pytest.fixture
def address(world):
    return f"/harbour/plan/part/{world.aim.ref}/words/"


def test_every_word_of_a_part_is_changed(as_, world, address):
    Plan.objects.filter(pk=world.plan.pk).update(flags=[{"key": "L", "name": "L", "meaning": "Learning"}])
    client = as_("governance")
    typed = drawn(
        client.get(address), title="Safe and well", number="1.9", text="", due_words="by Easter 2027", theme="Calm",
        tags="wellbeing, nurses, wellbeing", cell_success="One line\r\nAnother line", flags=["L"], grid="Well",
        only_on_grid="on", repair="Half is missing", milestone="A nurse by March",
    )  # fmt: skip
    assert client.post(address, typed).status_code == 302
    aim = Element.objects.get(pk=world.aim.pk)
    assert (aim.title, aim.number, aim.theme, aim.grid) == ("Safe and well", "1.9", "Calm", "Well")
    assert (aim.cells, aim.flags, aim.tags) == ({"success": "One line\nAnother line"}, ["L"], ["wellbeing", "nurses"])
    assert (aim.only_on_grid, aim.repair, aim.year_milestones) == (
        True, "Half is missing", {"2026/27": "A nurse by March"},
    )  # fmt: skip
    assert aim.due_until == dt.date(2027, 3, 28)


def test_columns_of_an_older_shape_and_milestones_of_other_years_are_kept(as_, world, address):
    Element.objects.filter(pk=world.aim.pk).update(
        cells={"lost": "Old text"}, year_milestones={"2025/26": "Done", "2026/27": "Now"}
    )
    client = as_("chief")
    client.post(f"{address}?year=2027/28", drawn(client.get(f"{address}?year=2027/28"), milestone="Next"))
    aim = Element.objects.get(pk=world.aim.pk)
    assert aim.year_milestones == {"2025/26": "Done", "2026/27": "Now", "2027/28": "Next"}
    client.post(f"{address}?year=2027/28", drawn(client.get(f"{address}?year=2027/28"), milestone=""))
    client.post(address, drawn(client.get(address), milestone=""))
    aim = Element.objects.get(pk=world.aim.pk)
    assert aim.cells == {"lost": "Old text"}
    assert aim.year_milestones == {"2025/26": "Done"}


def test_the_printed_number_stands_beside_the_counted_one_and_a_date_beside_its_meaning(as_, address):
    page = as_("chief").get(address, {"due_words": "S2027"}).content.decode()
    assert "Counted, it is 1.1." in page
    assert "“S2027” is kept as it is, and has to be settled" in page


def test_saving_says_what_was_understood_of_the_date(as_, address):
    client = as_("chief")
    answer = client.post(address, drawn(client.get(address), due_words="by July 2027"), follow=True)
    assert "is read as" in answer.content.decode()


@pytest.mark.parametrize(("typed", "says"), [
    ({"title": ""}, "Fill this in."),
    ({"cell_success": "x" * 20_001}, "at most 20000 characters"),
    ({"tags": ",".join(map(str, range(30)))}, "is the most"),
    ({"revision": "one"}, "Write a whole number, such as 12."),
    ({"due_words": "x" * 200}, "at most 160 characters"),
])  # fmt: skip
def test_what_is_wrong_is_said_and_what_was_typed_stays(as_, world, address, typed, says):
    client = as_("chief")
    answer = client.post(address, drawn(client.get(address), **{"theme": "Kept theme", **typed}))
    assert answer.status_code == 422
    assert says in answer.content.decode()
    assert "Kept theme" in answer.content.decode()
    assert Element.objects.get(pk=world.aim.pk).title == world.aim.title


def test_two_people_see_both_texts_side_by_side_and_nothing_is_overwritten(as_, world, address):
    mine, theirs = as_("chief"), as_("governance")
    page = mine.get(address)
    theirs.post(address, drawn(theirs.get(address), title="Their title", text="Their full text"))
    answer = mine.post(address, drawn(page, title="My title", theme="My theme"))
    assert answer.status_code == 409
    body = answer.content.decode()
    assert "Two people changed" in body
    assert all(words in body for words in ("Their title", "Their full text", "My title", "My theme"))
    assert Element.objects.get(pk=world.aim.pk).title == "Their title"


def test_mine_is_kept_where_i_say_so_and_theirs_elsewhere(as_, world, address):
    mine, theirs = as_("chief"), as_("governance")
    page = mine.get(address)
    theirs.post(address, drawn(theirs.get(address), title="Their title", text="Their full text"))
    answer = mine.post(address, drawn(page, title="My title"))
    choice = {"revision": answer.context["revision"], "drawn": answer.context["drawn"], "theirs": ["text"]}
    assert mine.post(address, drawn(page, title="My title") | choice).status_code == 302
    aim = Element.objects.get(pk=world.aim.pk)
    assert (aim.title, aim.text) == ("My title", "Their full text")


def test_two_who_wrote_the_same_have_nothing_to_choose(as_, world, address):
    mine, theirs = as_("chief"), as_("governance")
    page = mine.get(address)
    theirs.post(address, drawn(theirs.get(address), title="The same"))
    assert mine.post(address, drawn(page, title="The same")).status_code == 302


def test_whoever_came_from_the_outline_goes_back_to_it(as_, world, address):
    client = as_("chief")
    answer = client.post(f"{address}?then=outline", drawn(client.get(address)))
    assert answer.headers["Location"] == f"/harbour/plan/{world.plan.ref}/edit/#part-{world.aim.ref}"
    answer = client.post(f"{address}?then=//evil.example", drawn(client.get(address)))
    assert answer.headers["Location"] == f"/harbour/plan/part/{world.aim.ref}/"


def test_a_settled_date_is_shown_as_settled(as_, world, address, chief):
    operations.settle_date(dated=world.aim, due_until=dt.date(2026, 12, 1), by=chief)
    assert "Settled: “by Autumn 2026” means by 1 December 2026." in as_("chief").get(address).content.decode()


@pytest.mark.parametrize("who", ["stranger", "head", "governor", "trustee", "service"])
def test_the_trusts_plan_is_changed_by_those_who_may_everywhere(as_, address, who):
    assert as_(who).get(address).status_code == 404
    assert as_(who).post(address, {"title": "Mine"}).status_code == 404


def test_what_was_typed_for_a_part_that_somebody_took_out_stands_there_to_be_copied(as_, world, address):
    client = as_("chief")
    typed = drawn(client.get(address), text="A long wording of mine")
    operations.remove_element(element=world.aim, by=world.people["governance"])
    answer = client.post(address, typed)
    page = answer.content.decode()
    assert (answer.status_code, "A long wording of mine" in page, "title:" in page) == (404, True, False)


def test_a_head_of_another_school_finds_no_such_page(as_, world):
    address = f"/harbour/plan/part/{world.priority.ref}/words/"
    assert as_("head").get(address).status_code == 200
    assert as_("other_head").get(address).status_code == 404
