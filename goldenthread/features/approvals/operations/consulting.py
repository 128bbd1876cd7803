"""Opening a round of comments, saying and answering, and summing it up."""

import dataclasses
import datetime as dt
from collections.abc import Collection, Iterable

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Max

from goldenthread.domain.year import consulting
from goldenthread.features.accounts.models import Person
from goldenthread.features.activity import operations as activity
from goldenthread.features.activity.models import Comment, Task
from goldenthread.features.approvals.models import Consultation, Consulted
from goldenthread.features.approvals.operations.telling import closed_name, note, open_words, told_as
from goldenthread.features.organisations.models import Body, Post, School, Trust, Unit
from goldenthread.foundation import clock, subjects

COMMENT, SUM_UP = "comment", "sum up"
MOST_WORDS = 4_000
LONGEST = dt.timedelta(days=366)
NEWS = dt.timedelta(days=14)
# Those who spoke are told within a week what came of it.
SUMMED_WITHIN = dt.timedelta(days=7)


@transaction.atomic
def open_round(
    *,
    trust: Trust,
    subject_kind: str,
    subject_ref: str,
    title: str,
    bodies: Collection[Body],
    posts: Collection[Post],
    says: str,
    closes_on: dt.date,
    by: Person | None,
    post: Post | None = None,
    settled: str = "",
    options: str = "",
    is_final: bool = False,
    school: School | None = None,
    unit: Unit | None = None,
    opened_on: dt.date | None = None,
) -> Consultation:
    """Send a draft to bodies and posts for comment until a day. As it stands it is kept; each is asked on home."""
    opened_on = opened_on or clock.today()
    _require_round(says, bodies, posts, opened_on, closes_on)
    earlier = Consultation.objects.filter(subject_kind=subject_kind, subject_ref=subject_ref)
    if earlier.filter(closed_on=None).exists():
        raise ValidationError("A round is open already: sum it up before the next begins.")
    doors = subjects.consultable(subject_kind)
    assert doors is not None
    frozen = doors.freeze(subject_ref, by)
    passages = doors.passages(subject_ref)
    words = [dataclasses.astuple(one) for one in passages] if any(one.text for one in passages) else []
    made = Consultation.objects.create(
        trust=trust, school=school, unit=unit, subject_kind=subject_kind, subject_ref=subject_ref, title=title[:200],
        number=(earlier.aggregate(last=Max("number"))["last"] or 0) + 1, is_final=is_final, says=says.strip(),
        settled=settled.strip(), options=options.strip(), version=frozen.ref, version_title=frozen.title,
        words=words, opened_by=by, opened_post=post, opened_on=opened_on, closes_on=closes_on,
    )  # fmt: skip
    Consulted.objects.bulk_create(
        [Consulted(consultation=made, body=body, name=body.name) for body in bodies]
        + [Consulted(consultation=made, post=one, name=one.title) for one in posts]
    )
    _ask(made)
    activity.post(trust=trust, event=activity.DEED_DONE, payload={"round": made.ref})
    note(made, "asked for comments", by, {"until": closes_on, "of": [one.name for one in made.consulted.all()]})
    return made


@transaction.atomic
def say(
    *,
    consultation: Consultation,
    text: str,
    by: Person | None,
    post: Post | None,
    part_kind: str = "",
    part_ref: str = "",
    part_title: str = "",
    parent: Comment | None = None,
    speaks_for: str = "",
    on: dt.date | None = None,
) -> Comment:
    """Say something of the draft or of one of its parts, or go on with a talk. Refused once the round is over."""
    _require_open(consultation, on or clock.today())
    words = _words(text)
    made = Comment.objects.create(
        trust=consultation.trust, round=consultation.ref, parent=parent, text=words, by=by, post=post,
        post_title=post.title if post else "", said_on=on or clock.today(),
        speaks_for=" ".join(speaks_for.split())[:120],
        subject_kind=parent.subject_kind if parent else part_kind or consultation.subject_kind,
        subject_ref=parent.subject_ref if parent else part_ref or consultation.subject_ref,
        title=parent.title if parent else part_title[:200],
    )  # fmt: skip
    heard_by = {consultation.opened_post_id, parent.post_id if parent else None} - {made.post_id}
    activity.tell(
        trust=consultation.trust, posts=heard_by if _is_news(on) else (), by=by, subject_kind="consultation",
        subject_ref=consultation.ref,
        says=f"{made.post_title or 'Somebody'} said of "
        + (closed_name(consultation) or f"{made.title or consultation.title}: {words}"),
    )  # fmt: skip
    if parent is not None and parent.outcome and by is not None and parent.by_id == by.pk:
        # Whoever asked is not content with the answer: the talk is open again.
        Comment.objects.filter(pk=parent.pk).update(outcome="")
    return made


@transaction.atomic
def settle(
    *,
    consultation: Consultation,
    comment: Comment,
    outcome: str,
    answer: str,
    by: Person | None,
    post: Post | None,
    on: dt.date | None = None,
) -> Comment:
    """Answer a comment: the draft changed because of it, it was kept and why, or the question is answered."""
    if consultation.closed_on is not None:
        raise ValidationError("This round is closed.")
    if outcome not in Comment.Outcome.values:
        raise ValidationError({"outcome": "Say what came of it."})
    comment.outcome, comment.answer = outcome, _words(answer, "answer")
    comment.answered_by, comment.answered_on = (post.title if post else str(by or ""))[:120], on or clock.today()
    comment.save(update_fields=["outcome", "answer", "answered_by", "answered_on"])
    activity.tell(
        trust=consultation.trust, posts=[comment.post_id] if _is_news(on) else (), by=by, subject_kind="consultation",
        subject_ref=consultation.ref, says=f"Your comment: {comment.get_outcome_display().lower()}."
        + open_words(consultation, f" {answer}"),
    )  # fmt: skip
    return comment


@transaction.atomic
def say_that_is_all(*, consultation: Consultation, audiences: Iterable[Consulted], by: Person) -> None:
    """Record that an audience has said what it has to say, or has nothing to say; it is asked no more."""
    _require_open(consultation, clock.today())
    told = list(audiences)
    Consulted.objects.filter(pk__in=[one.pk for one in told]).update(done_on=clock.today())
    posts = {post for one in told for post in _posts_of(one)}
    activity.close_tasks(kind=COMMENT, subject_kind="consultation", subject_ref=consultation.ref, by=by, posts=posts)


@transaction.atomic
def sum_up(
    *, consultation: Consultation, heard: str, changed: str, by: Person | None, on: dt.date | None = None
) -> Consultation:
    """Close a round: say what was heard and what changed. What was said can be read by all who may see the thing."""
    held = Consultation.objects.select_for_update().get(pk=consultation.pk)
    if held.closed_on is not None:
        raise ValidationError("This round is closed already.")
    said = Comment.objects.filter(trust=held.trust, round=held.ref)
    missing = consulting.may_close(said.filter(parent=None).values_list("outcome", flat=True))
    if missing:
        raise ValidationError(missing)
    held.heard, held.changed, held.closed_on = _words(heard, "heard"), _words(changed, "changed"), on or clock.today()
    held.revision += 1
    held.save()
    said.update(is_shared=True)
    activity.tell(
        trust=held.trust, by=by,
        posts={post for one in held.consulted.all() for post in _posts_of(one)} if _is_news(on) else (),
        says=f"What was said of {told_as(held)} is summed up.", subject_kind="consultation", subject_ref=held.ref,
    )  # fmt: skip
    for kind in (COMMENT, SUM_UP):
        activity.close_tasks(kind=kind, subject_kind="consultation", subject_ref=held.ref, by=by)
    note(held, "summed up what was said", by, {"heard": held.heard, "changed": held.changed})
    return held


@transaction.atomic
def ask_for_sums(*, trust: Trust) -> int:
    """Ask whoever opened a round that is over to sum it up, and stop asking for comments; return how many."""
    over = Consultation.objects.filter(trust=trust, closed_on=None, closes_on__lt=clock.today())
    asked = []
    for one in over.select_related("opened_post"):
        activity.close_tasks(kind=COMMENT, subject_kind="consultation", subject_ref=one.ref, by=None)
        if one.opened_post is not None:
            asked.append(Task(
                trust=trust, post=one.opened_post, kind=SUM_UP, subject_kind="consultation", subject_ref=one.ref,
                title=f"Sum up what was said of {told_as(one)}"[:200],
                why="The days for comments are over. Say what was heard and what changed.",
                due_on=one.closes_on + SUMMED_WITHIN,
            ))  # fmt: skip
    return activity.open_tasks(asked)


def _ask(made: Consultation) -> None:
    posts = {post for one in made.consulted.select_related("body", "post") for post in _posts_of(one)}
    final = "Final comments" if made.is_final else "Comments"
    activity.open_tasks(
        Task(
            trust=made.trust, post_id=post, kind=COMMENT, subject_kind="consultation", subject_ref=made.ref,
            title=f"{final} on {told_as(made)}"[:200], why=open_words(made, made.says[:300]),
            due_on=made.closes_on,
        ) for post in sorted(posts)
    )  # fmt: skip


def _posts_of(one: Consulted) -> list[int]:
    if one.post_id:
        return [one.post_id]
    return list(one.body.posts.values_list("pk", flat=True)) if one.body else []


def _is_news(on: dt.date | None) -> bool:
    """Say whether anybody is told: what is brought in from longer ago is history."""
    return on is None or on > clock.today() - NEWS


def _require_round(
    says: str, bodies: Collection[Body], posts: Collection[Post], opened_on: dt.date, closes_on: dt.date
) -> None:
    if not says.strip():
        raise ValidationError({"says": "Say what you ask of them."})
    if not bodies and not posts:
        raise ValidationError({"audience": "Choose whom you ask."})
    if closes_on < opened_on:
        raise ValidationError({"closes_on": "The last day for comments comes before the first."})
    if closes_on - opened_on > LONGEST:
        raise ValidationError({"closes_on": "A round of comments lasts a year at most."})


def _require_open(consultation: Consultation, today: dt.date) -> None:
    state = consulting.stands(consultation.closes_on, consultation.closed_on, today)
    if state != consulting.OPEN:
        raise ValidationError("The days for comments on it are over.")


def _words(text: str, field: str = "text") -> str:
    words = text.strip()
    if not words:
        raise ValidationError({field: "Nothing is written yet."})
    if len(words) > MOST_WORDS:
        raise ValidationError({field: f"That is {len(words):,} characters; {MOST_WORDS:,} is the most to be kept."})
    return words
