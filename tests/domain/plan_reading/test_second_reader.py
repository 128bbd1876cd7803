"""Plans in the manners of many trusts and schools: each read as a careful person says, element by element."""

import pytest

from goldenthread.domain.reading import plan_reading
from tests.domain.plan_reading import scoring
from tests.domain.plan_reading.reading import vocabulary

SAMPLES = scoring.samples(scoring.READERS_SAMPLES)
EXACT = ("elements", "levels", "columns", "leads", "cover", "lossless")
LEAST_SHARE_IN_OTHER_FORMS = 0.9


@pytest.mark.parametrize(("path", "expected"), SAMPLES, ids=lambda held: getattr(held, "stem", ""))
def test_a_plan_is_read_as_a_careful_person_reads_it(path, expected):
    found = scoring.score(plan_reading.read_plan(scoring.in_form(path, scoring.AS_IT_STANDS), vocabulary()), expected)
    assert [fault for name in EXACT for fault in found[name].faults] == []


@pytest.mark.parametrize("form", ["word", "pdf", "excel"])
def test_the_same_plans_read_nearly_as_well_from_other_files(form):
    found = scoring.totals(scoring.READERS_SAMPLES, form)
    assert found["lossless"].share == 1
    assert all(found[name].share >= LEAST_SHARE_IN_OTHER_FORMS for name in ("elements", "levels", "columns", "leads"))
