"""Saying how a part of a plan stands, and asking for it."""

import datetime as dt

from django.db import transaction

from goldenthread.features.accounts.models import Person
from goldenthread.features.activity import operations as activity
from goldenthread.features.activity.models import Task
from goldenthread.features.organisations.models import Post
from goldenthread.features.plans.models import Assignment, Element, Plan, ProgressNote
from goldenthread.features.plans.operations.writing import check, note_element, note_plan, require
from goldenthread.foundation import clock

ASKED = "give progress"


@transaction.atomic
def give_progress(
    *, element: Element, status: str, said: str, by: Person, next_step: str = "", post: Post | None = None
) -> ProgressNote:
    """Say how a part stands today. The note is never changed; the newest is where the part stands.

    `post` is the post in whose name it is said. Closes what was asked of the posts that the person holds.
    """
    require(element.removed_at is None, "This part was removed from the plan.")
    words = check(ProgressNote, {"status": status, "said": said, "next_step": next_step})
    last = element.notes.first()
    note = ProgressNote.objects.create(element=element, post=post, by=by, said_on=clock.today(), **words)
    before = {"status": last.status, "said": last.said, "next_step": last.next_step} if last else {}
    note_element(element, "said how it stands", by, before, words)
    activity.close_tasks(
        kind=ASKED, subject_kind="element", subject_ref=element.ref, by=by, posts=_posts_held(by, element, post)
    )
    return note


@transaction.atomic
def ask_for_progress(*, plan: Plan, due_on: dt.date, by: Person | None, why: str = "") -> int:
    """Ask the lead of every part without a word since the last round to say how it stands; return how many are new.

    Whoever spoke in the fortnight before is left in peace.
    """
    spoke = ProgressNote.objects.filter(element__plan=plan, said_on__gt=clock.today() - dt.timedelta(days=14)).values(
        "element"
    )
    leads = (
        Assignment.objects.filter(element__plan=plan, element__removed_at=None, capacity=Assignment.Capacity.LEAD)
        .exclude(element__in=spoke)
        .select_related("element")
    )
    levels = dict(plan.levels.values_list("depth", "one"))
    asked = activity.open_tasks(
        Task(
            trust=plan.trust, post_id=lead.post_id, kind=ASKED, subject_kind="element", subject_ref=lead.element.ref,
            title=_question(lead.element, levels.get(lead.element.depth, "")), why=_reason(lead.element, why),
            due_on=due_on,
        )
        for lead in leads
    )  # fmt: skip
    note_plan(plan, "asked for progress", by, after={"asked": asked, "by": due_on})
    return asked


def _question(element: Element, level: str) -> str:
    """Ask by the printed number where there is one: it is what people say to one another."""
    named = f"{level.lower()} {element.number}" if element.number else f"“{element.title}”"
    return f"Say how {named} stands"[:200]


def _reason(element: Element, why: str) -> str:
    return (f"{element.title}. {why}" if element.number else why)[:300]


def _posts_held(person: Person, element: Element, post: Post | None) -> list[int]:
    today = clock.today()
    held = person.holdings.filter(post__trust=element.plan.trust_id, from_on__lte=today).exclude(until_on__lt=today)
    return [*held.values_list("post_id", flat=True), *([post.pk] if post else [])]
