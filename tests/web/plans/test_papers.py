"""The papers without which an action does not close."""

import pytest
from django.core.exceptions import ValidationError

from goldenthread.features.plans import operations


@pytest.fixture
def mark(world):
    return operations.add_action(
        element=world.aim, title="Free school explored", kind="milestone", post=world.posts["finance_lead"],
        by=world.people["chief"],
    )  # fmt: skip


@pytest.fixture
def address(mark):
    return f"/harbour/plan/action/{mark.ref}/papers/"


def test_a_milestone_closes_only_with_its_papers(as_, mark, address):
    chief = as_("chief")
    for title in ("Options paper", "Budget analysis"):
        chief.post(address, {"deed": "need", "title": title})
    refused = chief.post(f"/harbour/plan/action/{mark.ref}/", {})
    assert "Still missing: Options paper, Budget analysis." in refused.content.decode()
    for paper in mark.papers.all():
        chief.post(address, {"deed": "attach", "what": paper.ref, "where": "Board papers, item 6"})
    chief.post(f"/harbour/plan/action/{mark.ref}/", {})
    mark.refresh_from_db()
    assert mark.status == "done"


def test_it_is_not_closed_by_another_door(world, mark):
    chief = world.people["chief"]
    operations.need_paper(action=mark, title="Options paper", by=chief)
    with pytest.raises(ValidationError, match="Still missing: Options paper"):
        operations.revise_action(action=mark, status="done", by=chief)


def test_a_paper_that_lies_nowhere_is_not_there(as_, world, mark, address):
    paper = operations.need_paper(action=mark, title="Options paper", by=world.people["chief"])
    answer = as_("chief").post(address, {"deed": "attach", "what": paper.ref, "where": " "})
    assert answer.status_code == 422
    paper.refresh_from_db()
    assert paper.attached_on is None


def test_those_who_have_nothing_to_do_with_it_name_no_paper(as_, address):
    for who in ("trustee", "head", "stranger"):
        assert as_(who).get(address).status_code == 404
        assert as_(who).post(address, {"deed": "need", "title": "Ours"}).status_code == 404
