"""The national model of Progress 8: what pupils of each start reached in England, year by year, and how they spread.

The Department publishes both as small files. They are brought in like any other and stay with their load; results of
the same year are then held against them. No year lends another its averages.
"""

from collections.abc import Mapping, Sequence
from pathlib import PurePath
from typing import Any

from goldenthread.features.intake import cells, years
from goldenthread.features.intake.layouts import Columns, Layout
from goldenthread.features.intake.models import Load
from goldenthread.features.organisations.models import Trust
from goldenthread.foundation.delimited import Table, UnreadableFile

FEWEST_GROUPS = 2


def stage_model(load: Load, table: Table, layout: Layout, name: str) -> None:
    """Keep what a file of the model says, until its year is known and it is brought in. Raises UnreadableFile."""
    columns = Columns.of(table.headings, layout.aliases)
    rows = list(table.rows)
    model: dict[str, Any] = {}
    if layout.model == "averages":
        model["groups"] = [group for row in rows if (group := _group(row, columns, layout)) is not None]
        if len(model["groups"]) < FEWEST_GROUPS:
            raise UnreadableFile("The file has no two ranges of scores with their averages, and is no model.")
    else:
        spread = cells.count(_cell(rows[0], columns, layout.columns["spread"])) if rows else None
        if not spread or spread <= 0:
            raise UnreadableFile("The file has no spread above nought, and is no model.")
        model["spread"] = f"{spread:f}"
    load.staged = {"readings": [], "comparators": []}
    load.report = {
        "title": layout.title, "rows": len(rows), "skipped": [],
        "notes": [f"Read as {table.encoding}.", *_read(model)],
        "of": "figures", "model": model, "years": [], "has_own_years": False, "year": years.year_of_name(name),
        "state": years.state_in(PurePath(name).name), "matched": [],
    }  # fmt: skip


def model_of(trust: Trust, year: str) -> dict[str, Any]:
    """Return what is known of a year's model: its groups and its spread, each where a file has brought it."""
    found: dict[str, Any] = {}
    rows = Load.objects.filter(trust=trust, state=Load.State.COMMITTED, layout__startswith="progress-8-")
    for load in rows.order_by("committed_at"):
        if load.report.get("year") == year:
            found |= load.report.get("model", {})
    return found


def _read(model: Mapping[str, Any]) -> list[str]:
    if "groups" in model:
        groups = model["groups"]
        return [f"{len(groups)} groups of starts, from {groups[0]['from']} to {groups[-1]['to']}."]
    return [f"Pupils in England spread by {model['spread']}."]


def _group(row: Sequence[str], columns: Columns, layout: Layout) -> dict[str, str] | None:
    low, _, high = _cell(row, columns, layout.columns["range"]).partition(" to ")
    first, last = cells.count(low), cells.count(high or low)
    total = cells.count(_cell(row, columns, layout.columns["total"]))
    if first is None or last is None or total is None:
        return None
    return {"from": f"{first:f}", "to": f"{last:f}", "total": f"{total:f}"}


def _cell(row: Sequence[str], columns: Columns, heading: str) -> str:
    place = columns.place(heading)
    return row[place] if place is not None else ""
