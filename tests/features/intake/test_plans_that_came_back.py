"""A plan that went out as a file and came back differs from the one that it came from in what was changed."""

import io
import json

import pytest
from docx import Document

from goldenthread.domain.plans import frozen_plan
from goldenthread.domain.reading.plan_reading import read_plan
from goldenthread.features.accounts.models import Person
from goldenthread.features.intake import operations, own_papers
from goldenthread.features.intake.packs import demonstration
from goldenthread.features.intake.plan_imports import vocabulary
from goldenthread.features.organisations import queries as organisations
from goldenthread.features.plans.models import Plan, Statement
from goldenthread.features.plans.queries import plans
from goldenthread.features.plans.queries.agreed import versions as kept
from goldenthread.features.reports.papers import typesetting
from goldenthread.features.reports.queries.plan_paper import plan_paper
from goldenthread.foundation.documents.safely import read_safely
from tests.features.reports.publishing import paper_of
from tests.features.reports.reading_back import FORMS, of_content, of_reading
from tests.world import TODAY


def brought_in(plan, content, leader, name="came back.docx"):
    waiting = operations.stage_plan(
        trust=plan.trust, by=leader, content=content, name=name, kind=plan.kind, school=plan.school, unit=plan.unit
    )
    assert own_papers.came_from(waiting) == plan
    return operations.commit_plan(waiting=waiting, by=leader)


def compared(plan, later):
    return kept.compare(plan, kept.as_it_stands(plan), kept.as_it_stands(later))


@pytest.fixture
def leader(db):
    """Return whoever leads a whole demonstration trust, whose plans have columns, marks, posts, dates and targets."""
    trust = demonstration.load_one("aims-and-pocket-guide").trust
    return Person.objects.filter(holdings__post__trust=trust, holdings__post__role="governance_lead").first()


def test_what_comes_back_as_it_went_out_differs_in_nothing_and_changed_in_what_was_changed(leader):
    trust = leader.holdings.first().post.trust
    reach = organisations.reach_into(leader, trust.slug, today=TODAY)[1]
    for plan in plans(reach).select_related("school", "unit", "trust"):
        content = plan_paper(reach, trust, plan, today=TODAY)
        for form in FORMS if plan.kind == "trust" else ["docx"]:
            # A list of parts is known by its name.
            later = brought_in(plan, FORMS[form](content), leader, f"plan-{plan.ref}.{form}")
            assert compared(plan, later).is_same
        if plan.kind == "trust":
            found = compared(plan, brought_in(plan, changed(FORMS["docx"](content)), leader))
            kinds = [each.kinds for each in found.parts if not each.is_kept]
            assert kinds == [("reworded",), ("reworded",), ("dropped",)]
            assert not found.about
            assert not found.statements


def test_a_pdf_says_from_which_plan_it_was_printed(world):
    pdf = typesetting.full_pdf(paper_of(world))
    document = read_safely(pdf, "renamed.pdf")
    assert (document.facts["origin"], document.form) == (f"Plan {world.plan.ref}", "pdf")


def test_a_pdf_with_its_copy_comes_back_as_the_same_plan_and_says_what_was_read(world):
    content = paper_of(world)
    document = read_safely(typesetting.full_pdf(content, with_copy=True), "renamed.pdf")
    said, meant = of_reading(read_plan(document, vocabulary())), of_content(content)
    assert said.parts == meant.parts
    assert said.statements == meant.statements
    assert document.facts["origin"] == f"Plan {world.plan.ref}"
    assert "not from its pages" in document.flaws[0]


def changed(content):
    """Return a Word file with two headings reworded, and the last part struck out."""
    document = Document(io.BytesIO(content))
    heads = [each for each in document.paragraphs if each.style.name.startswith("Heading")]
    for head in heads[:2]:
        head.runs[-1].text += " and more"
    *_, last = heads
    for each in [*last._p.itersiblings(), last._p]:
        if not each.tag.endswith("sectPr"):
            each.getparent().remove(each)
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def test_what_a_statement_says_comes_with_its_source_and_its_part(world):
    words = {
        "elements": [{"id": 1, "level": "Aim", "depth": 1, "number": "1", "title": "Reading", "text": ""}],
        "statements": [
            {"kind": "context", "text": "One in five pupils reads daily.", "source": "Pupil survey", "element": 1}
        ],
    }
    waiting = operations.stage_plan(
        trust=world.trust, by=world.people["chief"], content=json.dumps(words).encode(), name="a.json", kind="trust"
    )
    plan = operations.commit_plan(waiting=waiting, by=world.people["chief"])
    said = Statement.objects.get(plan=plan)
    assert (said.source, said.element.title) == ("Pupil survey", "Reading")


def test_a_version_as_it_is_kept_can_be_read(world):
    plan = Plan.objects.get(pk=world.plan.pk)
    version = frozen_plan.written(kept.as_it_stands(plan)).encode()
    later = brought_in(plan, version, world.people["chief"], f"{plan.ref}-version-1.json")
    assert not [each for each in compared(plan, later).parts if not each.is_kept]


def test_a_level_that_ends_in_a_figure_keeps_its_name(world):
    content = paper_of(world)
    for each in [*content["levels"], *content["parts"]]:
        name = "one" if "one" in each else "level"
        each[name], each["number"] = f"Phase {each['depth']}", ""
    waiting = operations.stage_plan(
        trust=world.trust, by=world.people["chief"], content=FORMS["docx"](content), name="a.docx", kind="trust"
    )
    assert {part["level"] for part in waiting.reading["elements"]} == {
        f"Phase {part['depth']}" for part in content["parts"]
    }  # fmt: skip
    assert not any(part["number"] for part in waiting.reading["elements"])


def test_a_school_is_no_person_in_the_words_of_its_own_trust(world):
    words = "Plan 2027-30\n\n1. Reading\n1.1 Books bought (Lead: Haven High)\n1.2 Room built (Lead: Ann Person)\n"
    waiting = operations.stage_plan(
        trust=world.trust, by=world.people["chief"], content=words.encode(), name="a.txt", kind="trust"
    )
    assert [each["person"] for each in waiting.reading["assignments"]] == ["", "Ann Person"]
