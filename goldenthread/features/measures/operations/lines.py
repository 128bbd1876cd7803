"""Keeping the last figures of every place and where they head, so that no page reads a history for it."""

from collections.abc import Sequence

from goldenthread.domain.calendar import Period
from goldenthread.domain.measures import forecast
from goldenthread.features.measures.models import Standing
from goldenthread.features.measures.operations.known import Known
from goldenthread.features.measures.queries import rule_values
from goldenthread.features.measures.queries.histories import Histories, histories

# As many points as a line the size of a word can carry.
MOST_POINTS = 12
LONGEST_SAYS = 700


def keep_lines(known: Known, rows: Sequence[Standing]) -> None:
    """Give each row the last figures of its place and where they head; hide what of it no reader may see."""
    asked = {school.pk: school.joined_on for school in known.schools}
    found = histories(known.measure, known.versions, known.calendar, asked=asked, kin=known.kin)
    for row in rows:
        row.is_hidden = found.hides(row.period, row.school_id)
        if row.previous_value is not None and found.hides(row.previous_period, row.school_id):
            row.previous_value = None
        line = found.line(row.school_id)
        alike = [_is_alike(known, period) for period in found.periods]
        points = [point if is_alike else None for point, is_alike in zip(line, alike, strict=True)][-MOST_POINTS:]
        row.line = [float(point.value) if point and point.value is not None else None for point in points]
        row.outlook, row.outlook_says = _outlook(known, row, found)


def _is_alike(known: Known, period: Period) -> bool:
    """Say whether a period's figures may be compared with today's: none before the definition last changed."""
    return not known.breaks or period.ends_on >= known.breaks[-1].starts_on


def _outlook(known: Known, row: Standing, found: Histories) -> tuple[str, str]:
    """Return what the figures that may be shown say of the target; nothing where they say too little.

    What years come to together is not projected: it grows by what each brings.
    """
    target = rule_values.target_value(row.target, known.yardstick) if row.target else None
    aim = forecast.aim_ahead(target, today=known.today) if target else None
    if aim is None or aim.due is None or row.is_hidden or (row.target and row.target.adds_up_from):
        return "", ""
    figures = [
        (period, point.value)
        for period, point in zip(found.periods, found.line(row.school_id), strict=True)
        if point is not None and point.value is not None and _is_alike(known, period)
    ]
    if not figures:
        return "", ""
    alike = [(period, value) for period, value in figures if period.kind == figures[-1][0].kind]
    ahead = forecast.project(alike, aim.due, known.yardstick, today=known.today)
    word = forecast.outlook(ahead, aim) if ahead else None
    if ahead is None or word is None:
        return "", ""
    says = f"{forecast.sentence(ahead, known.yardstick)} {forecast.warning(ahead, aim, known.yardstick)}"
    return word.value, says.strip()[:LONGEST_SAYS]
