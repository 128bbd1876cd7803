"""Which option is recommended, as a table."""

from decimal import Decimal

import pytest

from goldenthread.domain.plans.option_scores import recommended, weigh

# Two criteria: reach counts three times, ease once. Scores are written reach and ease, then what it costs.
WHICH_IS_RECOMMENDED = """
    school    | hire      | wait      | recommended
    4 3 9000  | 2 5 1000  | 1 5 0     | school
    4 3 9000  | 4 3 1000  | 1 5 0     | hire
    4 3 9000  | 4 3 9000  | 1 5 0     |
    4 3       | 4 3 1000  | 1 5 0     |
    4 - 9000  | 2 5 1000  | 1 5 0     |
    1 5 100   | 1 5 200   | 2 4 900   | wait
"""


@pytest.mark.parametrize("line", WHICH_IS_RECOMMENDED.strip().splitlines()[1:])
def test_the_most_points_then_the_lower_cost_and_never_a_guess(line):
    *cells, expected = (cell.strip() for cell in line.split("|"))
    found = []
    for key, cell in zip(("school", "hire", "wait"), cells, strict=True):
        reach, ease, *cost = cell.split()
        scores = {name: int(score) for name, score in (("reach", reach), ("ease", ease)) if score != "-"}
        found.append(weigh(key, scores, {"reach": 3, "ease": 1}, Decimal(cost[0]) if cost else None))
    assert recommended(found) == expected
