"""A whole plan brought in at once."""

import datetime as dt

import pytest
from django.core.exceptions import ValidationError

from goldenthread.features.activity.models import Task
from goldenthread.features.plans import operations
from goldenthread.features.plans.models import Element, Plan
from goldenthread.features.plans.operations import (
    ActionWords,
    ElementWords,
    EvidenceWords,
    LevelWords,
    NoteWords,
    PlanTree,
    StatementWords,
    Tie,
)
from tests.query_budget import assert_within


def _tree(strands=2, aims=3, **facts):
    return PlanTree(
        title="A plan in words",
        starts_on=dt.date(2025, 9, 1),
        ends_on=dt.date(2030, 8, 31),
        levels=[LevelWords("Strand", number="{n}"), LevelWords("Aim", number="{parent}.{n}")],
        elements=[
            ElementWords(
                f"Strand {one}", number=str(one),
                children=[
                    ElementWords(f"Aim {one}.{two}", number=f"{one}.{two}", **facts) for two in range(1, aims + 1)
                ],
            )
            for one in range(1, strands + 1)
        ],
    )  # fmt: skip


def test_everything_that_hangs_from_an_element_is_kept(world):
    head = world.posts["head"]
    tree = _tree(
        1, 1,
        due="by Autumn 2026", people=[(head, "lead")], measures=[world.attendance], tags=["wellbeing"],
        actions=[ActionWords("A first step", post=head, due="March 2027"), ActionWords("Done", status="done")],
        notes=[
            NoteWords(dt.date(2026, 11, 9), "at risk", "Newest."), NoteWords(dt.date(2026, 6, 1), "done", "Older."),
        ],
        evidence=[EvidenceWords("Minutes", dt.date(2026, 10, 14))],
    )  # fmt: skip
    loaded = operations.load_tree(trust=world.trust, tree=tree, by=None)
    aim = loaded.by_number["1.1"]
    assert aim.parent == loaded.by_number["1"]
    assert aim.due_until == dt.date(2026, 12, 18)
    assert [note.said for note in aim.notes.all()] == ["Newest.", "Older."]
    assert [action.due_until for action in aim.actions.all()] == [dt.date(2027, 3, 31), None]
    assert Task.objects.get(kind="finish action").post == head
    assert [row.count() for row in (aim.assignments, aim.measured_by, aim.evidence)] == [1, 1, 1]


def test_four_hundred_parts_are_kept_in_a_few_batches_not_one_by_one(world):
    large = _tree(20, 20, people=[(world.posts["head"], "lead")])
    assert_within(40, lambda: operations.load_tree(trust=world.trust, tree=large, by=None))


def test_a_number_printed_twice_names_the_first_and_a_key_names_the_other(world):
    elements = [ElementWords("First", number="5"), ElementWords("Second", number="5", key="5 again")]
    loaded = operations.load_tree(
        trust=world.trust, tree=PlanTree("Clash", elements=elements), by=world.people["chief"]
    )
    assert (loaded.by_number["5"].title, loaded.by_number["5 again"].title) == ("First", "Second")


def test_the_elements_come_in_the_order_of_the_words(world):
    tree = _tree()
    loaded = operations.load_tree(trust=world.trust, tree=tree, by=None)
    assert [row.title for row in loaded.in_order] == [part.title for part in operations.walk(tree)]


def test_a_statement_belongs_to_the_part_that_it_names(world):
    tree = PlanTree(
        "S", elements=[ElementWords("One", number="1")], statements=[StatementWords("vision", "Far.", part="1")]
    )
    plan = operations.load_tree(trust=world.trust, tree=tree, by=None).plan
    assert plan.statements.get().element.title == "One"


def test_a_flaw_anywhere_keeps_nothing(world):
    tree = PlanTree("S", elements=[ElementWords("One", children=[ElementWords("Too deep")])])
    with pytest.raises(ValidationError, match="2 levels deep"):
        operations.load_tree(trust=world.trust, tree=tree, by=None)
    assert not Plan.objects.filter(title="S").exists()


def test_an_unclear_date_is_asked_of_the_lead_once_for_the_plan(world):
    head = world.posts["head"]
    tree = _tree(2, 2, due="S2026", people=[(head, "lead")])
    plan = operations.load_tree(trust=world.trust, tree=tree, by=None).plan
    assert Task.objects.get(kind="settle date").subject_ref == plan.ref
    changed = operations.settle_code(plan=plan, code="S", meaning="summer", by=world.people["chief"])
    dates = set(Element.objects.filter(plan=plan, depth=2).values_list("due_until", "due_question"))
    assert (changed, dates) == (4, {(dt.date(2026, 7, 31), "")})
    assert Task.objects.get(kind="settle date").closed_at


def test_many_links_are_made_at_once_and_not_twice(world):
    ties = [
        Tie(world.aim, world.priority),
        Tie(world.aim, school=world.marsh_lane, kind="declines", reason="We have one already."),
    ]
    assert operations.link_many(ties=ties, by=None) == 2
    assert operations.link_many(ties=ties, by=None) == 0
