"""What each body gave to the trust."""

from goldenthread.features.organisations import operations as organising
from goldenthread.features.sharing import operations


def test_a_body_sees_what_it_gave_and_how_far_it_went(as_, world):
    body = organising.form_body(
        trust=world.trust, by=None, name="Haven High committee", kind="local body", school=world.haven_high
    )
    words = operations.OfferWords("gift", "Two governors lent", "For two terms.", body=body)
    row = operations.offer(trust=world.trust, words=words, by=None)
    operations.use_offer(row=row, person=world.people["governance"], school=world.marsh_lane)
    page = as_("governance").get("/harbour/shared/given/").content.decode()
    assert "Two governors lent" in page
    assert "taken up in 1 other place" in page
