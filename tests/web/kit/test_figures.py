"""Figures as people read them."""

from decimal import Decimal
from types import SimpleNamespace

import pytest
from django.template import engines

from goldenthread.web.kit.figures import figure, marker_word


@pytest.mark.parametrize(
    ("value", "unit", "decimals", "shown"),
    [
        (Decimal("19.80"), "%", 1, "19.8\u00a0%"),
        (Decimal("-7.94"), "", 1, "−7.9"),
        (Decimal("-0.04"), "%", 1, "0.0\u00a0%"),
        (Decimal("0.25"), "", 1, "0.3"),
        (1204567, "£", 0, "£1,204,567"),
        (Decimal("-1204.5"), "£", 0, "−£1,205"),
        (Decimal("1204.500000"), "", None, "1,204.5"),
        (Decimal("1200.000000"), "", None, "1,200"),
        (0, "pupils", 0, "0\u00a0pupils"),
        ("Secure", "%", 1, "Secure"),
        (None, "%", 1, ""),
    ],
)
def test_a_figure_is_written_as_people_write_it(value, unit, decimals, shown):
    assert figure(value, unit=unit, decimals=decimals) == shown


@pytest.mark.parametrize(
    ("marker", "says"),
    [("SUPP", "hidden"), ("c", "hidden"), ("np", "not published"), ("LOWCOV", "too few to say"), ("??", "??")],
)
def test_a_marker_is_told_in_words(marker, says):
    assert marker_word(marker) == says


@pytest.fixture
def drawn():
    measure = SimpleNamespace(unit="%", decimals=1, kind="percentage")
    return lambda source: engines["django"].from_string(source).render({"measure": measure, "none": None})


def test_a_figure_takes_unit_and_decimals_from_its_measure(drawn):
    assert "19.8\u00a0%" in drawn("{% figure 19.84 measure %}")
    assert ">20<" in drawn("{% figure 19.84 measure bare=True decimals=0 %}")


def test_a_hidden_figure_says_so_and_why(drawn):
    cell = drawn('{% figure none measure marker="SUPP" %}')
    assert ">hidden<" in cell
    assert "too few pupils" in cell


def test_no_figure_at_all_is_a_dash_that_can_be_heard(drawn):
    assert 'class="visually-hidden">none<' in drawn("{% figure none measure %}")


def test_a_grade_is_shown_as_the_word_that_it_is(drawn):
    assert ">Secure<" in drawn('{% figure none measure text="Secure" %}')
