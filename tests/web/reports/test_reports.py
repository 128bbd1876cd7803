"""The page of reports: what can be drawn up, what was issued, and the trust as one file."""

import pytest

from tests.features.measures.figures_of import many_schools
from tests.features.reports.drawing import PAGE, issued
from tests.features.reports.issued_before import summary_of_before
from tests.query_budget import assert_within

ADDRESS = "/harbour/reports/"


def test_it_offers_what_can_be_drawn_up_and_lists_what_was_issued(world, reach, as_):
    snapshot = issued(world, reach)
    page = as_("chief").get(ADDRESS).content.decode()
    assert "/harbour/reports/plan-on-a-page/draft/" in page
    assert "/harbour/reports/new/board-summary/" in page
    assert f"/harbour/reports/{snapshot.ref}/pdf/" in page
    assert "issued by Chief executive" in page
    assert "21 Nov 2026" in page


def test_a_trustee_reads_and_draws_nothing_up(world, reach, as_):
    issued(world, reach)
    page = as_("trustee").get(ADDRESS).content.decode()
    assert "Plan on a page: Strategic plan 2025-30" in page
    assert "Draw up" not in page
    assert "Take a copy" not in page


def test_a_governor_sees_reports_of_the_own_school_alone(world, reach, as_):
    summary_of_before(world)
    issued(world, reach, PAGE, school=world.haven_high)
    page = as_("governor").get(ADDRESS).content.decode()
    assert "Plan on a page: Haven High" in page
    assert "Board summary" not in page


def test_a_head_may_draw_up_the_own_schools_page_alone(world, as_):
    page = as_("head").get(ADDRESS).content.decode()
    assert f'value="{world.haven_high.ref}"' in page
    assert world.marsh_lane.ref not in page
    assert "board-summary" not in page


@pytest.mark.parametrize("who", ["stranger", "initiative", "service"])
def test_others_find_no_such_page(as_, who):
    assert as_(who).get(ADDRESS).status_code == 404


@pytest.mark.parametrize("number", [2, 40])
def test_its_queries_do_not_grow_with_the_trust(world, reach, as_, number):
    many_schools(world, number)
    for _ in range(3):
        issued(world, reach)
    client = as_("chief")
    assert_within(8, lambda: client.get(ADDRESS))
