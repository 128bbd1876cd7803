"""Closing a risk, and opening it again."""


def test_it_is_closed_with_a_reason_and_opened_again(as_, risk):
    page = f"/harbour/risks/risk/{risk.ref}/close/"
    assert as_("head").post(page, {"because": " "}).status_code == 422
    assert as_("head").post(page, {"because": "Renewed."}).status_code == 302
    risk.refresh_from_db()
    assert risk.closed_on
    as_("head").post(page)
    risk.refresh_from_db()
    assert risk.closed_on is None
