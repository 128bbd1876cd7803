"""What counts in a round, what is late, and what is said of a part round over round."""

import datetime as dt

import pytest

from goldenthread.domain.year import rounds
from goldenthread.domain.year.rounds import Span

SPAN = Span(dt.date(2026, 11, 16), dt.date(2026, 11, 30), dt.date(2026, 12, 7))


def cells(table):
    return [[cell.strip() for cell in line.split("|")] for line in table.strip().splitlines()[1:]]


def day(written):
    return dt.date.fromisoformat(written) if written else None


# The round opens on 16 November, asks for answers by the 30th and closes on 7 December.
TIMING = """
    said on    | closed on  | it is
               |            | none
    2026-11-01 |            | none
    2026-11-02 |            | in time
    2026-11-30 |            | in time
    2026-12-01 |            | late
    2026-12-07 | 2026-12-07 | late
    2026-12-08 | 2026-12-07 | after
    2026-12-08 |            | late
"""


@pytest.mark.parametrize("line", cells(TIMING))
def test_words_are_in_time_late_or_after_the_closing(line):
    assert rounds.timing(day(line[0]), SPAN, day(line[1])) == line[2]


ARROW = """
    before      | now         | arrow
    at risk     | on track    | better
    on track    | off track   | worse
    at risk     | at risk     | same
    not started | on track    | better
    on track    | done        | better
                | on track    |
    at risk     | moved       |
"""


@pytest.mark.parametrize("line", cells(ARROW))
def test_an_arrow_says_how_a_part_has_moved(line):
    assert rounds.arrow(line[0], line[1]) == line[2]


SLIPS = """
    newest first                  | dates moved | says
    at risk, at risk, on track    | 0           | in trouble 2 rounds running
    off track, at risk, off track | 0           | in trouble 3 rounds running
    on track, at risk, at risk    | 0           |
    at risk, on track             | 1           |
    on track                      | 2           | its dates were moved 2 times
    done                          | 3           |
"""


@pytest.mark.parametrize("line", cells(SLIPS))
def test_what_keeps_slipping_is_named_with_the_reason(line):
    statuses = [status.strip() for status in line[0].split(",")]
    assert rounds.keeps_slipping(statuses, int(line[1])) == line[2]


SINCE = """
    words, the oldest first                                                 | stands so since
    2026-03-01 on track, 2026-07-01 at risk, 2026-11-01 at risk             | 2026-07-01
    2026-03-01 at risk, 2026-07-01 on track, 2026-11-01 at risk             | 2026-11-01
    2026-03-01 on track                                                     | 2026-03-01
"""


@pytest.mark.parametrize("line", cells(SINCE))
def test_a_part_has_stood_so_since_the_first_word_of_an_unbroken_run(line):
    history = [(day(words.strip()[:10]), words.strip()[11:]) for words in line[0].split(",")]
    assert str(rounds.standing_since(history)) == line[1]


def test_the_most_pressing_of_several_stands_for_them_and_silence_for_nothing():
    assert rounds.together(["on track", "", "at risk", "done"]) == "at risk"
    assert rounds.together(["", ""]) == ""
    assert rounds.tally(["", "at risk", "on track", "on track"]) == {"on track": 2, "at risk": 1, "": 1}


def test_a_round_whose_days_do_not_follow_one_another_is_refused_by_field():
    backwards = Span(SPAN.opened_on, dt.date(2026, 11, 1), dt.date(2026, 10, 1))
    assert list(backwards.flaws()) == ["answers_by", "closes_on"]
