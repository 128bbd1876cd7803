"""Opening and closing tasks, and remembering a look."""

import datetime as dt
from collections.abc import Collection, Iterable

from django.db import transaction
from django.utils import timezone

from goldenthread.features.accounts.models import Person
from goldenthread.features.activity.models import LastLook, Task
from goldenthread.features.organisations.models import Post, Trust

# A person who comes back within the hour has not been away: the same news is still news.
SAME_VISIT = dt.timedelta(hours=1)


@transaction.atomic
def open_task(
    *,
    trust: Trust,
    post: Post,
    kind: str,
    subject_kind: str,
    subject_ref: str,
    title: str,
    why: str = "",
    due_on: dt.date | None = None,
) -> Task:
    """Ask a post to do something, once: a task that is open already takes the new words and day."""
    task, _ = Task.objects.update_or_create(
        post=post,
        kind=kind,
        subject_kind=subject_kind,
        subject_ref=subject_ref,
        closed_at=None,
        defaults={"trust": trust, "title": title[:200], "why": why[:300], "due_on": due_on},
    )
    return task


@transaction.atomic
def open_tasks(tasks: Iterable[Task]) -> int:
    """Ask many posts at once, leaving out what is asked of them already; return how many are new."""
    wanted = list(tasks)
    subjects = {task.subject_ref for task in wanted}
    asked = set(
        Task.objects.filter(subject_ref__in=subjects, closed_at=None).values_list(
            "post_id", "kind", "subject_kind", "subject_ref"
        )
    )
    fresh = {
        key: task
        for task in wanted
        if (key := (task.post_id, task.kind, task.subject_kind, task.subject_ref)) not in asked
    }
    Task.objects.bulk_create(fresh.values())
    return len(fresh)


@transaction.atomic
def ask_exactly(
    *, trust: Trust, kind: str, subject_kind: str, subjects: Collection[str], wanted: Iterable[Task]
) -> None:
    """Let these tasks be open about some subjects, and no others of their kind.

    What is open already takes the new words and day; what is no longer wanted is closed, as done by itself.
    """
    rest = {(task.post_id, task.subject_ref): task for task in wanted}
    asked = Task.objects.filter(trust=trust, kind=kind, subject_kind=subject_kind, closed_at=None)
    done, reworded = [], []
    for task in asked.filter(subject_ref__in=subjects):
        now = rest.pop((task.post_id, task.subject_ref), None)
        if now is None:
            done.append(task.pk)
        elif (task.title, task.why, task.due_on) != (now.title, now.why, now.due_on):
            task.title, task.why, task.due_on = now.title, now.why, now.due_on
            reworded.append(task)
    if done:
        Task.objects.filter(pk__in=done).update(closed_at=timezone.now())
    Task.objects.bulk_update(reworded, ["title", "why", "due_on"])
    Task.objects.bulk_create(rest.values())


@transaction.atomic
def close_tasks(
    *, kind: str, subject_kind: str, subject_ref: str, by: Person | None, posts: Iterable[int] | None = None
) -> int:
    """Close what was asked about a subject: of everybody, or of these posts; return how many were open."""
    asked = Task.objects.filter(kind=kind, subject_kind=subject_kind, subject_ref=subject_ref, closed_at=None)
    if posts is not None:
        asked = asked.filter(post__in=posts)
    return asked.update(closed_at=timezone.now(), closed_by=by)


@transaction.atomic
def close_about(*, trust: Trust, refs: Collection[str], by: Person | None) -> int:
    """Close whatever is asked about things that are there no longer; return how much was open."""
    asked = Task.objects.filter(trust=trust, subject_ref__in=refs, closed_at=None)
    return asked.update(closed_at=timezone.now(), closed_by=by)


@transaction.atomic
def close_past(*, trust: Trust, kind: str, before: dt.date) -> int:
    """Close what is of no use after its day, as done by itself; return how many were open."""
    asked = Task.objects.filter(trust=trust, kind=kind, due_on__lt=before, closed_at=None)
    return asked.update(closed_at=timezone.now())


@transaction.atomic
def close_left(*, trust: Trust, today: dt.date) -> int:
    """Close what is asked of the posts of schools that have left the trust; return how much was open."""
    asked = Task.objects.filter(trust=trust, post__school__left_on__lte=today, closed_at=None)
    return asked.update(closed_at=timezone.now())


@transaction.atomic
def look(*, trust: Trust, by: Person) -> dt.datetime | None:
    """Remember that a person is looking at a trust's home, and return when they last did before."""
    now = timezone.now()
    last, is_first = LastLook.objects.get_or_create(trust=trust, person=by, defaults={"at": now})
    if is_first:
        return None
    before = last.at if now - last.at > SAME_VISIT else last.before
    LastLook.objects.filter(pk=last.pk).update(before=before, at=now)
    return before
