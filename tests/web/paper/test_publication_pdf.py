"""A publication for staff or a board as a PDF."""

from tests.features.reports.publishing import published
from tests.paper import words_of


def test_it_is_given_to_its_audience_with_its_line(as_, world):
    ref = published(world, audience="board", note="For the board").ref
    answer = as_("trustee").get(f"/harbour/plan/published/{ref}/pdf/full/")
    assert "For the board" in words_of(answer.content)
    assert answer["Cache-Control"] == "private, no-store"
    assert as_("initiative").get(f"/harbour/plan/published/{ref}/pdf/full/").status_code == 404
    assert as_("trustee").get(f"/harbour/plan/published/{ref}/pdf/poster/").status_code == 404
