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


def test_what_was_judged_stands_place_by_place_and_theme_by_theme_in_each_year(as_, world):
    for school, day, theme, judgement in (
        (world.haven_high, dt.date(2025, 11, 3), "Safeguarding", "Sound"),
        (world.haven_high, dt.date(2026, 11, 3), "Safeguarding", "Strong"),
        (world.marsh_lane, dt.date(2026, 10, 3), "Middle leaders", "Weak"),
    ):
        facts = {"kind": "peer", "stage": "reported", "held_on": day, "theme": theme, "judgement": judgement}
        operations.record_review(
            trust=world.trust, school=school, facts=facts | {"title": f"{theme}, by peers"}, by=None
        )
    by_year = as_("chief").get(f"{PAGE}?kind=peer").context
    rows = [(name, [[one.judgement for one in cell] for cell in years]) for name, years in by_year["by_place"].rows]
    assert by_year["by_place"].years == ["2026/27", "2025/26"]
    assert rows == [("Haven High", [["Strong"], ["Sound"]]), ("Marsh Lane", [["Weak"], []])]
    assert [name for name, _ in by_year["by_theme"].rows] == ["Middle leaders", "Safeguarding"]
    narrowed = as_("head").get(f"{PAGE}?kind=peer&theme=Safeguarding").content.decode()
    assert "Theme by theme, year by year" in narrowed
    assert "Weak" not in narrowed


def test_one_whose_day_has_passed_without_a_report_says_so(as_, world):
    facts = {"kind": "peer", "stage": "planned", "held_on": dt.date(2026, 10, 7), "title": "Reading, by peers"}
    operations.record_review(trust=world.trust, school=world.haven_high, facts=facts, by=None)
    assert "Not reported yet" in as_("head").get(PAGE).content.decode()
