"""How a measure stands that is several measures together, as a table."""

from decimal import Decimal

import pytest

from goldenthread.domain.measures.composite import Part, combined, estimate
from goldenthread.domain.measures.figures import Yardstick
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
    about   | met, met, off track              | met
    about   | met, off track                   | off track
    about   | on track, at risk, at risk       | at risk
"""


# What methods say of one thing, the middle, and whether they lie far apart.
ESTIMATES = """
    methods      | middle | far apart
    60, 62, 70   | 62     |
    60, 64       | 62     |
    40, 62, 70   | 62     | yes
    -, 62, 64    | 63     |
    -, 62        |        |
"""


@pytest.mark.parametrize("row", [line for line in ESTIMATES.strip("\n").splitlines()[1:] if line.strip()])
def test_methods_that_look_at_one_thing_give_an_estimate(row: str) -> None:
    methods, middle, apart = (cell.strip() for cell in row.split("|"))
    parts = [
        Part(f"Method {at}", Status.CANNOT_TELL, None if said == "-" else Decimal(said))
        for at, said in enumerate(methods.split(", "))
    ]
    found = estimate(parts, Yardstick("percentage"))
    assert (str(found.value) if found else "") == middle
    assert bool(found and "far apart" in found.why) == bool(apart)


@pytest.mark.parametrize("row", [line for line in WHOLES.strip("\n").splitlines() if line.strip()])
def test_a_whole_stands_by_how_many_of_its_parts_are_well(row: str) -> None:
    rule, parts, whole = (cell.strip() for cell in row.split("|"))
    said = [Part(f"Part {at}", Status(word.strip())) for at, word in enumerate(parts.split(","), start=1)]
    least = int(rule) if rule.isdigit() else None
    assert combined(said, "least" if least else rule, least).status == Status(whole)


def test_it_says_which_part_stands_how() -> None:
    found = combined([Part("Attendance", Status.MET), Part("Suspensions", Status.OFF_TRACK)], "all")
    assert found.why == "1 of 2 are met or on track, and all are needed: Attendance met, Suspensions off track."
