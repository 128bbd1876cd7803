"""What a page that promises one side asks its writers to shorten, and how long a text takes to read, as tables."""

import pytest

from goldenthread.domain import reading_time
from goldenthread.domain.plans import one_side
from goldenthread.domain.plans.one_side import Line

# Words in each line, how many words the page holds, and the cut: the greatest length allowed, words to lose by line.
SHORTEN = """
    lines          | room | at most | to lose
    30, 20, 6      |   40 |      17 | 13, 3
    30, 20, 6      |   56 |      30 |
    12, 12, 12     |   30 |      10 | 2, 2, 2
    9, 40          |   20 |      11 | 29
    6, 6, 6        |   10 |    none |
"""
READING = """
    words | said
        0 | under a minute
       99 | under a minute
      100 | 1 minute
      200 | 1 minute
      201 | 2 minutes
     2400 | 12 minutes
"""


def rows(table: str) -> list[list[str]]:
    return [[cell.strip() for cell in line.split("|")] for line in table.strip().splitlines()[1:]]


@pytest.mark.parametrize(("lengths", "room", "at_most", "to_lose"), rows(SHORTEN))
def test_the_longest_lines_are_shortened_first_and_only_as_far_as_needed(lengths, room, at_most, to_lose) -> None:
    lines = [Line(" ".join(["word"] * int(words)), f"Line {words}") for words in lengths.split(",")]

    def fits(most: int) -> bool:
        return sum(min(line.words, most) for line in lines) <= int(room)

    most = one_side.longest_that_fits((line.words for line in lines), fits)
    assert str(most or "none").lower() == at_most
    assert ", ".join(str(cut.over) for cut in one_side.cuts(lines, most or 1000)) == to_lose


@pytest.mark.parametrize(("words", "said"), rows(READING))
def test_what_is_begun_counts_as_a_whole_minute(words, said) -> None:
    assert reading_time.said(int(words)) == said
