"""How the tests and the times of a trust's own ladder are understood, as tables."""

import pytest

from goldenthread.domain.reading.columns import Told
from goldenthread.domain.reading.ladder_reading import (
    begins_strongest,
    columns_of,
    lasts_of,
    read,
    read_told,
    tables_of,
)
from goldenthread.domain.reading.ladder_reading import test_of as criterion_of
from goldenthread.domain.reading.ladder_reading.bounds import due_of, settled
from goldenthread.domain.reading.ladder_reading.bounds import test_under as criteria_under
from goldenthread.domain.reading.ladder_reading.bounds import tests_of as criteria_of
from goldenthread.domain.reading.paper import Bit

MEASURES = {"p8": ["Progress 8", "P8"], "attendance": ["attendance"], "ofsted": ["Ofsted"]}


def rows(table):
    return [[cell.strip() for cell in line.split("|")] for line in table.strip().splitlines()[1:]]


TESTS = """
    as written                                | measure    | op | bound
    Progress 8 of −0.5 or below               | p8         | <= | -0.5
    P8 below 0.00                             | p8         | <  | 0.00
    P8 of 0.25 or better                      | p8         | >= | 0.25
    Progress 8 above 0.25                     | p8         | >  | 0.25
    Attendance at least 95%                   | attendance | >= | 95
    Attendance no more than 90 %              | attendance | <= | 90
    Attendance under 91 per cent              | attendance | <  | 91
    Attendance of 75%+                        | attendance | >= | 75
    Behaviour below expectations              |            |    |
    Fewer than 3 exclusions                   |            |    |
"""

# A range with the criteria of the other phases beside it, and what is held against the figure.
RANGES = """
    as written                       | the others                                       | tested
    Attendance between 90% and 92%   |                                                  | >= 90 and <= 92
    Attendance between 90% and 92%   | Attendance below 90%; Attendance from 92% to 94% | >= 90 and <= 92
    Attendance between 90% and 92%   | Attendance of 92% or above                       | >= 90 and < 92
    Attendance between 90% and 92%   | Attendance of 90% or less                        | > 90 and <= 92
    Attendance 92–93.9%              | Attendance 94% to 94.9%                          | >= 92 and < 94.0
    Attendance from 92% to under 94% | Attendance 94% or above                          | >= 92 and < 94
    P8 between -0.5 and 0            | P8 of -0.5 or lower; P8 above 0                  | > -0.5 and <= 0
    Attendance above 90% up to 93%   |                                                  | > 90 and <= 93
"""


@pytest.mark.parametrize(("says", "others", "told"), rows(RANGES))
def test_a_range_has_two_bounds_and_its_ends_are_settled_by_the_other_phases(says, others, told):
    every = [[criterion_of(one, MEASURES)] for one in [says, *filter(None, others.split("; "))]]
    found = settled(every)[0][0]
    assert f"{found['op']} {found['bound']} and {found['and_op']} {found['and_bound']}" == told


def test_each_figure_in_a_line_is_tested_on_its_own_where_all_can_be():
    both = criteria_of("Attendance under 90%, or P8 below 0; poor morale", MEASURES)
    assert [(one["about"], one.get("op")) for one in both] == [
        ("attendance", "<"),
        ("p8", "<"),
        ("poor-morale", None),
    ]
    assert len(criteria_of("Attendance below 90% or falling", MEASURES)) == 1


DUES = """
    as written                                | due
    Plan written within 10 days               | 10 days
    Focused plan within six weeks             | 6 weeks
    Safeguarding audit in the first week      | 1 weeks
    Intervention from day one                 | day one
    Put in immediately                        | at once
    Middle leaders trained by the end of 2 terms | 2 terms
    A research group                          |
"""


@pytest.mark.parametrize(("says", "due"), rows(DUES))
def test_an_item_says_by_when_it_is_due(says, due):
    assert due_of(says) == due


TIMES = """
    as written                          | least | most | unit   | looked at again
    1-2 terms                           | 1     | 2    | terms  |
    12–18 months                        | 12    | 18   | months |
    one to two years                    | 12    | 24   | months |
    Not more than two terms             |       | 2    | terms  |
    up to a year                        |       | 12   | months |
    Ongoing, reviewed yearly            |       |      | months | 12
    Reviewed every 6 months             |       |      | months | 6
    a year to eighteen months           | 12    | 18   | months |
    As long as it takes                 |       |      |        |
"""


@pytest.mark.parametrize(("says", "about", "op", "bound"), rows(TESTS))
def test_a_test_is_taken_as_written_or_not_tested(says, about, op, bound):
    found = criterion_of(says, MEASURES)
    assert found["says"] == says
    assert (found.get("op", ""), found.get("bound", "")) == (op, bound)
    assert not about or found["about"] == about


@pytest.mark.parametrize(("says", "least", "most", "unit", "again"), rows(TIMES))
def test_how_long_a_phase_lasts(says, least, most, unit, again):
    found = lasts_of(says)
    told = (found.get("least"), found.get("most"), found.get("unit"), found.get("recheck"))
    assert [str(one or "") for one in told] == [least, most, unit, again]


WORDS = {
    "phases": ["phase", "concern", "strong"],
    "corner": ["level"],
    "strong": ["strong"],
    "never": ["contact"],
    "roles": {"lasts": ["how long", "duration"], "held": ["budget"], "work": ["action"]},
}


def grid(*lines):
    return [Bit(cell, 0, False, (1, r, c)) for r, line in enumerate(lines) for c, cell in enumerate(line) if cell]


def test_phases_stand_across_or_down_and_a_row_of_figures_is_tested():
    across = read(grid(("", "Concern", "Strong"), ("How long", "1 term", ""), ("Now", "P8 < 0", "P8 > 1")), WORDS)
    down = read(grid(("Level", "How long", "Now"), ("Concern", "1 term", "P8 < 0"), ("Strong", "", "P8 > 1")), WORDS)
    for found in (across, down):
        assert found.phases == ["Concern", "Strong"]
        assert [(row.label, row.role) for row in found.rows] == [("How long", "lasts"), ("Now", "criteria")]
    assert not begins_strongest(across, WORDS["strong"], [])
    assert begins_strongest(read(grid(("", "A", "B"), ("Budget", "School", "Trust")), WORDS), WORDS["strong"], [])


def test_a_text_without_phases_is_no_ladder():
    assert not read([Bit("Dear all"), Bit("See you on Monday.")], WORDS).phases
    assert not read(grid(("Name", "Cost"), ("Chairs", "100")), WORDS).phases


def test_a_list_of_items_with_phase_area_and_day_beside_each_is_a_ladder():
    found = read(grid(
        ("Phase", "Area", "Item", "By when"), ("1 Steady", "Governance", "Audit skills", "6 weeks"),
        ("1 Steady", "Finance", "Audit the budget", ""), ("2 Lead", "Governance", "Train the chair", "2 terms"),
    ), WORDS)  # fmt: skip
    assert found.phases == ["Steady", "Lead"]
    assert [(row.label, row.role, row.cells) for row in found.rows] == [
        ("Governance", "work", {0: ["Audit skills (6 weeks)"], 1: ["Train the chair (2 terms)"]}),
        ("Finance", "work", {0: ["Audit the budget"]}),
    ]
    assert due_of("Audit skills (6 weeks)") == "6 weeks"


def test_a_bare_figure_is_of_the_measure_that_its_row_is_called_by():
    found = criteria_under("below 90%", "Attendance", MEASURES)
    assert [(one["about"], one["op"], one["bound"]) for one in found] == [("attendance", "<", "90")]
    assert "op" not in criteria_under("below 90%", "Morale", MEASURES)[0]


def test_lines_of_a_list_that_say_how_long_or_hold_a_figure_are_no_work():
    found = read([
        Bit("Stage 1: Steady", 2), *(Bit(line, is_item=True) for line in (
            "Lasts a year to eighteen months", "Attendance below 91%", "The head reports each week",
        )),
        Bit("Stage 2: Give", 2), Bit("Attendance above 94%", is_item=True),
    ], WORDS)  # fmt: skip
    assert {row.role: row.cells for row in found.rows} == {
        "lasts": {0: ["Lasts a year to eighteen months"]},
        "criteria": {0: ["Attendance below 91%"], 1: ["Attendance above 94%"]},
        "work": {0: ["The head reports each week"]},
    }


def test_a_row_of_bare_figures_is_tested_whatever_its_measure_is_called():
    found = read(grid(("", "Concern", "Strong"), ("Progress 8", "−0.49 to −0.01", "0 to 0.24")), WORDS)
    assert found.rows[0].role == "criteria"


def lines(*texts):
    return [Bit(text.lstrip("#- "), text.count("#"), text.startswith("-")) for text in texts]


def test_phases_that_come_round_within_each_area_are_the_columns_of_a_grid():
    found = read(
        lines("Leadership", "Concern", "Unsure.", "Strong", "Calm.", "Reading", "Concern", "Low.", "Strong", "High."),
        WORDS,
    )
    assert found.phases == ["Concern", "Strong"]
    assert [(row.label, row.cells) for row in found.rows] == [
        ("Leadership", {0: ["Unsure."], 1: ["Calm."]}), ("Reading", {0: ["Low."], 1: ["High."]}),
    ]  # fmt: skip
    tiers = read(
        lines(
            "#Phase 1",
            "##Criteria",
            "- Low",
            "##Help",
            "- Visits",
            "#Phase 2",
            "##Criteria",
            "- High",
            "##Help",
            "- None",
        ),
        WORDS,
    )
    assert tiers.phases == ["Phase 1", "Phase 2"]


def test_the_cell_of_a_name_may_say_more_of_its_phase():
    found = read(grid(
        ("Phase\nTriggers", "Action"), ("Concern\nFalling results", "Visit"), ("Strong\nRising results", "Lead"),
    ), WORDS)  # fmt: skip
    assert (found.phases, found.rows[0].label) == (["Concern", "Strong"], "Triggers")
    offers = read(grid(("", "Core offer", "Core offer plus"), ("Visits", "Termly", "Weekly")), WORDS)
    assert offers.phases == ["Core offer", "Core offer plus"]


def test_where_names_say_nothing_what_is_said_of_each_tells_the_stronger():
    found = read(lines("#Phase one", "Strong and calm.", "#Phase two", "At risk."), WORDS)
    assert begins_strongest(found, WORDS["strong"], ["at risk"])


UNUSUAL = {
    "phases": ["support"], "never": [], "corner": [], "strong": ["secure"], "weak": ["lack"],
    "roles": {"criteria": ["criteria"], "central_team": ["visits"]},
}  # fmt: skip


def grid_of(*lines):
    cells = [line.split("|") for line in lines]
    return [Bit(cell, cell=(0, at, place)) for at, row in enumerate(cells) for place, cell in enumerate(row)]


def test_a_grid_whose_phases_have_no_usual_names_is_known_by_its_shape():
    found = read(grid_of(
        "Core areas|Fragile|Effective|Exceptional",
        "Leading|No plan is there\nMuch help from elsewhere|A plan that all know|A plan that others borrow",
        "Governing|Nobody asks a question|Questions are asked now|Questions change what is done",
    ), UNUSUAL)  # fmt: skip
    assert found.phases == ["Fragile", "Effective", "Exceptional"]
    assert [(row.label, row.role, len(row.cells)) for row in found.rows] == [
        ("Leading", "judged", 3), ("Governing", "judged", 3),
    ]  # fmt: skip
    down = read(grid_of(
        "Name|Criteria|Visits", "Fragile|Results fall three years|Every week until better",
        "Effective|Results hold or rise|Once in each term",
    ), UNUSUAL)  # fmt: skip
    assert (down.phases, [row.label for row in down.rows]) == (["Fragile", "Effective"], ["Criteria", "Visits"])
    assert not read(grid_of("Name|Class|Lunch", "Ann|4B|Soup", "Ben|3A|Pie"), UNUSUAL).phases


def test_letters_in_order_and_headings_in_capitals_are_phases():
    lines = [
        "A  Good in every area of its work",
        "B  Good, but not yet in all of them",
        "C1  Not yet good, and quick",
    ]
    assert read([Bit(line) for line in lines], UNUSUAL).phases == ["A", "B", "C1"]
    assert not read([Bit(line) for line in [lines[0], lines[2], lines[1]]], UNUSUAL).phases
    loud = ["LEVELS OF SUPPORT", "LIGHT SUPPORT", "These schools do well.", "FULL SUPPORT", "These need much help."]
    found = read([Bit(line) for line in loud], UNUSUAL)
    assert (found.phases, found.rows[0].cells) == (
        ["LIGHT SUPPORT", "FULL SUPPORT"], {0: ["These schools do well."], 1: ["These need much help."]},
    )  # fmt: skip


def test_phases_from_the_first_column_on_have_no_headings_beside_them():
    found = read(
        grid_of("Level 1 - New|Level 2 - Known|Level 3 - Shared", "Begun|Done by all|Taught to others"), UNUSUAL
    )
    assert (found.phases, found.rows[0].cells[0]) == (["New", "Known", "Shared"], ["Begun"])


def told(rows, means, row=0):
    bits = [Bit(cell, cell=(0, at, place)) for at, line in enumerate(rows) for place, cell in enumerate(line) if cell]
    return read_told(bits, {0: Told(row, means)}, WORDS)


def test_phases_told_down_the_side_and_across_are_read_as_they_are_told():
    down = told([["Kind", "Visits", "Note"], ["Oak", "3 a year", "x"], ["Ash\nNew here", "6 a year", ""]],
                ("phases", "central_team", "leave"))  # fmt: skip
    assert (down.phases, [(row.label, row.role, row.cells) for row in down.rows][1]) == (
        ["Oak", "Ash"], ("Visits", "central_team", {0: ["3 a year"], 1: ["6 a year"]}),
    )  # fmt: skip
    assert down.rows[0].cells == {1: ["New here"]}
    across = told([["Offer", "", ""], ["Element", "Oak", "Ash"], ["Visits", "3", "6"], ["", "and a call", ""]],
                  ("label", "phase", "phase"), row=1)  # fmt: skip
    assert (across.phases, across.rows[0].label) == (["Oak", "Ash"], "Visits")
    assert across.rows[0].cells == {0: ["3", "and a call"], 1: ["6"]}


def test_what_columns_were_taken_for_is_said_in_the_same_words():
    rows = [["", "Concern", "Strong"], ["Visits", "Each week", "Each term"], ["Budget", "Trust", "School"]]
    bits = [Bit(cell, cell=(0, at, place)) for at, line in enumerate(rows) for place, cell in enumerate(line) if cell]
    found = read(bits, WORDS)
    said = columns_of(tables_of(bits)[0][1], found, WORDS)
    assert said == Told(0, ("label", "phase", "phase"))
    again = read_told(bits, {0: said}, WORDS)
    assert (again.phases, [row.label for row in again.rows]) == (found.phases, [row.label for row in found.rows])


def test_a_column_whose_heading_names_no_role_plainly_is_a_guess():
    rows = [
        ["Stage", "Support", "Pupils who come from far away", "Support that pupils like most of everything"],
        ["Concern", "Each week", "Many of them", "Lunch"], ["Strong", "Each term", "Few of them", "Games"],
    ]  # fmt: skip
    bits = [Bit(cell, cell=(0, at, place)) for at, line in enumerate(rows) for place, cell in enumerate(line) if cell]
    words = WORDS | {"roles": {"central_team": ["support"]}, "corner": ["stage"], "phases": ["concern", "strong"]}
    said = columns_of(tables_of(bits)[0][1], read(bits, words), words)
    assert (said.means[:2], said.guessed) == (("phases", "central_team"), {2, 3})


def test_headings_that_are_told_alike_are_phases_though_only_one_is_called_as_these_are():
    words = {"phases": ["intensive"], "never": ["introduction"], "roles": {}, "corner": [], "measures": MEASURES}
    bits = [Bit("How we help")]
    for name, test in (("Light touch", "At least 95%"), ("Focused", "93% to 95%"), ("Intensive", "Below 93%")):
        bits += [Bit(name, heading=1), Bit("So it is here."), Bit(f"Attendance {test}", is_item=True)]
    assert read(bits, words).phases == ["Light touch", "Focused", "Intensive"]
