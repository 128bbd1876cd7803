"""Offering something."""

from goldenthread.features.sharing.models import Offer

PAGE = "/harbour/shared/new/"


def test_a_head_offers_something_that_serves_a_part_of_the_plan(as_, world):
    typed = {"kind": "resource", "title": "Word lists", "says": "One a year.", "serves": world.aim.ref}
    assert as_("head").post(PAGE, typed).status_code == 302
    row = Offer.objects.get()
    assert (row.school, row.post, row.tie_ref) == (world.haven_high, world.posts["head"], world.aim.ref)
    wrong = ({"kind": "gift"}, {"address": "javascript:1"}, {"title": " "}, {"serves": "nosuch"})
    for one in wrong:
        assert as_("head").post(PAGE, typed | one).status_code == 422
