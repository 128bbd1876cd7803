"""The columns of a plan's levels as they print beneath one top part, and what is written in them there."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from goldenthread.features.plans.models import Element
from goldenthread.features.plans.queries.outline.editing import Part, Skeleton, skeleton
from goldenthread.features.plans.queries.outline.trees import LevelFrame


@dataclass(frozen=True)
class ColumnHere:
    """One column beneath a top part: its level's heading and its own, whether it prints, and where it is empty."""

    key: str
    name: str
    heading: str
    prints: bool
    filled: int
    empty: Sequence[Part]


@dataclass(frozen=True)
class LevelHere:
    """One level beneath a top part that has columns."""

    depth: int
    level: LevelFrame
    parts: int
    columns: Sequence[ColumnHere]


def columns_beneath(top: Element) -> list[LevelHere]:
    """Return the levels that have columns, as they stand beneath a top part: three queries."""
    whole = skeleton(top.plan)
    cells = dict(Element.objects.filter(plan=top.plan_id, removed_at=None).values_list("pk", "cells"))
    keys = {node.row.pk for node in whole.part(top).node.walk()}
    beneath = [part for part in whole.parts if part.element.pk in keys]
    return [
        _level_here(
            depth, level, level.within(top.ref),
            [(part, cells[part.element.pk]) for part in beneath if part.depth == depth],
        )
        for depth, level in sorted(whole.frame.items())
        if level.columns
    ]  # fmt: skip


def tops_of(whole: Skeleton) -> list[tuple[Part, bool]]:
    """Return the top parts of a plan, each with whether it has columns of its own."""
    own = {ref for level in whole.frame.values() for ref in level.own}
    return [(part, part.element.ref in own) for part in whole.parts if part.depth == 1]


def _level_here(
    depth: int, level: LevelFrame, here: LevelFrame, cells: Sequence[tuple[Part, Mapping[str, str]]]
) -> LevelHere:
    headings = dict(here.columns)
    columns = []
    for key, name in level.columns:
        empty = [part for part, texts in cells if not texts.get(key, "").strip()]
        columns.append(
            ColumnHere(key, name, headings.get(key, name), key in headings, len(cells) - len(empty), empty)
        )
    return LevelHere(depth, here, len(cells), columns)
