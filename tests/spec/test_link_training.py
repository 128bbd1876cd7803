"""Where somebody stands in training for a link, and how sure they are over time, as tables."""

import datetime as dt

import pytest

from goldenthread.domain.board.link_training import Sat, is_asked, standing, sureness

TODAY = dt.date(2026, 11, 21)

STANDING = """
    sessions                                         | link since | done | missed | next       | asked
    2026-02-10 came, 2026-12-08 booked               | 2024-09-01 | 1    | 0      | 2026-12-08 | no
    2026-02-10 away, 2026-12-08                      | 2024-09-01 | 0    | 1      | 2026-12-08 | yes
    2026-02-10, 2027-03-09                           | 2026-09-01 | 0    | 0      | 2027-03-09 | no
    2026-02-10, 2026-06-09 came                      | 2024-09-01 | 1    | 1      |            | no
    2026-02-10 came, 2026-11-21 came                 | 2024-09-01 | 2    | 0      |            | no
    nothing                                          | 2024-09-01 | 0    | 0      |            | no
"""

SURE = """
    said                                              | by the end of each day
    2026-01-01 a 2, 2026-01-01 b 3                    | 2026-01-01 2.5
    2026-01-01 a 2, 2026-02-01 a 4                    | 2026-01-01 2.0, 2026-02-01 4.0
    2026-02-01 a 4, 2026-01-01 a 1, 2026-02-01 b 1    | 2026-01-01 1.0, 2026-02-01 2.5
"""


def rows(table):
    return [[cell.strip() for cell in line.split("|")] for line in table.strip().splitlines()[1:]]


def sat(words):
    on, *rest = words.split()
    came = {"came": True, "away": False}.get(rest[0]) if rest else None
    return Sat(dt.date.fromisoformat(on), bool(rest), came)


@pytest.mark.parametrize("row", rows(STANDING))
def test_a_programme_says_what_was_done_missed_and_comes_next(row):
    sessions, since, done, missed, next_on, asked = row
    listed = [] if sessions == "nothing" else [sat(one) for one in sessions.split(", ")]
    found = standing(listed, since=dt.date.fromisoformat(since), today=TODAY)
    assert (found.done, found.missed, str(found.next_on or "")) == (int(done), int(missed), next_on)
    assert is_asked(found, TODAY) == (asked == "yes")


@pytest.mark.parametrize("row", rows(SURE))
def test_how_sure_somebody_is_follows_their_last_word_on_each(row):
    said, shown = row
    listed = [(dt.date.fromisoformat(on), key, int(step)) for on, key, step in map(str.split, said.split(", "))]
    assert ", ".join(f"{one.on} {one.mean}" for one in sureness(listed)) == shown
