"""The board summary, of sections: what stands out, where the plan presses, and what is to come."""

import datetime as dt

from goldenthread.features.measures.models import Measure, Standing
from goldenthread.features.organisations.models import School
from goldenthread.features.plans import operations as plans
from goldenthread.features.plans.models import Plan, ProgressNote
from goldenthread.features.reports import operations
from goldenthread.features.reports.queries.drawing_up import draw_up
from goldenthread.features.reports.written_kinds import SectionWords, kinds_of
from tests.features.measures.figures_of import record
from tests.features.reports.drawing import figures, many_parts, say
from tests.features.reports.issued_before import summary_of_before
from tests.features.reports.writing import HEADS, TERM

KIND = "board-summary"


def section(world, key):
    content = draw_up(world.trust, kinds_of(world.trust)[KIND], TERM).content
    return next(one["blocks"] for one in content["sections"] if one["section"] == key)


def text(blocks):
    return " ".join(words for block in blocks for words in block.get("paragraphs", ()))


def test_the_plan_is_told_by_its_tops_and_by_what_presses_beneath(world):
    many_parts(world, 2)
    note = say(world, world.aim, "on track")
    type(note).objects.filter(pk=note.pk).update(said_on=dt.date(2026, 7, 1))
    say(world, world.aim, "at risk")
    blocks = section(world, "pressing")
    assert text(blocks) == "Of the plan’s one strand, those who lead them put one at risk."
    top, child = blocks[1]["rows"]
    assert (top["status"], top["was"], top["way"], top["of"]) == ("at risk", "on track", "worse", "three aims")
    assert (child["number"], child["status"], child["depth"]) == ("1.1", "at risk", 1)


def test_another_plan_in_force_beside_it_is_named(world):
    other = plans.create_plan(trust=world.trust, kind="trust", title="Estates plan", by=world.people["chief"])
    Plan.objects.filter(pk=other.pk).update(state="live", starts_on=dt.date(2020, 9, 1))
    said = text(section(world, "pressing"))
    assert "Nobody has spoken of the plan’s one strand yet." in said
    assert "In force beside it, and not told of here: Estates plan." in said


def test_what_is_likely_to_miss_is_told_and_what_is_off_track_already_is_not(world):
    figures(world, haven_high=955)
    assert section(world, "warnings")[0]["is_nothing"]
    standings = Standing.objects.filter(measure=world.attendance)
    standings.update(outlook="likely to be missed", outlook_says="Likely 94 to 95 %.")
    blocks = section(world, "warnings")
    assert [(one["called"], one["says"]) for one in blocks[0]["rows"]] == [("Attendance", "Likely 94 to 95 %.")]
    assert text(blocks) == "Two schools have such a warning of their own."
    standings.update(status="off track")
    assert section(world, "warnings")[0]["is_nothing"]


def test_figures_that_are_waited_for_are_named(world):
    record(world, world.haven_high, "90", period="2025/26 summer")
    assert text(section(world, "awaited")) == (
        "1 of 2 figures that were due are in. Still waited for: Attendance (Marsh Lane)."
    )
    School.objects.filter(pk=world.marsh_lane.pk).update(left_on=dt.date(2026, 9, 1))
    assert text(section(world, "awaited")) == "All 1 figures that were due are in."


def test_it_is_drawn_of_a_trust_without_a_measure_and_without_a_plan(world):
    Measure.objects.all().delete()
    assert text(section(world, "pressing")).startswith("Nobody has spoken")
    Plan.objects.all().delete()
    assert section(world, "pressing")[0]["is_nothing"]


def test_one_that_was_issued_before_it_had_sections_is_compared_with_nothing(world):
    summary_of_before(world)
    assert "No earlier one is here" in text(section(world, "changed"))


def test_it_is_compared_with_the_last_one_though_that_was_of_the_same_term(world):
    say(world, world.aim, "on track")
    on, by = dt.date(2026, 10, 5), world.people["chief"]
    note = ProgressNote.objects.get()
    ProgressNote.objects.filter(pk=note.pk).update(said_on=dt.date(2026, 10, 1))
    report = operations.draw_up_report(trust=world.trust, kind=kinds_of(world.trust)[KIND], span=TERM, by=by, on=on)
    held = operations.finish_writing(report=report, confidential_for="board", by=by, on=on)
    operations.issue_report(report=held, drawn_from=None, by=by, on=on)
    say(world, world.aim, "off track")
    blocks = section(world, "changed")
    assert "Since number 1 of 5 October 2026" in text(blocks)
    assert [one["way"] for one in blocks[1]["rows"]] == ["worse"]


def test_of_a_school_they_tell_of_that_school_alone(world):
    figures(world)
    record(world, world.marsh_lane, "90", period="2025/26 summer")
    asked = kinds_of(world.trust)[HEADS].model_copy(
        update={"sections": [SectionWords(section=key) for key in ("pressing", "warnings", "awaited")]}
    )
    content = draw_up(world.trust, asked, TERM, school=world.haven_high).content
    assert "Marsh Lane" not in str(content)


def test_a_school_s_figure_is_never_held_beside_the_trust_s(world):
    figures(world)
    on, by = dt.date(2026, 11, 20), world.people["chief"]
    report = operations.draw_up_report(trust=world.trust, kind=kinds_of(world.trust)[KIND], span=TERM, by=by)
    held = operations.finish_writing(report=report, confidential_for="board", by=by)
    operations.issue_report(report=held, drawn_from=None, by=by, on=on)
    figures(world, marsh_lane=999, haven_high=930)
    told = section(world, "exceptions")[0]["rows"]
    assert [one["called"] for one in told] == ["Attendance, Haven High"]
    moved = section(world, "changed")[1]["rows"]
    assert not any("92.8" in one["small"] and "93.0" in one["small"] for one in moved)
    assert {(one["called"], one["way"]) for one in moved} >= {("Attendance, Haven High", "new")}
