"""A status is a shape and a word before it is a colour."""

import pytest
from django.template import engines

from goldenthread.features.plans.models import Link, Status
from goldenthread.web.kit import statuses


@pytest.mark.parametrize("word", [*statuses.STANDINGS, *Status.values, *Link.Kind.values, "to settle"])
def test_every_status_has_a_look_a_shape_and_its_word(word):
    shown = statuses.pill(word)
    assert word in statuses.LOOKS
    assert "<svg" in shown
    assert statuses.in_words(word) in shown


@pytest.mark.parametrize("word", ["cannot tell", "no data", "stale", "not due"])
def test_what_cannot_be_told_is_never_red(word):
    assert statuses.look(word).css == "idle"


def test_good_bad_and_between_differ_in_shape_and_not_in_colour_alone():
    shapes = {statuses.look(word).shape for word in ("met", "at risk", "off track", "no data", "to settle")}
    assert len(shapes) == 5


def test_a_word_that_nobody_knows_is_shown_as_neither_good_nor_bad():
    assert 'class="status idle"' in statuses.pill("<odd>")
    assert "&lt;odd&gt;" in statuses.pill("<odd>")


def test_a_bar_of_parts_says_its_numbers_in_words():
    page = engines["django"].from_string('{% parts counts "measures" %}')
    shown = page.render({"counts": {"on track": 3, "off track": 1, "stale": 0}})
    assert 'aria-label="measures: on track 3, off track 1"' in shown
    assert 'width="75.0"' in shown


def test_each_standing_is_explained_in_the_key():
    assert set(statuses.MEANINGS) == set(statuses.STANDINGS)
