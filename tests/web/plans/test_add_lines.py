"""Adding many parts at once, one a line."""

import pytest

from goldenthread.features.plans.models import Element

PASTED = "People\n  A nurse in every school\n  Time to plan\nPlace"


@pytest.fixture
def address(world):
    return f"/harbour/plan/{world.plan.ref}/add-lines/"


def test_lines_become_parts_at_their_levels(as_, world, address):
    assert as_("governance").post(address, {"text": PASTED}).status_code == 302
    people = Element.objects.get(title="People")
    assert [child.title for child in people.children.order_by("order")] == ["A nurse in every school", "Time to plan"]
    assert list(Element.objects.filter(plan=world.plan, depth=1).values_list("title", flat=True)) == [
        "Health and wellbeing", "People", "Place",
    ]  # fmt: skip


def test_how_lines_are_read_can_be_looked_at_first(as_, world, address):
    answer = as_("chief").post(address, {"text": PASTED, "look": "yes"})
    assert answer.status_code == 200
    assert [(one.depth, one.level) for one in answer.context["lines"]] == [
        (1, "Strand"), (2, "Aim"), (2, "Aim"), (1, "Strand"),
    ]  # fmt: skip
    assert "  Time to plan" in answer.content.decode()
    assert not Element.objects.filter(title="People").exists()


def test_rows_of_a_spreadsheet_fill_the_levels_columns(as_, world, address):
    rows = "Aim\tWhat success looks like\tBy when\tOwner\nA nurse\tOne in each\tEaster 2027\tHead"
    client = as_("chief")
    looked = client.post(f"{address}?after={world.aim.ref}", {"text": rows, "look": "yes"})
    assert "Owner</b> (a new heading, kept)" in looked.content.decode()
    client.post(f"{address}?after={world.aim.ref}", {"text": rows})
    nurse = Element.objects.get(title="A nurse")
    assert (nurse.parent, nurse.order) == (world.strand, 2)
    assert nurse.cells == {"success": "One in each", "owner": "Head"}
    assert (nurse.due_words, bool(nurse.due_until)) == ("Easter 2027", True)


def test_by_script_a_list_is_shown_first_and_then_comes_as_lines(as_, world, address):
    client, html = as_("chief"), "<ul><li>People<ul><li>A nurse</li></ul></li></ul>"
    asked = {"text": "People\nA nurse", "html": html, "look": "yes"}
    looked = client.post(f"{address}?after={world.strand.ref}", asked, headers={"HX-Request": "true"})
    assert [one.level for one in looked.context["lines"]] == ["Strand", "Aim"]
    text = looked.context["form"]["text"].value()
    added = client.post(f"{address}?after={world.strand.ref}", {"text": text}, headers={"HX-Request": "true"})
    [(part, under, after, rows)] = added.context["places"]
    assert (part.title, under, after, len(rows)) == ("People", "", world.strand.ref, 2)
    assert "Undo adding 2 parts" in added.content.decode()


@pytest.mark.parametrize(("text", "says"), [
    ("", "Fill this in."),
    ("  \n ", "There is no line here to add."),
    ("a\n b\n  c", "no level below Aim"),
    ("x" * 400, "300 is the most"),
    ("a\n" * 501, "500 at a time is the most"),
])  # fmt: skip
def test_what_cannot_be_added_is_said_and_stays_in_its_field(as_, world, address, text, says):
    answer = as_("chief").post(address, {"text": text})
    assert answer.status_code == 422
    assert says in answer.content.decode()
    assert Element.objects.filter(plan=world.plan).count() == 2


@pytest.mark.parametrize("who", ["stranger", "head", "other_head", "governor"])
def test_whoever_may_not_change_the_plan_finds_no_such_page(as_, address, who):
    assert as_(who).post(address, {"text": "T"}).status_code == 404
