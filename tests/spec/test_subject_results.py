"""How a table of results by subject is read: counts and percentages, and what cannot be."""

import pytest

from goldenthread.domain.results import subject_results
from goldenthread.domain.results.subject_results import Line, pooled

KNOWN = {"g7": ["9-7", "7+"], "g4": ["9-4", "4+"]}


def cells(table):
    return [[cell.strip() for cell in line.split("|")] for line in table.strip().splitlines()[1:]]


READ = """
    entries | 9-7 | 9-4  | reached 7 | reached 4 | what is wrong
    40      | 10  | 30   | 10        | 30        |
    40      | 25% | 75 % | 10        | 30        |
    1,200   | 12  | 900  | 12        | 900       |
    40      |     | 30   |           | 30        |
    40      | 10  | 9    |           |           | fewer reached the lower grade than the higher
    40      | 10  | 41   |           |           | more reached it than were entered
    40      | 0.4 | 30   |           |           | write % behind a share
    40      | ten | 30   |           |           | is no number
    none    | 1   | 2    |           |           | is no number
    0       | 0   | 0    |           |           | say how many were entered
"""


@pytest.mark.parametrize("line", cells(READ), ids=lambda line: f"{line[0]}, {line[1]}, {line[2]}")
def test_a_row_is_read_or_refused_in_a_sentence(line):
    entries, seven, four, reached_seven, reached_four, wrong = line
    found = subject_results.read([["Subject", "Entries", "9–7 %", "4+"], ["History", entries, seven, four]], KNOWN)
    if wrong:
        assert wrong in found.flaws[0]
        assert not found.lines
    else:
        said = found.lines[0].reached
        assert (str(said.get("g7", "")), str(said.get("g4", ""))) == (reached_seven, reached_four)


def test_several_schools_are_one_only_in_what_all_of_them_say():
    whole = pooled([Line("Art", 10, {"g7": 2, "g4": 8}), Line("Art", 20, {"g4": 10})])
    assert (whole.entries, dict(whole.reached)) == (30, {"g4": 18})
