"""Who sits on what, as tables say it."""

import datetime as dt

import pytest

from goldenthread.domain.reading.register_reading import Table
from goldenthread.domain.reading.seat_reading import Known, likeliest, read_seats

TODAY = dt.date(2026, 11, 21)

CELLS = """
    name                 | category                        | appointed        | term                    | reads as
    A Reed (Chair)       | Member appointed trustee        | 01/09/2025       | 4 years                 | A Reed, Member appointed, chair, 2025-09-01 to 2029-08-31
    Mrs B Oak – Vice-Chair | Co-opted Governor             | 1st Sept 2024    | four years              | Mrs B Oak, Co-opted, vice-chair, 2024-09-01 to 2028-08-31
    C Elm                | Chair of Governors / Parent     | 12.10.25         | 12/10/25 - 11/10/29     | C Elm, Parent, chair, 2025-10-12 to 2029-10-11
    D Ash                | Trustee, Chair of Finance       | 2024-09-01       | 2024-09-01 – 2028-08-31 | D Ash, Trustee, Chair of Finance, 2024-09-01 to 2028-08-31
    E Fir                | Clerk to governors              | Sep-23           | n/a                     | E Fir, clerk, 2023-09-01, attends only
    F Holm               | Ex officio                      |                  | As long as in post      | F Holm, Ex officio, since when is asked
    Vacancy              | Parent governor                 |                  |                         | nobody
    To be elected        | Staff governor                  |                  |                         | nobody
"""  # noqa: E501  a table is read across

NAMED = """
    words                     | body
    Marsh Lane LGB            | Marsh Lane Academy Committee
    Marsh Lane Primary School | Marsh Lane Academy Committee
    Board of Trustees         | Trust Board
    Directors                 | Trust Board
    Members of the trust      | Members
    Finance Committee         | Finance and audit committee
    Local governing body      | asked
    Education                 | asked
"""
BODIES = [
    Known("Members", ("Members",), "members"), Known("Trust Board", ("Trust Board",), "board"),
    Known("Finance and audit committee", ("Finance and audit committee",), "committee"),
    Known("Marsh Lane Academy Committee", ("Marsh Lane Academy Committee", "Marsh Lane Primary"), "local body"),
    Known("Cliff Road Academy Committee", ("Cliff Road Academy Committee", "Cliff Road School"), "local body"),
]  # fmt: skip


def rows(table):
    return [[cell.strip() for cell in line.split("|")] for line in table.strip().splitlines()[1:]]


def in_words(read):
    if not read.seats:
        return "nobody"
    seat = read.seats[0]
    since = (
        f"{seat.from_on}{f' to {seat.until_on}' if seat.until_on else ''}" if seat.from_on else "since when is asked"
    )
    said = (seat.name, seat.category, seat.office, since, "attends only" if seat.attends else "")
    return ", ".join(filter(None, said))


@pytest.mark.parametrize("row", rows(CELLS))
def test_a_row_says_who_sits_as_what_and_how_long(row):
    *cells, reads_as = row
    table = Table([["Name", "Category of governor", "Date of appointment", "Term of office"], cells])
    assert in_words(read_seats([table], TODAY)) == reads_as


@pytest.mark.parametrize("row", rows(NAMED))
def test_words_name_the_body_whose_own_words_they_share(row):
    words, body = row
    assert (likeliest(words, BODIES) or "asked") == body


def test_a_line_by_itself_or_the_heading_above_names_the_body_and_a_cell_may_name_two():
    lines = Table([["Governance 2026"], ["Name", "Role"], ["Members"], ["A Reed", "Member"],
                   ["Marsh Lane"], ["Name", "Role"], ["B Oak", "Parent"]])  # fmt: skip
    above = Table([["Forename", "Surname", "Start date"], ["C", "Elm", "2025"]], "Cliff Road Committee")
    beside = Table([["Governor", "Committee", "Elected"], ["D Ash", "Board; Finance", "2024"]], "Sheet1")
    found = read_seats([lines, above, beside, Table([["Dog", "Cat"]])], TODAY)
    assert [(seat.name, seat.body) for seat in found.seats] == [
        ("A Reed", "Members"), ("B Oak", "Marsh Lane"), ("C Elm", "Cliff Road Committee"), ("D Ash", "Board"),
        ("D Ash", "Finance"),
    ]  # fmt: skip
    assert len(found.left_out) == 1
