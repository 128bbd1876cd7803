"""Compliance in short, for a report: each checklist, area and school, and what changed since the round before."""

import datetime as dt
from typing import Any

from goldenthread.domain.access import Reach
from goldenthread.domain.board import checks as rules
from goldenthread.domain.board import following_up
from goldenthread.features.assurance.queries.following import recommendations, stages
from goldenthread.features.assurance.queries.standing import Sheet, late_sheets, newest_rounds, sheets
from goldenthread.features.assurance.queries.trend import Time, changes
from goldenthread.features.assurance.queries.visible import checks_within, rounds_within


def compliance(reach: Reach, today: dt.date) -> dict[str, Any]:
    """Return what a report says of checks, as plain values that can be kept in a snapshot.

    Counts of what is met, partly met, not met and not checked, by area and place; the changes since the round before
    of each checklist; how many sheets are late, and how many recommendations are at each stage.
    """
    newest = newest_rounds(reach, today)
    before = _rounds_before(reach, newest)
    every = sheets(checks_within(reach).filter(round__in=[*newest, *before.values()]), today)
    by_round: dict[int, list[Sheet]] = {}
    for sheet in every:
        by_round.setdefault(sheet.check.round_id, []).append(sheet)
    followed = stages(recommendations(reach, today))
    return {
        "rounds": [
            _round(Time(row, by_round.get(row.pk, [])), _earlier(before.get(row.checklist_id), by_round))
            for row in newest
        ],
        "late": len(late_sheets(reach, today)),
        "recommendations": {stage: followed[stage] for stage in following_up.STAGES},
    }


def _rounds_before(reach: Reach, newest: list[Any]) -> dict[int, Any]:
    """Return, by checklist, the round before the newest: one question for them all."""
    opened = {row.checklist_id: row.opened_on for row in newest}
    found: dict[int, Any] = {}
    for row in rounds_within(reach).filter(checklist__in=opened, about="").order_by("opened_on", "pk"):
        if row.opened_on < opened[row.checklist_id]:
            found[row.checklist_id] = row
    return found


def _earlier(row: Any, by_round: dict[int, list[Sheet]]) -> Time | None:
    return Time(row, by_round.get(row.pk, [])) if row is not None else None


def _round(now: Time, before: Time | None) -> dict[str, Any]:
    shape = now.round.shape
    return {
        "ref": now.round.ref, "title": now.round.title, "checklist": now.round.checklist.name,
        "due_on": now.round.due_on.isoformat(),
        "handed_in": sum(sheet.check.handed_in_on is not None for sheet in now.sheets), "asked": len(now.sheets),
        "counts": _counts(now.tally), "percent_met": now.tally.percent_met,
        "areas": [
            {
                "name": area.name, "counts": _counts(now.of_area(area.key)),
                "places": {
                    sheet.check.place: _counts(sheet.by_area[area.key])
                    for sheet in now.sheets if area.key in sheet.by_area
                },
            }
            for area in shape.areas
        ],
        "changes": [
            {"place": one.place, "area": one.area, "asks": one.asks, "was": one.was, "now": one.now,
             "is_worse": one.is_worse}
            for one in changes(before, now)
        ],
    }  # fmt: skip


def _counts(tally: rules.Tally) -> dict[str, int]:
    return {each: tally.counts[each] for each in (*rules.VERDICTS, rules.NOT_CHECKED)}
