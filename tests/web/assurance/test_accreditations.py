"""Marks of quality: what share of schools holds each, and what is to be renewed."""

import datetime as dt

from goldenthread.features.assurance import operations

PAGE = "/harbour/assurance/marks/"


def test_a_mark_that_ends_soon_is_told_and_the_share_of_schools(as_, world):
    facts = {"name": "Healthy school", "stage": "held", "held_from": dt.date(2024, 1, 10)}
    ends = {"expires_on": dt.date(2027, 1, 10)}
    operations.record_accreditation(trust=world.trust, school=world.haven_high, facts=facts | ends, by=None)
    working = {"name": "Healthy school", "stage": "working"}
    operations.record_accreditation(trust=world.trust, school=world.marsh_lane, facts=working, by=None)
    page = as_("chief").get(PAGE).content.decode()
    assert "1 mark is to be renewed" in page
    assert "Held by 50" in page
    assert "Marsh Lane" not in as_("head").get(PAGE).content.decode()
