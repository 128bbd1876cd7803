"""What the columns of a table are taken for, told of the table as a whole."""

import pytest

from goldenthread.domain.reading.assigning import best_of
from goldenthread.domain.reading.checklist_reading.reading import read_tables
from goldenthread.domain.reading.columns import look_of
from goldenthread.domain.reading.nearest import Nearest
from goldenthread.domain.reading.register_reading import Scale, Table, code_of, read_register

LOOKS = """
    cell                | looks like
    Chief executive     | post
    CFO, site manager   | post
    A. Pell             | post
    Possible (3)        | degree
    4 - Major           | degree
    Amber               | colour
    3 x 4 = 12          | product
    3 x 4 = 12 (Amber)  | product
    12 January 2027     | date
    The brook rises     | word
    The brook rises after rain | sentence
"""

# Headings of a register in no usual words, a cell beneath each, and what the column is taken for.
REGISTER = """
    heading               | beneath                        | means
    The worry             | Flooding of the lower site     | title
    Why it might happen   | The brook rises after rain     | cause
    What it would mean    | Two classes cannot be used     | effect
    How likely            | Possible (3)                   | likelihood@residual
    How bad               | Major (4)                      | impact@residual
    What we do now        | Pumps are tested each month    | controls
    What else we will do  | Agree the use of a hall nearby | actions
    Person in charge      | Site manager                   | owner
    Look at it again      | 1 March 2027                   | next_review
    Favourite biscuit     | Ginger                         |
"""


def rows(table):
    return [[cell.strip() for cell in line.split("|")] for line in table.strip().splitlines()[1:]]


@pytest.mark.parametrize(("cell", "looks"), rows(LOOKS))
def test_a_cell_looks_like_what_it_may_be(cell, looks):
    assert look_of(cell) == looks


def test_a_register_in_no_usual_words_is_told_by_what_these_are_near_to_and_by_its_cells():
    heads, cells, means = map(list, zip(*rows(REGISTER), strict=True))
    degrees = ("Rare", "Unlikely", "Possible", "Likely", "Certain"), ("Small", "Minor", "Moderate", "Major", "Huge")
    found = read_register([Table([heads, cells])], Scale(*degrees))
    assert [code_of(one) for one in found.columns[0][1]] == means
    guessed = [one.words for one in found.columns[0][1] if one.is_guess]
    assert {"Person in charge", "Look at it again"} <= set(guessed)
    assert "How likely" not in guessed
    assert found.risks[0].other == {"Favourite biscuit": "Ginger"}
    residual = next(iter(found.risks[0].scores.values()))
    assert (residual.likelihood, residual.impact) == (3, 4)


def test_a_heading_that_names_two_things_is_asked_about():
    heads = ["Risk", "Cause and consequence", "Key controls", "Risk owner"]
    found = read_register([Table([heads, ["Rolls fall", "Cause: births. Then: deficits.", "Forecasts", "CFO"]])],
                          Scale(("Low", "High"), ("Small", "Large")))  # fmt: skip
    assert [(one.means, one.is_guess) for one in found.columns[0][1]] == [
        ("title", False), ("cause", True), ("controls", False), ("owner", False),
    ]  # fmt: skip


def test_what_is_asked_in_a_checklist_is_told_by_its_sentences_where_the_others_say_what_they_hold():
    heads = ["Ref", "Expectation", "In place? Y / N", "What evidence do you have?", "Action needed"]
    found = read_tables([("", [heads, ["A1", "A senior person leads on this.", "", "Rota", ""]])])
    asked = found.areas[0]["questions"][0]
    assert (asked["asks"], asked["guidance"]) == ("A senior person leads on this.", "Evidence: Rota")
    assert found.columns[0].guessed == {1}


def test_a_thing_held_once_goes_to_the_column_that_leaves_the_whole_most_likely():
    weighed = [{"owner": 4.0, "remarks": 3.5}, {"owner": 4.0}, {"controls": 2.0}, {"controls": 2.0}]
    assert best_of(weighed, frozenset({"owner"})) == ["remarks", "owner", "controls", "controls"]


def test_nothing_is_nearest_where_two_things_are_as_near():
    near = Nearest({"up": "rise climb", "down": "fall drop", "away": "fall leave"})
    assert (near.of("A rising tide"), near.of("The fall"), near.of("Biscuits")) == ("up", None, None)
