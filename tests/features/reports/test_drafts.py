"""What a report would say today: exceptions first, in the trust's own order, and only what may be seen."""

import datetime as dt

import pytest

from goldenthread.features.measures.models import Measure, Standing
from goldenthread.features.plans import operations as plans
from goldenthread.features.plans.models import Element, Plan, Statement
from goldenthread.features.reports import queries
from goldenthread.features.reports.queries.board_summary import movement
from tests.features.measures.figures_of import aim_for, line, many_schools, record
from tests.features.reports.drawing import BOARD, PAGE, drawn, figures, issued, many_parts, say


def test_what_is_off_track_stands_first_with_its_reason_and_its_schools(world, reach):
    figures(world)
    content = drawn(world, reach).content
    first = content["exceptions"][0]
    assert (first["measure"], first["status"], first["was"]) == ("Attendance", "off track", "")
    assert first["where"] == [{"status": "off track", "schools": "Haven High"}]
    assert "92.8" in first["why"]
    assert content["headline"] == "The only measure is off track."


def test_without_an_exception_it_says_so(world, reach):
    figures(world, haven_high=955)
    content = drawn(world, reach).content
    assert content["exceptions"] == []
    assert content["headline"] == "Nothing is off track: one of one measure is on track or met."


def test_a_measure_that_is_well_for_the_trust_is_told_for_the_school_that_is_not(world, reach):
    figures(world, marsh_lane=999, haven_high=930)
    first = drawn(world, reach).content["exceptions"][0]
    assert (first["of"], first["school"], first["status"]) == ("Haven High", world.haven_high.ref, "off track")


def test_small_numbers_are_hidden_as_everywhere(world, reach):
    Measure.objects.filter(pk=world.attendance.pk).update(base="pupils", good_is="lower", name="Suspended")
    world.attendance.refresh_from_db()
    aim_for(world, "<=", 1)
    record(world, world.haven_high, numerator=3, denominator=100)
    record(world, world.marsh_lane, numerator=40, denominator=400)
    content = drawn(world, reach).content
    cells = content["heat"]["rows"][0]["cells"]
    assert [cell["shown"] for cell in cells[:2]] == ["s", "s"]
    assert {cell["status"] for cell in cells[:2]} == {""}
    assert "Haven High" not in str(content["exceptions"])


def test_what_is_likely_to_miss_is_told_and_what_is_off_track_already_is_not(world, reach):
    figures(world, haven_high=955)
    assert drawn(world, reach).content["ahead"] is None
    standings = Standing.objects.filter(measure=world.attendance)
    standings.update(outlook="likely to be missed", outlook_says="Likely 94 to 95 %.")
    ahead = drawn(world, reach).content["ahead"]
    assert [(row["measure"], row["says"]) for row in ahead["rows"]] == [("Attendance", "Likely 94 to 95 %.")]
    assert ahead["rest"] == "Two schools have such a warning of their own."
    standings.update(status="off track")
    assert drawn(world, reach).content["ahead"] is None


def test_the_plan_stands_by_its_leads_word_with_what_it_was_before_this_term(world, reach):
    note = say(world, world.aim, "on track")
    type(note).objects.filter(pk=note.pk).update(said_on=dt.date(2026, 7, 1))
    say(world, world.aim, "at risk")
    strand = drawn(world, reach).content["strands"][0]
    assert (strand["status"], strand["was"], strand["movement"]) == ("at risk", "on track", "worse")
    assert [part["number"] for part in strand["pressing"]] == ["1.1"]


def test_another_plan_in_force_beside_it_is_named(world, reach):
    by = world.people["chief"]
    assert drawn(world, reach).content["plan"]["beside"] == ""
    other = plans.create_plan(trust=world.trust, kind="trust", title="Estates plan", by=by)
    drawn_up = plans.create_plan(trust=world.trust, kind="trust", title="Next year", by=by)
    Plan.objects.filter(pk=other.pk).update(state="live", starts_on=dt.date(2020, 9, 1))
    Plan.objects.filter(pk=drawn_up.pk).update(state="draft")
    beside = drawn(world, reach).content["plan"]["beside"]
    assert beside == "In force beside it, and not in this summary: Estates plan."


def test_movement_is_beside_the_last_summary_where_there_is_one(world, reach):
    say(world, world.aim, "off track")
    issued(world, reach, today=dt.date(2026, 11, 20))
    say(world, world.aim, "at risk")
    content = drawn(world, reach).content
    assert content["since"] == "board summary 1 of 20 November 2026"
    assert (content["strands"][0]["was"], content["strands"][0]["movement"]) == ("off track", "better")


MOVEMENTS = """
    off track   | at risk   | better
    on track    | off track | worse
    not started | on track  | better
    at risk     | at risk   | as before
    moved       | on track  | changed
                | on track  |
    on track    |           |
"""


@pytest.mark.parametrize("row", [row for row in MOVEMENTS.splitlines() if row.strip()])
def test_a_word_moves_up_or_down(row):
    was, now, said = (cell.strip() for cell in row.split("|"))
    assert movement(was, now) == said


def test_the_trend_says_how_it_moved_and_how_it_stands(world, reach):
    record(world, world.haven_high, numerator=880, denominator=1000, period="2025/26 summer")
    record(world, world.marsh_lane, numerator=950, denominator=1000, period="2025/26 summer")
    figures(world)
    content = drawn(world, reach).content
    chart = content["chart"]
    assert (content["exceptions"][0]["shown"], content["exceptions"][0]["was"]) == (
        "92.8\u00a0%", "91.5\u00a0% in summer term 2025/26"
    )  # fmt: skip
    assert chart["title"] == "Attendance has risen since summer term 2025/26, and is still off track"
    assert chart["series"][0]["values"] == ["91.5", "92.8"]
    assert chart["target"] == "95"


def test_many_schools_are_limited_to_those_that_need_most_and_that_is_said(world, reach):
    schools = many_schools(world, 100)
    aim_for(world, ">=", 95, tolerance=1)
    for school in schools[-3:]:
        record(world, school, numerator=900, denominator=1000)
    heat = drawn(world, reach).content["heat"]
    assert len(heat["places"]) == 22
    assert {school.short_name for school in schools[-3:]} <= {place["name"] for place in heat["places"]}
    assert "Shown are the 22 of 100 schools in which most is off track." in heat["limited"]


def test_figures_in_and_waited_for_are_named(world, reach):
    record(world, world.haven_high, "90", period="2025/26 summer")
    found = drawn(world, reach).content["figures"]
    assert (found["says"], found["waited_for"]) == ("1 of 2 figures that were due are in.", "Attendance (Marsh Lane)")


def test_nothing_at_all_is_said_in_a_sentence(world, reach):
    Plan.objects.all().delete()
    Measure.objects.all().delete()
    with pytest.raises(queries.NothingToReport, match="no plan and no measure yet"):
        drawn(world, reach)


def test_a_trust_without_measures_has_a_summary_of_its_plan(world, reach):
    Measure.objects.all().delete()
    content = drawn(world, reach).content
    assert (content["chart"], content["heat"]["rows"], len(content["strands"])) == (None, [], 1)


def test_a_plan_on_a_page_has_numbers_titles_statuses_and_the_years_line(world, reach):
    Element.objects.filter(pk=world.aim.pk).update(year_milestones={"2026/27": "Two nurses.", "2027/28": "Three."})
    Statement.objects.create(plan=world.plan, kind="value", text="Kindness. We look after people.", order=2)
    say(world, world.aim, "at risk")
    content = drawn(world, reach, PAGE).content
    part = content["groups"][0]["parts"][0]
    assert (part["number"], part["status"], part["milestone"]) == ("1.1", "at risk", "Two nurses.")
    assert (content["towards"], content["values"]) == (["Schools that work as one."], ["Kindness"])


def test_a_schools_page_is_of_its_own_plan_and_what_that_serves(world, reach):
    draft = drawn(world, reach, PAGE, who="head", school=world.haven_high)
    assert draft.content["title"] == "School plan 2026/27"
    assert draft.audience == "school"
    with pytest.raises(queries.NothingToReport, match="Marsh Lane Primary has no plan in force"):
        drawn(world, reach, PAGE, school=world.marsh_lane)


@pytest.mark.parametrize(
    ("who", "kind", "place"),
    [
        ("chief", BOARD, (None, True)),
        ("chief", PAGE, ("marsh_lane", True)),
        ("chief", BOARD, ("haven_high", False)),
        ("head", PAGE, ("haven_high", True)),
        ("head", PAGE, ("marsh_lane", False)),
        ("head", PAGE, (None, False)),
        ("head", BOARD, (None, False)),
        ("governor", PAGE, ("haven_high", False)),
        ("trustee", BOARD, (None, False)),
        ("service", PAGE, ("haven_high", False)),
    ],
)
def test_who_may_draw_up_what(world, reach, who, kind, place):
    school, may = place
    assert queries.may_draw(reach(who), kind, getattr(world, school) if school else None) is may


def test_a_draft_holds_nothing_that_changes_by_being_kept(world, reach):
    figures(world)
    many_parts(world, 3)
    assert drawn(world, reach).fingerprint == drawn(world, reach).fingerprint
    record(world, world.haven_high, numerator=910, denominator=1000)
    assert line(world.attendance, None)
    assert drawn(world, reach).fingerprint != queries.fingerprint({})


def test_a_notice_of_harm_stands_in_it_until_the_board_has_answered(world, reach):
    notice = plans.raise_notice(
        upper=world.aim, school=world.haven_high, lower=world.priority, effect="It costs us our Fridays.",
        by=world.people["governor"],
    )  # fmt: skip
    told = drawn(world, reach).content["notices"]
    assert [(one["school"], one["priority"], one["state"]) for one in told] == [
        ("Haven High", world.aim.title, "raised")
    ]
    plans.answer_notice(notice=notice, said="Thursdays from now on.", by=world.people["trustee"])
    assert drawn(world, reach).content["notices"] == []
