"""A version of a plan as paper says it: as it stood on its day, whatever has become of the plan since."""

import dataclasses
import datetime as dt
from typing import Any

from goldenthread.domain.plans.control_block import without_repeats
from goldenthread.domain.plans.frozen_plan import FrozenPart, FrozenPlan
from goldenthread.features.organisations.models import Trust
from goldenthread.features.plans.kinds import kind_of
from goldenthread.features.plans.models import Assignment, Plan, Version
from goldenthread.features.plans.queries.outline.years import years_then
from goldenthread.features.reports.queries.plan_paper import SCHEMA, Content, run_of, statement
from goldenthread.features.reports.queries.wording import day

CAPACITIES = dict(Assignment.Capacity.choices)


def version_paper(trust: Trust, version: Version) -> Content:
    """Return a version in the form of plan_paper. Raises Unreadable for a text that this release does not know."""
    frozen = version.document
    plan = version.plan
    statements: dict[str, list[dict[str, str]]] = {}
    for said in frozen.statements:
        statements.setdefault(said.part, []).append(statement(said))
    return {
        "schema": SCHEMA,
        "trust": {"name": trust.name, "short_name": trust.short_name},
        "of": frozen.place or str(plan.school or plan.unit or trust.name),
        "is_local": bool(plan.school_id or plan.unit_id),
        "plan": {
            "ref": plan.ref, "title": frozen.title, "kind": frozen.kind, "kind_title": kind_of(frozen.kind).title,
            "period": frozen.period_words, "state": Plan.State.DRAFT if version.is_of_a_draft else Plan.State.LIVE,
            **run_of(years_then(frozen, trust)),
        },
        "standing": _standing(version),
        "drawn_on": version.frozen_on.isoformat(),
        "levels": [
            {
                "depth": level.depth, "one": level.one, "many": level.many,
                "columns": [{"key": one.key, "name": one.name, "meaning": one.meaning} for one in level.columns],
            }
            for level in frozen.levels
        ],
        "control": [list(pair) for pair in _control(frozen)],
        "flags": [{"key": name, "name": name, "meaning": meaning} for name, meaning in frozen.flags],
        "statements": statements.get("", []),
        "years": sorted({year for part in frozen.parts for year, _ in part.milestones}),
        "variations": [],
        "parts": [_part(frozen, part, statements.get(part.ref, [])) for part in frozen.parts],
    }  # fmt: skip


def _standing(version: Version) -> str:
    kept = f"as it stood on {day(version.frozen_on)}"
    if version.is_of_a_draft:
        return f"{version}, a draft {kept}"
    return f"{version}, adopted {day(version.adopted_on)}" if version.adopted_on else f"{version}, {kept}"


def _control(frozen: FrozenPlan) -> list[tuple[str, str]]:
    days: list[tuple[str, dt.date | None]] = [("Adopted", frozen.adopted_on), ("Next review", frozen.next_review_on)]
    own = without_repeats(frozen.control, frozen.adopted_on, frozen.next_review_on)
    return [*((heading, day(on)) for heading, on in days if on), *own]


def _part(frozen: FrozenPlan, part: FrozenPart, statements: list[dict[str, str]]) -> dict[str, Any]:
    level = frozen.level(part.depth)
    printed = frozen.printed(part)
    cells = [list(cell) for cell in frozen.cells(part)]
    return {
        "ref": part.ref,
        "depth": part.depth,
        "level": level.one,
        "number": part.number,
        "title": part.title,
        "short": part.grid or part.title,
        "short_number": "" if part.grid[:1].isdigit() else part.number,
        "text": part.text if part.text != part.title else "",
        "theme": part.theme,
        "themes": {},
        "only_on_grid": False,
        "cells": cells,
        "columns": [dataclasses.asdict(one) for one in printed] if printed != level.columns else None,
        "flags": list(part.flags),
        "tags": list(part.tags),
        "due": part.due_words,
        "people": [[CAPACITIES.get(share, share.capitalize()), post] for share, post in part.people],
        "targets": [one.text for one in part.targets if not any(one.text in text for _, _, text in cells)],
        "milestones": dict(part.milestones),
        "statements": statements,
        "status": "",
    }
