"""The heat map: measures by school."""

from goldenthread.features.measures import operations
from goldenthread.features.measures.operations import Definition
from tests.features.measures.figures_of import aim_for, define, line, many_schools, record
from tests.query_budget import assert_within

PAGE = "/harbour/measures/"


def judged(world) -> None:
    aim_for(world, ">=", 95, tolerance=1)
    record(world, world.haven_high, numerator=902, denominator=1000)
    record(world, world.marsh_lane, numerator=954, denominator=1000)


def test_its_title_answers_and_each_cell_says_its_status(world, as_) -> None:
    judged(world)
    page = as_("chief").get(PAGE).content.decode()
    assert "<h1>Attendance is off track across the trust</h1>" in page
    assert 'visually-hidden">Off track </span>90.2' in page
    assert 'visually-hidden">Met </span>95.4' in page
    assert f'/harbour/measures/{world.attendance.ref}/?school={world.haven_high.ref}"' in page
    assert '<th scope="colgroup" colspan="4"><span>Being there</span></th>' in page


def test_a_head_is_shown_the_own_school_and_the_trust_and_no_other(world, as_) -> None:
    judged(world)
    page = as_("head").get(PAGE).content.decode()
    assert "90.2" in page
    assert "92.8" in page  # the trust's
    assert "Marsh Lane" not in page
    assert "95.4" not in page
    assert "At risk 1" not in page  # the trust stands at risk; what is counted is the school's own
    assert "Off track 1" in page


def test_what_each_school_stands_for_itself_is_said_so_and_never_a_failure(world, as_) -> None:
    climate = define(world, "Climate action plan", "number")
    aim_for(world, ">=", 5, measure=climate)
    record(world, world.haven_high, 3, measure=climate)
    for address in (PAGE, f"{PAGE}all/", f"{PAGE}{climate.ref}/"):
        page = as_("chief").get(address).content.decode()
        assert "by school" in page
        assert "Cannot tell" not in page.partition("<h1")[2]


def test_it_says_what_is_waited_for(world, as_) -> None:
    record(world, world.haven_high, "90", period="2025/26 summer")
    page = as_("chief").get(PAGE).content.decode()
    assert "1 of 2 figures in, 1 waited for" in page
    assert "Attendance, Marsh Lane" in page


def test_it_narrows_to_a_heading_and_a_phase(world, as_) -> None:
    judged(world)
    page = as_("chief").get(PAGE, {"heading": "Being there", "phase": "secondary"}).content.decode()
    assert "Haven High" in page
    assert '<th scope="col">Marsh Lane' not in page
    nothing = as_("chief").get(PAGE, {"heading": "No such heading"})
    assert nothing.status_code == 200
    assert "Nothing fits" in nothing.content.decode()


def test_a_trust_without_measures_is_told_how_to_begin(world, as_) -> None:
    operations.retire_measure(measure=world.attendance, by=world.people["data"], drawn_from=1)
    assert "Choose from the catalogue" in as_("chief").get(PAGE).content.decode()


def test_a_stranger_finds_no_page(world, as_) -> None:
    assert as_("stranger").get(PAGE).status_code == 404


def test_it_costs_the_same_for_forty_schools_as_for_two(world, as_) -> None:
    judged(world)
    browser = as_("chief")
    two = assert_within(12, lambda: browser.get(PAGE))
    more = many_schools(world, 40)
    made = operations.define_measures(
        trust=world.trust, definitions=[Definition(name=f"Measure {n}", kind="number") for n in range(20)], by=None
    )  # fmt: skip
    lines = [line(measure, school, "5") for measure in made for school in more]
    operations.record_readings(trust=world.trust, lines=lines, by=None)
    assert assert_within(12, lambda: browser.get(PAGE)) == two


def test_the_trust_calls_its_measures_as_it_likes(world, as_):
    world.trust.words = {"measure": {"one": "Key performance indicator", "many": "Key performance indicators",
                                     "initials": "KPI"}}  # fmt: skip
    world.trust.save()
    page = as_("chief").get("/harbour/measures/").content.decode()
    assert '<th scope="col">Key performance indicator</th>' in page
    assert ">KPIs<" in page
    assert ">Measure<" not in page


def test_a_trust_without_targets_is_told_what_to_do_and_how_old_its_figures_are(world, as_) -> None:
    record(world, world.haven_high, numerator=902, denominator=1000, period="2023/24 summer")
    page = as_("chief").get(PAGE).content.decode()
    assert "<h1>There are figures, and no target yet</h1>" in page
    assert "the newest are of summer term 2023/24" in page
    assert "set a target" in page
    assert "/harbour/bring-in/" in page.partition("<main")[2]
    shown = as_("trustee").get(PAGE).content.decode().partition("<main")[2]
    assert "set a target" not in shown
    aim_for(world, ">=", 95)
    assert "<h1>Every figure is too old to judge by</h1>" in as_("chief").get(PAGE).content.decode()
