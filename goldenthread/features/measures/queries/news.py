"""What a reader hears of measures on coming in: what moved, what stands out, what is waited for."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from goldenthread.domain.access import Reach
from goldenthread.features.measures.models import Measure
from goldenthread.features.measures.queries.cells import Cell, cells
from goldenthread.features.measures.queries.lists import (
    SERIOUS,
    Concern,
    has_moved,
    measures_within,
    schools_seen,
    waited_for,
)
from goldenthread.features.organisations.models import School, Trust


@dataclass(frozen=True)
class News:
    """Everything that a home page says of measures, worked out on one reading of the standings.

    `expected` figures are owed by today; `missing` names those that have not come. `cells` are
    the standings themselves, for what else speaks of them.
    """

    changed: Sequence[Concern]
    exceptions: Sequence[Concern]
    expected: int
    missing: Sequence[tuple[Measure, School]]
    cells: Mapping[int, Mapping[int | None, Cell]]


def news(reach: Reach, trust: Trust, *, since: dt.datetime | None, since_day: dt.date, today: dt.date) -> News:
    """Return what moved since a moment, what is off track or at risk, and what is owed.

    Without a moment, for who looks in for the first time, what was recorded since `since_day` is news.
    Three queries, whatever the number of schools.
    """
    every, schools = list(measures_within(reach)), list(schools_seen(reach))
    found = cells(reach, every)
    by_key = {school.pk: school for school in schools}
    concerns = [
        Concern(measure, by_key.get(place) if place else None, cell)
        for measure in every
        for place, cell in found.get(measure.pk, {}).items()
    ]
    expected, missing = waited_for(trust, every, schools, found, today)
    return News(
        changed=sorted(
            (one for one in concerns if _is_fresh(one.cell, since, since_day) and has_moved(one.cell)),
            key=lambda one: one.cell.changed_at, reverse=True,
        ),
        exceptions=sorted(
            (one for one in concerns if one.cell.status in SERIOUS), key=lambda one: SERIOUS.index(one.cell.status)
        ),
        expected=expected,
        missing=missing,
        cells=found,
    )  # fmt: skip


def _is_fresh(cell: Cell, since: dt.datetime | None, since_day: dt.date) -> bool:
    if since is not None:
        return cell.changed_at > since
    return cell.recorded_on is not None and cell.recorded_on >= since_day
