"""Where a figure may stand when its target falls due, as tables. A projection only warns; no standing rests on it."""

import datetime as dt
from decimal import Decimal

import pytest

from goldenthread.domain.calendar import Period
from goldenthread.domain.measures.figures import Yardstick
from goldenthread.domain.measures.forecast import aim_ahead, outlook, project, sentence, warning
from goldenthread.domain.measures.goals import Target

TODAY = dt.date(2026, 9, 20)

# The figures end with the summer term of 2025/26, a term each, the latest last.
PROJECTED = """
    figures                      | until      | projected | from | to   | by year
    94.0, 93.0, 92.0             | 2026-12-31 |           |      |      |
    92.0, 92.5, 93.0, 93.5       | 2026-12-31 |      94.0 | 93.8 | 94.2 | no
    92.0, 93.0, 92.0, 93.0, 94.0 | 2026-12-31 |      93.0 | 92.5 | 93.5 | yes
    90, 92, 94, 91, 93, 95       | 2026-12-31 |      92.0 | 91.0 | 93.0 | yes
    90, 92, 94, 91, 93, 95       | 2027-08-01 |      96.0 | 94.3 | 97.7 | yes
    90, 92, 94, 91, 95, 94       | 2026-12-31 |      92.0 | 89.5 | 94.5 | yes
    92, 95, 97, 99               | 2027-08-01 |     100.0 | 98.3 | 100.0 | no
    92.0, 92.5, 93.0, 93.5       | 2029-08-31 |           |      |      |
    92.0, 92.5, 93.0, 93.5       | 2026-10-01 |           |      |      |
"""

OUTLOOKS = """
    target  | figures                | outlook
    >= 91   | 90, 92, 94, 91, 93, 95 | likely to be reached
    >= 94   | 90, 92, 94, 91, 95, 94 | could go either way
    >= 95   | 90, 92, 94, 91, 95, 94 | likely to be missed
    <= 93   | 90, 92, 94, 91, 93, 95 | likely to be reached
    < 91    | 90, 92, 94, 91, 93, 95 | likely to be missed
    in 92   | 90, 92, 94, 91, 93, 95 |
"""


def rows(table: str) -> list[tuple[str, ...]]:
    lines = [line for line in table.strip("\n").splitlines()[1:] if line.strip()]
    return [tuple(cell.strip() for cell in line.split("|")) for line in lines]


def figures_of(typed: str) -> list[tuple[Period, Decimal]]:
    values = [Decimal(each) for each in typed.split(",")]
    last = Period.parse("2025/26 summer")
    return [(last.previous(len(values) - 1 - at), value) for at, value in enumerate(values)]


PERCENT = Yardstick(kind="percentage", unit="%")


@pytest.mark.parametrize(
    ("figures", "until", "expected"), [(row[0], row[1], list(row[2:])) for row in rows(PROJECTED)]
)
def test_a_projection_rests_on_last_year_or_else_on_the_steps(figures, until, expected) -> None:
    found = project(figures_of(figures), dt.date.fromisoformat(until), PERCENT, today=TODAY)
    if not expected[0]:
        assert found is None
        return
    told = [f"{each:.1f}" for each in (found.last.value, found.last.low, found.last.high)]
    assert [*told, "yes" if found.by_year else "no"] == expected


@pytest.mark.parametrize(("target", "figures", "expected"), rows(OUTLOOKS))
def test_a_range_that_misses_the_target_is_a_warning(target, figures, expected) -> None:
    op, value = target.split()
    found = project(figures_of(figures), dt.date(2026, 12, 31), PERCENT, today=TODAY)
    assert str(outlook(found, Target(op=op, value=Decimal(value))) or "") == expected


def test_it_is_said_with_its_range_and_what_it_rests_on() -> None:
    found = project(figures_of("90, 92, 94, 91, 95, 94"), dt.date(2026, 12, 31), PERCENT, today=TODAY)
    says = sentence(found, PERCENT).replace("\u00a0", " ")
    assert says == (
        "If it goes on as it has: 92.0 % in autumn term 2026/27, most likely between 89.5 % and 94.5 %. "
        "This rests on 6 figures and how each period has changed on the year before."
    )
    aim = Target(op=">=", value=Decimal(96), due_words="by Christmas")
    assert warning(found, aim, PERCENT).replace("\u00a0", " ") == (
        "Even the better end misses at least 96 % by Christmas by 1.5 percentage points: "
        "it would take 4.0 percentage points more in the one period left than it is heading for."
    )


def test_a_target_far_off_is_looked_at_by_its_next_step() -> None:
    far = Target(op=">=", value=Decimal(97), due=dt.date(2030, 7, 31), steps={"2026/27": Decimal(95)})
    near = aim_ahead(far, today=TODAY)
    assert (near.value, near.due) == (Decimal(95), dt.date(2027, 8, 31))
    assert aim_ahead(Target(due=dt.date(2030, 7, 31)), today=TODAY) is None
    assert aim_ahead(Target(due=dt.date(2026, 7, 31)), today=TODAY) is None


def test_what_is_no_number_is_not_projected() -> None:
    assert project(figures_of("1, 2, 3, 2"), dt.date(2026, 12, 31), Yardstick(kind="grade"), today=TODAY) is None
