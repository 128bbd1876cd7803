"""An issued report, opened again."""

import pytest

from goldenthread.features.reports.models import Snapshot
from tests.features.measures.figures_of import many_schools, record
from tests.features.reports.drawing import PAGE, figures, issued
from tests.features.reports.issued_before import summary_of_before
from tests.query_budget import assert_within


def test_a_summary_of_before_shows_the_figures_of_its_day_and_where_each_came_from(world, as_):
    snapshot = summary_of_before(world)
    figures(world)
    record(world, world.haven_high, numerator=999, denominator=1000)
    page = as_("trustee").get(f"/harbour/reports/{snapshot.ref}/").content.decode()
    assert "Number 1, issued" in page
    assert "90.2" in page
    assert "99.9" not in page
    assert f'href="/harbour/measures/{world.attendance.ref}/?school={world.haven_high.ref}"' in page


def test_a_page_of_a_plan_is_shown_as_it_was(world, reach, as_):
    snapshot = issued(world, reach, PAGE)
    type(world.aim).objects.update(title="Another title")
    page = as_("chief").get(f"/harbour/reports/{snapshot.ref}/").content.decode()
    assert "Every child safe and well enough to learn" in page
    assert "Another title" not in page


def test_one_that_was_tampered_with_is_refused_with_a_sentence(world, reach, as_):
    snapshot = issued(world, reach)
    Snapshot.objects.filter(pk=snapshot.pk).update(frozen={"headline": "All is well"})
    answer = as_("chief").get(f"/harbour/reports/{snapshot.ref}/")
    assert answer.status_code == 409
    assert "no longer what was issued" in answer.content.decode()
    assert "All is well" not in answer.content.decode()


@pytest.mark.parametrize("who", ["governor", "head", "initiative", "stranger"])
def test_the_boards_is_not_found_by_those_who_see_reports_of_a_school_or_none(world, reach, as_, who):
    snapshot = issued(world, reach)
    assert as_(who).get(f"/harbour/reports/{snapshot.ref}/").status_code == 404


def test_a_governor_reads_what_was_issued_of_the_own_school_alone(world, reach, as_):
    snapshot = issued(world, reach, PAGE, school=world.haven_high)
    assert as_("governor").get(f"/harbour/reports/{snapshot.ref}/").status_code == 200
    assert as_("other_head").get(f"/harbour/reports/{snapshot.ref}/").status_code == 404


@pytest.mark.parametrize("number", [2, 40])
def test_its_queries_do_not_grow_with_the_trust(world, reach, as_, number):
    many_schools(world, number)
    figures(world)
    snapshot = issued(world, reach)
    client = as_("chief")
    assert_within(6, lambda: client.get(f"/harbour/reports/{snapshot.ref}/"))
