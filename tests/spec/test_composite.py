"""How a measure stands that is several measures together, as a table."""

import pytest

from goldenthread.domain.measures.composite import Part, combined
from goldenthread.domain.measures.standing import Status

# What is needed, how the parts stand, and how the whole does.
WHOLES = """
    all     | met, met, met                    | met
    all     | met, on track                    | on track
    all     | met, not due                     | on track
    all     | not due, not due                 | not due
    all     | met, at risk                     | at risk
    all     | at risk, off track               | off track
    all     | met, no data                     | cannot tell
    all     | off track, no data               | off track
    all     | no data, no data                 | no data
    all     | at risk, stale                   | cannot tell
    any     | met, off track, off track        | met
    any     | on track, off track              | on track
    any     | at risk, off track               | at risk
    any     | off track, no data               | cannot tell
    any     | off track, off track             | off track
    2       | met, met, off track              | met
    2       | met, on track, off track         | on track
    2       | met, at risk, off track          | at risk
    2       | met, no data, off track          | cannot tell
    2       | met, off track, off track        | off track
    5       | met, met                         | met
"""


@pytest.mark.parametrize("row", [line for line in WHOLES.strip("\n").splitlines() if line.strip()])
def test_a_whole_stands_by_how_many_of_its_parts_are_well(row: str) -> None:
    rule, parts, whole = (cell.strip() for cell in row.split("|"))
    said = [Part(f"Part {at}", Status(word.strip())) for at, word in enumerate(parts.split(","), start=1)]
    least = int(rule) if rule.isdigit() else None
    assert combined(said, "least" if least else rule, least).status == Status(whole)


def test_it_says_which_part_stands_how() -> None:
    found = combined([Part("Attendance", Status.MET), Part("Suspensions", Status.OFF_TRACK)], "all")
    assert found.why == "1 of 2 are met or on track, and all are needed: Attendance met, Suspensions off track."
