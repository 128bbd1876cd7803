"""Every review and inspection, and what comes round again."""

import datetime as dt

from goldenthread.features.assurance import operations

PAGE = "/harbour/assurance/reviews/"


def test_what_comes_round_again_is_told_and_another_schools_is_not_there(as_, world):
    facts = {"kind": "external", "stage": "reported", "held_on": dt.date(2025, 11, 3)}
    again = {"title": "Safeguarding, from outside", "next_due_on": dt.date(2026, 11, 1)}
    operations.record_review(trust=world.trust, school=world.haven_high, facts=facts | again, by=None)
    operations.record_review(trust=world.trust, school=world.marsh_lane, facts=facts | {"title": "Maths"}, by=None)
    page = as_("head").get(PAGE).content.decode()
    assert "To come round again" in page
    assert "Maths" not in page
    assert "Maths" not in as_("chief").get(f"{PAGE}?kind=peer").content.decode()


def test_one_whose_day_has_passed_without_a_report_says_so(as_, world):
    facts = {"kind": "peer", "stage": "planned", "held_on": dt.date(2026, 10, 7), "title": "Reading, by peers"}
    operations.record_review(trust=world.trust, school=world.haven_high, facts=facts, by=None)
    assert "Not reported yet" in as_("head").get(PAGE).content.decode()
