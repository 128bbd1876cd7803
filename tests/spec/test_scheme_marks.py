"""What the marks and limits of somebody's own scheme are taken to mean, and what is asked, as tables."""

import pytest

from goldenthread.domain.reading import scheme_reading
from goldenthread.domain.reading.scheme_reading import Table
from goldenthread.domain.reading.scheme_reading.bands import find_band, joined
from goldenthread.domain.reading.scheme_reading.clauses import who_says
from goldenthread.domain.reading.scheme_reading.marks import meaning_of, meanings_said, tokens_of

MARKS = """
    cell              | its marks        | beside it
    ✓                 | ✓                |
    X                 | ✓                |
    yes               | ✓                |
    ü                 | ✓                |
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
    <A>               | A                |
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
    R recommends, I is kept informed              | I    | inform
    Y = decides; S = supports with advice         | S    | recommend
    Numbers show the order: 1 drafts, 4 approves. | 4    | approve
    Ultimate responsibility is shown with an X in the column of a body. | ✓ | decide
    Ticks show where the decision rests. R marks who must recommend; N who is notified after. | ✓ | decide
    Ticks show where the decision rests. R marks who must recommend; N who is notified after. | R | recommend
    Ticks show where the decision rests. R marks who must recommend; N who is notified after. | N | inform
    A tick shows who decides. An asterisk shows who must be asked first. | ✓ | decide
                                                  | *    | asked
    R – Responsible   A – Accountable   C – Consulted | C | consult
    ● = decides ○ = consulted before the decision     | ○ | consult
    ✓ takes the decision; A provides advice to those who decide | A | recommend
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
    Orders over £50k but not exceeding £250k  | Orders                     | money | 50000  | 250000
    Virement above £10,000 and up to £50,000  | Virement                   | money | 10000  | 50000
    Contracts £25k to £100k                   | Contracts                  | money | 24999.99 | 100000
    Orders of £2,500 to £9,999                | Orders                     | money | 2499.99  | 9999.99
    Contracts with a value of £1m or more     | Contracts                  | money | 999999.99 |
    Leases with an annual value of £20,000 or more | Leases                | money | 19999.99 |
    Leases below £20,000 a year               | Leases                     | money |        | 19999.99
    Write off a bad debt (max £1,000)         | Write off a bad debt       | money |        | 1000
    Write off a bad debt (£1,001+)            | Write off a bad debt       | money | 1000   |
    Write off debt (less than £500)           | Write off debt             | money |        | 499.99
    Staff absence over 5 days                 | Staff absence              | days  | 5      |
    Paid leave – 6 to 10 days                 | Paid leave                 | days  | 5      | 10
    Exclusions of up to 15 school days        | Exclusions                 | days  |        | 15
    Suspension for over 15 days in a term     | Suspension in a term       | days  | 15     |
    Exclusion of 1–5 days                     | Exclusion                  | days  |        | 5
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


# Limits that stand together: what each begins at, once the others are known.
TOGETHER = """
    first               | then                 | begins above
    Orders up to £5,000 | Orders £5,000 to £9k | 5000
    Orders below £5,000 | Orders £5,000 to £9k | 4999.99
    Leave up to 5 days  | Leave 5 to 10 days   | 5
    Leave up to 5 days  | Leave 6 to 10 days   | 5
    Leave under 5 days  | Leave 5 to 10 days   | 4.99
    Orders up to £2,000 | Orders £5,000 to £9k | 4999.99
"""


@pytest.mark.parametrize("row", TOGETHER.strip().splitlines()[1:])
def test_one_limit_begins_where_the_other_ends(row):
    first, then, above = cells(row)
    assert f"{joined([find_band(first), find_band(then)])[1].above:f}" == above


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


# Who a cell names where it speaks in words, under a heading such as “Delegated to”.
IN_WORDS = """
    cell                                                       | who has which part
    Members                                                    | Members decide
    Trust Board, on the recommendation of the Audit Committee  | Trust Board decide, Audit Committee recommend
    Trust Board (recommended by the Audit Committee)           | Trust Board decide, Audit Committee recommend
    Headteacher, after consulting the Local Committee          | Headteacher decide, Local Committee consult
    Head, subject to approval by the CEO                       | Head decide, CEO approve
    CEO and the Chair jointly                                  | CEO decide, Chair decide
    Head up to £10,000; CEO up to £100k; Board above that      | Head decide up to £10,000, CEO decide up to £100k, Board decide above £100k
    Head (for the head: CEO)                                   | Head decide
    Head to £5,000, CEO to £25,000, Trustees thereafter        | Head decide up to £5,000, CEO decide up to £25,000, Trustees decide above £25,000
    CFO (net book value below £1,000); Board otherwise         | CFO decide below £1,000, Board decide £1,000 or more
    up to £10,000 Head; above: Board                           | Head decide up to £10,000 Head, Board decide above £10,000
    Board, with DfE consent                                    | Board decide, DfE approve
    Finance and Resources Committee                            | Finance and Resources Committee decide
    Trust Board only                                           | Trust Board decide
    Approve: Trust Board; Recommend: Standards Committee       | Trust Board approve, Standards Committee recommend
"""  # noqa: E501


@pytest.mark.parametrize("row", IN_WORDS.strip().splitlines()[1:])
def test_a_cell_says_in_words_who_has_which_part(row):
    cell, told = cells(row)
    assert (
        ", ".join(" ".join(filter(None, (who.name, who.verb, who.limit))) for who in who_says(cell, "decide")) == told
    )


def cells(row: str) -> list[str]:
    return [cell.strip() for cell in row.split("|")]
