"""Rows of a table of actions: parts of the plan as they are printed, or actions of the part above, as one chooses."""

from collections.abc import Mapping
from typing import Any

from goldenthread.domain.plans.coverage import names_deeds
from goldenthread.domain.reading.mending.staged_plan import Staged

ACTIONS = "q-actions"
KEEP, MAKE = "Keep them as parts of the plan", "Make them actions of the part above"


def actions_question(staged: Staged) -> dict[str, Any] | None:
    """Return the question whether the lowest parts are actions, where their level is called so."""
    depth = len(staged.levels)
    name = staged.levels[-1] if depth > 1 else ""
    held = [part for part in staged.parts if part.depth == depth]
    if not held or not names_deeds(name):
        return None
    span = held[0].spans[0] if held[0].spans else (0, 0)
    return {
        "id": ACTIONS, "kind": "actions", "about": "document", "proposal": KEEP, "choices": [KEEP, MAKE],
        "asks": f"The lowest level is called “{name}”; {len(held)} {'stands' if len(held) == 1 else 'stand'} there. "
                "Is that part of the plan, or what somebody does for the part above?",
        "span": list(span), "elements": [part.id for part in held], "whole_document": True, "weight": 2,
    }  # fmt: skip


def are_actions(answers: Mapping[str, str]) -> bool:
    """Say whether the lowest parts were chosen to be actions."""
    return answers.get(ACTIONS) == MAKE
