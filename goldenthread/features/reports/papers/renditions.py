"""The renditions of a plan: the whole of it, its summary, and its one side. All are drawn from one content."""

from collections.abc import Mapping
from copy import deepcopy
from typing import Any, NamedTuple

FULL, SUMMARY, POCKET_GUIDE, AT_A_GLANCE = "full", "summary", "pocket-guide", "at-a-glance"
# A part that carries this tag is in the summary, however deep it stands; without any, the two upper levels are.
IN_SUMMARY = "summary"
SUMMARY_DEPTH = 2


class Rendition(NamedTuple):
    """One way to print a plan: its name, what it is for, and whether it promises one side."""

    key: str
    title: str
    says: str
    one_side: bool = False


RENDITIONS = {
    one.key: one
    for one in (
        Rendition(POCKET_GUIDE, "Pocket guide", "This year’s milestones on one side of A4.", one_side=True),
        Rendition(AT_A_GLANCE, "Aims at a glance", "Every part by its short title, on one side.", one_side=True),
        Rendition(SUMMARY, "Summary", "What it stands for, and parts tagged “summary”; else the upper levels."),
        Rendition(FULL, "Full plan", "All that the plan says, in its own headings, columns, numbers and order."),
    )
}  # fmt: skip


def summary_of(content: Mapping[str, Any]) -> dict[str, Any]:
    """Return the content of the summary: the parts marked for it with all that they stand under, without columns."""
    parts = content["parts"]
    kept = _marked(parts) or [part["depth"] <= SUMMARY_DEPTH for part in parts]
    short = deepcopy(dict(content))
    short["parts"] = [
        part | {"cells": [], "columns": None, "targets": [], "statements": [], "milestones": {}}
        for part, is_kept in zip(short["parts"], kept, strict=True)
        if is_kept
    ]
    short["statements"] = [
        said for said in short["statements"] if said["kind"] in {"mission", "vision", "intent", "value"}
    ]
    for level in short["levels"]:
        level["columns"] = []
    return short


def _marked(parts: list[Mapping[str, Any]]) -> list[bool]:
    """Say of each part whether it or anything beneath it is marked; nothing where none is."""
    marked = [IN_SUMMARY in {tag.lower() for tag in part["tags"]} for part in parts]
    if not any(marked):
        return []
    kept = list(marked)
    wanted = 0
    for place in range(len(parts) - 1, -1, -1):
        depth = parts[place]["depth"]
        if kept[place] or (wanted and depth < wanted):
            kept[place], wanted = True, depth
        elif depth >= wanted:
            continue
    return kept
