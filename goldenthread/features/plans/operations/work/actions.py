"""What is to be done about a part of a plan, and what shows that it was."""

import datetime as dt
from typing import Any

from django.db import transaction

from goldenthread.domain.year.recurrence import next_day
from goldenthread.features.accounts.models import Person
from goldenthread.features.activity import operations as activity
from goldenthread.features.activity.models import Task
from goldenthread.features.organisations.models import Post
from goldenthread.features.plans.models import Action, Element, Evidence, Occurrence, Redating, Status
from goldenthread.features.plans.operations.parts.dates import close_when_settled, context_of, understand
from goldenthread.features.plans.operations.parts.keeping_rows import own_row, rows_of
from goldenthread.features.plans.operations.parts.remembering import remember_deed
from goldenthread.features.plans.operations.writing import note_element
from goldenthread.foundation import clock, subjects
from goldenthread.foundation.checked_words import check, require, set_words
from goldenthread.foundation.tables import claim_revision

REVISABLE = ("title", "status", "due_words", "order", "kind", "priority")
ASKED, ASKED_TO_VERIFY, ASKED_TO_UNBLOCK = "finish action", "verify action", "unblock action"
OVER = (Status.DONE, Status.MOVED, Status.DROPPED)


@transaction.atomic
def add_action(
    *,
    element: Element,
    title: str,
    by: Person,
    post: Post | None = None,
    due_words: str = "",
    status: str = "",
    source: tuple[str, str] = ("", ""),
    verifier: Post | None = None,
    **words: Any,
) -> Action:
    """Add something to be done about a part, by a post, by a day in the plan's own words.

    `source` is the thing that it arose from, by kind and reference. Words that say a rhythm (“every term”)
    make it come round again. `kind` and `priority` are among the further words. `verifier` confirms it.
    """
    require_own(element, post)
    require_confirmer(element, verifier, post.pk if post else None)
    kind, ref = source
    action = Action(
        element=element,
        post=post,
        verifier=verifier,
        order=element.actions.count(),
        source_kind=kind[:40],
        source_ref=ref[:12],
    )
    said = {"title": title, "due_words": due_words, "status": status or Status.NOT_STARTED, **words}
    set_words(action, said, REVISABLE)
    understand(action, context_of(element.plan))
    action.save()
    ask(action)
    remember_deed(action, by, "adding", None, own_row(action))
    after = {"action": action.title, "due": action.due_words}
    after |= {"confirmed by": verifier.title} if verifier else {}
    note_element(element, f"added {called(action)}", by, after=after)
    return action


@transaction.atomic
def revise_action(
    *,
    action: Action,
    by: Person,
    drawn_from: int | None = None,
    post: Post | None = None,
    reason: str = "",
    **words: Any,
) -> Action:
    """Change an action. A later day than it had counts as moved once more; no `post` leaves it with whom it is.

    Every change of its date is kept, with the reason where one is given.
    """
    require_own(action.element, post)
    kept = rows_of(action)
    claim_revision(action, drawn_from)
    was_words, was_until, was_with = action.due_words, action.due_until, action.post
    if words.get("status") == Status.DONE != action.status:
        require_papers(action, "status")
    before, after = set_words(action, words, REVISABLE)
    if "due_words" in after:
        understand(action, context_of(action.element.plan))
        _keep_redating(action, was_words, was_until, reason, by)
    if post is not None and post != was_with:
        action.post = post
        before["post"], after["post"] = str(was_with or ""), post.title
        close(action, by)
    if action.status != Status.DONE:
        action.done_on = action.done_by = action.verified_on = action.verified_by = None
    action.save()
    ask(action)
    remember_deed(action, by, "changing", kept, rows_of(action))
    if after:
        after |= {"reason": reason} if reason else {}
        note_element(action.element, f"changed {called(action)}", by, before | {"action": action.title}, after)
        close_when_settled(action.element.plan, by)
    return action


@transaction.atomic
def redate_action(
    *, action: Action, due_words: str, reason: str, by: Person, drawn_from: int | None = None
) -> Action:
    """Give an action another date, and say why. The dates that it had stay to be read."""
    require(due_words.strip(), "Say the new date, in your own words.", "due_words")
    require(due_words.strip() != action.due_words, "That is the date that it has already.", "due_words")
    require(reason.strip(), "Say why the date changes: it is kept, so that nobody has to ask twice.", "reason")
    check(Redating, {"reason": reason})
    return revise_action(action=action, by=by, drawn_from=drawn_from, due_words=due_words, reason=reason.strip())


@transaction.atomic
def finish_action(
    *,
    action: Action,
    by: Person,
    done_on: dt.date | None = None,
    drawn_from: int | None = None,
    proof: str = "",
    proof_address: str = "",
) -> Action:
    """Say that an action is done, today or on the day that is said, and what shows it.

    One that comes round again is then due the next time. Where somebody else confirms it, they are asked.
    """
    today = clock.today()
    require(done_on is None or done_on <= today, "It cannot have been done on a day still to come.", "done_on")
    shown = check(Action, {"proof": proof, "proof_address": proof_address})
    require_papers(action)
    kept = rows_of(action)
    claim_revision(action, drawn_from)
    before = {"status": action.status}
    day = done_on or today
    if action.rhythm:
        _finish_this_time(action, day, shown["proof"], by)
    else:
        action.status, action.done_on, action.done_by = Status.DONE, day, by
        action.proof, action.proof_address = shown["proof"], shown["proof_address"]
        action.verified_on = action.verified_by = None
    action.blocked_on, action.blocked_because, action.unblocker = None, "", None
    action.save()
    close(action, by)
    activity.close_tasks(kind=ASKED_TO_UNBLOCK, subject_kind="action", subject_ref=action.ref, by=by)
    ask(action)
    remember_deed(action, by, "finishing", kept, rows_of(action))
    after = {"action": action.title, "done on": day} | ({"what shows it": shown["proof"]} if shown["proof"] else {})
    note_element(action.element, f"finished {called(action)}", by, before, after)
    return action


@transaction.atomic
def remove_action(*, action: Action, by: Person) -> None:
    """Take an action away; the trail keeps its words."""
    note_element(action.element, f"removed {called(action)}", by, {"action": action.title, "due": action.due_words})
    for kind in (ASKED, ASKED_TO_VERIFY, ASKED_TO_UNBLOCK):
        activity.close_tasks(kind=kind, subject_kind="action", subject_ref=action.ref, by=by)
    remember_deed(action, by, "taking away", rows_of(action), None)
    action.delete()
    subjects.tell_moved(action.source_kind, action.source_ref)


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


def tasks_of(action: Action) -> list[Task]:
    """Return what an action asks, and of whom: to do it, to free it, or to confirm that it is done.

    While somebody else has to free it, they are asked and not whoever is to do it.
    """
    if action.status == Status.DONE and action.waits_for_proof and action.verifier_id:
        return [_task(action, action.verifier_id, ASKED_TO_VERIFY, f"Confirm that it is done: {action.title}", None)]
    if action.status in OVER:
        return []
    due_on = None if action.due_question else action.due_until
    if action.blocked_on and action.unblocker_id:
        return [_task(action, action.unblocker_id, ASKED_TO_UNBLOCK, f"Free what is blocked: {action.title}", due_on)]
    return [_task(action, action.post_id, ASKED, action.title, due_on)] if action.post_id else []


def ask(action: Action) -> None:
    """Ask whoever is now to act on it, and nobody else any more; what it was made of hears of it."""
    tasks = tasks_of(action)
    for kind in {ASKED, ASKED_TO_VERIFY, ASKED_TO_UNBLOCK} - {task.kind for task in tasks}:
        activity.close_tasks(kind=kind, subject_kind="action", subject_ref=action.ref, by=None)
    for task in tasks:
        activity.open_task(
            trust=action.element.plan.trust, post=task.post, kind=task.kind, subject_kind=task.subject_kind,
            subject_ref=task.subject_ref, title=task.title, why=task.why, due_on=task.due_on,
        )  # fmt: skip
    subjects.tell_moved(action.source_kind, action.source_ref)


def close(action: Action, by: Person | None) -> None:
    """Ask nobody any more to do it."""
    activity.close_tasks(kind=ASKED, subject_kind="action", subject_ref=action.ref, by=by)


def called(action: Action) -> str:
    """“a milestone”."""
    return "a milestone" if action.kind == Action.Kind.MILESTONE else "an action"


def require_papers(action: Action, field: str = "") -> None:
    """Refuse to close an action without the papers that it needs, and name those that are missing."""
    missing = [paper.title for paper in action.papers.filter(attached_on=None)]
    require(not missing, f"It closes with its papers. Still missing: {', '.join(missing)}.", field)


def require_confirmer(element: Element, verifier: Post | None, doer: int | None) -> None:
    """Refuse a confirmer of another trust, and one who would confirm their own deed."""
    require_own(element, verifier, "verifier")
    themselves = verifier is not None and verifier.pk == doer
    require(not themselves, "Whoever does it does not confirm it themselves.", "verifier")


def require_own(element: Element, post: Post | None, field: str = "post") -> None:
    require(post is None or post.trust_id == element.plan.trust_id, "That post belongs to another trust.", field)


def _task(action: Action, post: int, kind: str, title: str, due_on: dt.date | None) -> Task:
    return Task(
        trust_id=action.element.plan.trust_id, post_id=post, kind=kind, subject_kind="action",
        subject_ref=action.ref, title=title[:200], why=f"For {action.element.in_place}"[:300], due_on=due_on,
    )  # fmt: skip


def _finish_this_time(action: Action, day: dt.date, proof: str, by: Person) -> None:
    """Keep that it was done this time, and move it on to the next."""
    Occurrence.objects.create(action=action, due_on=action.due_until, done_on=day, proof=proof, by=by)
    context = context_of(action.element.plan)
    action.due_until = next_day(action.rhythm, max(action.due_until or day, day), context.calendar)
    action.status = Status.ON_TRACK


def _keep_redating(action: Action, words: str, until: dt.date | None, reason: str, by: Person) -> None:
    """Keep what the date was. Giving a first date to what had none is no change of date."""
    action.times_moved += _is_put_off(until, action.due_until)
    if words:
        Redating.objects.create(
            action=action, was_words=words, was_until=until, now_words=action.due_words,
            now_until=action.due_until, reason=reason, by=by, made_on=clock.today(),
        )  # fmt: skip


def _is_put_off(was: dt.date | None, now: dt.date | None) -> bool:
    """An action slips when its last day moves back, or when a day it had is given up."""
    return was is not None and (now is None or now > was)
