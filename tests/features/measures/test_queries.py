"""What a reader is told about measures, and what not."""

import datetime as dt

from django.utils import timezone

from goldenthread.domain.calendar import USUAL
from goldenthread.features.analytics import queries as analytics
from goldenthread.features.measures import operations, queries
from goldenthread.features.measures.models import Measure, Reading, Standing
from goldenthread.features.measures.operations import Definition
from goldenthread.features.measures.queries.cells import Cell, told_to
from goldenthread.features.measures.queries.histories import Point, Version, histories
from goldenthread.features.organisations.models import School
from goldenthread.foundation import subjects
from tests.features.measures.figures_of import aim_for, d, define, line, many_schools, record
from tests.query_budget import assert_within
from tests.world import TODAY


def suspended(world):
    return define(world, "Pupils suspended", "percentage", unit="%", roll_up="pooled", base="pupils", good_is="lower")


def shown(world, who_reaches, measure) -> dict:
    """Return what a reader sees of a measure: the value by school name, and Trust."""
    found = queries.cells(who_reaches, [measure])[measure.pk]
    names = {world.haven_high.pk: "Haven High", world.marsh_lane.pk: "Marsh Lane", None: "Trust"}
    return {names[place]: cell.value for place, cell in found.items() if place in names}


def test_a_head_sees_the_own_school_and_the_trust(world, reach) -> None:
    record(world, world.haven_high, numerator=270, denominator=300)
    record(world, world.marsh_lane, numerator=98, denominator=100)
    assert shown(world, reach("head"), world.attendance) == {"Haven High": d("90"), "Trust": d("92")}
    assert set(shown(world, reach("trustee"), world.attendance)) == {"Haven High", "Marsh Lane", "Trust"}


def test_a_small_number_is_hidden_with_its_status_and_its_reason(world, reach) -> None:
    measure = suspended(world)
    aim_for(world, "<", 1, measure=measure)
    record(world, world.haven_high, measure=measure, numerator=3, denominator=1043)
    cell = queries.cells(reach("chief"), [measure])[measure.pk][world.haven_high.pk]
    assert (cell.value, cell.numerator, cell.denominator, cell.marker) == (None, None, None, "SUPP")
    assert cell.status == "cannot tell"
    assert "3" not in cell.why


def test_a_number_of_pupils_is_hidden_however_it_is_kept(world, reach) -> None:
    for name, kind, roll_up in (
        ("Permanent exclusions", "number", "sum"), ("Exclusions", "number", "none"), ("Suspensions", "count", "sum"),
        ("Referrals to social care", "number", "sum"),
    ):  # fmt: skip
        measure = define(world, name, kind, roll_up=roll_up, good_is="lower", decimals=0)
        record(world, world.haven_high, measure=measure, value=2)
        record(world, world.marsh_lane, measure=measure, value=40)
        found = shown(world, reach("chief"), measure)
        assert found["Haven High"] is None, name
        assert roll_up == "none" or found["Marsh Lane"] is None, "it would give Haven High away"


def test_a_second_school_is_hidden_where_the_first_would_follow_from_the_total(world, reach) -> None:
    measure = suspended(world)
    record(world, world.haven_high, measure=measure, numerator=60, denominator=1043)
    record(world, world.marsh_lane, measure=measure, numerator=3, denominator=412)
    third = many_schools(world, 3)[0]
    record(world, third, measure=measure, numerator=20, denominator=210)
    assert shown(world, reach("chief"), measure)["Marsh Lane"] is None
    assert queries.cells(reach("chief"), [measure])[measure.pk][third.pk].is_hidden
    assert shown(world, reach("chief"), measure)["Haven High"] is not None
    # What is hidden does not depend on who looks.
    assert shown(world, reach("other_head"), measure)["Marsh Lane"] is None


def test_a_group_is_hidden_together_with_the_one_that_it_follows_from(world, reach) -> None:
    measure = suspended(world)
    for group, top, bottom in (("", 60, 1043), ("disadvantaged", 4, 200), ("other", 56, 843)):
        record(world, world.haven_high, measure=measure, numerator=top, denominator=bottom, group=group)
    page = queries.measure_page(reach("chief"), world.trust, measure, school=world.haven_high)
    assert [row.point.marker for row in analytics.by_group(page)] == ["SUPP", "SUPP"]
    assert page.cell.value is not None


def test_a_score_of_few_is_hidden_and_points_are_no_people(world, reach) -> None:
    measure = define(world, "Progress 8", "number", roll_up="pooled", base="scores", decimals=2)
    for group, top, bottom in (("", "3", 90), ("disadvantaged", "-2.4", 4), ("not disadvantaged", "5.4", 86)):
        record(world, world.haven_high, measure=measure, numerator=top, denominator=bottom, group=group)
    page = queries.measure_page(reach("chief"), world.trust, measure, school=world.haven_high)
    assert [row.point.marker for row in analytics.by_group(page)] == ["SUPP", "SUPP"]
    assert page.cell.value is not None, "three points are not three pupils"


def test_a_figure_that_was_small_before_a_correction_stays_hidden_and_so_does_its_history(world, reach) -> None:
    measure = suspended(world)
    for times, number in enumerate((3, 30, 2), start=1):
        record(world, world.haven_high, measure=measure, numerator=number, denominator=1043)
        page = queries.measure_page(reach("chief"), world.trust, measure, school=world.haven_high)
        assert [(each.number, each.marker) for each in page.past] == [(None, "SUPP")] * times
        assert page.cell.is_hidden


def test_what_stood_before_a_load_that_was_taken_back_is_remembered() -> None:
    days = [dt.datetime(2026, 10, day, tzinfo=dt.UTC) for day in range(1, 6)]
    measure = Measure(kind="percentage", unit="%", roll_up="pooled", base="pupils", name="Suspended")

    def figure(school: int, number: str, since: int, until: int | None = None) -> Version:
        share = Point(d(number) / 90 * 100, numerator=d(number), denominator=d("90"))
        return Version("2025/26", school, "", share, days[since], None if until is None else days[until])

    stood = [figure(1, "3", 0), figure(2, "50", 0), figure(3, "60", 0, 2)]
    found = histories(measure, [*stood, figure(3, "10", 2)], USUAL, asked=dict.fromkeys((1, 2, 3)))
    loaded = [*stood, figure(1, "30", 1, 3), figure(3, "10", 2)]
    undone = histories(measure, loaded, USUAL, asked=dict.fromkeys((1, 2, 3)))
    assert undone.hides("2025/26", 2) is found.hides("2025/26", 2) is True, "its rest was read before the load came"


def test_a_school_that_left_is_not_had_from_the_trust_s_figures_of_before_and_after(world, reach) -> None:
    measure = suspended(world)
    tops = {world.haven_high: 3, world.marsh_lane: 50, many_schools(world, 3)[0]: 60}
    for school, top in tops.items():
        record(world, school, measure=measure, numerator=top, denominator=500)
    Reading.objects.update(recorded_at=timezone.now() - dt.timedelta(days=90))

    def hidden():
        kept = queries.measure_page(reach("chief"), world.trust, measure).histories
        key = kept.periods[-1].key
        return {school and school.short_name for school in (*tops, None) if kept.hides(key, school and school.pk)}

    assert hidden() == {"Haven High", "Marsh Lane"}
    School.objects.filter(pk=world.haven_high.pk).update(left_on=TODAY)
    # Marsh Lane was never read, so neither may be the trust's new figure beside it and Cliff Road's.
    assert hidden() >= {"Marsh Lane", None}


def test_a_small_term_cannot_be_had_from_its_year(world, reach) -> None:
    measure = suspended(world)
    for period, top in (("2024/25 autumn", 3), ("2024/25 spring", 20), ("2024/25 summer", 30), ("2024/25", 53)):
        bottom = 300 if period == "2024/25" else 100
        record(world, world.haven_high, measure=measure, numerator=top, denominator=bottom, period=period)
    page = queries.measure_page(reach("chief"), world.trust, measure, school=world.haven_high)
    hidden = [
        period.key for period in page.histories.periods if page.histories.hides(period.key, world.haven_high.pk)
    ]
    assert hidden == ["2024/25 autumn", "2024/25 spring"]


def test_a_small_figure_of_the_period_before_is_not_told_as_news(world, reach) -> None:
    measure = suspended(world)
    record(world, world.haven_high, measure=measure, numerator=3, denominator=1043, period="2025/26 summer")
    record(world, world.haven_high, measure=measure, numerator=30, denominator=1043)
    cell = queries.cells(reach("chief"), [measure])[measure.pk][world.haven_high.pk]
    assert cell.value is not None
    assert cell.previous_value is None


def test_a_retired_measure_and_another_trust_s_are_not_there(world, reach) -> None:
    operations.define_measure(
        trust=world.elsewhere, definition=Definition(name="Theirs", kind="number"), by=None
    )  # fmt: skip
    operations.retire_measure(measure=world.attendance, by=world.people["data"], drawn_from=1)
    assert not queries.measures_within(reach("chief")).exists()


def test_what_is_worst_stands_first_among_the_exceptions(world, reach) -> None:
    aim_for(world, ">=", 95, tolerance=2)
    record(world, world.haven_high, numerator=90, denominator=100)
    record(world, world.marsh_lane, numerator=94, denominator=100)
    found = queries.exceptions(reach("chief"))
    names = [(each.school.short_name if each.school else "Trust", each.cell.status) for each in found]
    assert names == [("Trust", "off track"), ("Haven High", "off track"), ("Marsh Lane", "at risk")]
    assert [each.school for each in queries.exceptions(reach("other_head")) if each.school] == [world.marsh_lane]


def test_what_changed_tells_of_figures_that_moved_since(world, reach) -> None:
    record(world, world.haven_high, "90", period="2025/26 summer")
    assert queries.what_changed(reach("chief"), timezone.now() - dt.timedelta(hours=1)) == []
    record(world, world.haven_high, "91")
    found = queries.what_changed(reach("chief"), timezone.now() - dt.timedelta(hours=1))
    assert [(each.cell.previous_value, each.cell.value) for each in found] == [(d("90"), d("91"))]
    assert queries.what_changed(reach("chief"), timezone.now()) == []


def test_figures_of_the_last_whole_period_are_waited_for(world, reach) -> None:
    operations.work_out_standings(trust=world.trust)
    both = queries.figures_waited_for(reach("chief"), world.trust, today=TODAY)
    assert [school.short_name for _, school in both] == ["Marsh Lane", "Haven High"]
    record(world, world.haven_high, marker="NP", period="2025/26 summer")
    one = queries.figures_waited_for(reach("chief"), world.trust, today=TODAY)
    assert [school.short_name for _, school in one] == ["Marsh Lane"]


def test_a_period_is_waited_for_a_fortnight_after_it_ended(world) -> None:
    calendar = queries.rule_values.calendar_of(world.trust)
    assert queries.last_due("term", calendar, dt.date(2026, 12, 31)).key == "2025/26 summer"
    assert queries.last_due("term", calendar, dt.date(2027, 1, 1)).key == "2026/27 autumn"
    assert queries.last_due("month", calendar, TODAY).key == "2026-10"
    assert queries.last_due("year", calendar, TODAY).key == "2025/26"


def test_it_says_what_it_would_take_and_where(world, reach) -> None:
    absent = define(
        world, "Persistent absence", "percentage", unit="%", roll_up="pooled", base="pupils", good_is="lower"
    )
    aim_for(world, "<", 15, measure=absent)
    record(world, world.haven_high, measure=absent, numerator=280, denominator=1000)
    record(world, world.marsh_lane, measure=absent, numerator=50, denominator=400)
    page = queries.measure_page(reach("chief"), world.trust, absent)
    needed = analytics.what_it_would_take(page)
    assert (needed.number, needed.of) == (-121, 1400)  # 209 of 1,400 are under 15 %
    # Haven High alone lacks more than the whole does, since Marsh Lane is beyond the target.
    assert (needed.most, needed.there) == ("Haven High", 0)


def test_a_trend_tells_how_often_it_rose_running_and_stands_beside_england(world, reach) -> None:
    for year, value in (("2022/23", 60), ("2023/24", 58), ("2024/25", 61), ("2025/26", 64)):
        record(world, world.haven_high, value, period=year)
    england = {"measure": world.attendance, "area": "England", "name": "England", "period": "2024/25", "value": 62}
    operations.set_comparators(trust=world.trust, lines=[operations.ComparatorLine(**england)], by=None)
    page = queries.measure_page(reach("chief"), world.trust, world.attendance, school=world.haven_high)
    trend = analytics.trend(page)
    assert trend.running == 2
    assert trend.elsewhere == [("England", [None, None, d("62"), None])]


def test_the_trail_and_tasks_can_name_a_measure(world, reach) -> None:
    found = subjects.find(reach("head"), [("measure", world.attendance.ref)])
    subject = found["measure", world.attendance.ref]
    assert (subject.title, subject.address) == ("Attendance", f"/harbour/measures/{world.attendance.ref}/")


def test_eight_hundred_measures_are_listed_in_three_queries(world, reach) -> None:
    definitions = [Definition(name=f"Measure {n}", kind="number") for n in range(800)]
    made = operations.define_measures(trust=world.trust, definitions=definitions, by=None)
    lines = [operations.TargetLine(text="More", measure=measure, op=">=", value=5) for measure in made]
    operations.set_targets(trust=world.trust, lines=lines, by=None)
    who = reach("chief")
    listed = []
    assert_within(3, lambda: listed.extend(queries.measure_list(who)))
    assert len(listed) == 801
    assert {each.goal for each in listed} == {"", "at least 5"}


def test_the_heat_map_takes_as_many_queries_for_forty_schools_as_for_two(world, reach) -> None:
    who = reach("chief")
    operations.work_out_standings(trust=world.trust)
    two = assert_within(3, lambda: queries.heat_map(who, world.trust, today=TODAY))
    more = many_schools(world, 40)
    operations.record_readings(
        trust=world.trust, lines=[line(world.attendance, school, "95") for school in more], by=None
    )  # fmt: skip
    assert Standing.objects.count() == 41
    assert assert_within(3, lambda: queries.heat_map(who, world.trust, today=TODAY)) == two


def test_the_trusts_sentence_names_no_school_to_who_may_not_see_it(world, reach):
    told = Cell(*[None] * len(Cell._fields))._replace(
        why="1 of 5 schools reach it; of Quay and St. Osyth's it cannot be told. The target is all of them."
    )
    assert "Quay" in told_to(reach("chief"), told).why
    heard = told_to(reach("head"), told).why
    assert heard == "1 of 5 schools reach it; of some it cannot be told. The target is all of them."


def test_a_target_may_be_held_against_the_period_before(world, reach) -> None:
    aim_for(world, ">", 0, reference="period before")
    for period, value in (("2025/26 spring", 93), ("2025/26 summer", 91)):
        record(world, world.haven_high, value, period=period)
    cell = queries.cells(reach("chief"), [world.attendance])[world.attendance.pk][world.haven_high.pk]
    assert cell.status == "off track"
    assert "spring term 2025/26" in cell.why


def test_a_running_total_hides_what_came_between_two_of_its_figures(world, reach) -> None:
    facts = {"roll_up": "pooled", "base": "pupils", "unit": "%"}
    for runs_on, gone in ((False, set()), (True, {"2025/26 autumn"})):
        measure = define(world, f"Pupils suspended {runs_on}", "percentage", runs_on=runs_on, **facts)
        for period, top in (("2025/26 autumn", 10), ("2025/26 spring", 12), ("2025/26 summer", 30)):
            record(world, world.haven_high, numerator=top, denominator=400, measure=measure, period=period)
        page = queries.measure_page(reach("chief"), world.trust, measure, school=world.haven_high)
        hidden = page.histories.hidden
        assert {period for period, places in hidden.items() if (world.haven_high.pk, "") in places} == gone


def test_what_one_measure_hides_another_of_the_same_people_does_not_tell(world, reach) -> None:
    of = {"roll_up": "pooled", "base": "pupils", "unit": "%", "among": "pupils who passed"}
    passed, failed = define(world, "Passed", "percentage", **of), define(world, "Did not pass", "percentage", **of)
    third = many_schools(world, 3)[0]
    for school, top in ((world.haven_high, 57), (world.marsh_lane, 40), (third, 30)):
        record(world, school, numerator=top, denominator=60, measure=passed)
        record(world, school, numerator=60 - top, denominator=60, measure=failed)
    kept = queries.cells(reach("chief"), [passed, failed])
    for measure in (passed, failed):
        page = queries.measure_page(reach("chief"), world.trust, measure)
        gone = {school for places in page.histories.hidden.values() for school, _ in places}
        assert world.haven_high.pk in gone, "57 of 60 who passed are three who did not"
        assert len(gone) == 2, "it would be had from the trust's figure"
        assert {place for place, cell in kept[measure.pk].items() if cell.is_hidden} == gone


def test_the_past_of_a_school_that_joined_is_not_had_from_the_trust_s_figure_of_before(world, reach) -> None:
    joined = many_schools(world, 3)[0]
    joined.joined_on = dt.date(2026, 9, 1)
    joined.save()
    of = {"measure": define(world, "Suspended", "percentage", roll_up="pooled", base="pupils", unit="%")}
    for school, top in ((world.haven_high, 40), (world.marsh_lane, 30)):
        record(world, school, numerator=top, denominator=400, period="2025/26 summer", **of)
    Reading.objects.filter(**of).update(recorded_at=timezone.now() - dt.timedelta(days=30))
    record(world, joined, numerator=3, denominator=100, period="2025/26 summer", **of)
    page = queries.measure_page(reach("chief"), world.trust, of["measure"])
    hidden = page.histories.hidden["2025/26 summer"]
    assert {(joined.pk, ""), (None, "")} <= hidden, "73 of 900 less the 70 of 800 that were read before are 3 of 100"
    assert queries.cells(reach("chief"), [of["measure"]])[of["measure"].pk][None].is_hidden
