"""What is asked about a figure before it is kept, and how it came in, as tables."""

import datetime as dt
from decimal import Decimal

import pytest

from goldenthread.domain.measures.collecting import came, doubts, is_kept, was_here
from goldenthread.domain.measures.figures import Yardstick

DOUBTS = """
    kind       | earlier                | figure | is asked
    percentage | 94.6, 94.2, 94.9, 94.5 |   94.1 |
    percentage | 94.6, 94.2, 94.9, 94.5 |   91.6 |
    percentage | 94.6, 94.2, 94.9, 94.5 |   91.4 | below summer (94.5 %); it usually moves by 0.4
    percentage | 20, 26, 19, 25         |   45.0 |
    percentage | 94.6                   |   80.0 |
    percentage | 94.6                   |   79.0 | 79.0 % is 15.6 percentage points below summer (94.6 %).
    percentage |                        |   12.0 |
    percentage |                        |  104.0 | 104.0 % is not between 0 and 100.
    percentage | 94.6                   |  946.0 | not between 0 and 100. 946.0 % is 851.4 percentage points above
    money      | 40000, 42000, 41000    |  44000 |
    money      | 40000, 42000, 41000    | 410000 | £369,000 above summer (£41,000); it usually moves by £1,500
    money      | 40000, 42000, 41000    | -41000 | £82,000 below summer
    count      | 4                      |     -1 | −1 is below nought. −1 is 5 below summer (4).
    number     | 12                     |     18 |
    number     | 12                     |     19 | 19 is 7 above summer (12).
    grade      | 3                      |      0 |
"""

CAME = """
    recorded   | has figure | today      | came
               | yes        | 2026-12-04 | waited for
               | yes        | 2026-12-05 | late
    2026-12-04 | yes        | 2026-12-10 | in
    2026-12-05 | yes        | 2026-12-10 | in late
    2026-12-05 | no         | 2026-12-10 | reason given
"""

ASKED_OF_A_PERIOD = """
    trust since | school since | figures kept of | period     | is asked
    2024-09-01  |              |                 | 2026-09-01 | yes
    2024-09-01  | 2026-09-01   |                 | 2026-09-01 | yes
    2024-09-01  | 2026-10-05   |                 | 2026-09-01 | no
    2026-12-20  |              |                 | 2026-09-01 | no
    2026-12-20  |              | 2026-07-20      | 2026-09-01 | yes
    2026-12-18  |              |                 | 2026-09-01 | yes
"""


def rows(table: str) -> list[tuple[str, ...]]:
    lines = [line for line in table.strip("\n").splitlines()[1:] if line.strip()]
    return [tuple(cell.strip() for cell in line.split("|")) for line in lines]


@pytest.mark.parametrize(("kind", "earlier", "figure", "asked"), rows(DOUBTS))
def test_a_figure_that_is_unlike_those_before_is_asked_about(kind, earlier, figure, asked) -> None:
    yardstick = Yardstick(
        kind=kind, unit="%" if kind == "percentage" else "", decimals=1 if kind == "percentage" else 0
    )
    before = [("summer", Decimal(each)) for each in earlier.split(",") if each]
    says = " ".join(doubts(Decimal(figure), before, yardstick)).replace("\u00a0", " ")
    assert asked in says
    assert bool(asked) == bool(says)


@pytest.mark.parametrize(("recorded", "has_figure", "today", "expected"), rows(CAME))
def test_a_figure_that_a_round_asks_for_is_in_late_or_waited_for(recorded, has_figure, today, expected) -> None:
    day = dt.date.fromisoformat(recorded) if recorded else None
    due = dt.date(2026, 12, 4)
    assert came(day, due, today=dt.date.fromisoformat(today), has_figure=has_figure == "yes") == expected


def test_no_figure_is_no_doubt() -> None:
    assert doubts(None, [("summer", Decimal(4))], Yardstick()) == []


@pytest.mark.parametrize(("founded", "joined", "kept", "starts", "is_asked"), rows(ASKED_OF_A_PERIOD))
def test_nobody_is_asked_for_what_ended_before_they_were_here(founded, joined, kept, starts, is_asked) -> None:
    founded_on, joined_on, newest, starts_on = (
        dt.date.fromisoformat(day) if day else None for day in (founded, joined, kept, starts)
    )
    assert founded_on
    assert starts_on
    asked = is_kept([newest], dt.date(2026, 12, 18), founded_on) and was_here(joined_on, starts_on)
    assert asked is (is_asked == "yes")
