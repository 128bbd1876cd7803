"""What a paper leaves out of how a plan was agreed, because it says the same day again, as a table."""

import datetime as dt

import pytest

from goldenthread.domain.plans.control_block import without_repeats
from tests.spec.test_ages import rows

REPEATS = """
    adopted on | next review on | the document says                | it is printed
    2026-03-18 |                | Adopted: Mar. '26                | no
    2026-03-18 |                | Adopted on: 18 March 2026        | no
    2026-03-18 |                | Adopted: 17 March 2026           | yes
    2026-03-18 |                | Adopted: April 2026              | yes
    2026-03-18 |                | Adopted: 2026                    | yes
    2026-03-18 |                | Adopted: by every academy council | yes
    2026-03-18 |                | Approval needed by: Trust Board  | yes
    2026-03-18 |                | Review date: Mar. 26             | yes
               |                | Adopted: Mar. '26                | yes
    2026-03-18 | 2028-03-31     | Next review date: Mar. '28       | no
    2026-03-18 | 2028-03-31     | Next review: Mar. '27            | yes
"""


@pytest.mark.parametrize(("adopted", "review", "says", "printed"), rows(REPEATS))
def test_a_day_is_said_once(adopted: str, review: str, says: str, printed: str) -> None:
    heading, _, words = says.partition(": ")
    days = [dt.date.fromisoformat(day) if day else None for day in (adopted, review)]
    kept = without_repeats([(heading, words)], *days)
    assert kept == ([(heading, words)] if printed == "yes" else [])
