"""People to be invited, as lists name them."""

import pytest

from goldenthread.domain.reading.people_listed import read_people

LISTS = """
    first row                       | second row                                       | read as
                                    | Ada Reed; ada@reed.example; Head; Marsh Lane     | Ada Reed, ada@reed.example, for Head, Marsh Lane
    Name; Email; Role               | Ada Reed; Ada@Reed.example; Trustee              | Ada Reed, ada@reed.example, for Trustee
    Surname; First name; Post; Mail | Reed; Ada; Chair of the board; ada@reed.example  | Ada Reed, ada@reed.example, for Chair of the board
    School; E-mail; Name; Job title | Marsh Lane; ada@reed.example; Ada Reed; Head     | Ada Reed, ada@reed.example, for Marsh Lane, Head
                                    | Ada Reed <ada@reed.example>; Clerk               | Ada Reed, ada@reed.example, for Clerk
                                    | ada@reed.example                                 | , ada@reed.example, for
    Name; Email                     | Ada Reed; to follow                              | Row 2: no e-mail address stands in it.
"""  # noqa: E501  a table is read across


def rows(table):
    return [[cell.strip() for cell in line.split("|")] for line in table.strip().splitlines()[1:]]


@pytest.mark.parametrize("row", rows(LISTS))
def test_an_address_is_known_by_its_sign_and_the_rest_by_headings_or_place(row):
    *lines, read_as = row
    found = read_people([[cell.strip() for cell in line.split(";")] for line in lines if line])
    said = [f"{one.name}, {one.email}, for {one.post}".strip() for one in found.people]
    assert said + found.left_out == [read_as]
