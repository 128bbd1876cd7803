"""A school on a page."""

import datetime as dt

from goldenthread.features.assurance import operations as assurance
from goldenthread.features.measures import operations
from goldenthread.features.measures.operations import ComparatorLine, Definition
from goldenthread.features.plans import operations as plans
from tests.features.measures.figures_of import AUTUMN, aim_for, define, line, many_schools, record
from tests.query_budget import assert_within


def address(school) -> str:
    return f"/harbour/schools/{school.ref}/"


def test_what_stands_out_comes_first(world, as_) -> None:
    aim_for(world, ">=", 95)
    record(world, world.haven_high, "90.2")
    page = as_("head").get(address(world.haven_high)).content.decode()
    assert "<h1>Haven High: one off track</h1>" in page
    assert page.index("What stands out") < page.index("Every measure")
    assert "1,043" in page


def test_each_measure_stands_beside_the_trust_and_england(world, as_) -> None:
    record(world, world.haven_high, numerator=902, denominator=1000)
    record(world, world.marsh_lane, numerator=980, denominator=1000)
    facts = {"measure": world.attendance, "area": "England", "name": "England"}
    lines = [
        ComparatorLine(**facts, period=AUTUMN, value="93.1"),
        ComparatorLine(**facts, period=AUTUMN, value="91.4", phase="secondary"),
    ]
    operations.set_comparators(trust=world.trust, lines=lines, by=None)
    page = as_("chief").get(address(world.haven_high)).content.decode()
    for figure in ("90.2", "94.1", "91.4"):
        assert figure in page
    assert "93.1" not in page  # of all phases, where there is one of its own


def test_small_numbers_are_hidden(world, as_) -> None:
    few = define(world, "Pupils suspended", "percentage", unit="%", decimals=2, roll_up="pooled", base="pupils")
    record(world, world.haven_high, measure=few, numerator=4, denominator=1043)
    page = as_("head").get(address(world.haven_high)).content.decode()
    assert "0.38" not in page
    assert "hidden" in page


def test_what_its_own_plan_sets_out_to_do_opens_the_thread(world, as_) -> None:
    page = as_("head").get(address(world.haven_high)).content.decode()
    assert f'<h3><a href="/harbour/plan/{world.priority.plan.ref}/">' in page.split("What it sets out to do")[1]
    assert f'/harbour/plan/part/{world.priority.ref}/">Attendance as wellbeing' in page
    assert "What it sets out to do" not in as_("chief").get(address(world.marsh_lane)).content.decode()


def test_another_school_is_not_there_for_a_head(world, as_) -> None:
    assert as_("head").get(address(world.marsh_lane)).status_code == 404
    assert as_("stranger").get(address(world.marsh_lane)).status_code == 404


def test_it_costs_the_same_whatever_the_number_of_schools_and_measures(world, as_) -> None:
    record(world, world.haven_high, "90")
    browser = as_("chief")
    two = assert_within(12, lambda: browser.get(address(world.haven_high)))
    more = many_schools(world, 40)
    made = operations.define_measures(
        trust=world.trust, definitions=[Definition(name=f"Measure {n}", kind="number") for n in range(20)], by=None
    )  # fmt: skip
    lines = [line(measure, school, "5") for measure in made for school in [*more, world.haven_high]]
    operations.record_readings(trust=world.trust, lines=lines, by=None)
    assert assert_within(12, lambda: browser.get(address(world.haven_high))) == two


def test_how_it_was_looked_at_and_what_is_taken_on_there_with_whom(as_, world):
    assurance.record_review(
        trust=world.trust, school=world.haven_high, by=None,
        facts={"kind": "external", "title": "Safeguarding looked at", "stage": "reported",
               "held_on": dt.date(2026, 10, 1), "judgement": "Sound"},
    )  # fmt: skip
    made = plans.begin_undertaking(
        trust=world.trust, kind="partnership", title="One door for families", by=world.people["head"],
        school=world.haven_high, partners="Children's social care", answers={"aim": "Fewer forms", "gives": "A day"},
    )  # fmt: skip
    plans.open_undertaking(undertaking=made, by=world.people["head"])
    page = as_("head").get(address(world.haven_high)).content.decode()
    for words in ("Safeguarding looked at", "Sound", "One door for families", "with Children&#x27;s social care"):
        assert words in page
    assert "One door" not in as_("other_head").get(address(world.marsh_lane)).content.decode()
