"""One finding: what is to be done, and whether the board has heard."""


def page_of(row):
    return f"/harbour/assurance/finding/{row.ref}/"


def test_the_board_hears_of_what_is_significant_on_a_day(as_, found):
    row = found(severity="significant")
    assert "has not heard of it yet" in as_("trustee").get(page_of(row)).content.decode()
    early = {"deed": "heard", "heard_by": "Trust Board", "heard_on": "2026-11-01"}
    assert as_("governance").post(page_of(row), early).status_code == 422
    assert as_("governance").post(page_of(row), early | {"heard_on": "2026-11-12"}).status_code == 302
    assert "Trust Board" in as_("trustee").get(page_of(row)).content.decode()


def test_another_schools_finding_is_not_there(as_, world, found):
    row = found(school=world.marsh_lane)
    for who in ("head", "governor", "stranger"):
        assert as_(who).get(page_of(row)).status_code == 404
    assert as_("other_head").post(page_of(row), {"deed": "recommend", "says": "Mend it."}).status_code == 302
    assert row.recommendations.get().says == "Mend it."
