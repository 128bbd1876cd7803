"""A plan's levels: their words, numbers and columns."""

import pytest

from goldenthread.features.plans import operations
from goldenthread.features.plans.models import Column, Element
from tests.web.plans.drawn import drawn


@pytest.fixture
def address(world):
    return f"/harbour/plan/{world.plan.ref}/levels/"


def test_words_numbers_and_columns_are_set_and_text_keeps_its_column(as_, world, address):
    client = as_("governance")
    typed = drawn(
        client.get(address), one_2="Objective", many_2="Objectives", number_2="own", own_2="O{n}",
        column_2_0="How we will know", column_2_1="Risks & worries", meaning_2_1="risks",
    )  # fmt: skip
    assert client.post(address, typed).status_code == 302
    level = world.plan.levels.get(depth=2)
    assert (level.one, level.many, level.number) == ("Objective", "Objectives", "O{n}")
    columns = Column.objects.filter(level=level).values_list("key", "name", "meaning")
    assert list(columns) == [
        ("success", "How we will know", "targets"), ("risks_worries", "Risks & worries", "risks"),
    ]  # fmt: skip


def test_each_level_shows_how_its_numbers_will_look(as_, address):
    page = as_("chief").get(address)
    assert [level.example for level in page.context["form"].levels()] == ["1, 2", "1.1, 1.2", ""]


def test_a_level_is_added_beneath_and_an_empty_one_taken_away_again(as_, world, address):
    client = as_("chief")
    client.post(address, drawn(client.get(address), one_3="Step", number_3="{a})"))
    assert [level.one for level in world.plan.levels.all()] == ["Strand", "Aim", "Step"]
    client.post(address, drawn(client.get(address), remove_3="on"))
    assert [level.one for level in world.plan.levels.all()] == ["Strand", "Aim"]


def test_a_level_that_holds_something_stays_and_says_why(as_, world, address):
    client = as_("chief")
    answer = client.post(address, drawn(client.get(address), remove_2="on"))
    assert answer.status_code == 422
    assert "1 part stands here or beneath. Move or remove them first." in answer.content.decode()


def test_a_column_whose_heading_is_cleared_goes_and_its_text_stays(as_, world, address):
    client = as_("chief")
    client.post(address, drawn(client.get(address), column_2_0=""))
    assert not Column.objects.filter(level__plan=world.plan).exists()
    assert Element.objects.get(pk=world.aim.pk).cells["success"].startswith("A strategy")


@pytest.mark.parametrize(("typed", "says"), [
    ({"one_1": ""}, "Say what this level is called."),
    ({"number_1": "own", "own_1": "{x}"}, "has no meaning here"),
    ({"number_1": "own", "own_1": "{parent}"}, "needs something that counts"),
    ({"one_1": "x" * 61}, "at most 60 characters"),
    ({"number_1": "{{ 7*7 }}"}, "Choose one of those"),
    ({"key_2_0": "../../etc"}, "valid “slug”"),
])  # fmt: skip
def test_what_is_wrong_is_said_and_what_was_typed_stays(as_, address, typed, says):
    client = as_("chief")
    answer = client.post(address, drawn(client.get(address), many_2="Typed and kept", **typed))
    assert answer.status_code == 422
    assert says in answer.content.decode()
    assert 'value="Typed and kept"' in answer.content.decode()


def test_two_people_see_both_words_for_a_level(as_, world, address):
    mine, theirs = as_("chief"), as_("governance")
    page = mine.get(address)
    theirs.post(address, drawn(theirs.get(address), one_1="Pillar"))
    answer = mine.post(address, drawn(page, one_1="Thread"))
    assert answer.status_code == 409
    assert [one.theirs for one in answer.context["differences"]] == ["Pillar"]


@pytest.mark.parametrize("who", ["stranger", "head", "governor", "service"])
def test_whoever_may_not_change_the_plan_finds_no_such_page(as_, address, who):
    assert as_(who).get(address).status_code == 404


def test_more_parts_than_the_trust_means_to_have_are_warned_of(as_, world):
    client, address = as_("chief"), f"/harbour/plan/{world.plan.ref}/levels/"
    client.post(address, drawn(client.get(address), most_1="1"))
    operations.add_element(plan=world.plan, title="People", by=world.people["chief"])
    page = client.get(f"/harbour/plan/{world.plan.ref}/edit/").content.decode()
    assert "2 strands: you meant to have 1 at most" in page
