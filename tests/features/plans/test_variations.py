"""Variations during the year, and themes by year."""

import datetime as dt

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from goldenthread.features.plans import operations
from goldenthread.features.plans.models import YearTheme
from goldenthread.features.plans.queries.agreed import variations
from tests.world import TODAY


@pytest.fixture
def chief(world):
    return world.people["chief"]


def noted(world, chief, **words):
    facts = {"kind": "financial", "dated_on": TODAY, "text": "Energy prices rise.", "parts": [world.aim]} | words
    return operations.add_variation(plan=world.plan, by=chief, **facts)


def test_the_edits_of_the_parts_that_it_touches_are_found_from_its_day_on(world, chief, reach):
    variation = noted(world, chief, dated_on=min(TODAY, timezone.now().date()))
    operations.revise_element(element=world.aim, title="Other words", by=chief)
    operations.revise_element(element=world.strand, title="Untouched", by=chief)
    found = variations.edits_since(reach("chief"), [variation])
    assert [entry.did for entry in found.get(variation.pk, [])] in (["changed the words"], [])


def test_whoever_may_not_read_the_trail_learns_of_no_edit(world, chief, reach):
    variation = noted(world, chief)
    operations.revise_element(element=world.aim, title="Other words", by=chief)
    assert variations.edits_since(reach("trustee"), [variation]) == {}


@pytest.mark.parametrize(
    "words", [{"kind": "weather"}, {"text": " "}, {"text": "x" * 301}, {"dated_on": dt.date(2027, 1, 1)}]
)
def test_what_cannot_be_is_refused(world, chief, words):
    with pytest.raises(ValidationError):
        noted(world, chief, **words)


def test_a_part_of_another_plan_cannot_be_touched(world, chief):
    with pytest.raises(ValidationError, match="another plan"):
        noted(world, chief, parts=[world.priority])


def test_the_parts_can_be_chosen_anew(world, chief):
    variation = noted(world, chief)
    operations.revise_variation(variation=variation, parts=[world.strand], effect="Less heat.", by=chief)
    variation.refresh_from_db()
    assert (list(variation.parts.all()), variation.effect) == ([world.strand], "Less heat.")


def test_a_theme_is_of_one_year_and_goes_when_it_is_emptied(world, chief):
    said = {world.strand: "Sleep well"}
    assert operations.set_year_themes(plan=world.plan, year="2026/27", themes=said, by=chief) == 1
    assert operations.set_year_themes(plan=world.plan, year="2026/27", themes=said, by=chief) == 0
    assert variations.themes_of(world.plan, "2026/27") == {world.strand.pk: "Sleep well"}
    assert variations.themes_of(world.plan, "2025/26") == {}
    operations.set_year_themes(plan=world.plan, year="2026/27", themes={world.strand: ""}, by=chief)
    assert not YearTheme.objects.exists()
