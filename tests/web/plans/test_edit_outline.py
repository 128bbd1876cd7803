"""All the parts of a plan, worked on in one place."""

import pytest

from goldenthread.features.plans import operations
from goldenthread.features.plans.models import Element, Plan
from tests.query_budget import assert_within, queries_of


@pytest.fixture
def address(world):
    return f"/harbour/plan/{world.plan.ref}/edit/"


def _children(world):
    return list(Element.objects.filter(parent=world.strand).order_by("order").values_list("title", flat=True))


def test_every_part_stands_with_what_can_be_done_to_it(as_, world, address):
    page = as_("governance").get(address).content.decode()
    assert "Every child safe and well enough to learn" in page
    assert f"../../part/{world.aim.ref}/words/?then=outline" in page
    assert f"../add/?under={world.strand.ref}" in page
    assert f"../add/?under={world.aim.ref}" not in page, "the plan has no level below an aim"


def test_parts_move_up_and_down_and_the_page_comes_back_to_them(as_, world, address, chief):
    second = operations.add_element(plan=world.plan, under=world.strand, title="Second", by=chief)
    answer = as_("chief").post(address, {"up": second.ref})
    assert answer.headers["Location"] == f"{address}#part-{second.ref}"
    assert _children(world) == ["Second", world.aim.title]
    as_("chief").post(address, {"down": second.ref})
    assert _children(world) == [world.aim.title, "Second"]


def test_what_was_taken_out_is_listed_once_with_what_went_with_it(as_, world, address, chief):
    operations.remove_element(element=world.strand, by=chief)
    page = as_("chief").get(address)
    assert [(one.element, one.with_it) for one in page.context["page"].skeleton.removed] == [(world.strand, 1)]
    assert "Bring back" in page.content.decode()


def test_numbers_that_differ_from_the_count_are_shown_beside_it(as_, world, address, chief):
    operations.revise_element(element=world.aim, number="1.7", by=chief)
    page = as_("chief").get(address).content.decode()
    assert "counted 1.1" in page
    assert "Printed as 1.7; counted, it is 1.1." in page


def test_a_draft_says_so_and_offers_to_go_live(as_, world, address):
    Plan.objects.filter(pk=world.plan.pk).update(state="draft")
    assert "Make it live" in as_("chief").get(address).content.decode()


@pytest.mark.parametrize("ref", ["nothing", "' OR 1=1", "x" * 500, ""])
def test_a_part_that_is_not_there_cannot_be_moved(as_, address, ref):
    assert as_("chief").post(address, {"up": ref}).status_code in (200, 404)


def test_a_part_of_another_plan_cannot_be_moved_from_here(as_, world, address):
    assert as_("chief").post(address, {"up": world.priority.ref}).status_code == 404


@pytest.mark.parametrize("who", ["stranger", "head", "governor", "trustee", "service"])
def test_the_trusts_plan_is_worked_on_by_those_who_may_everywhere(as_, address, who):
    assert as_(who).get(address).status_code == 404


def test_a_head_works_on_their_own_schools_plan_and_no_other(as_, world):
    address = f"/harbour/plan/{world.school_plan.ref}/edit/"
    assert as_("head").get(address).status_code == 200
    assert as_("other_head").get(address).status_code == 404
    assert as_("other_head").post(address, {"up": world.priority.ref}).status_code == 404


def test_two_thousand_parts_cost_no_more_questions_than_two(as_, world, address):
    client = as_("chief")
    few = len(queries_of(lambda: client.get(address)))
    tops = Element.objects.bulk_create(
        Element(plan=world.plan, depth=1, order=n, title=f"Strand {n}") for n in range(2, 42)
    )
    Element.objects.bulk_create(
        Element(plan=world.plan, parent=top, depth=2, order=n, title=f"Aim {n}") for top in tops for n in range(50)
    )
    assert assert_within(12, lambda: client.get(address)) == few
    assert assert_within(12, lambda: client.get(address, {"open": "all"})) == few


def test_a_long_plan_is_opened_strand_by_strand(as_, world, address):
    Element.objects.bulk_create(
        Element(plan=world.plan, parent=world.strand, depth=2, order=n, title=f"Aim {n}") for n in range(2, 400)
    )
    client = as_("chief")
    shut = client.get(address)
    assert [row.folded for row in shut.context["page"].rows] == [399]
    opened = client.get(address, {"open": world.strand.ref})
    assert len(opened.context["page"].rows) == 400
