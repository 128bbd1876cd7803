"""How grades lie behind one number."""

from django.utils.html import strip_tags

from goldenthread.features.measures import operations
from goldenthread.features.measures.models import Measure


def graded(world, grade, **counts):
    measure = Measure.objects.create(
        trust=world.trust, key=f"attitude_{grade}", name=f"Attitude grades of {grade}", kind="percentage", unit="%",
        frequency="half term", roll_up="pooled", base="grades given", decimals=0,
    )  # fmt: skip
    lines = [
        operations.ReadingLine(
            measure=measure, school=world.haven_high, period="2026/27 autumn 1", group=group, numerator=top,
            denominator=of,
        )
        for group, (top, of) in counts.items()
    ]  # fmt: skip
    operations.record_readings(trust=world.trust, lines=lines, by=None)
    return measure


def test_every_cohort_has_the_share_of_each_grade(as_, world):
    first = graded(world, 1, **{"": (30, 100), "year 7": (20, 50)})
    graded(world, 2, **{"": (70, 100), "year 7": (30, 50)})
    page = (
        as_("head").get(f"/harbour/measures/{first.ref}/distribution/?school={world.haven_high.ref}").content.decode()
    )
    body = strip_tags(page.partition("<tbody>")[2].partition("</tbody>")[0]).replace("\u00a0", " ")
    assert "Everybody30 %70 %" in body
    assert "Year 740 %60 %" in body


def test_a_number_without_grades_has_no_such_page_and_a_stranger_no_page(as_, world):
    assert as_("head").get(f"/harbour/measures/{world.attendance.ref}/distribution/").status_code == 404
    first = graded(world, 1)
    assert "No grades yet" in as_("head").get(f"/harbour/measures/{first.ref}/distribution/").content.decode()
    assert as_("stranger").get(f"/harbour/measures/{first.ref}/distribution/").status_code == 404
