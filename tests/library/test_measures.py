"""The catalogue of measures: whole, each measure one that a trust can take up, and at one with the files we read."""

import re

import pytest

from goldenthread.features.intake import layouts
from goldenthread.features.measures import catalogue, operations
from goldenthread.features.measures.models import Measure
from goldenthread.features.organisations.models import School

ENTRIES = list(catalogue.entries())
READ = {figure.key: figure for layout in layouts.all_layouts() for figure in layout.figures}
SHARED = [entry for entry in ENTRIES if entry.key in READ]


def test_it_holds_the_field_and_nothing_twice():
    assert len(ENTRIES) >= 90
    assert len({entry.key for entry in ENTRIES}) == len({entry.name.casefold() for entry in ENTRIES}) == len(ENTRIES)


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry.key)
def test_it_says_all_that_a_reader_needs(entry):
    assert entry.means.endswith(".")
    assert entry.formula
    assert entry.source
    assert entry.heading
    assert set(entry.phases) <= set(School.Phase.values)
    assert (entry.roll_up == "pooled") <= bool(entry.base)
    assert (entry.kind in {"percentage", "opinion"}) <= (entry.unit == "%")
    assert (entry.kind == "grade") == bool(entry.grades)


@pytest.mark.parametrize("entry", SHARED, ids=lambda entry: entry.key)
def test_a_figure_read_from_a_file_fits_it(entry):
    figure = READ[entry.key]
    assert (entry.kind, entry.unit, entry.roll_up) == (figure.kind, figure.unit, figure.roll_up)


def test_a_trust_can_take_up_all_of_it(world):
    made = operations.define_measures(
        trust=world.elsewhere, definitions=[entry.definition() for entry in ENTRIES], by=None
    )
    assert len(made) == len(ENTRIES)
    progress = Measure.objects.get(trust=world.elsewhere, key="progress_8")
    assert progress.rules[0]["from"] == "2024/25"
    assert progress.formula


def test_a_figure_that_is_of_the_year_so_far_says_so():
    """Read more than once a year, what came between two of them is had from them, and is hidden where it is few."""
    so_far = re.compile(r"\bin the (?:school )?year\b|\bso far\b|\bthis year\b")
    often = [each for each in ENTRIES if each.frequency != "year" and each.kind != "money"]
    assert {each.key for each in often if so_far.search(each.means)} == {each.key for each in often if each.runs_on}
