"""Every measure in a list."""

from goldenthread.features.measures import operations
from goldenthread.features.measures.operations import Definition
from tests.features.measures.figures_of import aim_for, record
from tests.query_budget import assert_within

PAGE = "/harbour/measures/all/"


def test_each_measure_has_its_figure_target_and_status(world, as_) -> None:
    aim_for(world, ">=", 95, due_words="by July 2027")
    record(world, world.haven_high, numerator=902, denominator=1000)
    page = as_("trustee").get(PAGE).content.decode()
    assert "1 measure<" in page
    assert "90.2" in page
    assert "at least 95" in page
    assert "Off track" in page


def test_a_head_is_shown_the_figures_of_the_own_school(world, as_) -> None:
    record(world, world.haven_high, numerator=902, denominator=1000)
    record(world, world.marsh_lane, numerator=954, denominator=1000)
    primary = Definition(name="Phonics in Year 1", kind="percentage", phases=["primary"])
    operations.define_measures(trust=world.trust, definitions=[primary], by=None)
    page = as_("head").get(PAGE).content.decode()
    assert "90.2" in page
    assert f"?school={world.haven_high.ref}" in page
    assert "95.4" not in page
    assert "Phonics" not in page


def test_eight_hundred_measures_are_listed_in_eight_queries(world, as_) -> None:
    definitions = [Definition(name=f"Measure {n}", kind="number") for n in range(800)]
    operations.define_measures(trust=world.trust, definitions=definitions, by=None)
    browser = as_("chief")
    assert_within(8, lambda: browser.get(PAGE))


def test_what_is_collected_and_has_no_use_is_shown(world, as_) -> None:
    used = Definition(name="Reading ages", kind="number", used_for="Heads of English choose whom to teach apart")
    operations.define_measures(trust=world.trust, definitions=[used], by=None)
    page = as_("chief").get(PAGE).content.decode()
    assert "Heads of English choose whom to teach apart" in page
    assert "Of 1 nobody has said what it is used for" in page
    alone = as_("chief").get(f"{PAGE}?use=none").content.decode()
    assert world.attendance.name in alone
    assert "Reading ages" not in alone


def test_a_stranger_finds_no_page(world, as_) -> None:
    assert as_("stranger").get(PAGE).status_code == 404
