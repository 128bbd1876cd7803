"""One issue: acted on, known to the board, closed."""


def test_it_is_acted_on_acknowledged_and_closed_each_by_whom_it_belongs_to(as_, issue):
    page = f"/harbour/risks/issue/{issue.ref}/"
    assert as_("head").post(page, {"deed": "close"}).status_code == 422
    assert as_("head").post(page, {"deed": "acknowledge"}).status_code == 404
    assert as_("trustee").post(page, {"deed": "act", "said": "x"}).status_code == 404
    assert as_("head").post(page, {"deed": "act", "said": "Fenced off."}).status_code == 302
    assert as_("trustee").post(page, {"deed": "acknowledge"}).status_code == 302
    assert as_("head").post(page, {"deed": "close"}).status_code == 302
    issue.refresh_from_db()
    assert issue.closed_on
    assert issue.acknowledged_on
