"""The draft of a report: exactly what would be frozen."""

import pytest

from goldenthread.features.measures import operations as measures
from goldenthread.features.plans.models import Element, Plan
from tests.features.measures.figures_of import aim_for, line, many_schools, record
from tests.features.reports.drawing import drawn, figures, many_parts, say
from tests.query_budget import assert_within

PAGE = "/harbour/reports/plan-on-a-page/draft/"


def test_it_carries_the_fingerprint_of_what_would_be_frozen(world, reach, as_):
    figures(world)
    assert drawn(world, reach).fingerprint in as_("chief").get(PAGE).content.decode()


def test_the_address_of_a_summary_leads_on_to_where_it_is_written(as_):
    answer = as_("chief").get("/harbour/reports/board-summary/draft/")
    assert answer["Location"] == "/harbour/reports/new/board-summary/"


def test_it_says_by_how_much_a_plan_is_over_and_offers_no_issue(world, as_):
    many_parts(world, 60, title="A long title that runs on and on over several lines of its column " * 3)
    page = as_("chief").get(PAGE).content.decode()
    assert "It does not fit on one side" in page
    assert "mm over one side of A4" in page
    assert "Issue it" not in page


def test_it_says_what_the_pdf_cannot_print(world, as_):
    Element.objects.filter(pk=world.aim.pk).update(title="Ready 🚀")
    assert "its type does not have: 🚀" in as_("chief").get(PAGE).content.decode()


def test_a_head_reads_the_own_schools_page_and_is_offered_no_issue(world, as_):
    page = as_("head").get(PAGE, {"school": world.haven_high.ref}).content.decode()
    assert "Attendance as wellbeing" in page
    assert "Issue it" not in page
    assert as_("head").get(PAGE, {"school": world.marsh_lane.ref}).status_code == 404


@pytest.mark.parametrize("who", ["head", "trustee", "governor", "service", "stranger"])
def test_who_does_not_draw_up_the_trust_s_finds_no_such_page(as_, who):
    assert as_(who).get(PAGE).status_code == 404


@pytest.mark.parametrize("address", ["/harbour/reports/no-such-report/draft/", f"{PAGE}?school=nonesuch"])
def test_what_is_not_there_is_not_found(as_, address):
    assert as_("chief").get(address).status_code == 404


def test_without_a_plan_it_says_what_to_do(world, as_):
    Plan.objects.all().delete()
    answer = as_("chief").get(PAGE)
    assert answer.status_code == 200
    assert "Harbour Trust has no plan in force yet" in answer.content.decode()


@pytest.mark.parametrize("number", [2, 40])
def test_its_queries_do_not_grow_with_the_trust(world, as_, number):
    schools = [*many_schools(world, number), world.marsh_lane, world.haven_high]
    aim_for(world, ">=", 95, tolerance=1)
    lines = [line(world.attendance, school, numerator=900, denominator=1000) for school in schools]
    measures.record_readings(trust=world.trust, lines=lines, by=world.people["data"])
    record(world, world.haven_high, numerator=880, denominator=1000, period="2025/26 summer")
    many_parts(world, number)
    say(world, world.aim, "at risk")
    client = as_("chief")
    assert_within(13, lambda: client.get(PAGE))
