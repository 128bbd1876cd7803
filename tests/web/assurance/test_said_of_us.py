"""What reports from outside say, theme by theme and year by year."""

import datetime as dt

from goldenthread.features.assurance import operations
from tests.query_budget import assert_within

PAGE = "/harbour/assurance/said/"


def told(world, school, says, severity, *, area="Governance", kind="external", day=dt.date(2026, 3, 4)):
    facts = {"kind": kind, "title": "Inspection", "stage": "reported", "held_on": day}
    review = operations.record_review(trust=world.trust, school=school, facts=facts, by=None)
    operations.record_finding(
        trust=world.trust, school=school, source=operations.Source(review), by=None,
        words=operations.FindingWords(says, severity, area, quotation=f"“{says}” it says."),
    )  # fmt: skip


def test_praise_and_concern_are_counted_by_theme_and_year_with_the_words(as_, world):
    told(world, world.haven_high, "Governors know the school.", "strength")
    told(world, world.haven_high, "Minutes are thin.", "minor", day=dt.date(2024, 11, 5))
    told(world, world.haven_high, "Corridors are calm.", "strength", area="Behaviour")
    page = as_("head").get(PAGE).content.decode()
    assert "praise 2 things and question 1" in page
    assert page.index("2025/26") < page.index("2024/25")
    assert "“Governors know the school.” it says." in page
    narrowed = as_("head").get(PAGE, {"theme": "Behaviour"}).content.decode()
    assert "Corridors are calm." in narrowed
    assert "Minutes are thin." not in narrowed


def test_another_schools_report_and_what_the_trust_found_itself_are_not_told(as_, world):
    told(world, world.marsh_lane, "Phonics sings.", "strength")
    told(world, world.haven_high, "We thought so too.", "strength", kind="internal")
    page = as_("head").get(PAGE).content.decode()
    assert "Phonics sings." not in page
    assert "We thought so too." not in page
    assert "Phonics sings." in as_("chief").get(PAGE).content.decode()


def test_its_queries_do_not_grow(as_, world):
    for n in range(6):
        told(world, world.haven_high, f"Thing {n}.", "strength")
    browser = as_("chief")
    assert_within(9, lambda: browser.get(PAGE))
