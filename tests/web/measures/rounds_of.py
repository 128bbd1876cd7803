"""A round as tests open it."""

import datetime as dt

from goldenthread.features.measures import operations
from goldenthread.features.measures.models import Round


def opened(world, *measures, schools=None, due_on=dt.date(2026, 12, 4), period="2025/26 summer", groups=()) -> Round:
    line = operations.RoundLine(
        title="Summer figures", period=period, due_on=due_on, measures=measures or [world.attendance],
        schools=schools or [world.haven_high, world.marsh_lane], groups=groups,
    )  # fmt: skip
    return operations.open_round(trust=world.trust, line=line, by=world.people["data"])


def typed(measure, school, group="", drawn_from="", **facts) -> dict:
    """Return one row of the grid as a browser sends it."""
    key = f"{measure.ref}.{school.ref}{f'.{group}' if group else ''}"
    given = {"drawn_from": drawn_from, "marker": "", "comment": ""} | facts
    return {"row": key, "state": "final"} | {f"{key}-{name}": value for name, value in given.items()}
