"""One expression, the same answer on every engine that is here, and the same as the plain rule's."""

from collections import defaultdict
from types import SimpleNamespace as Row

import ibis
import pyarrow as pa
import pytest

from goldenthread.domain.results.attendance import Sessions, is_persistent, is_severe
from goldenthread.features.analytics import summaries
from tests.analytics import engines, marks

ROWS = marks.rows(pupils=60, sessions=40)
PLACES = {"present": 0, "approved activity": 1, "authorised": 2, "unauthorised": 3}


def plainly():
    """Return the summary by the rule itself, pupil by pupil."""
    by_pupil = defaultdict(lambda: [0, 0, 0, 0])
    for row in ROWS:
        place = PLACES.get(marks.CLASSES[row["mark"]])
        counts = by_pupil[row["school"], row["group"], row["period"], row["pupil"]]
        if place is not None:
            counts[place] += 1
    found = defaultdict(lambda: [0, Sessions(), 0, 0])
    for (*key, _), counts in by_pupil.items():
        sessions = Sessions(*counts)
        if sessions.possible:
            sums = found[tuple(key)]
            sums[0] += 1
            sums[1] += sessions
            sums[2] += is_persistent(sessions.absent, sessions.possible)
            sums[3] += is_severe(sessions.absent, sessions.possible)
    return found


@pytest.mark.parametrize("name", engines.here())
def test_every_engine_gives_what_the_rule_gives(name):
    engine = engines.engine(name)
    table = ibis.memtable(pa.Table.from_pylist(ROWS))
    asked = summaries.attendance_summary(table, summaries.codes_table(marks.CLASSES))
    answer = [Row(**row) for row in engine.to_pyarrow(asked).to_pylist()]
    expected = plainly()
    assert [(row.school, row.group, row.period) for row in answer] == sorted(expected)
    for row in answer:
        pupils, sessions, persistent, severe = expected[row.school, row.group, row.period]
        assert (row.pupils, row.persistent, row.severe) == (pupils, persistent, severe)
        assert (row.present, row.approved) == (sessions.present, sessions.approved)
        assert (row.authorised, row.unauthorised, row.possible) == (
            sessions.authorised, sessions.unauthorised, sessions.possible,
        )  # fmt: skip
        assert row.attendance == pytest.approx(float(sessions.attendance), abs=1e-9)
        assert row.persistent_share == pytest.approx(100 * persistent / pupils, abs=1e-9)


def test_an_expression_is_made_and_not_run():
    table = ibis.table(dict.fromkeys((*summaries.KEYS, "pupil", "mark"), "string"), name="marks")
    assert "GROUP BY" in ibis.to_sql(summaries.attendance_summary(table, summaries.codes_table(marks.CLASSES)))
