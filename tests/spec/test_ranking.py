"""Ranking by two methods beside each other, as tables."""

import pytest

from goldenthread.domain.board.checks import Asked
from goldenthread.domain.board.ranking import Method, beside, score, worth

SCALE = ("weak", "sound", "strong")
WORTH = """
    kind      | answer         | counts
    scale     | weak           | 0
    scale     | sound          | 0.5
    scale     | strong         | 1
    scale     | elsewhere      |
    judgement | partly         | 0.5
    judgement | not met        | 0
    judgement | not applicable |
    yes/no    | yes            | 1
    number    | 12             | 12
    number    | many           |
    text      | Well           |
"""

# Three cases by three questions; the last was answered on one only.
CASES = {
    1: {"need": 0.0, "risk": 1.0, "said": 1.0}, 2: {"need": 0.5, "risk": 0.0, "said": 1.0},
    3: {"need": 1.0, "risk": None, "said": None}, 4: {"need": None, "risk": None, "said": None},
}  # fmt: skip
RANKED = """
    case | by need | by all, risk twice | earlier by the second
    1    | 1       | 2                  | -1
    2    | 2       | 1                  | 1
    3    | 3       | 3                  | 0
    4    |         |                    |
"""


def rows(table):
    return [[cell.strip() for cell in line.split("|")] for line in table.strip().splitlines()[1:]]


@pytest.mark.parametrize(("kind", "answer", "counts"), rows(WORTH))
def test_an_answer_counts_from_worst_to_best_and_one_that_says_neither_counts_nothing(kind, answer, counts):
    assert worth(Asked(kind, SCALE), answer) == (float(counts) if counts else None)


def test_two_methods_stand_beside_each_other_with_what_moves():
    methods = Method("need", "Need", {"need": 1}), Method("all", "All", {"need": 1, "risk": 2, "said": 1})
    found = beside(CASES, *methods)
    shown = [
        [str(one.what), *("" if it is None else str(it) for it in (one.first, one.second, one.moves))]
        for one in found
    ]
    assert shown == rows(RANKED)
    assert score(CASES[2], methods[1]) == 0.375


def test_those_alike_share_a_place_and_the_fewest_counts_first_where_less_is_better():
    by, most = Method("a", "A", {"a": 1}), Asked("number", most=True)
    found = beside({1: {"a": worth(most, "9")}, 2: {"a": worth(most, "2")}, 3: {"a": worth(most, "9")}}, by, by)
    assert [(one.what, one.first) for one in found] == [(1, 1), (3, 1), (2, 3)]
