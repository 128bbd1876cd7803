"""Risks that left the register."""

from goldenthread.features.risks import operations


def test_a_closed_risk_stands_here_with_its_reason_and_no_more_on_the_register(as_, risk):
    operations.close_risk(risk=risk, because="The roof was renewed.", by=None)
    assert "The roof was renewed." in as_("head").get("/harbour/risks/closed/").content.decode()
    assert "sports hall" not in as_("head").get("/harbour/risks/").content.decode()
