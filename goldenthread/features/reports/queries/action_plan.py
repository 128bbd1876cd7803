"""What is being done about a plan, as paper: its parts by name alone, and under each the actions as a table.

It is laid out as the full plan is, from values of the same shape, and is never published: it is for those who do
the work and those who ask after it.
"""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator, Mapping
from copy import deepcopy
from typing import Any

from goldenthread.domain.access import Reach
from goldenthread.features.plans.models import Action, Plan
from goldenthread.features.plans.queries.visible import actions
from goldenthread.features.reports.queries.wording import day

Content = Mapping[str, Any]
COLUMNS = (("lead", "Who leads"), ("due", "By when"), ("stands", "How it stands"))
# What a part keeps of itself: where it stands and what it is called.
_BARE: Content = {
    "text": "", "theme": "", "cells": [], "columns": [], "flags": [], "due": "", "people": [], "targets": [],
    "milestones": {}, "statements": [],
}  # fmt: skip


def action_plan(reach: Reach, content: Content, plan: Plan, *, today: dt.date) -> dict[str, Any]:
    """Return the parts of a plan that something is done about, with the actions that the reader sees. One query.

    `content` is the whole plan as paper says it.
    """
    deeds: dict[str, list[Action]] = defaultdict(list)
    for action in actions(reach).filter(element__plan=plan):
        deeds[action.element.ref].append(action)
    paper = deepcopy(dict(content)) | {
        "statements": [],
        "flags": [],
        "control": [],
        "variations": [],
        "is_list": True,
    }
    paper["standing"] = f"As it stands on {day(today)}"
    paper["plan"] = content["plan"] | {"title": f"{content['plan']['title']}: what is being done"}
    worked = _worked(content["parts"], set(deeds))
    paper["parts"] = [row for part in worked for row in _with_deeds(part, deeds[part["ref"]], today)]
    return paper


def _worked(parts: list[Content], refs: set[str]) -> list[Content]:
    """Return the parts that are named, with all that they stand under."""
    kept: list[Content] = []
    for part in reversed(parts):
        if part["ref"] in refs or (kept and kept[-1]["depth"] > part["depth"]):
            kept.append(part)
    return kept[::-1]


def _with_deeds(part: Content, deeds: list[Action], today: dt.date) -> Iterator[Content]:
    yield {**part, **_BARE}
    for action in deeds:
        says = {
            "lead": action.post.title if action.post else "",
            "due": action.due_words or (day(action.due_until) if action.due_until else ""),
            "stands": _stands(action, today),
        }
        yield {
            **part, **_BARE, "ref": action.ref, "depth": part["depth"] + 1, "level": Action.Kind.ACTION.label,
            "number": "", "title": action.title, "short": action.title,
            "cells": [[key, name, says[key]] for key, name in COLUMNS],
            "columns": [{"key": key, "name": name, "meaning": ""} for key, name in COLUMNS],
        }  # fmt: skip


def _stands(action: Action, today: dt.date) -> str:
    """Say how an action stands, with its day where it is done and why it does not go on where it is blocked."""
    word = action.standing(today).capitalize()
    if action.done_on:
        return f"{word}, {day(action.done_on)}"
    return f"{word}: {action.blocked_because}" if action.blocked_on and action.blocked_because else word
