"""One part on a page, as a PDF."""

from tests.paper import pages_of, words_of


def test_it_is_one_side_with_what_it_stands_under(as_, world):
    answer = as_("governor").get(f"/harbour/plan/part/{world.aim.ref}/on-a-page/pdf/")
    assert len(pages_of(answer.content)) == 1
    assert "Health and wellbeing" in words_of(answer.content)
    assert answer["Content-Disposition"].startswith('inline; filename="harbour-1-1-every-child-safe')


def test_a_part_out_of_reach_is_not_there(as_, world):
    assert as_("other_head").get(f"/harbour/plan/part/{world.priority.ref}/on-a-page/pdf/").status_code == 404
