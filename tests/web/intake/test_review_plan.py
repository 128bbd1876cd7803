"""What was read is looked through beside its source, and brought in whole or not at all."""

from dataclasses import replace

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction

from goldenthread.domain.reading.mending import staged_plan
from goldenthread.features.intake import operations
from goldenthread.features.intake.models import PlanImport
from goldenthread.features.plans.models import Element, Plan
from goldenthread.features.plans.operations.whole import trees
from tests.features.reports.publishing import paper_of
from tests.features.reports.reading_back import FORMS
from tests.web.intake.waiting import bring, page_of


@pytest.fixture
def waiting(as_, world):
    return bring(as_("chief"))


def test_each_part_stands_beside_its_source(as_, waiting):
    page = as_("chief").get(page_of(waiting)).content.decode()
    assert page.count("<blockquote") == 5
    assert "of the document" in page


def test_it_is_brought_in_as_a_draft_with_its_tree(as_, waiting):
    page = as_("chief").post(page_of(waiting), {"decision": "keep", "revision": waiting.revision})
    plan = PlanImport.objects.get(pk=waiting.pk).plan
    assert page["Location"] == f"/harbour/plan/{plan.ref}/"
    assert plan.state == Plan.State.DRAFT
    found = Element.objects.filter(plan=plan).select_related("parent")
    assert {(each.number.rstrip("."), each.parent and each.parent.number.rstrip(".")) for each in found} == {
        ("1", None), ("1.1", "1"), ("1.2", "1"), ("2", None), ("2.1", "2"),
    }  # fmt: skip
    assert as_("trustee").get(page["Location"]).status_code == 404


def test_a_plan_that_came_back_is_shown_beside_the_one_that_it_came_from(as_, world):
    content = FORMS["docx"](paper_of(world))
    file = SimpleUploadedFile("plan.docx", content)
    as_("chief").post("/harbour/bring-in/plan/", {"place": "trust", "file": file})
    waiting = PlanImport.objects.latest("pk")
    assert "It came from" in as_("chief").get(page_of(waiting)).content.decode()
    page = as_("chief").post(page_of(waiting), {"decision": "keep", "revision": waiting.revision}, follow=True)
    assert "how it differs" in page.content.decode()
    assert "They are the same" in page.content.decode()
    assert "See how it differs" in as_("chief").get(page_of(waiting)).content.decode()


def test_of_two_who_decide_the_second_is_told(as_, waiting):
    for client, status in ((as_("chief"), 302), (as_("education"), 409)):
        page = client.post(page_of(waiting), {"decision": "keep", "revision": waiting.revision})
        assert page.status_code == status
    assert Plan.objects.filter(title=waiting.title).count() == 1


def test_a_fall_in_the_middle_leaves_nothing_behind(waiting, world, monkeypatch):
    def falls(*args, **more):
        raise RuntimeError("the power is gone")

    before = Plan.objects.count(), Element.objects.count()
    monkeypatch.setattr(trees, "hang_actions", falls)
    with pytest.raises(RuntimeError), transaction.atomic():
        operations.commit_plan(waiting=waiting, by=world.people["chief"])
    assert (Plan.objects.count(), Element.objects.count()) == before
    assert PlanImport.objects.get(pk=waiting.pk).state == PlanImport.State.STAGED


def test_an_answer_is_kept_and_may_be_left_and_taken_up(as_, waiting):
    waiting.reading["questions"] = [{
        "id": "q1", "kind": "level", "about": "document", "asks": "What are they called?", "proposal": "Aim",
        "span": [0, 5], "choices": ["Aim", "Goal"], "elements": [waiting.staged["parts"][0]["id"]],
        "whole_document": True, "weight": 2,
    }]  # fmt: skip
    waiting.save()
    page = as_("chief").get(page_of(waiting)).content.decode()
    assert page.index("Aim <span") < page.index("Goal</label>")
    as_("chief").post(page_of(waiting), {"decision": "answer", "answer:q1": "Goal", "revision": waiting.revision})
    waiting.refresh_from_db()
    assert waiting.answers == {"q1": "Goal"}
    assert waiting.staged["levels"][0] == "Goal"


def test_names_of_people_are_seen_by_who_brought_them_and_by_nobody_else(as_, waiting):
    part = waiting.staged["parts"][0]
    part["title"] = "Reading, led by Ann Invented"
    waiting.reading["assignments"] = [{
        "element": part["id"], "raw": "Ann Invented", "capacity": "lead", "span": [0, 1], "party": "",
        "person": "Ann Invented", "column": "",
    }]  # fmt: skip
    waiting.save()
    assert "Ann Invented" in as_("chief").get(page_of(waiting)).content.decode()
    assert "Ann Invented" not in as_("education").get(page_of(waiting)).content.decode()
    as_("chief").post(page_of(waiting), {"decision": "keep", "revision": waiting.revision})
    assert not Element.objects.filter(title__contains="Ann").exists()


def test_a_discarded_plan_keeps_nothing_but_its_name(as_, waiting):
    as_("chief").post(page_of(waiting), {"decision": "discard"})
    waiting.refresh_from_db()
    assert (waiting.state, waiting.text, waiting.reading) == ("refused", "", {})
    assert as_("chief").get(page_of(waiting)).status_code == 200


def test_no_decision_is_told(as_, waiting):
    assert as_("chief").post(page_of(waiting), {"decision": "sing"}).status_code == 422


def test_a_level_is_named(as_, waiting):
    said = {"decision": "name", "title": "Our plan", "level_1": "Strand", "level_2": "", "revision": waiting.revision}
    as_("chief").post(page_of(waiting), said)
    waiting.refresh_from_db()
    assert (waiting.title, waiting.staged["levels"][0]) == ("Our plan", "Strand")


@pytest.mark.parametrize("who", ["head", "trustee", "stranger"])
def test_who_may_not_change_the_plan_finds_no_page(as_, waiting, who):
    assert as_(who).post(page_of(waiting), {"decision": "keep"}).status_code in {403, 404}
    assert PlanImport.objects.get(pk=waiting.pk).state == PlanImport.State.STAGED


def test_a_theme_whose_table_has_other_headings_keeps_them_as_its_own(waiting):
    staged = staged_plan.from_values(waiting.staged)
    tops = [part for part in staged.parts if part.depth == 1]
    headings = {tops[0].id: ("KPIs", "Progress"), tops[1].id: ("KPIs", "Risks")}
    parts, over = [], ""
    for part in staged.parts:
        over = part.id if part.depth == 1 else over
        cells = tuple((heading, "") for heading in headings[over]) if part.depth == 2 else ()
        parts.append(replace(part, cells=cells))
    waiting.staged = staged_plan.as_values(replace(staged, parts=tuple(parts)))
    waiting.save()
    plan = operations.commit_plan(waiting=waiting, by=waiting.by)
    level = plan.levels.get(depth=2)
    assert [column.meaning for column in level.columns.all()] == ["targets", "progress", "risks"]
    first, second = plan.elements.filter(depth=1)
    assert level.own_columns == {
        first.ref: [["kpis", ""], ["progress", ""]], second.ref: [["kpis", ""], ["risks", ""]],
    }  # fmt: skip
