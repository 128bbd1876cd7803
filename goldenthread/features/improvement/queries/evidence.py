"""What is on record of a school beside each line that a person judges."""

import datetime as dt
from collections.abc import Iterable

from goldenthread.domain.access import Reach
from goldenthread.domain.deciding.shown_by import Seen, showing
from goldenthread.features.improvement.ladder_shapes import LineShape, ShownByShape
from goldenthread.features.improvement.queries.records import kinds_of, records_of
from goldenthread.features.organisations.models import School
from goldenthread.foundation import subjects
from goldenthread.foundation.subjects import Subject

# How far back a record still says something of today, in days.
LATELY = 400

Beside = list[tuple[Seen, Subject]]


def beside_lines(reach: Reach, school: School, lines: Iterable[LineShape], *, today: dt.date) -> dict[str, Beside]:
    """Return by line the latest record of each kind that it names, of those that the reader may see.

    Figures stand beside a line with what they are held against, and are not told twice.
    """
    asked = {line.key: wanted for line in lines if (wanted := [one for one in line.shown_by if not is_figure(one)])}
    if not asked:
        return {}
    since = today - dt.timedelta(days=LATELY)
    there = records_of([school], since, kinds_of(one for wanted in asked.values() for one in wanted))[school.pk]
    latest = {
        key: [seen for one in wanted for seen in showing([one.as_rule()], there, since, today)]
        for key, wanted in asked.items()
    }
    seen = subjects.find(reach, {(one.kind, one.ref) for found in latest.values() for one in found if one.kind})
    return {
        key: [(one, seen[one.kind, one.ref]) for one in found if (one.kind, one.ref) in seen]
        for key, found in latest.items()
    }


def is_figure(one: ShownByShape) -> bool:
    return one.as_rule().records == ("figure",)
