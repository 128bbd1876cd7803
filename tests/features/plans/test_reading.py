"""What a reader sees of plans, and in how many queries."""

import datetime as dt

import pytest

from goldenthread.features.measures.models import Standing
from goldenthread.features.plans import operations, queries
from goldenthread.features.plans.models import Element, Plan
from goldenthread.foundation import subjects
from tests.query_budget import assert_within, queries_of
from tests.world import TODAY

BOTH = {"Strategic plan 2025-30", "School plan 2026/27"}


@pytest.fixture
def chief(world):
    return world.people["chief"]


@pytest.fixture
def taken_up(world, chief):
    """Haven High has taken the aim up, and both have been spoken of."""
    operations.take_up(upper=world.aim, lower=world.priority, by=chief)
    operations.give_progress(element=world.aim, status="on track", said="Two of five.", by=chief)
    operations.give_progress(element=world.priority, status="off track", said="Not yet.", by=chief)


@pytest.mark.parametrize(
    ("who", "sees"),
    [("chief", BOTH), ("head", BOTH), ("governor", BOTH), ("other_head", {"Strategic plan 2025-30"})],
)  # fmt: skip
def test_a_local_plan_is_seen_in_its_own_place_and_by_those_who_see_everything(world, reach, who, sees):
    assert {plan.title for plan in queries.plans(reach(who))} == sees


def test_a_draft_is_seen_by_those_who_may_change_it(world, reach):
    Plan.objects.filter(pk=world.school_plan.pk).update(state="draft")
    assert world.school_plan in queries.plans(reach("head"))
    assert world.school_plan not in queries.plans(reach("governor"))


def test_an_outline_is_seven_queries_for_two_parts_or_two_hundred(world, reach, chief):
    small = queries_of(lambda: queries.outline(reach("chief"), world.plan))
    for number in range(20):
        operations.add_element(plan=world.plan, under=world.strand, title=f"Aim {number}", by=chief)
    assert len(queries_of(lambda: queries.outline(reach("chief"), world.plan))) == len(small)
    reading = reach("chief")
    assert_within(7, lambda: queries.outline(reading, world.plan))


def test_a_strand_stands_as_what_is_beneath_it(world, reach, taken_up, chief):
    operations.measure_by(element=world.aim, measure=world.attendance, by=chief)
    _stand(world, None, "off track")
    lines = queries.outline(reach("chief"), world.plan).lines
    assert [(line.stand.status, line.stand.outcome) for line in lines] == [("on track", "off track")] * 2
    assert "is it the right work" in lines[0].stand.disagreement


def test_a_school_plan_is_judged_by_how_the_school_stands(world, reach, chief):
    operations.measure_by(element=world.priority, measure=world.attendance, by=chief)
    _stand(world, None, "met")
    _stand(world, world.marsh_lane, "met")
    _stand(world, world.haven_high, "at risk")
    line = queries.outline(reach("head"), world.school_plan).lines[0]
    assert line.stand.outcome == "at risk"


def test_a_printed_number_that_differs_stands_beside_the_counted_one(world, reach):
    Element.objects.filter(pk=world.aim.pk).update(number="4.")
    outline = queries.outline(reach("chief"), world.plan)
    assert (outline.lines[1].number, outline.lines[1].counted) == ("4.", "1.1")
    assert outline.clashes[0].says == "Printed as 4.; counted, it is 1.1."


def test_the_thread_runs_from_the_vision_to_what_schools_do(world, reach, taken_up):
    thread = queries.thread(reach("chief"), world.aim, TODAY)
    assert [vision.text for vision in thread.visions] == ["Schools that work as one."]
    assert [place.called for place in thread.over] == ["Strand 1"]
    assert [(one.where, one.kind) for one in thread.take_up] == [
        ("Haven High", "takes up"),
        ("Marsh Lane Primary", ""),
    ]
    assert thread.take_up[0].said.status == "off track"
    assert thread.latest.said == "Two of five."


def test_a_head_sees_what_their_own_school_does_with_an_aim_and_no_other(world, reach, taken_up):
    ours = queries.thread(reach("head"), world.aim, TODAY)
    theirs = queries.thread(reach("other_head"), world.aim, TODAY)
    assert [one.where for one in ours.take_up] == ["Haven High"]
    assert [(one.where, one.kind) for one in theirs.take_up] == [("Marsh Lane Primary", "")]


def test_the_thread_of_a_school_priority_runs_up_to_the_aim_that_it_serves(world, reach, taken_up):
    thread = queries.thread(reach("head"), world.priority, TODAY)
    above = thread.above[0]
    assert [place.called for place in (*above.over, above.place)] == ["Strand 1", "Aim 1.1"]
    assert [vision.text for vision in thread.visions] == ["Schools that work as one."]


def test_a_school_that_declined_is_heard_with_its_reason(world, reach, chief):
    operations.decline(upper=world.aim, school=world.marsh_lane, reason="We have one already.", by=chief)
    answers = {one.where: (one.kind, one.reason) for one in queries.thread(reach("chief"), world.aim, TODAY).take_up}
    assert answers == {"Marsh Lane Primary": ("declines", "We have one already."), "Haven High": ("", "")}


def test_everything_that_hangs_from_an_element_is_gathered_in_one_query(world, reach, chief):
    operations.assign(element=world.aim, post=world.posts["education"], by=chief)
    operations.add_action(element=world.aim, title="Nurse in post", due_words="March 2027", by=chief)
    operations.add_action(element=world.aim, title="Second", by=chief)
    operations.add_evidence(element=world.aim, title="Minutes", dated_on=dt.date(2026, 10, 14), by=chief)
    hung = queries.thread(reach("chief"), world.aim, TODAY).hung
    assert [(one.title, one.is_held) for one in hung.leads] == [("Director of education", 1)]
    assert [(deed.title, deed.due_until) for deed in hung.deeds] == [
        ("Nurse in post", dt.date(2027, 3, 31)),
        ("Second", None),
    ]
    assert [(one.title, one.dated_on) for one in hung.evidence] == [("Minutes", dt.date(2026, 10, 14))]
    assert [change.did for change in hung.changes][:2] == ["added evidence", "added an action"]
    assert hung.changes[0].after["title"] == "Minutes"


def test_who_changed_what_is_for_those_who_may_see_the_trail(world, reach, taken_up):
    assert queries.thread(reach("head"), world.priority, TODAY).hung.changes
    assert not queries.thread(reach("governor"), world.priority, TODAY).hung.changes


def test_a_thread_is_seven_queries_whatever_hangs_from_it(world, reach, taken_up, chief):
    reading = reach("chief")
    assert_within(7, lambda: queries.thread(reading, world.aim, TODAY))


def test_a_post_that_nobody_holds_is_vacant(world, reach, chief):
    operations.assign(element=world.aim, post=world.posts["service"], by=chief)
    world.posts["service"].holdings.all().delete()
    assert not queries.thread(reach("chief"), world.aim, TODAY).hung.leads[0].is_held


def news(reach, today=TODAY, term_starts_on=dt.date(2026, 9, 1)):
    return queries.news(reach, since=None, since_day=today, term_starts_on=term_starts_on, today=today)


def test_silence_is_counted_from_the_last_word_or_the_start_of_the_plan(world, reach, chief):
    operations.assign(element=world.aim, post=world.posts["education"], by=chief)
    operations.assign(element=world.strand, post=world.posts["education"], by=chief)
    assert [(one.number, one.last) for one in news(reach("chief")).quiet] == [("1.1", None)]
    operations.give_progress(element=world.aim, status="on track", said="It goes.", by=chief)
    assert news(reach("chief")).quiet == []
    later = news(reach("chief"), today=TODAY + dt.timedelta(days=41)).quiet
    assert [one.days for one in later] == [41]


def test_a_strand_says_how_many_aims_it_has_and_how_many_are_silent_this_term(world, reach, taken_up):
    (line,) = news(reach("head")).strands
    assert (line.number, line.parts, line.parts_word) == ("1", 1, "Aim")
    assert (line.stand.status, line.silent) == ("on track", 0)
    (line,) = news(reach("head"), term_starts_on=TODAY + dt.timedelta(days=1)).strands
    assert line.silent == 1


def test_all_plans_in_reach_say_what_they_take_up_and_how_they_stand(world, reach, taken_up):
    trusts, schools = queries.overview(reach("chief"), TODAY)
    assert (trusts.plan, trusts.coverage, trusts.statuses) == (world.plan, None, {"on track": 1})
    assert (schools.coverage.taken_up, schools.coverage.of, schools.quiet) == (1, 1, 0)


@pytest.mark.parametrize(
    ("who", "may"), [("head", True), ("other_head", False), ("initiative", False), ("chief", True)]
)
def test_who_may_say_how_a_school_priority_stands(world, reach, who, may):
    assert queries.may_speak(reach(who), world.priority) is may


def test_whoever_leads_a_part_may_say_how_it_stands(world, reach, chief):
    operations.assign(element=world.aim, post=world.posts["initiative"], by=chief)
    assert queries.may_speak(reach("initiative"), world.aim)
    assert not queries.may_speak(reach("service"), world.aim)


def _stand(world, school, status):
    Standing.objects.create(
        trust=world.trust,
        measure=world.attendance,
        school=school,
        status=status,
        why="",
        changed_at=dt.datetime.now(dt.UTC),
        is_hidden=False,
    )


def test_a_task_about_a_part_is_titled_for_those_who_may_see_it(world, reach):
    pointer = ("element", world.priority.ref)
    found = subjects.find(reach("head"), [pointer, ("plan", world.school_plan.ref)])
    assert found[pointer].address == f"/harbour/plan/part/{world.priority.ref}/"
    assert len(found) == 2
    assert subjects.find(reach("other_head"), [pointer]) == {}


def test_parts_are_found_by_their_words_within_sight(world, reach):
    assert queries.search(reach("other_head"), ["child", "safe"]) == [world.aim]
    assert queries.search(reach("other_head"), ["attendance"]) == []
