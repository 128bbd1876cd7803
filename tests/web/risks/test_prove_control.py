"""Testing a control, and ending it."""

from goldenthread.features.risks import operations


def test_a_control_is_tested_and_later_is_no_more(as_, risk):
    control = operations.add_control(risk=risk, says="A survey", line=1, by=None)
    page = f"/harbour/risks/control/{control.ref}/"
    assert as_("head").post(page, {"strength": "weak", "tested_on": "2026-11-20"}).status_code == 302
    assert as_("head").post(page, {"strength": "weak", "tested_on": "2030-01-01"}).status_code == 422
    assert as_("other_head").get(page).status_code == 404
    as_("head").post(page, {"deed": "end"})
    control.refresh_from_db()
    assert (control.strength, control.ended_on is None) == ("weak", False)
