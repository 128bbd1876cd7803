"""What may be done to measures, and what stands afterwards."""

import datetime as dt

import pytest
from django.core.exceptions import ValidationError

from goldenthread.features.activity.models import Task
from goldenthread.features.measures import operations
from goldenthread.features.measures.models import Measure, Reading, Standing, Target
from goldenthread.features.measures.operations import ComparatorLine, Definition, Recorded, TargetLine
from goldenthread.features.trail.models import Entry
from goldenthread.foundation.tables import Stale
from tests.features.measures.figures_of import AUTUMN, aim_for, d, define, line, many_schools, record, standing
from tests.query_budget import queries_of


def test_the_trust_s_figure_pools_its_schools(world) -> None:
    record(world, world.haven_high, numerator=270, denominator=300)
    record(world, world.marsh_lane, numerator=98, denominator=100)
    trust = standing(world.attendance, None)
    assert (trust.value, trust.numerator, trust.denominator) == (d("92"), 368, 400)


def test_percentages_without_their_numbers_are_never_averaged(world) -> None:
    record(world, world.haven_high, "90")
    record(world, world.marsh_lane, "98")
    trust = standing(world.attendance, None)
    assert (trust.value, trust.status) == (None, "cannot tell")
    assert "not averaged" in trust.why


def test_a_school_without_a_figure_is_left_out_and_said_to_be(world) -> None:
    aim_for(world, ">=", 95)
    record(world, world.haven_high, numerator=270, denominator=300)
    record(world, world.marsh_lane, marker="SUPP")
    trust = standing(world.attendance, None)
    assert trust.value == d("90")
    assert "1 of 2 schools, 1 left out because its pupils are too few" in trust.why


def test_a_sum_needs_every_school(world) -> None:
    promoted = define(world, "Promotions", "count", roll_up="sum")
    record(world, world.haven_high, "7", measure=promoted)
    assert standing(promoted, None).value is None
    record(world, world.marsh_lane, "5", measure=promoted)
    assert standing(promoted, None).value == 12


def test_a_target_for_a_sum_is_not_asked_of_one_school(world) -> None:
    promoted = define(world, "Promotions", "count", roll_up="sum")
    aim_for(world, ">=", 12, measure=promoted)
    record(world, world.haven_high, "7", measure=promoted)
    record(world, world.marsh_lane, "5", measure=promoted)
    assert standing(promoted, None).status == "met"
    assert standing(promoted, world.haven_high).why == "No target is set."


def test_schools_that_meet_a_milestone_are_counted(world) -> None:
    strategy = define(world, "Strategy in place", "milestone", roll_up="count")
    aim_for(world, "=", "yes", measure=strategy, due_words="by July 2027")
    record(world, world.haven_high, "yes", measure=strategy)
    record(world, world.marsh_lane, "no", measure=strategy)
    trust = standing(strategy, None)
    assert (trust.value_word, trust.status) == ("1 of 2", "not due")
    assert standing(strategy, world.marsh_lane).status == "not due"
    operations.work_out_standings(trust=world.trust, today=dt.date(2027, 6, 25))
    assert standing(strategy, None).status == "at risk"  # its day is five weeks away


def test_the_office_is_counted_as_a_place_where_that_is_said(world) -> None:
    digital = define(world, "Digital strategy in place", "milestone", roll_up="count", counts_office=True)
    aim_for(world, "=", "yes", measure=digital, due_words="by July 2027")
    for school in (world.haven_high, world.marsh_lane):
        record(world, school, "yes", measure=digital)
    assert (standing(digital, None).value_word, standing(digital, None).status) == ("2 of 3", "not due")
    assert "of the trust’s office it cannot be told" not in standing(digital, None).why, "it is not due yet"
    record(world, None, "yes", measure=digital)
    assert (standing(digital, None).value_word, standing(digital, None).status) == ("3 of 3", "met")
    assert not any(standing(digital, None).line), "what the office said is no line of the trust"


def test_a_target_for_all_years_is_held_against_what_they_come_to(world) -> None:
    saved = define(world, "Saved by buying together", "percentage", unit="%", frequency="year")
    aim_for(world, ">=", 15, measure=saved, adds_up_from="2024/25", due_words="by August 2027")
    for period, value in (("2023/24", "9"), ("2024/25", "5.5"), ("2025/26", "9.9")):
        record(world, None, value, measure=saved, period=period)
    trust = standing(saved, None)
    assert (trust.value, trust.status) == (d("9.9"), "on track")
    assert trust.why.replace("\u00a0", " ").startswith("15.4 % against a target of at least 15 %")
    assert "(added up since 2024/25)" in trust.why
    with pytest.raises(ValidationError, match="could be had from the sum"):
        aim_for(world, ">=", 15, measure=define(world, "Left", "count", base="pupils"), adds_up_from="2024/25")


def test_a_school_s_own_target_beats_the_trust_s_there(world) -> None:
    aim_for(world, ">=", 95, tolerance=1)
    own = aim_for(world, ">=", 90, school=world.haven_high)
    record(world, world.haven_high, "90.2")
    record(world, world.marsh_lane, "90.2")
    assert standing(world.attendance, world.haven_high).target == own
    assert standing(world.attendance, world.haven_high).status == "met"
    assert standing(world.attendance, world.marsh_lane).status == "off track"


def test_the_days_of_a_target_are_read_from_its_words(world) -> None:
    target = aim_for(world, ">=", 95, due_words="July 2027")
    assert target.due_until == dt.date(2027, 7, 31)
    assert target.due_words == "July 2027"


def test_words_that_could_be_two_days_are_asked_about_and_not_guessed(world) -> None:
    target = aim_for(world, ">=", 95, due_words="S2027")
    assert target.due_question
    assert target.due_until is None


@pytest.mark.parametrize(
    ("facts", "says"),
    [
        ({"value": "a lot"}, "is not a number"),
        ({"op": "in", "value": 5}, "lowest and a highest"),
        ({"op": "in", "value": 9, "value_to": 5}, "below where it begins"),
        ({"op": "~"}, "how the figure is to be compared"),
        ({"tolerance": -1}, "below nought"),
        ({"steps": {"next year": 5}}, "is not an academic year"),
        ({"text": " "}, "your own words"),
    ],
)
def test_a_target_that_makes_no_sense_is_refused(world, facts, says) -> None:
    wrong = TargetLine(**({"text": "Better", "measure": world.attendance, "op": ">=", "value": 1} | facts))
    with pytest.raises(ValidationError, match=says):
        operations.set_target(trust=world.trust, line=wrong, by=world.people["education"])


def test_a_benchmark_that_is_not_published_cannot_be_told_and_is_judged_once_it_is(world) -> None:
    aim_for(world, ">=", 0, reference="England", tolerance=1)
    record(world, world.marsh_lane, "94")
    assert standing(world.attendance, world.marsh_lane).status == "cannot tell"
    facts = {"measure": world.attendance, "area": "England", "name": "England", "period": AUTUMN}
    lines = [ComparatorLine(**facts, value="93.1"), ComparatorLine(**facts, value="94.8", phase="primary")]
    operations.set_comparators(trust=world.trust, lines=lines, by=world.people["data"])
    found = standing(world.attendance, world.marsh_lane)
    assert found.status == "at risk"
    assert "94.8" in found.why


def test_comparators_are_kept_once(world) -> None:
    facts = {"measure": world.attendance, "area": "England", "name": "England", "period": "2025/26"}
    keep = lambda value: operations.set_comparators(  # noqa: E731
        trust=world.trust, lines=[ComparatorLine(**facts, value=value)], by=None
    )
    assert keep("93.1") == Recorded(added=1)
    assert keep("93.1") == Recorded(unchanged=1)
    assert keep("93.2") == Recorded(revised=1)


def test_signing_off_needs_a_reason_and_meets_the_target(world) -> None:
    told = define(world, "Governance", "narrative")
    target = aim_for(world, "", None, measure=told, text="Inspection speaks well of governance", tier=3)
    with pytest.raises(ValidationError, match="what shows"):
        operations.sign_off_target(target=target, reason=" ", by=world.people["trustee"], drawn_from=1)
    operations.sign_off_target(target=target, reason="The report of May.", by=world.people["trustee"], drawn_from=1)
    assert standing(told, None).status == "met"


def test_a_revised_target_has_to_be_signed_off_anew(world) -> None:
    target = aim_for(world, "", None, text="A strategy is agreed", tier=3)
    operations.sign_off_target(target=target, reason="Minutes.", by=world.people["trustee"], drawn_from=1)
    operations.revise_target(
        target=target, line=TargetLine(text="A better strategy is agreed", measure=world.attendance, tier=3),
        by=world.people["education"], drawn_from=2,
    )  # fmt: skip
    assert Target.objects.get().signed_off_at is None


def test_two_people_who_revise_a_measure_do_not_overwrite_each_other(world) -> None:
    definition = Definition(name="Attendance", kind="percentage", unit="%")
    operations.revise_measure(
        measure=world.attendance, definition=definition, by=world.people["data"], drawn_from=1
    )  # fmt: skip
    with pytest.raises(Stale):
        operations.revise_measure(
            measure=world.attendance, definition=definition, by=world.people["education"], drawn_from=1
        )  # fmt: skip


def test_the_kind_of_a_measure_stays_once_figures_are_recorded(world) -> None:
    record(world, world.haven_high, "90")
    with pytest.raises(ValidationError, match="stay as they are"):
        operations.revise_measure(
            measure=world.attendance, definition=Definition(name="Attendance", kind="yes/no"),
            by=world.people["data"], drawn_from=1,
        )  # fmt: skip


def test_a_measure_that_is_retired_no_longer_stands_anywhere(world) -> None:
    record(world, world.haven_high, "90")
    operations.retire_measure(measure=world.attendance, by=world.people["data"], drawn_from=1)
    assert not Standing.objects.exists()
    assert Reading.objects.exists()


@pytest.mark.parametrize(
    ("facts", "says"),
    [
        ({"kind": "grade"}, "at least two"),
        ({"kind": "grade", "grades": ["Good", "good"]}, "named once"),
        ({"kind": "number", "good_is": "band"}, "from where to where"),
        ({"kind": "vibes"}, "Choose one of those"),
    ],
)
def test_a_measure_that_is_not_whole_is_refused(world, facts, says) -> None:
    with pytest.raises(ValidationError, match=says):
        operations.define_measure(trust=world.trust, definition=Definition(name="New", **facts), by=None)


def test_a_measure_stands_by_the_target_whose_day_comes_next(world) -> None:
    aim_for(world, ">=", 99, due_words="July 2027")
    aim_for(world, ">=", 90, due_words="December 2026")
    record(world, world.haven_high, "92")
    assert standing(world.attendance, world.haven_high).status == "on track"
    operations.work_out_standings(trust=world.trust, today=dt.date(2027, 2, 1))
    found = standing(world.attendance, world.haven_high)
    assert (found.status, found.why.partition(" by ")[0][-4:]) == ("off track", "99\u00a0%")


def test_changed_at_moves_only_when_the_figure_or_the_status_does(world) -> None:
    record(world, world.haven_high, "90")
    before = standing(world.attendance, world.haven_high).changed_at
    operations.work_out_standings(trust=world.trust)
    assert standing(world.attendance, world.haven_high).changed_at == before
    aim_for(world, ">=", 95)
    after = standing(world.attendance, world.haven_high)
    assert after.changed_at > before
    assert (after.previous_status, after.status) == ("cannot tell", "off track")


def test_a_figure_grows_stale_when_its_day_comes(world) -> None:
    aim_for(world, ">=", 90)
    record(world, world.haven_high, "92")
    operations.work_out_standings(trust=world.trust, today=dt.date(2027, 4, 21))
    assert standing(world.attendance, world.haven_high).status == "stale"


def test_working_out_again_writes_nothing_and_reads_in_a_few_queries(world) -> None:
    many_schools(world, 40)
    operations.work_out_standings(trust=world.trust)
    again = queries_of(lambda: operations.work_out_standings(trust=world.trust))
    assert len(again) <= 19  # two of them savepoints
    assert not [sql for sql in again if sql.startswith(("INSERT", "UPDATE", "DELETE"))]


def test_a_school_too_new_to_be_judged_by_a_target_is_not_held_to_it(world) -> None:
    inspected = define(world, "Inspection", "grade", grades=["Poor", "Good"], roll_up="count")
    aim_for(world, ">=", "Good", measure=inspected, grammar="all schools[tenure>=5y]: inspection >= Good")
    record(world, world.haven_high, "Poor", measure=inspected)
    record(world, world.marsh_lane, "Good", measure=inspected)
    assert standing(inspected, None).status == "met"  # Haven High joined in 2022
    new = standing(inspected, world.haven_high)
    assert (new.status, new.why.partition(":")[0]) == ("not due", "Not yet in scope")


def test_the_trail_tells_a_figure_only_where_it_counts_nobody(world) -> None:
    record(world, world.haven_high, "90.2")
    assert Entry.objects.get(did="recorded a figure").after["figure"].replace("\u00a0", " ") == "90.2 %"


def test_the_trail_of_a_small_figure_does_not_give_it_away(world) -> None:
    excluded = define(world, "Suspended pupils", "percentage", unit="%", roll_up="pooled", base="pupils")
    record(world, world.haven_high, measure=excluded, numerator=3, denominator=1043)
    entry = Entry.objects.get(did="recorded a figure")
    assert entry.after == {"figure": "in the measure’s history", "state": "final"}


def test_a_figure_of_another_trust_s_measure_is_refused(world) -> None:
    with pytest.raises(ValidationError, match="not in this trust"):
        operations.record_reading(
            trust=world.elsewhere, line=line(world.attendance, None, "1"), by=world.stranger
        )  # fmt: skip


def asked(world) -> list[tuple[str, str, str]]:
    tasks = Task.objects.filter(kind="record figure", closed_at=None).order_by("post__title")
    return [(task.post.title, task.title, task.why) for task in tasks]


def test_who_answers_for_a_measure_is_asked_for_what_is_waited_for(world) -> None:
    Measure.objects.filter(pk=world.attendance.pk).update(owner=world.posts["data"])
    operations.work_out_standings(trust=world.trust)
    ((post, title, why),) = asked(world)
    assert post == world.posts["data"].title
    assert title == "Record Attendance for summer term 2025/26"
    assert why == "Marsh Lane and Haven High"
    record(world, world.haven_high, "95", period="2025/26 summer")
    assert asked(world)[0][2] == "Marsh Lane"
    record(world, world.marsh_lane, marker="NP", period="2025/26 summer")
    assert asked(world) == []


def test_a_trust_that_has_just_come_is_asked_for_nothing_before_it_came(world) -> None:
    world.trust.created_at = dt.datetime(2026, 11, 20, tzinfo=dt.UTC)
    operations.work_out_standings(trust=world.trust)
    assert asked(world) == []
    record(world, world.haven_high, "90.2", period="2024/25 summer")
    assert len(asked(world)) == 2, "whoever brought figures of the past is asked for the rest"


def test_a_school_is_asked_where_nobody_answers_for_a_measure(world) -> None:
    operations.work_out_standings(trust=world.trust)
    assert {post for post, _, _ in asked(world)} == {world.posts["head"].title, world.posts["other_head"].title}
    operations.retire_measure(measure=world.attendance, by=world.people["chief"], drawn_from=None)
    assert asked(world) == []
