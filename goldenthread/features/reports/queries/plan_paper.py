"""A whole plan as plain values, in its own words and order: what every paper of it is drawn from.

Word, Excel, PDF and the public page all say what stands here, and nothing else; it holds nothing that JSON does
not, so that it can be frozen when the plan is published. People stand in it by post, never by name.
"""

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from typing import Any

from goldenthread.domain.access import Reach
from goldenthread.domain.plans import plan_layout
from goldenthread.domain.plans.control_block import without_repeats
from goldenthread.domain.plans.horizon import Years
from goldenthread.features.organisations.models import Trust
from goldenthread.features.plans.kinds import kind_of
from goldenthread.features.plans.models import Assignment, ElementTarget, Link, Plan, Variation, YearTheme
from goldenthread.features.plans.queries import Line, outline
from goldenthread.features.plans.queries.outline.trees import LevelFrame
from goldenthread.features.plans.queries.outline.years import years_of
from goldenthread.features.plans.queries.visible import Place, sees
from goldenthread.features.reports.queries.wording import day

SCHEMA = 1
HEADINGS = plan_layout.STATEMENTS
# What a local part may do for one above it; one that conflicts serves nothing.
SERVING = (Link.Kind.TAKES_UP, Link.Kind.ADAPTS, Link.Kind.SUPPORTS)
CAPACITIES = dict(Assignment.Capacity.choices)
Content = dict[str, Any]


def plan_paper(reach: Reach, trust: Trust, plan: Plan, *, today: dt.date) -> Content:
    """Return a plan that the reader has found, as paper says it: thirteen queries whatever its size.

    What a local plan's parts serve is said of plans that the reader sees, and of no other.
    """
    whole = outline(reach, plan)
    people, targets, themes = _people(plan), _targets(plan), _themes(plan)
    serves = _served(reach, plan) if plan.school_id or plan.unit_id else {}
    parts = {
        line.element.pk: _part(line, people, targets)
        | {"themes": themes.get(line.element.pk, {}), "serves": serves.get(line.element.pk, [])}
        for line in whole.lines
    }
    for said in whole.statements:
        if said.element_id in parts:
            parts[said.element_id]["statements"].append(statement(said))
    return {
        "schema": SCHEMA,
        "trust": {"name": trust.name, "short_name": trust.short_name},
        "of": str(plan.school or plan.unit or trust.name),
        "is_local": bool(plan.school_id or plan.unit_id),
        "plan": {
            "ref": plan.ref, "title": plan.title, "kind": plan.kind, "kind_title": kind_of(plan.kind).title,
            "period": plan.period_words, "state": plan.state,
            **run_of(years_of(plan)),
        },
        "standing": standing_of(plan, today),
        "drawn_on": today.isoformat(),
        "levels": [
            {
                "depth": depth, "one": level.one, "many": level.many, "columns": _columns(level),
            }
            for depth, level in sorted(whole.frame.items())
        ],
        "control": [list(pair) for pair in _control(plan)],
        "flags": [
            {"key": flag["key"], "name": flag["name"], "meaning": flag.get("meaning", "")} for flag in plan.flags
        ],
        "statements": [statement(said) for said in whole.statements if said.element_id is None],
        "years": sorted({*whole.years, *(year for own in themes.values() for year in own)}),
        "variations": _variations(plan, years_of(plan)),
        "parts": list(parts.values()),
    }  # fmt: skip


def run_of(years: Years) -> dict[str, str]:
    """Return from when to when a plan runs, and which kind of years it keeps."""
    begins, ends = (day.isoformat() if day else "" for day in (years.starts_on, years.ends_on))
    return {"begins": begins, "ends": ends, "year_kind": years.kind}


def standing_of(plan: Plan, today: dt.date) -> str:
    """Say what this paper is: a draft of a day, the plan as adopted, or one that has ended."""
    if plan.state == Plan.State.DRAFT:
        return f"Draft of {day(today)}"
    adopted = f"adopted {day(plan.adopted_on)}" if plan.adopted_on else "in force"
    return f"Ended; {adopted}" if plan.state == Plan.State.ENDED else adopted[:1].upper() + adopted[1:]


def statement_groups(statements: list[Mapping[str, str]]) -> list[tuple[str, list[Mapping[str, str]]]]:
    """Sort statements under their headings, in the order of reading."""
    found: dict[str, list[Mapping[str, str]]] = {kind: [] for kind in HEADINGS}
    for said in statements:
        found[said["kind"]].append(said)
    return [(HEADINGS[kind], said) for kind, said in found.items() if said]


def words_in(content: Content) -> int:
    """Count the words that a reader meets."""
    return sum(len(text.split()) for text in texts(content))


def texts(content: Content) -> Iterator[str]:
    """Yield every text that a plan's people wrote: titles, words, cells, statements, marks and control block."""
    yield content["plan"]["title"]
    for said in content["statements"]:
        yield from (said["text"], said.get("title", ""), said.get("quotation", ""), sourced_of(said))
    for heading, text in content["control"]:
        yield f"{heading} {text}"
    for part in content["parts"]:
        yield f"{part['number']} {part['title']}".strip()
        yield from (part["text"], part["theme"], part["due"])
        yield from (text for _, _, text in part["cells"])
        yield from part["targets"]
        yield from part["milestones"].values()
        yield from (said["text"] for said in part["statements"])


def _part(line: Line, people: Mapping[int, list[list[str]]], targets: Mapping[int, list[str]]) -> Content:
    row = line.element
    headings = {column["key"]: column["name"] for column in _columns(line.level)}
    cells = [[key, headings.get(key, name), text] for key, name, text in line.level.filled(row.cells)]
    printed = {text for _, _, text in cells}
    return {
        "ref": row.ref,
        "depth": line.depth,
        "level": line.level.one,
        "number": line.number,
        "title": row.title,
        "short": line.short_title,
        "short_number": line.short_number,
        "text": row.text if row.text != row.title else "",
        "theme": row.theme,
        "only_on_grid": row.only_on_grid,
        "cells": cells,
        "columns": _columns(line.level) if line.level.is_own else None,
        "flags": list(row.flags),
        "tags": list(row.tags),
        "due": row.due_words,
        "people": people.get(row.pk, []),
        "targets": [text for text in targets.get(row.pk, []) if not any(text in cell for cell in printed)],
        "milestones": dict(sorted(row.year_milestones.items())),
        "statements": [],
        "status": line.stand.status,
    }


def statement(said: Any) -> dict[str, str]:
    """Return all that a statement says, of a plan as it stands or as it was kept."""
    keys = ("ref", "kind", "title", "text", "quotation", "source", "year", "base", "clash")
    return {key: getattr(said, key) for key in keys}


def words_of(said: Mapping[str, str]) -> str:
    """Say a statement in one text: its short name, its words, and those that it quotes."""
    name = f"{said['title']}: " if said.get("title") else ""
    return "\n".join(filter(None, [f"{name}{said['text']}", said.get("quotation", "")]))


def sourced_of(said: Mapping[str, str]) -> str:
    """Say where a statement comes from, of which year and as a share of what."""
    return ", ".join(text for key in ("source", "year", "base") if (text := said.get(key, "")))


def _columns(level: LevelFrame) -> list[dict[str, str]]:
    """Return the columns that print, with what they mean; the second of two headed alike with its place."""
    met: Counter[str] = Counter()
    columns = []
    for key, name in level.columns:
        met[name] += 1
        called = name if met[name] == 1 else f"{name} ({met[name]})"
        columns.append({"key": key, "name": called, "meaning": level.meanings.get(key, "")})
    return columns


def _control(plan: Plan) -> Iterator[tuple[str, str]]:
    if plan.adopted_on:
        yield "Adopted", day(plan.adopted_on)
    if plan.next_review_on:
        yield "Next review", day(plan.next_review_on)
    own = ((str(heading), str(text)) for heading, text in plan.control.items())
    yield from without_repeats(own, plan.adopted_on, plan.next_review_on)


def _people(plan: Plan) -> dict[int, list[list[str]]]:
    """Return, by part, each post with its share in it: [[Lead, Director of education], …]."""
    rows = Assignment.objects.filter(element__plan=plan, element__removed_at=None).order_by("pk")
    found: dict[int, list[list[str]]] = defaultdict(list)
    for element, capacity, title in rows.values_list("element", "capacity", "post__title"):
        found[element].append([CAPACITIES[capacity], title])
    return found


def _targets(plan: Plan) -> dict[int, list[str]]:
    rows = ElementTarget.objects.filter(element__plan=plan, element__removed_at=None).order_by("order", "pk")
    found: dict[int, list[str]] = defaultdict(list)
    for element, text in rows.values_list("element", "target__text"):
        found[element].append(text)
    return found


def _served(reach: Reach, plan: Plan) -> dict[int, list[str]]:
    """Return, by part, what it takes up, adapts or supports of a plan above: “Takes up 2.1 Every child reads”."""
    rows = Link.objects.filter(lower__plan=plan, lower__removed_at=None, upper__removed_at=None, kind__in=SERVING)
    columns = ("upper__plan__trust_id", "upper__plan__school_id", "upper__plan__unit_id", "upper__plan__state")
    found: dict[int, list[str]] = defaultdict(list)
    told = rows.order_by("pk").values_list("lower", "kind", "upper__number", "upper__title", *columns)
    for lower, kind, number, title, *where in told:
        if sees(reach, Place(*where)):
            found[lower].append(f"{Link.Kind(kind).label} {number} {title}".replace("  ", " "))
    return found


def _themes(plan: Plan) -> dict[int, dict[str, str]]:
    """Return, by part, what it is about in each year that has a theme of its own."""
    rows = YearTheme.objects.filter(element__plan=plan, element__removed_at=None)
    found: dict[int, dict[str, str]] = defaultdict(dict)
    for element, year, text in rows.values_list("element", "year", "text"):
        found[element][year] = text
    return found


def _variations(plan: Plan, years: Years) -> list[dict[str, str]]:
    """Return what changed during the years of a plan, the newest first, each with its day and its year."""
    rows = Variation.objects.filter(plan=plan).order_by("-dated_on", "-pk").values_list("dated_on", "text")
    return [{"day": day(on), "year": years.of(on), "text": text} for on, text in rows]
