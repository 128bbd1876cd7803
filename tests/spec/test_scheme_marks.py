"""What the marks and limits of somebody's own scheme are taken to mean, and what is asked, as tables."""

import pytest

from goldenthread.domain import scheme_reading
from goldenthread.domain.scheme_reading import Table
from goldenthread.domain.scheme_reading.bands import find_band
from goldenthread.domain.scheme_reading.marks import meaning_of, meanings_said, tokens_of

MARKS = """
    cell              | its marks        | beside it
    ✓                 | ✓                |
    X                 | ✓                |
    yes               | ✓                |
    D                 | D                |
    A/R               | A, R             |
    D, C              | D, C             |
    Approve           | approve          |
    Be consulted      | be consulted     |
    No involvement    | no involvement   |
    -                 |                  |
    n/a               |                  |
    D (up to £25k)    | D                | up to £25k
    *                 | *                |
    3                 | 3                |
"""


@pytest.mark.parametrize("row", MARKS.strip().splitlines()[1:])
def test_a_cell_is_read_as_its_marks(row):
    cell, marks, beside = cells(row)
    found, said = tokens_of(cell)
    assert (", ".join(mark.lower() for mark in found), said) == (marks.lower(), beside)


# The key that the table carries, if any, and what a mark then means; “asked” is never guessed.
KEYS = """
    the table’s own key                           | mark | means
                                                  | ✓    | asked
                                                  | A    | asked
                                                  | R    | asked
                                                  | 1    | asked
                                                  | D    | decide
                                                  | C    | consult
                                                  | I    | inform
    R = Responsible, A = Accountable              | R    | do
    R = Responsible, A = Accountable              | A    | decide
    R: Recommends; A: Approves                    | R    | recommend
    Level 1: Decides. Level 2: Is consulted.      | 2    | consult
    Level 1: Decides. Level 5: No involvement.    | 5    | nothing
    R: Recommends                                 | D    | asked
    A tick shows who decides. An asterisk shows who must be asked first. | * | consult
    A tick shows who decides. An asterisk shows who must be asked first. | ✓ | decide
                                                  | *    | asked
"""


@pytest.mark.parametrize("row", KEYS.strip().splitlines()[1:])
def test_what_a_mark_means_is_what_the_table_says_or_is_asked(row):
    says, mark, means = cells(row)
    found = meaning_of(mark, meanings_said([says])).verb
    assert {None: "asked", "": "nothing"}.get(found, found) == means


LIMITS = """
    words                                     | without it                 | unit  | above  | up to
    Orders up to £10,000                      | Orders                     | money |        | 10000
    Orders between £10,001 and £50,000        | Orders                     | money | 10000  | 50000
    Orders over £50k                          | Orders                     | money | 50000  |
    Contracts £25k to £100k                   | Contracts                  | money | 25000  | 100000
    Contracts with a value of £1m or more     | Contracts                  | money | 1000000 |
    Staff absence over 5 days                 | Staff absence              | days  | 5      |
    Exclusions of up to 15 school days        | Exclusions                 | days  |        | 15
    Write off debt (less than £500)           | Write off debt             | money |        | 500
    Appoint the head                          | Appoint the head           |       |        |
    Publish Year 11 results                   | Publish Year 11 results    |       |        |
"""


@pytest.mark.parametrize("row", LIMITS.strip().splitlines()[1:])
def test_a_limit_is_taken_out_of_the_words(row):
    words, rest, unit, above, up_to = cells(row)
    found = find_band(words)
    said = [unit, above, up_to]
    assert [found.unit, *("" if each is None else f"{each:f}" for each in (found.above, found.up_to))] == said
    assert found.words == rest


def test_a_decision_whose_mark_is_lost_is_asked_about_and_a_heading_is_not():
    read = scheme_reading.read_tables([Table([
        ["Ref", "Decision", "Board", "CEO", "Head"], ["1", "Finance", "", "", ""],
        ["1.1", "Agree the budget", "D", "", ""],
        ["1.2", "Write off debts", "", "", ""], ["1.3", "Sell assets", "D", "D", ""],
    ])], [])  # fmt: skip
    asked = scheme_reading.open_questions(read, {})
    assert [(each.kind, each.about) for each in asked] == [("nobody", "Write off debts"), ("two", "Sell assets")]
    assert {line.section for line in read.lines} == {"Finance"}


def test_limits_in_brackets_become_lines_of_their_own():
    marks = ["Sign contracts", "D (above £50k)", "D (£5k - £50k)", "D (up to £5k)"]
    read = scheme_reading.read_tables([Table([["Decision", "Board", "CEO", "Head"], marks])], [])
    assert [line.marks[0][0] for line in read.lines] == ["Head", "CEO", "Board"]
    assert scheme_reading.open_questions(read, {}) == []


def cells(row: str) -> list[str]:
    return [cell.strip() for cell in row.split("|")]


def test_a_key_of_its_own_and_a_column_of_limits_belong_to_the_scheme():
    scheme = Table([
        ["What is decided", "Limit", "Board", "Principal", "Notes"],
        ["Orders", "to £1,000", "", "A", "Two prices"],
        ["Orders", "above £1,000", "A", "R", ""],
        ["Uniform", "", "", "A", ""],
    ])  # fmt: skip
    key = Table([["A", "Accountable: makes the decision"], ["R", "Responsible: carries it out"]])
    read = scheme_reading.read_tables([scheme, key], [])
    assert read.parties == ("Board", "Principal")
    assert [(line.title, line.band.unit, line.band.above, line.band.up_to) for line in read.lines] == [
        ("Orders", "money", None, 1000), ("Orders", "money", 1000, None), ("Uniform", "", None, None),
    ]  # fmt: skip
    assert read.lines[0].condition == "Two prices"
    assert read.said == {"A": "decide", "R": "do"}
