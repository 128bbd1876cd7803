"""When a round of comments is open, and when nobody can agree because of it, as tables."""

import datetime as dt

import pytest

from goldenthread.domain.year.consulting import compared, in_the_way, may_close, stands, tally
from goldenthread.foundation.subjects import Passage

ROUNDS = """
    last day   | closed on  | today      | stands | in the way of a yes
    2026-12-02 |            | 2026-11-21 | open   | Comments on it are open until 2026-12-02.
    2026-12-02 |            | 2026-12-02 | open   | Comments on it are open until 2026-12-02.
    2026-12-02 |            | 2026-12-03 | over   | The round of comments has not been summed up yet.
    2026-12-02 | 2026-11-30 | 2026-12-01 | closed |
"""


@pytest.mark.parametrize("line", ROUNDS.strip().splitlines()[1:])
def test_a_round_takes_comments_until_its_last_day_and_is_closed_by_hand(line):
    last, closed, today, expected, way = (cell.strip() for cell in line.split("|"))
    days = (
        dt.date.fromisoformat(last),
        dt.date.fromisoformat(closed) if closed else None,
        dt.date.fromisoformat(today),
    )
    assert stands(*days) == expected
    assert in_the_way(*days, last) == way


def test_every_comment_is_answered_before_a_round_is_closed():
    assert may_close(["changed", "kept"]) == ""
    assert may_close(["changed", ""]) == "1 comment has no answer yet."
    assert tally([("Board", "changed"), ("Board", ""), ("Heads", "kept")])["Board"] == {"changed": 1, "": 1}


# In the second round a piece stands as it was, is new, reads otherwise, or is gone.
BEFORE = {"a": "Listen first.", "b": "Answer within ten days.", "c": "Ask a panel."}
NOW = {"a": "Listen first.", "d": "Say sorry.", "b": "Answer within five days."}
DIFFERS = """
    piece | stands
    a     | same
    d     | new
    b     | changed: Answer within [ten]{five} days.
    c     | gone
"""


def test_a_draft_is_set_beside_that_of_the_round_before():
    found = compared(*([Passage("section", ref, ref, text) for ref, text in said.items()] for said in (NOW, BEFORE)))
    rows = [line.split("|") for line in DIFFERS.strip().splitlines()[1:]]
    assert [(one.passage.ref, _told(one)) for one in found] == [(ref.strip(), says.strip()) for ref, says in rows]
    assert {one.state for one in compared([found[0].passage], [])} == {"same"}


def _told(one):
    marks = {"gone": "[{}]", "new": "{{{}}}", "same": "{}"}
    said = "".join(marks[kind].format(text) for kind, text in one.runs)
    return f"{one.state}: {said}" if said else one.state
