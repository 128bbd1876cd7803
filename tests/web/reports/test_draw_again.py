"""Drawing a draft anew."""

from tests.features.measures.figures_of import record
from tests.features.reports.drawing import figures
from tests.features.reports.writing import drafted


def test_it_says_what_moved_and_leaves_the_words(world, as_):
    figures(world)
    report, client = drafted(world, said={"section:summary": "A good term."}), as_("head")
    record(world, world.haven_high, numerator=970, denominator=1000)
    page = client.post(f"/harbour/reports/drafts/{report.ref}/again/", follow=True).content.decode()
    assert "1 thing moved" in page
    assert "A good term." in page
    assert "97.0" in page


def test_others_find_nothing_to_draw(world, as_):
    report = drafted(world)
    assert as_("other_head").post(f"/harbour/reports/drafts/{report.ref}/again/").status_code == 404
    assert as_("head").get(f"/harbour/reports/drafts/{report.ref}/again/").status_code == 405
