"""Gathering what many said in a round into one issue, and answering it once for them all."""

from collections.abc import Iterable

from django.core.exceptions import ValidationError
from django.db import transaction

from goldenthread.features.accounts.models import Person
from goldenthread.features.activity import operations as activity
from goldenthread.features.activity.models import Comment
from goldenthread.features.approvals.models import Consultation, Issue
from goldenthread.features.approvals.operations.telling import closed_name, note
from goldenthread.features.organisations.models import Post
from goldenthread.foundation import clock

MOST_WORDS = 4_000


@transaction.atomic
def gather(*, consultation: Consultation, title: str, comments: Iterable[Comment], by: Person | None) -> Issue:
    """Put comments of a round under an issue; one that lies under another moves. The same title is the same issue."""
    _require_not_closed(consultation)
    said = " ".join(title.split())
    chosen = [one for one in comments if one.round == consultation.ref and one.parent_id is None]
    wrong = {}
    if not said or len(said) > 160:
        wrong["title"] = "Say in a few words what they have in common."
    if not chosen:
        wrong["comments"] = "Tick what belongs together."
    if wrong:
        raise ValidationError(wrong)
    issue = consultation.issues.filter(title__iexact=said).first()
    issue = issue or Issue.objects.create(consultation=consultation, title=said)
    through = Issue.comments.through
    through.objects.filter(issue__consultation=consultation, comment__in=chosen).delete()
    issue.comments.add(*chosen)
    consultation.issues.filter(comments=None).exclude(pk=issue.pk).delete()
    note(consultation, "gathered comments", by, {"issue": issue.title, "comments": len(chosen)})
    return issue


@transaction.atomic
def settle_issue(
    *, issue: Issue, outcome: str, answer: str, by: Person | None, post: Post | None, stands_in: str = ""
) -> Issue:  # fmt: skip
    """Answer an issue: each of its comments that has no answer has this one, and whoever said them is told once.

    `stands_in` is the line of the thing that takes it up.
    """
    _require_not_closed(issue.consultation)
    words = answer.strip()
    wrong = {}
    if outcome not in Comment.Outcome.values:
        wrong["outcome"] = "Say what came of it."
    if not words or len(words) > MOST_WORDS:
        wrong["answer"] = "Nothing is written yet." if not words else f"{MOST_WORDS:,} characters are the most."
    if len(stands_in.strip()) > 200:
        wrong["stands_in"] = "200 characters are the most that can be kept."
    if wrong:
        raise ValidationError(wrong)
    signed, today = (post.title if post else str(by or ""))[:120], clock.today()
    waiting = issue.comments.filter(outcome="")
    posts = set(waiting.values_list("post", flat=True))
    Comment.objects.filter(pk__in=list(waiting.values_list("pk", flat=True))).update(
        outcome=outcome, answer=words, answered_by=signed, answered_on=today
    )
    issue.outcome, issue.answer, issue.stands_in = outcome, words, stands_in.strip()
    issue.answered_by, issue.answered_on = signed, today
    issue.save()
    held = issue.consultation
    activity.tell(
        trust=held.trust, posts=posts, by=by, subject_kind="consultation", subject_ref=held.ref,
        says=closed_name(held) or f"{issue.title}: {issue.get_outcome_display().lower()}. {words}",
    )  # fmt: skip
    note(held, "answered an issue", by, {"issue": issue.title, "outcome": outcome})
    return issue


def _require_not_closed(consultation: Consultation) -> None:
    if consultation.closed_on is not None:
        raise ValidationError("This round is closed.")
