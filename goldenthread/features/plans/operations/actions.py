"""What is to be done about a part of a plan, and what shows that it was."""

import datetime as dt
from typing import Any

from django.db import transaction

from goldenthread.features.accounts.models import Person
from goldenthread.features.activity import operations as activity
from goldenthread.features.activity.models import Task
from goldenthread.features.organisations.models import Post
from goldenthread.features.plans.models import Action, Element, Evidence, Status
from goldenthread.features.plans.operations.dates import close_when_settled, context_of, understand
from goldenthread.features.plans.operations.writing import check, note_element, require, set_words
from goldenthread.foundation import clock
from goldenthread.foundation.tables import claim_revision

REVISABLE = ("title", "status", "due_words", "order")
ASKED = "finish action"
OVER = (Status.DONE, Status.MOVED, Status.DROPPED)


@transaction.atomic
def add_action(
    *, element: Element, title: str, by: Person, post: Post | None = None, due_words: str = "", status: str = ""
) -> Action:
    """Add something to be done about a part, by a post, by a day in the plan's own words."""
    _require_own(element, post)
    action = Action(element=element, post=post, order=element.actions.count())
    set_words(action, {"title": title, "due_words": due_words, "status": status or Status.NOT_STARTED}, REVISABLE)
    understand(action, context_of(element.plan))
    action.save()
    _ask(action)
    note_element(element, "added an action", by, after={"action": action.title, "due": action.due_words})
    return action


@transaction.atomic
def revise_action(
    *, action: Action, by: Person, drawn_from: int | None = None, post: Post | None = None, **words: Any
) -> Action:
    """Change an action. A later day than it had counts as moved once more; no `post` leaves it with whom it is."""
    _require_own(action.element, post)
    claim_revision(action, drawn_from)
    was_due, was_with = action.due_until, action.post
    before, after = set_words(action, words, REVISABLE)
    if "due_words" in after:
        understand(action, context_of(action.element.plan))
        action.times_moved += _is_put_off(was_due, action.due_until)
    if post is not None and post != was_with:
        action.post = post
        before["post"], after["post"] = str(was_with or ""), post.title
        _close(action, by)
    if action.status != Status.DONE:
        action.done_on = None
    action.save()
    _ask(action)
    if after:
        note_element(action.element, "changed an action", by, before | {"action": action.title}, after)
        close_when_settled(action.element.plan, by)
    return action


@transaction.atomic
def finish_action(
    *, action: Action, by: Person, done_on: dt.date | None = None, drawn_from: int | None = None
) -> Action:
    """Say that an action is done, today or on the day that is said."""
    today = clock.today()
    require(done_on is None or done_on <= today, "It cannot have been done on a day still to come.", "done_on")
    claim_revision(action, drawn_from)
    before = {"status": action.status}
    action.status, action.done_on = Status.DONE, done_on or today
    action.save(update_fields=["status", "done_on", "revision"])
    _close(action, by)
    after = {"action": action.title, "done on": action.done_on}
    note_element(action.element, "finished an action", by, before, after)
    return action


@transaction.atomic
def remove_action(*, action: Action, by: Person) -> None:
    """Take an action away; the trail keeps its words."""
    note_element(action.element, "removed an action", by, {"action": action.title, "due": action.due_words})
    _close(action, by)
    action.delete()


@transaction.atomic
def add_evidence(
    *, element: Element, title: str, by: Person, address: str = "", dated_on: dt.date | None = None
) -> Evidence:
    """File something that shows what is claimed: described, dated and, where it can be opened, with its address."""
    words = check(Evidence, {"title": title, "address": address, "dated_on": dated_on})
    evidence = Evidence.objects.create(element=element, by=by, **words)
    note_element(element, "added evidence", by, after=words)
    return evidence


@transaction.atomic
def remove_evidence(*, evidence: Evidence, by: Person) -> None:
    """Take a piece of evidence away; the trail keeps what it was."""
    note_element(evidence.element, "removed evidence", by, {"title": evidence.title, "address": evidence.address})
    evidence.delete()


def task_of(action: Action) -> Task | None:
    """Return the task that an action asks of its post; None when nobody or nothing is to be asked."""
    if action.post_id is None or action.status in OVER:
        return None
    return Task(
        trust_id=action.element.plan.trust_id, post_id=action.post_id, kind=ASKED, subject_kind="action",
        subject_ref=action.ref, title=action.title[:200], why=f"For {action.element}"[:300],
        due_on=None if action.due_question else action.due_until,
    )  # fmt: skip


def _ask(action: Action) -> None:
    task = task_of(action)
    if task is None:
        _close(action, None)
        return
    activity.open_task(
        trust=action.element.plan.trust, post=task.post, kind=task.kind, subject_kind=task.subject_kind,
        subject_ref=task.subject_ref, title=task.title, why=task.why, due_on=task.due_on,
    )  # fmt: skip


def _close(action: Action, by: Person | None) -> None:
    activity.close_tasks(kind=ASKED, subject_kind="action", subject_ref=action.ref, by=by)


def _is_put_off(was: dt.date | None, now: dt.date | None) -> bool:
    """An action slips when its last day moves back, or when a day it had is given up."""
    return was is not None and (now is None or now > was)


def _require_own(element: Element, post: Post | None) -> None:
    require(post is None or post.trust_id == element.plan.trust_id, "That post belongs to another trust.", "post")
