"""Plans in the manners of many trusts and schools: each read as a careful person says, element by element."""

import pytest

from goldenthread.domain import plan_reading
from tests.domain.plan_reading import scoring
from tests.domain.plan_reading.reading import vocabulary

SAMPLES = scoring.samples(scoring.READERS_SAMPLES)
EXACT = ("elements", "levels", "columns", "leads", "cover", "lossless")


@pytest.mark.parametrize(("path", "expected"), SAMPLES, ids=lambda held: getattr(held, "stem", ""))
def test_a_plan_is_read_as_a_careful_person_reads_it(path, expected):
    found = scoring.score(plan_reading.read_plan(scoring.in_form(path, "as it stands"), vocabulary()), expected)
    assert [fault for name in EXACT for fault in found[name].faults] == []
