"""One measure made of several: it stands by them everywhere, and has no figures of its own."""

import pytest
from django.core.exceptions import ValidationError

from goldenthread.features.measures import operations
from goldenthread.features.measures.models import Measure
from tests.features.measures.figures_of import aim_for, record, standing

ADDRESS = "/harbour/measures/combine/"


@pytest.fixture
def suspensions(world):
    facts = operations.Definition(name="Suspensions", kind="number", good_is="lower")
    return operations.define_measure(trust=world.trust, definition=facts, by=None)


@pytest.fixture
def asked(world, suspensions):
    return {"name": "Being there", "parts": [world.attendance.ref, suspensions.ref], "rule": "any", "means": ""}


def test_it_stands_by_its_parts_and_moves_when_they_do(world, as_, asked):
    aim_for(world, ">=", 95)
    record(world, world.haven_high, "90")
    assert as_("data").post(ADDRESS, asked).status_code == 302
    made = Measure.objects.get(name="Being there")
    assert standing(made, world.haven_high).status == "cannot tell"
    record(world, world.haven_high, "96")
    there = standing(made, world.haven_high)
    assert (there.status, there.value_word) == ("met", "1 of 2")
    page = as_("trustee").get(f"/harbour/measures/{made.ref}/?school={world.haven_high.ref}").content.decode()
    assert "What it is made of" in page
    assert "Record a figure" not in page


def test_methods_that_look_at_one_thing_give_their_middle_as_the_estimate(world, as_, asked):
    unlike = as_("data").post(ADDRESS, asked | {"rule": "about"})
    assert "figures of one unit" in unlike.content.decode()
    facts = operations.Definition(name="Gate count", kind="percentage", unit="%")
    gate = operations.define_measure(trust=world.trust, definition=facts, by=None)
    words = operations.define_measure(
        trust=world.trust, definition=operations.Definition(name="What stands in the way", kind="narrative"), by=None
    )  # fmt: skip
    record(world, world.haven_high, "The bus is late", measure=words)
    parts = [world.attendance.ref, gate.ref, words.ref]
    methods = {"name": "At school, by two methods", "parts": parts, "rule": "about"}
    for period, register, seen in (("2025/26 summer", 92, 90), ("2026/27 autumn", 96, 95)):
        record(world, world.haven_high, register, period=period)
        record(world, world.haven_high, seen, period=period, measure=gate)
    assert as_("data").post(ADDRESS, methods).status_code == 302
    made = Measure.objects.get(name=methods["name"])
    there = standing(made, world.haven_high)
    assert (there.value, there.previous_value) == (95.5, 91)
    assert "The middle of what 2 methods say: Gate count 95.0" in there.why
    page = as_("chief").get(f"/harbour/measures/{made.ref}/?school={world.haven_high.ref}").content.decode()
    assert "is about 95.5" in page.replace("\xa0", " ")
    assert "The bus is late" in page
    assert "The same methods said" in page


@pytest.mark.parametrize(("changed", "says"), [
    ({"parts": []}, "Choose at least two."),
    ({"rule": "least", "least": "3"}, "Say how many are needed, from 1 to 2."),
    ({"rule": "most"}, "Choose one of those"),
    ({"name": ""}, "Fill this in."),
])  # fmt: skip
def test_what_is_wrong_is_said(as_, asked, changed, says):
    answer = as_("data").post(ADDRESS, asked | changed)
    assert answer.status_code == 422
    assert says in answer.content.decode()


def test_one_part_is_no_whole_and_a_whole_is_no_part(world, as_, asked):
    one = as_("data").post(ADDRESS, asked | {"parts": [world.attendance.ref]})
    assert "from 2 to 12" in one.content.decode()
    as_("data").post(ADDRESS, asked)
    made = Measure.objects.get(name="Being there")
    assert f'value="{made.ref}"' not in as_("data").get(ADDRESS).content.decode()


def test_no_figure_and_no_target_of_its_own_is_kept(world, as_, asked):
    as_("data").post(ADDRESS, asked)
    made = Measure.objects.get(name="Being there")
    line = operations.ReadingLine(measure=made, school=world.haven_high, period="2025/26 summer", value="3")
    with pytest.raises(ValidationError, match="stands by other measures"):
        operations.record_reading(trust=world.trust, line=line, by=None)
