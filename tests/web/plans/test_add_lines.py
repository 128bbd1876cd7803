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
    assert [(depth, level) for depth, level, _ in answer.context["lines"]] == [
        (1, "Strand"), (2, "Aim"), (2, "Aim"), (1, "Strand"),
    ]  # fmt: skip
    assert "  Time to plan" in answer.content.decode()
    assert not Element.objects.filter(title="People").exists()


@pytest.mark.parametrize(("text", "says"), [
    ("", "This field is required."),
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
