"""One measure on its own page."""

import pytest

from goldenthread.features.measures import operations
from tests.features.measures.figures_of import aim_for, define, line, many_schools, record, standing
from tests.query_budget import assert_within


def address(world, measure=None, **query) -> str:
    tail = "&".join(f"{name}={value}" for name, value in query.items())
    return f"/harbour/measures/{(measure or world.attendance).ref}/" + (f"?{tail}" if tail else "")


def risen(world) -> None:
    aim_for(world, ">=", 95, due_words="by July 2027", tolerance=1, text="Attendance of 95 % or better by July 2027")
    for period, count in (("2025/26 spring", 920), ("2025/26 summer", 931), ("2026/27 autumn", 943)):
        record(world, world.haven_high, numerator=count, denominator=1000, period=period, source="Registers")


def test_its_title_is_the_finding_and_the_reason_stands_below(world, as_) -> None:
    risen(world)
    page = as_("trustee").get(address(world)).content.decode()
    assert "<h1>Attendance has risen two terms running, and is at risk of missing its target</h1>" in page
    assert "against a target of at least 95" in page
    assert "“Attendance of 95 % or better by July 2027”" in page


def test_it_draws_the_trend_beside_england(world, as_) -> None:
    risen(world)
    facts = {"measure": world.attendance, "area": "England", "name": "England", "period": "2025/26 summer"}
    operations.set_comparators(trust=world.trust, lines=[operations.ComparatorLine(**facts, value=93.6)], by=None)
    page = as_("trustee").get(address(world)).content.decode()
    assert "Harbour was 0.5 percentage points below England in summer term 2025/26" in page
    assert "<svg" in page


def test_what_the_first_of_the_schools_does_can_be_put_where_the_others_find_it(world, as_) -> None:
    for school, top in ((world.haven_high, 902), (world.marsh_lane, 954)):
        record(world, school, numerator=top, denominator=1000, period="2026/27 autumn")
    page = as_("chief").get(address(world)).content.decode()
    assert "Attendance is highest at Marsh Lane and lowest at Haven High" in page
    assert "/harbour/shared/new/?kind=practice" in page
    assert "Let the others use what Marsh Lane does" in page


def test_each_school_stands_beside_england_and_what_is_more_than_chance_is_marked(world, as_) -> None:
    absent = define(
        world, "Persistent absence", "percentage", unit="%", roll_up="pooled", base="pupils", good_is="lower"
    )
    third = many_schools(world, 3)[0]
    for school, top, bottom in ((world.haven_high, 250, 1000), (world.marsh_lane, 62, 412), (third, 3, 210)):
        record(world, school, numerator=top, denominator=bottom, measure=absent, period="2025/26 summer")
    facts = {"measure": absent, "area": "England", "name": "England", "period": "2025/26 summer"}
    lines = [
        operations.ComparatorLine(**facts, phase=phase, value=value)
        for phase, value in (("primary", 15), ("secondary", 20))
    ]
    operations.set_comparators(trust=world.trust, lines=lines, by=None)
    page = as_("chief").get(address(world, absent)).content.decode()
    table = page.partition('<section id="beside">')[2].partition("</section>")[0]
    assert "1 is worse than England by more than chance." in table
    told = {name: next(row for row in table.split("<tr>") if name in row) for name in ("Haven High", "School 0")}
    assert ">Worse<" in told["Haven High"]
    assert "hidden" in told["School 0"]
    assert "cannot be said" in told["School 0"]


def test_the_trusts_figure_stands_beside_its_row_of_the_published_table(world, as_) -> None:
    added = define(world, "Attainment 8", "number", roll_up="pooled", base="pupils", frequency="year")
    third, late = many_schools(world, 4)
    type(third).objects.filter(pk=third.pk).update(joined_on=None)
    type(late).objects.filter(pk=late.pk).update(joined_on="2024-09-01", short_name="Latecomer")
    for school, points in ((world.marsh_lane, 5000), (world.haven_high, 4000), (third, 4000), (late, 9000)):
        record(world, school, numerator=points, denominator=100, measure=added, period="2024/25")
    facts = {"measure": added, "area": "published", "name": "The trust, as published", "period": "2024/25"}
    operations.set_comparators(trust=world.trust, lines=[operations.ComparatorLine(**facts, value=43.9)], by=None)
    page = as_("chief").get(address(world, added)).content.decode().partition("Beside the published table")[2]
    # Weighed by five, three and five years 43.8; all four schools alike 55.
    assert "43.8" in page.partition("Weighed as there")[2][:60]
    assert "55" in page.partition("together")[2][:60]
    assert "It leaves out Latecomer. When these joined is not known here" in page
    assert f"for five years: {third.short_name}." in page
    assert "Beside the published table" not in as_("chief").get(address(world)).content.decode()


def test_a_term_that_not_every_school_has_sent_is_no_point_of_the_trusts_line(world, as_) -> None:
    added = define(world, "Suspensions", "number", roll_up="sum")
    for period, number in (("2025/26 spring", 9), ("2025/26 summer", 8)):
        for school in (world.haven_high, world.marsh_lane):
            record(world, school, number, measure=added, period=period)
    record(world, world.haven_high, 30, measure=added)
    page = as_("chief").get(address(world, added)).content.decode()
    assert "<h1>Suspensions has fallen since spring term 2025/26" in page
    assert "Figures of autumn term 2026/27 are coming in; the trust’s is made once every school has one." in page
    assert standing(added, None).line == [18, 16, None]


def test_its_history_says_who_when_and_from_where(world, as_) -> None:
    risen(world)
    record(world, world.haven_high, numerator=944, denominator=1000, comment="One class was missing.")
    page = as_("trustee").get(address(world)).content.decode()
    assert "superseded" in page
    assert "Data manager" in page
    assert "Registers" in page
    assert "One class was missing." in page


def test_the_page_of_one_school_shows_that_school(world, as_) -> None:
    risen(world)
    record(world, world.marsh_lane, numerator=977, denominator=1000)
    page = as_("head").get(address(world, school=world.haven_high.ref)).content.decode()
    assert "<h1>Attendance at Haven High has risen" in page
    assert "97.7" not in page


@pytest.mark.parametrize("school", ["nosuch1", "the other"])
def test_a_school_out_of_reach_is_not_there(world, as_, school) -> None:
    ref = world.marsh_lane.ref if school == "the other" else school
    assert as_("head").get(address(world, school=ref)).status_code == 404


def test_a_measure_of_another_trust_is_not_there(world, as_) -> None:
    theirs = operations.define_measure(
        trust=world.elsewhere, definition=operations.Definition(name="Theirs", kind="number"), by=None
    )  # fmt: skip
    assert as_("chief").get(address(world, theirs)).status_code == 404
    assert as_("stranger").get(address(world)).status_code == 404


def test_small_numbers_are_nowhere_on_the_page(world, as_) -> None:
    few = define(world, "Pupils suspended", "percentage", unit="%", decimals=2, roll_up="pooled", base="pupils")
    aim_for(world, "<", 1, measure=few)
    record(world, world.haven_high, measure=few, numerator=4, denominator=1043)
    for who in ("chief", "head", "data"):
        page = as_(who).get(address(world, few, school=world.haven_high.ref)).content.decode()
        assert "0.38" not in page
        assert "4 of 1,043" not in page
        assert "hidden" in page


def test_it_says_what_it_would_take(world, as_) -> None:
    absent = define(
        world, "Persistent absence", "percentage", unit="%", roll_up="pooled", base="pupils", good_is="lower"
    )
    aim_for(world, "<", 15, measure=absent, due_words="July 2027")
    record(world, world.haven_high, measure=absent, numerator=280, denominator=1000)
    page = as_("chief").get(address(world, absent)).content.decode().replace("\u00a0", " ")
    assert "To be under 15 % by July 2027, 149 of 1,000 pupils would be counted rather than 280: 131 fewer" in page


def test_what_is_in_place_is_said_so_and_counted_for_the_trust(world, as_) -> None:
    strategy = define(world, "Strategy", "milestone", roll_up="count")
    aim_for(world, "=", "yes", measure=strategy)
    record(world, world.haven_high, "yes", measure=strategy)
    record(world, world.marsh_lane, "no", measure=strategy)
    browser = as_("chief")
    assert "<h1>Strategy: 1 of 2 schools</h1>" in browser.get(address(world, strategy)).content.decode()
    there = browser.get(address(world, strategy, school=world.marsh_lane.ref)).content.decode()
    assert "<h1>Strategy at Marsh Lane: not in place yet</h1>" in there


def test_a_measure_without_figures_says_so(world, as_) -> None:
    operations.work_out_standings(trust=world.trust)
    assert "Attendance has no figure yet" in as_("chief").get(address(world)).content.decode()


def test_a_reader_is_offered_nothing_that_they_may_not_do(world, as_) -> None:
    risen(world)
    trustee = as_("trustee").get(address(world)).content.decode()
    assert "Set a target" not in trustee
    assert "Record a figure" not in trustee
    assert "Record a figure" in as_("head").get(address(world, school=world.haven_high.ref)).content.decode()
    assert "Record a figure" not in as_("head").get(address(world)).content.decode()


def test_it_costs_the_same_for_forty_schools_as_for_two(world, as_) -> None:
    risen(world)
    browser = as_("chief")
    two = assert_within(13, lambda: browser.get(address(world)))
    more = many_schools(world, 40)
    lines = [line(world.attendance, school, numerator=950, denominator=1000) for school in more]
    operations.record_readings(trust=world.trust, lines=lines, by=None)
    assert assert_within(13, lambda: browser.get(address(world))) == two


def test_where_it_may_go_on_to_is_drawn_as_a_range_and_said_to_be_no_fact(world, as_) -> None:
    risen(world)
    record(world, world.haven_high, numerator=915, denominator=1000, period="2025/26 autumn", source="Registers")
    page = as_("trustee").get(address(world)).content.decode()
    assert 'class="ahead"' in page
    assert "projected" in page
    assert "A projection is no fact" in page


def test_a_head_shows_what_a_school_says_and_the_trust_sees_which_show_nothing(world, as_) -> None:
    told = define(world, "An inclusive curriculum", "narrative", frequency="year")
    ours = record(world, world.haven_high, "Two subjects were rewritten.", measure=told, period="2025/26")
    theirs = record(world, world.marsh_lane, "Begun.", measure=told, period="2025/26")
    add = "/harbour/documents/evidence/of/reading/{}/"
    assert as_("head").post(add.format(ours.ref), {"note": "Walk of 12 June: all five classes."}).status_code == 302
    assert as_("head").post(add.format(theirs.ref), {"note": "Not mine."}).status_code == 404
    assert "Walk of 12 June" in as_("head").get(address(world, told, school=world.haven_high.ref)).content.decode()
    page = as_("data").get(address(world, told)).content.decode()
    assert "1 of 2" in page
    assert ">none<" in page


def test_nothing_is_attached_to_what_counts_people(world, as_) -> None:
    suspended = define(world, "Suspended", "count", base="pupils", roll_up="sum")
    few = record(world, world.haven_high, "3", measure=suspended)
    assert as_("head").get(f"/harbour/documents/evidence/of/reading/{few.ref}/").status_code == 404
    assert (
        "What shows it"
        not in as_("head").get(address(world, suspended, school=world.haven_high.ref)).content.decode()
    )
