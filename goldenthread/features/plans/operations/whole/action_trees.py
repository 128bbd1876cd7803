"""The actions and milestones of a whole plan, brought in with it: one insert a kind."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from goldenthread.domain.date_words import Context
from goldenthread.features.activity import operations as activity
from goldenthread.features.organisations.models import Post
from goldenthread.features.plans.models import Action, Element, Redating, SharedAction, Status
from goldenthread.features.plans.operations.parts.dates import understand
from goldenthread.features.plans.operations.work.actions import tasks_of
from goldenthread.foundation.checked_words import check, require


@dataclass(frozen=True)
class RedatingWords:
    """A date that an action had before, what it became, and why."""

    made_on: dt.date
    was: str
    now: str
    reason: str = ""


@dataclass(frozen=True)
class ActionWords:
    """Something to be done, by a post, by a day in the plan's own words."""

    title: str
    post: Post | None = None
    due: str = ""
    status: str = Status.NOT_STARTED
    done_on: dt.date | None = None
    times_moved: int = 0
    kind: str = Action.Kind.ACTION
    priority: str = Action.Priority.NORMAL
    proof: str = ""
    verifier: Post | None = None
    blocked_on: dt.date | None = None
    blocked_because: str = ""
    unblocker: Post | None = None
    redated: Sequence[RedatingWords] = ()
    shared_with: Sequence[str] = ()


def hang_actions(
    pairs: Sequence[tuple[Element, Sequence[ActionWords]]], by_number: Mapping[str, Element], context: Context
) -> None:
    """Keep the actions of every part; those still open are asked of their posts."""
    words = [(element, order, one) for element, actions in pairs for order, one in enumerate(actions)]
    rows: list[Action] = Action.objects.bulk_create(
        [_action(element, one, order, context) for element, order, one in words], batch_size=500
    )
    both = [(row, one) for row, (_, _, one) in zip(rows, words, strict=True)]
    Redating.objects.bulk_create(
        Redating(action=row, made_on=past.made_on, was_words=past.was, now_words=past.now, reason=past.reason)
        for row, one in both for past in reversed(one.redated)
    )  # fmt: skip
    for _, one in both:
        for number in one.shared_with:
            require(number in by_number, f"No part of the plan is numbered {number}.", "shared_with")
    SharedAction.objects.bulk_create(
        SharedAction(action=row, element=by_number[number]) for row, one in both for number in one.shared_with
    )
    activity.open_tasks(task for row in rows for task in tasks_of(row))


def _action(element: Element, words: ActionWords, order: int, context: Context) -> Action:
    said: dict[str, Any] = {
        "title": words.title, "due_words": words.due, "status": words.status, "done_on": words.done_on,
        "kind": words.kind, "priority": words.priority, "proof": words.proof,
        "blocked_because": words.blocked_because, "blocked_on": words.blocked_on,
    }  # fmt: skip
    action = Action(
        element=element, post=words.post, verifier=words.verifier, unblocker=words.unblocker, order=order,
        times_moved=max(words.times_moved, len(words.redated)), **check(Action, said),
    )  # fmt: skip
    understand(action, context)
    return action
