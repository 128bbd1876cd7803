"""What the figures of years come to together, as a table."""

from decimal import Decimal

import pytest

from goldenthread.domain.calendar import Period
from goldenthread.domain.measures.running_totals import totals

TOTALS = """
    figures                                       | from    | come to | says
    2023/24 4.1, 2024/25 1.9, 2025/26 4.6         | 2024/25 | 6.5     | added up since 2024/25
    2023/24 4.1, 2024/25 1.9, 2025/26 4.6         | 2023/24 | 10.6    | added up since 2023/24
    2023/24 4.1, 2025/26 4.6                      | 2023/24 | 8.7     | added up since 2023/24, without 2024/25, of which no figure came
    2025/26 4.6                                   | 2025/26 | 4.6     | added up since 2025/26
    2025/26 autumn 3, 2025/26 spring 4            | 2025/26 | 7       | added up since 2025/26
    2025/26 4.6                                   | 2026/27 |         |
    2024/25 -, 2025/26 4.6                        | 2024/25 | 4.6     | added up since 2024/25, without 2024/25, of which no figure came
"""  # noqa: E501


def rows(table: str) -> list[tuple[str, ...]]:
    lines = [line for line in table.strip("\n").splitlines()[1:] if line.strip()]
    return [tuple(cell.strip() for cell in line.split("|")) for line in lines]


@pytest.mark.parametrize(("figures", "first", "comes_to", "says"), rows(TOTALS))
def test_years_are_added_up_and_what_is_missing_is_said(figures, first, comes_to, says) -> None:
    pairs = [each.strip().rpartition(" ") for each in figures.split(",")]
    given = {Period.parse(key): None if value == "-" else Decimal(value) for key, _, value in pairs}
    found = totals(given, first).get(max(given))
    assert (found is not None) is bool(comes_to)
    if found:
        assert (found.value, found.covers) == (Decimal(comes_to), says)
