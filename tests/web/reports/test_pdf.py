"""An issued report as a PDF."""

import pytest

from goldenthread.features.reports.models import Snapshot
from tests.features.measures.figures_of import record
from tests.features.reports.drawing import PAGE, figures, issued
from tests.features.reports.issued_before import summary_of_before
from tests.paper import pages_of, words_of


def test_it_says_the_figures_of_its_day_and_its_number(world, as_):
    figures(world)
    snapshot = summary_of_before(world)
    record(world, world.haven_high, numerator=999, denominator=1000)
    answer = as_("trustee").get(f"/harbour/reports/{snapshot.ref}/pdf/")
    assert answer["Content-Disposition"] == 'inline; filename="harbour-board-summary-harbour-trust-1.pdf"'
    assert "Number 1, issued 21 November 2026" in words_of(answer.content)
    assert "90.2" in words_of(answer.content)
    assert "99.9" not in words_of(answer.content)


def test_it_is_the_same_file_each_time(world, reach, as_):
    figures(world)
    address = f"/harbour/reports/{issued(world, reach).ref}/pdf/"
    assert as_("chief").get(address).content == as_("trustee").get(address).content


def test_a_plan_on_a_page_is_one_side(world, reach, as_):
    answer = as_("chief").get(f"/harbour/reports/{issued(world, reach, PAGE).ref}/pdf/")
    assert len(pages_of(answer.content)) == 1


def test_its_figures_lead_to_their_pages(world, as_):
    figures(world)
    pdf = as_("chief").get(f"/harbour/reports/{summary_of_before(world).ref}/pdf/").content
    assert f"/harbour/measures/{world.attendance.ref}/?school={world.haven_high.ref}".encode() in pdf


def test_one_that_was_tampered_with_is_not_printed(world, reach, as_):
    snapshot = issued(world, reach)
    Snapshot.objects.filter(pk=snapshot.pk).update(number=9)
    answer = as_("chief").get(f"/harbour/reports/{snapshot.ref}/pdf/")
    assert (answer.status_code, answer["Content-Type"]) == (409, "text/html; charset=utf-8")


@pytest.mark.parametrize("who", ["governor", "head", "initiative", "stranger"])
def test_others_find_no_such_file(world, reach, as_, who):
    assert as_(who).get(f"/harbour/reports/{issued(world, reach).ref}/pdf/").status_code == 404
