"""Reports on paper: what they say, on how many sides, and nothing that a person typed makes them fail."""

import pytest

from goldenthread.features.measures import operations as measures
from goldenthread.features.measures.models import Measure
from goldenthread.features.organisations.models import School
from goldenthread.features.plans.models import Element, Plan
from goldenthread.features.reports import printing
from goldenthread.foundation import library
from goldenthread.web.kit import statuses
from tests.features.measures.figures_of import aim_for, line, many_schools
from tests.features.reports.drawing import PAGE, drawn, figures, many_parts, say
from tests.features.reports.writing import drafted
from tests.paper import pages_of, words_of

ODD = 'A#1 $x$ @you \\n "quoted" ‘’ <b> & *bold* _it_ `c` // /* = - + ~ [x] {y} 🚀 中文 é'


def summary(world):
    return drafted(world, "board-summary", school=None, by="chief").content


def test_the_summary_says_its_exceptions_and_every_page_says_what_it_is(world):
    figures(world)
    say(world, world.aim, "off track")
    pages = pages_of(printing.written_pdf(summary(world), "Draft of 21 November 2026, not issued"))
    assert "1 measure off track" in " ".join(pages[0].split())
    for number, page in enumerate(pages, 1):
        assert "Data as at 21 November 2026" in page
        assert "Draft of 21 November 2026, not issued" in page
        assert f"Page {number} of {len(pages)}" in page


def test_it_is_made_for_screen_readers(world, reach):
    figures(world)
    for pdf in (printing.draft_pdf(drawn(world, reach).content), printing.written_pdf(summary(world), "Draft")):
        assert b"pdfuaid" in pdf
        assert b"/StructTreeRoot" in pdf


@pytest.mark.parametrize("kind", ["board-summary", PAGE])
def test_nothing_that_a_person_typed_makes_it_fail(world, reach, kind):
    figures(world)
    say(world, world.aim, "off track")
    Element.objects.update(title=ODD, theme=ODD, year_milestones={"2026/27": ODD})
    Plan.objects.update(title=ODD, period_words=ODD[:80])
    Measure.objects.update(name=ODD, heading=ODD[:80], unit="%")
    School.objects.update(short_name=ODD[:60])
    if kind == PAGE:
        said = words_of(printing.draft_pdf(drawn(world, reach).content))
    else:
        said = words_of(printing.written_pdf(summary(world), "Draft"))
    assert "A#1 $x$ @you" in said
    assert "[rocket] [2 letters of another script]" in said


def test_a_word_that_no_column_holds_stays_within_its_own(world, reach):
    many_parts(world, 4, title="W" * 280)
    content = drawn(world, reach, PAGE).content
    assert printing.over_by(content) is None
    assert len(pages_of(printing.draft_pdf(content))) == 1


def test_a_large_trust_is_printed_too(world):
    schools = many_schools(world, 100)
    for number in range(40):
        measure = Measure.objects.create(
            trust=world.trust, key=f"m{number}", name=f"Measure {number} with a name of some length",
            kind="percentage", unit="%", heading=f"Heading {number // 8}", order=number, frequency="term",
        )  # fmt: skip
        aim_for(world, ">=", 95, measure=measure)
        if number < 3:
            lines = [line(measure, school, 90 + number) for school in schools[:30]]
            measures.record_readings(trust=world.trust, lines=lines, by=world.people["data"])
    pages = pages_of(printing.written_pdf(summary(world), "Draft"))
    assert 2 <= len(pages) <= 6
    assert "Shown are the 22 of 100 schools" in " ".join(" ".join(pages).split())


def test_the_shapes_on_paper_are_those_of_the_page():
    house = (library.folder() / "reports" / "house.typ").read_text()
    for word in (*statuses.STANDINGS, "not started", "on track", "at risk", "off track", "done", "moved", "dropped"):
        assert f'"{word}": "{statuses.look(word).css}"' in house
