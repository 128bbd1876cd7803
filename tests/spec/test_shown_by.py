"""Which records show that an item of a phase was done, as a table."""

import datetime as dt

import pytest

from goldenthread.domain.deciding.shown_by import Seen, Wanted, showing

BEGAN, TODAY = dt.date(2026, 9, 1), dt.date(2026, 11, 21)

SHOWN = """
    wanted                                | there                                   | shown by
    check safeguarding                    | check safeguarding 10-05                | 10-05
    check safeguarding                    | check safeguarding 08-20                | nothing
    check safeguarding                    | check website 10-05                     | nothing
    check safeguarding                    | check safeguarding 12-01                | nothing
    check safeguarding                    | check safeguarding 10-05, check safeguarding 11-02 | 11-02
    check safeguarding, training any      | check safeguarding 10-05                | nothing
    check safeguarding, training any      | check safeguarding 10-05, training induction 10-20 | 10-05 10-20
    review about budget                   | review Budget-audit 10-05               | 10-05
    review about budget                   | review curriculum 10-05                 | nothing
"""


def wanted(says: str) -> list[Wanted]:
    found = []
    for one in says.split(", "):
        record, *rest = one.split()
        about = tuple(rest[1:]) if rest[0] == "about" else ()
        found.append(Wanted((record,), () if about or rest[0] == "any" else (rest[0],), about))
    return found


def there(says: str) -> list[Seen]:
    found = []
    for one in says.split(", "):
        record, of, day = one.split()
        month, date = map(int, day.split("-"))
        found.append(Seen(record, dt.date(2026, month, date), of, of))
    return found


@pytest.mark.parametrize("row", SHOWN.strip().splitlines()[1:])
def test_what_shows_an_item(row):
    asked, given, expected = (cell.strip() for cell in row.split("|"))
    found = showing(wanted(asked), there(given), BEGAN, TODAY)
    assert (" ".join(f"{one.on:%m-%d}" for one in found) or "nothing") == expected
