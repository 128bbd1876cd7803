"""A plan's statements: listed, and one added."""

import pytest

from goldenthread.features.plans import operations
from goldenthread.features.plans.models import Statement
from tests.web.plans.drawn import drawn


@pytest.fixture
def address(world):
    return f"/harbour/plan/{world.plan.ref}/statements/"


def test_a_statement_is_added_and_listed(as_, world, address):
    client = as_("governance")
    typed = drawn(client.get(address), kind="value", text="Kindness.", source="")
    assert client.post(address, typed).status_code == 302
    page = client.get(address).content.decode()
    assert "Kindness." in page
    assert "Schools that work as one." in page


def test_a_statement_can_speak_for_one_part(as_, world, address):
    client = as_("chief")
    client.post(address, drawn(client.get(address), kind="vision", text="Well.", source="", part=world.strand.ref))
    assert Statement.objects.get(text="Well.").element == world.strand


@pytest.mark.parametrize(("typed", "says"), [
    ({"text": " "}, "Fill this in."),
    ({"part": "nothing"}, "Choose one of those"),
    ({"kind": "curse"}, "Choose one of those"),
    ({"source": "x" * 201}, "at most 200 characters"),
])  # fmt: skip
def test_what_is_wrong_is_said_and_what_was_typed_stays(as_, world, address, typed, says):
    client = as_("chief")
    answer = client.post(address, drawn(client.get(address), **{"text": "Kept words", "source": "Kept", **typed}))
    assert answer.status_code == 422
    assert says in answer.content.decode()
    assert "Kept" in answer.content.decode()
    assert Statement.objects.count() == 1


@pytest.mark.parametrize("who", ["stranger", "head", "governor"])
def test_whoever_may_not_change_the_plan_finds_no_such_page(as_, address, who):
    assert as_(who).get(address).status_code == 404


def test_a_fact_stands_on_the_thread_of_its_part_with_source_year_and_base(as_, world, address):
    client = as_("chief")
    fact = {
        "kind": "context", "text": "One in eight is worried.", "source": "A national survey", "year": "2017",
        "base": "young people aged 5 to 19", "part": world.aim.ref,
    }  # fmt: skip
    assert client.post(address, drawn(client.get(address), **fact)).status_code == 302
    page = as_("governor").get(f"/harbour/plan/part/{world.aim.ref}/").content.decode()
    assert "One in eight is worried." in page
    assert "A national survey, 2017 · young people aged 5 to 19" in page


def test_a_story_keeps_its_quotation_and_a_value_its_name(as_, world, address):
    client = as_("chief")
    client.post(address, drawn(client.get(address), kind="story", text="It began small.", quotation="We dared."))
    client.post(address, drawn(client.get(address), kind="value", title="Kindness", text="We notice."))
    page = client.get(f"/harbour/plan/{world.plan.ref}/").content.decode()
    assert "“We dared.”" in page
    assert "<b>Kindness.</b> We notice." in page


def test_facts_that_may_clash_are_proposed_and_ones_marked_are_told(as_, world, address):
    facts = [
        operations.add_statement(
            plan=world.plan, kind="context", text="25 % know domestic abuse.", base=base, by=world.people["chief"]
        )
        for base in ("of families", "of children")
    ]  # fmt: skip
    client = as_("chief")
    assert "These facts may clash" in client.get(address).content.decode()
    revise = f"/harbour/plan/statement/{facts[0].ref}/edit/"
    client.post(revise, drawn(client.get(revise), clashes_with=facts[1].ref))
    page = client.get(address).content.decode()
    assert "These facts may clash" not in page
    assert page.count("Clashes with") == 2
    assert Statement.objects.get(pk=facts[1].pk).clash == "25 % know domestic abuse. (of families)"
    client.post(revise, drawn(client.get(revise), clashes_with=""))
    assert not Statement.objects.exclude(clashes_with=None).exists()


def test_ones_own_last_change_is_undone_from_the_page(as_, world, address):
    client = as_("chief")
    client.post(address, drawn(client.get(address), kind="value", text="Kindness.", source=""))
    last = client.get(address).context["last"]
    assert "Undone" in client.post(address, {"undo": last.ref}, follow=True).content.decode()
    assert not Statement.objects.filter(text="Kindness.").exists()
    assert "undone already" in client.post(address, {"undo": last.ref}, follow=True).content.decode()
