"""What the columns of somebody's own risk register are taken for, and what their scores mean, as tables."""

import pytest

from goldenthread.domain.reading.register_reading import Scale, Stage, Table, heading_of, read_register, read_score

FIVE = Scale(
    ("Rare", "Unlikely", "Possible", "Likely", "Almost certain"),
    ("Insignificant", "Minor", "Moderate", "Major", "Catastrophic"),
)

HEADINGS = """
    group above        | heading                     | means       | when
                       | Ref                         | ref         |
                       | Risk No.                    | ref         |
                       | Description of risk         | title       |
                       | Risk category               | category    |
                       | Cause / trigger             | cause       |
                       | Consequence                 | effect      |
                       | Impact description          | effect      |
                       | Likelihood (1-5)            | likelihood  |
                       | Probability                 | likelihood  |
                       | Severity                    | impact      |
                       | L                           | likelihood  |
                       | L x I                       | score       |
                       | Gross risk score            | score       | inherent
                       | Net rating                  | score       | residual
                       | Residual Likelihood         | likelihood  | residual
                       | Target score                | score       | target
                       | Post-mitigation impact      | impact      | residual
    Inherent risk      | I                           | impact      | inherent
    Residual           | RAG                         | level       | residual
    Residual risk      | Risk owner                  | owner       |
                       | Current controls            | controls    |
                       | Mitigating actions in place | controls    |
                       | Further action required     | actions     |
                       | Responsible person          | owner       |
                       | Target date                 | due         |
                       | Date of next review         | next_review |
                       | Direction of travel         | moves       |
                       | 4Ts                         | response    |
                       | Colour of the cover         | level       |
                       | Gross L                     | likelihood  | inherent
                       | Net                         | score       | residual
                       | Score after controls        | score       | residual
                       | Action owner                | action_owner |
                       | How is the risk managed?    | controls    |
                       | Who might be harmed         | effect      |
                       | Risk statement              | title       |
                       | Combined score likelyhood x impact | score |
                       | Probability / Impact        | likelihood  |
                       | Control procedures and target date | controls |
                       | By whom                     | action_owner |
                       | Target close                | due         |
                       | Favourite biscuit           |             |
"""

SCORES = """
    likelihood    | impact       | score | level | is          | asks
    4             | 3            |       |       | 4 3         |
    4 - Likely    | 5 (Major)    |       |       | 4 5         |
    Likely        | Catastrophic |       |       | 4 5         |
    probable      | severe       |       |       | 4 4         |
    4             | 3            | 12    |       | 4 3         |
    High / Medium |              |       |       | 4 3         |
    Amber / Low   |              |       |       |             | no likelihood
    4             | 3            | 15    |       | 4 3         | disagrees
                  |              | 4x3   |       | 4 3         |
                  |              | L2 I5 |       | 2 5         |
                  |              | 25    |       | 5 5         |
                  |              | 12    |       |             | 3 × 4 or 4 × 3
    3             |              | 12    |       | 3 4         |
                  |              | 13    |       |             | cannot be made
                  |              |       | Amber |             | does not say
    8             | 3            |       |       |             | beyond your grid
    often         | 3            |       |       |             | no likelihood
    H             | M            |       |       | 4 3         |
    VL            | VH           |       |       | 1 5         |
                  |              |       |       |             |
"""


def rows(table):
    return [[cell.strip() for cell in line.split("|")] for line in table.strip().splitlines()[1:]]


@pytest.mark.parametrize(("above", "words", "means", "when"), rows(HEADINGS))
def test_a_heading_is_taken_for_what_it_says(above, words, means, when):
    found = heading_of(words, above)
    assert (found.means, found.stage.value) == (means, when)


@pytest.mark.parametrize("row", rows(SCORES), ids=" ".join)
def test_a_score_is_read_where_it_can_be_told_and_asked_where_not(row):
    *cells, found, asks = row
    read = read_score(*cells, FIVE)
    assert (f"{read.likelihood} {read.impact}" if read.is_known else "") == found
    assert asks in (read.asks or ("disagrees" if read.notes else ""))
    assert bool(asks) == bool(read.asks or read.notes)


def test_a_register_with_titles_groups_sections_and_a_key_is_read_whole():
    register = read_register([Table([
        ["Harbour Trust", "", "", "", "", "", "", "", "", ""],
        ["", "", "", "Gross", "", "", "Net", "", "", ""],
        ["No", "Risk", "Owner", "L", "I", "Controls", "L", "I", "Further action", "Biscuit"],
        ["Finance", "", "", "", "", "", "", "", "", ""],
        ["F1", "Reserves run out", "CFO", "4", "5", "- Watched\n- Reserves policy", "2", "5", "Recut", "x"],
        ["", "", "", "", "", "- Board sees it termly", "", "", "", ""],
        ["No", "Risk", "Owner", "L", "I", "Controls", "L", "I", "Further action", "Biscuit"],
        ["F2", "Grant is late", "CFO", "3", "9", "", "3", "2", "", ""],
        ["Key: 1 is low", "", "", "", "", "", "", "", "", ""],
    ], "Register")], FIVE)  # fmt: skip
    first, second = register.risks
    assert (first.title, first.facts["category"], first.facts["ref"], first.row) == (
        "Reserves run out",
        "Finance",
        "F1",
        5,
    )
    assert first.many["controls"] == ["Watched", "Reserves policy", "Board sees it termly"]
    assert (first.scores[Stage.INHERENT].impact, first.scores[Stage.RESIDUAL].likelihood) == (5, 2)
    assert first.other == {"Biscuit": "x"}
    assert [(one.row, one.field) for one in register.questions] == [(8, "inherent")]
    assert second.scores[Stage.RESIDUAL].is_known
    assert any("Row 9" in one for one in register.left_out)


def test_scores_without_a_time_are_how_it_stands_and_the_first_of_two_is_before_controls():
    once = read_register([Table([["Risk", "Likelihood", "Impact"], ["It floods", "2", "4"]])], FIVE)
    assert list(once.risks[0].scores) == [Stage.RESIDUAL]
    head = ["Risk", "Likelihood", "Impact", "Controls", "Likelihood", "Impact"]
    twice = read_register([Table([head, ["It floods", "4", "4", "Pumps", "2", "4"]])], FIVE)
    assert [one.likelihood for one in twice.risks[0].scores.values()] == [4, 2]


def test_a_form_for_each_risk_is_read_like_a_row():
    form = [
        ["Risk", "Boiler fails"], ["Cause", "It is old"], ["Before controls", ""], ["Likelihood", "4"],
        ["Impact", "5"], ["After controls", ""], ["Likelihood", "2"], ["Impact", "5"], ["Owner", "Head"],
    ]  # fmt: skip
    found = read_register([Table([*form, ["Risk", "Roof leaks"], *form[1:]], "Forms")], FIVE)
    assert [(one.title, one.row) for one in found.risks] == [("Boiler fails", 1), ("Roof leaks", 10)]
    scores = found.risks[0].scores
    assert [(scores[at].likelihood, scores[at].impact) for at in (Stage.INHERENT, Stage.RESIDUAL)] == [(4, 5), (2, 5)]
    assert not read_register([Table([["Name", "Ann"], ["Class", "4B"], ["Lunch", "Soup"]])], FIVE).risks
    called = [Table(form[1:], "Risk 1: Boiler fails"), Table(form[1:], "Risk 2: Roof leaks")]
    assert [(one.title, "category" in one.facts) for one in read_register(called, FIVE).risks] == [
        ("Boiler fails", False), ("Roof leaks", False),
    ]  # fmt: skip


def test_scores_named_by_their_letters_and_a_colour_at_the_end_are_told_from_controls():
    head = ["Risk", "Pre-mitigation (LxI)", "What we are doing", "Post-mitigation (LxI)", "RAG"]
    found = read_register([Table([head, ["A roof fails", "4x5=20", "Survey", "2x5=10", "Amber"]])], FIVE)
    risk = found.risks[0]
    assert risk.many["controls"] == ["Survey"]
    assert risk.scores[Stage.RESIDUAL].likelihood == 2
    assert not found.questions


def test_a_description_beside_a_title_says_what_happens():
    head = ["Risk title", "Description of risk", "Likelihood", "Impact"]
    risk = read_register([Table([head, ["Energy", "Prices double", "2", "4"]])], FIVE).risks[0]
    assert (risk.title, risk.facts["event"]) == ("Energy", "Prices double")


def test_points_behind_semicolons_are_points_and_a_score_may_say_first_how_hard():
    head = ["Risk", "Controls", "Current (I x L)"]
    risk = read_register([Table([head, ["A roof fails", "Survey; log (weekly; signed)", "5 x 2"]])], FIVE).risks[0]
    assert risk.many["controls"] == ["Survey", "log (weekly; signed)"]
    assert (risk.scores[Stage.RESIDUAL].likelihood, risk.scores[Stage.RESIDUAL].impact) == (2, 5)


def test_what_is_no_register_is_told_and_a_sheet_of_closed_ones_is_closed():
    sheets = [
        Table([["Lunch", "Price"], ["Soup", "2"]], "Menu"),
        Table([["Risk", "Score", "Owner"], ["Old roof", "25", "Estates"]], "Closed risks"),
    ]
    found = read_register(sheets, FIVE)
    assert found.risks[0].is_closed
    assert [one for one in found.left_out if one.startswith("Menu")]


def test_a_line_that_nothing_follows_is_told_of():
    head = ["Risk", "Likelihood", "Impact"]
    found = read_register([Table([head, ["It floods", "2", "4"], ["A roof", "", ""]])], FIVE)
    assert [risk.title for risk in found.risks] == ["It floods"]
    assert found.left_out == ["Row 3 names no risk with anything beside it: “A roof”."]


@pytest.mark.parametrize("cell", ["x" * 5_000, "9" * 60, "=1+1", "NaN", "1e400", "𝕏\u202e", "5x", "×", "0x0", "-4"])
def test_no_cell_is_too_odd_to_be_read(cell):
    table = Table([["Risk", "L", "I", "Score"], ["It floods", cell, cell, cell], [cell, cell, cell, cell]])
    assert read_register([table], FIVE).risks[0].title == "It floods"


BY_THEIR_CELLS = """
    heading            | cells                                   | means
    Potential impact   | Fees fall and a teacher goes            | effect
    Consequences       | Minor; Major                            | impact
    Assessment of likelihood | 4 (2x2); 6 (3x2)                  | score
    Monitoring         | Jan 2027; Mar 2027                      | next_review
    Status             | AMBER; GREEN                            | level
    Existing controls  | A policy is read each year              | controls
    Adequacy           | Good; Poor                              | remarks
"""


@pytest.mark.parametrize(("heading", "cells", "means"), rows(BY_THEIR_CELLS))
def test_a_column_is_what_its_cells_can_be(heading, cells, means):
    body = [[f"Risk {at} of ours comes about", cell, "Head"] for at, cell in enumerate(cells.split("; "))]
    found = read_register([Table([["Risk", heading, "Owner"], *body])], FIVE)
    assert found.columns[0][1][1].means == means


def test_an_area_that_is_a_sentence_in_each_row_is_the_risk_and_a_matrix_is_no_register():
    matrix = [["RISK", "Likelihood", "", "Level", "Action"], ["", "1", "2", "", ""], ["1", "1", "2", "Low", "None"]]
    head = ["No", "Area of risk", "Description of risk", "Owner"]
    lines = [
        ["A1", "The school lacks a plan for it", "It drifts", "Head"],
        ["A2", "Nobody knows of the duty", "x y", "Clerk"],
    ]
    found = read_register([Table(matrix), Table([head, *lines])], FIVE)
    assert [(one.title, one.facts["event"]) for one in found.risks] == [(line[1], line[2]) for line in lines]


def test_words_that_make_another_product_than_is_printed_are_asked():
    head = ["Risk", "Likelihood", "Impact", "Score"]
    found = read_register([Table([head, ["It floods", "Medium", "High", "15"]])], FIVE)
    assert not found.risks[0].scores[Stage.RESIDUAL].is_known
    assert "another scale" in found.questions[0].says


def test_a_risk_that_begins_with_a_word_of_a_foot_is_a_risk_and_a_letter_before_a_label_is_none_of_it():
    head = ["(a) Serial number", "(b) Risk", "(c) Owner"]
    found = read_register([Table([head, ["1", "Key person leaves", "Head"], ["Key: 1 is low", "", ""]])], FIVE)
    assert [(one.title, one.facts["ref"], one.facts["owner"]) for one in found.risks] == [
        ("Key person leaves", "1", "Head")
    ]


def test_a_colour_of_the_time_before_is_a_remark_and_not_how_things_stand():
    head = ["Risk", "Current RAG", "Previous RAG"]
    leaks = read_register(
        [Table([head, ["A roof leaks", "Red", "Amber"], ["A boiler fails", "Green", "Red"]])], FIVE
    ).risks[0]
    assert (leaks.scores[Stage.RESIDUAL].printed, leaks.many["remarks"]) == ("Red", ["Amber"])
