"""A whole ladder."""


def test_it_shows_criteria_as_written_and_what_is_not_set(as_, ladder):
    page = as_("trustee").get(f"/harbour/improvement/ladder/{ladder.ref}/").content.decode()
    assert "Progress 8 of −0.5 or below" in page
    assert "tested: at or below −0.5" in page
    assert "Not set yet" in page
    assert as_("stranger").get(f"/harbour/improvement/ladder/{ladder.ref}/").status_code == 404
