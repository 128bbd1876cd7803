"""The list of rounds."""

from tests.features.reviews.held import opened


def test_without_a_round_the_page_says_what_one_is(as_):
    assert "No round has been held yet" in as_("trustee").get("/harbour/year/rounds/").content.decode()


def test_what_is_asked_of_the_reader_stands_first(as_, world):
    opened(world)
    page = as_("head").get("/harbour/year/rounds/").content.decode()
    assert page.index("For you") < page.index("Open now")
    assert "Attendance as wellbeing" in page
    assert "For you" not in as_("trustee").get("/harbour/year/rounds/").content.decode()
