"""The schools like one, on a page: which they are, and why."""

from decimal import Decimal

from goldenthread.domain.results.places_among import Quarters
from goldenthread.domain.results.similar_schools import Described, alike
from goldenthread.features.measures import operations
from goldenthread.features.measures.models import Measure
from goldenthread.features.organisations.models import School
from tests.features.measures.figures_of import AUTUMN, define, record

NATION = [
    Described(
        f"{100000 + n}", "secondary", {"fsm_ever_six": Decimal(10 + n), "pupils_on_roll": Decimal(900 + n)},
        "" if n else "Far End School (invented)",
    )
    for n in range(30)
]  # fmt: skip


def keep(world, school: School, measure: Measure, period: str = AUTUMN) -> None:
    own = Described(school.urn, school.phase, NATION[10].facts)
    found = operations.Likely(school, alike(own, NATION), own.facts, "School census, 2025")
    parted = Quarters(Decimal(91), Decimal(93), Decimal(95), 30)
    line = operations.SpreadLine(measure=measure, period=period, parted=parted, school=school)
    nation = operations.SpreadLine(measure=measure, period=period, parted=parted, phase=school.phase)
    operations.keep_similar(trust=world.trust, found=[found], spreads=[line, nation], by=None)


def address(school) -> str:
    return f"/harbour/schools/{school.ref}/similar/"


def test_it_says_which_schools_and_what_makes_them_alike(world, as_) -> None:
    keep(world, world.haven_high, world.attendance)
    page = as_("head").get(address(world.haven_high)).content.decode()
    assert "<h1>30 schools are most like Haven High</h1>" in page
    assert "Far End School (invented)" in page
    assert "URN 100010" in page
    assert "Name not in the tables" in page
    assert "School census, 2025" in page


def test_without_tables_it_says_what_to_bring_in(world, as_) -> None:
    page = as_("head").get(address(world.haven_high)).content.decode()
    assert "Bring in the school census" in page


def test_a_school_out_of_reach_is_not_there(world, as_) -> None:
    keep(world, world.haven_high, world.attendance)
    assert as_("head").get(address(world.marsh_lane)).status_code == 404
    assert as_("stranger").get(address(world.haven_high)).status_code == 404


def test_the_school_and_the_measure_say_in_which_quarter_it_lies(world, as_) -> None:
    record(world, world.haven_high, "95.4")
    keep(world, world.haven_high, world.attendance)
    browser = as_("chief")
    there = browser.get(f"/harbour/schools/{world.haven_high.ref}/").content.decode()
    assert "Top quarter of 30<span" in there
    measure = f"/harbour/measures/{world.attendance.ref}/"
    at_school = browser.get(f"{measure}?school={world.haven_high.ref}").content.decode()
    assert "Haven High is in the top quarter of 30 similar schools" in at_school
    assert "Among all secondary schools" in at_school
    assert address(world.haven_high) in at_school


def test_a_figure_that_is_hidden_is_in_no_quarter(world, as_) -> None:
    few = define(world, "Pupils suspended", "percentage", unit="%", decimals=2, roll_up="pooled", base="pupils")
    record(world, world.haven_high, measure=few, numerator=4, denominator=1043)
    keep(world, world.haven_high, few)
    page = as_("chief").get(f"/harbour/measures/{few.ref}/?school={world.haven_high.ref}").content.decode()
    assert "similar schools" not in page
    assert "quarter of" not in as_("chief").get(f"/harbour/schools/{world.haven_high.ref}/").content.decode()
