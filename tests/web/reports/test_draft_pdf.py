"""The draft as a PDF, which says on every page that it is one."""

import pytest

from goldenthread.features.plans.models import Plan
from tests.features.reports.drawing import figures, many_parts
from tests.paper import pages_of, words_of

PAGE = "/harbour/reports/plan-on-a-page/draft/pdf/"


def test_it_is_a_named_pdf_that_opens_in_the_browser(world, as_):
    figures(world)
    answer = as_("chief").get(PAGE)
    assert answer["Content-Type"] == "application/pdf"
    assert "harbour-plan-on-a-page-strategic-plan-2025-30-draft.pdf" in answer["Content-Disposition"]
    assert "Draft of 21 November 2026, not issued" in words_of(answer.content)


def test_a_head_prints_the_own_schools_page(world, as_):
    pages = pages_of(as_("head").get(PAGE, {"school": world.haven_high.ref}).content)
    assert len(pages) == 1
    assert "Attendance as wellbeing" in " ".join(pages[0].split())


def test_a_draft_that_is_over_is_printed_all_the_same(world, as_):
    many_parts(world, 60, title="A long title that runs on and on over several lines of its column " * 3)
    assert len(pages_of(as_("chief").get(PAGE).content)) > 1


def test_without_a_plan_there_is_a_sentence_and_no_pdf(world, as_):
    Plan.objects.all().delete()
    answer = as_("chief").get(PAGE)
    assert answer.status_code == 409
    assert "has no plan in force yet" in answer.content.decode()


@pytest.mark.parametrize("who", ["head", "governor", "trustee", "stranger"])
def test_others_find_no_such_page(as_, who):
    assert as_(who).get(PAGE).status_code == 404
