"""Plans as Word, Excel and PDF files of many layouts: each read as a careful person says, element by element."""

import pytest

from goldenthread.domain.reading import plan_reading
from goldenthread.foundation.documents import reading as documents
from tests.domain.plan_reading import scoring
from tests.domain.plan_reading.made_plans import made
from tests.domain.plan_reading.reading import TWINS, vocabulary

SAMPLES = scoring.samples(TWINS / "made")
EXACT = ("elements", "levels", "columns", "leads", "cover", "lossless")


@pytest.mark.parametrize(("path", "expected"), SAMPLES, ids=lambda held: getattr(held, "stem", ""))
def test_a_file_is_read_as_a_careful_person_reads_it(path, expected):
    content, ending = made(path)
    document = documents.read(content, f"{path.stem}.{ending}")
    found = scoring.score(plan_reading.read_plan(document, vocabulary()), expected)
    assert [fault for name in EXACT for fault in found[name].faults] == []
