"""Keeping the last figures of every place, so that a line the size of a word is drawn without reading history."""

from collections.abc import Sequence

from goldenthread.features.measures.models import Standing
from goldenthread.features.measures.operations.known import TRUST, Known
from goldenthread.features.measures.queries.histories import Point, histories

# As many points as a line the size of a word can carry.
MOST_POINTS = 12


def keep_lines(known: Known, rows: Sequence[Standing]) -> None:
    """Give each row the last figures of its place, small numbers hidden in them as everywhere."""
    places = {TRUST, *(school.pk for school in known.schools)}
    readings = [
        (key, place, "", Point(kept.value, kept.value_word, kept.numerator, kept.denominator, kept.marker))
        for place, history in known.readings.items()
        if place in places
        for key, kept in history.items()
    ]
    hidden = [(row.period, row.school_id) for row in rows if row.is_hidden]
    found = histories(known.measure, readings, known.calendar, already=hidden)
    for row in rows:
        points = found.line(row.school_id)[-MOST_POINTS:]
        row.line = [float(point.value) if point and point.value is not None else None for point in points]
