"""Saying how a part of a plan stands."""

from django.db import transaction

from goldenthread.features.accounts.models import Person
from goldenthread.features.activity import operations as activity
from goldenthread.features.organisations.models import Post
from goldenthread.features.plans.models import Element, ProgressNote
from goldenthread.features.plans.operations.writing import note_element
from goldenthread.foundation import clock
from goldenthread.foundation.checked_words import check, require

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


def _posts_held(person: Person, element: Element, post: Post | None) -> list[int]:
    today = clock.today()
    held = person.holdings.filter(post__trust=element.plan.trust_id, from_on__lte=today).exclude(until_on__lt=today)
    return [*held.values_list("post_id", flat=True), *([post.pk] if post else [])]
