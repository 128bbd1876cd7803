"""One round on a page."""

from goldenthread.features.reviews import operations
from tests.features.reviews.held import answer, opened


def test_the_board_sees_school_by_strand_and_what_to_talk_about(as_, world):
    round_ = opened(world)
    answer(world, round_, status="off track", said="The club has no room.")
    page = as_("trustee").get(f"/harbour/year/rounds/{round_.ref}/").content.decode()
    assert "1 of 1" in page
    assert "The club has no room." in page
    assert "Ask them again" not in page


def test_who_has_not_answered_is_named(as_, world):
    round_ = opened(world)
    page = as_("chief").get(f"/harbour/year/rounds/{round_.ref}/").content.decode()
    assert "Director of education · 1 part" in page
    assert "Ask them again" in page


def test_a_reader_of_one_school_sees_the_trust_and_their_own(as_, world):
    round_ = opened(world)
    answer(world, round_, said="Told in confidence to Haven High.", status="at risk")
    page = as_("other_head").get(f"/harbour/year/rounds/{round_.ref}/").content.decode()
    assert "Haven High" not in page
    assert as_("stranger").get(f"/harbour/year/rounds/{round_.ref}/").status_code == 404


def test_a_reopening_stands_with_its_name_and_reason(as_, world):
    round_ = opened(world)
    operations.close_round(round_=round_, by=world.people["chief"])
    operations.reopen_round(
        round_=round_, reason="Two heads were ill.", closes_on=round_.closes_on, by=world.people["chief"]
    )
    assert "Two heads were ill." in as_("trustee").get(f"/harbour/year/rounds/{round_.ref}/").content.decode()
