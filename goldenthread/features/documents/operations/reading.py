"""Asking posts to read a document, and hearing that they have."""

import datetime as dt
from collections.abc import Iterable

from django.core.exceptions import ValidationError
from django.db import transaction

from goldenthread.features.accounts.models import Person
from goldenthread.features.activity import operations as activity
from goldenthread.features.activity.models import Task
from goldenthread.features.documents.models import Document, Reading
from goldenthread.features.documents.operations.writing import CLOSED, READ, note, told_as
from goldenthread.features.organisations.models import Post
from goldenthread.foundation import clock


@transaction.atomic
def ask_to_read(
    *, document: Document, posts: Iterable[Post], by: Person | None, due_on: dt.date | None = None,
    asked_on: dt.date | None = None,
) -> int:  # fmt: skip
    """Ask posts to say that they have read the version in force; return how many had not been asked yet."""
    version = document.current
    if version is None:
        raise ValidationError("Nothing is in force yet that could be read.")
    today = asked_on or clock.today()
    if due_on and due_on < today:
        raise ValidationError({"due_on": "That day is past."})
    wanted = {post.pk: post for post in posts}
    if not wanted:
        raise ValidationError("Choose who is to read it.")
    asked = set(Reading.objects.filter(version=version, post__in=wanted).values_list("post", flat=True))
    fresh = [key for key in wanted if key not in asked]
    Reading.objects.bulk_create(Reading(version=version, post_id=key, asked_on=today, due_on=due_on) for key in fresh)
    activity.open_tasks(
        Task(
            trust=document.trust, post_id=key, kind=READ, subject_kind="document", subject_ref=document.ref,
            title=f"Read {told_as(document, CLOSED)}"[:200], why="Read it, and say that you have.", due_on=due_on,
        )
        for key in fresh
    )  # fmt: skip
    note(document, "asked posts to read it", by, {"posts": len(fresh), "by": str(due_on or "")})
    return len(fresh)


@transaction.atomic
def say_read(
    *, document: Document, posts: Iterable[int], by: Person | None, on: dt.date | None = None
) -> int:  # fmt: skip
    """Say in the name of posts that the version in force was read; return how many of them were asked."""
    held = list(posts)
    open_ones = Reading.objects.filter(version=document.current_id, post__in=held, read_on=None)
    said = open_ones.update(read_on=on or clock.today(), by=by)
    activity.close_tasks(kind=READ, subject_kind="document", subject_ref=document.ref, by=by, posts=held)
    if said:
        note(document, "read it", by, {"version": str(document.current)})
    return said
