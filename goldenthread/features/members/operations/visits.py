"""Planning visits, telling of them, commenting on them and following them up."""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from goldenthread.features.accounts.models import Person
from goldenthread.features.activity import operations as activity
from goldenthread.features.members.models import FollowUp, Visit
from goldenthread.features.organisations.models import Body, Post, School, Trust
from goldenthread.features.trail.operations import record
from goldenthread.foundation import clock
from goldenthread.foundation.tables import claim_revision

DO = "follow up visit"
# The role of whoever answers for a school, and is told of visits to it.
HEAD = "head"
WORDS = ("met_with", "saw", "voices", "shows", "questions", "strengths", "concerns", "since_last", "learned")


@dataclass(frozen=True)
class Wanted:
    """Something to be done because of a visit, by whom and by when."""

    text: str
    post: Post | None = None
    who: str = ""
    due_on: dt.date | None = None


@transaction.atomic
def plan_visit(
    *, trust: Trust, kind: str, on: dt.date, who: str, by: Person | None, visitor: Person | None = None,
    school: School | None = None, post: Post | None = None, body: Body | None = None,
    about: tuple[str, str] | None = None, **words: Any,
) -> Visit:  # fmt: skip
    """Agree a visit: who goes where, when, and what for. The school's head is told of one still to come."""
    visit = Visit(
        trust=trust, kind=kind, on=on, who=who, visitor=visitor, school=school, post=post, body=body,
        subject_kind=about[0] if about else "", subject_ref=about[1] if about else "", **words,
    )  # fmt: skip
    visit.full_clean()
    visit.save()
    if on >= clock.today():
        _tell_heads(visit, f"A visit is coming on {on:%-d %B}: {visit.who}, {visit.kind.lower()}.", by)
    _note(visit, "planned", by, after={"on": on})
    return visit


@transaction.atomic
def revise_visit(*, visit: Visit, by: Person | None, drawn_from: int | None, **words: Any) -> Visit:
    """Change what was agreed of a visit, or cancel it. Raises Stale when somebody else has changed it meanwhile."""
    claim_revision(visit, drawn_from)
    before = {key: getattr(visit, key) for key in words if getattr(visit, key) != words[key]}
    for key, value in words.items():
        setattr(visit, key, value)
    visit.full_clean(exclude=["trust", "school", "body", "visitor", "post"])
    visit.save()
    if visit.state == Visit.State.CANCELLED and "state" in before:
        _tell_heads(visit, f"The visit of {visit.on:%-d %B} does not take place.", by)
    # The words stay with the visit, for a confidential one is not told by the trail.
    _note(visit, "changed", by, after={"changed": sorted(before)})
    return visit


@transaction.atomic
def tell_of_visit(
    *, visit: Visit, by: Person | None, drawn_from: int | None, wanted: Sequence[Wanted] = (),
    told_on: dt.date | None = None, **words: Any,
) -> Visit:  # fmt: skip
    """Record what was seen and found, with what is to be done; told again, the words take the place of the former.

    Raises ValidationError for a visit still to come, and Stale when somebody else has told of it meanwhile.
    """
    today = told_on or clock.today()
    if words.get("on", visit.on) > today:
        raise ValidationError({"on": "That day is still to come."})
    if not any(str(words.get(key, "")).strip() for key in WORDS):
        raise ValidationError({"saw": "Say at least in a line what you saw or heard."})
    claim_revision(visit, drawn_from)
    is_first = visit.state != Visit.State.TOLD
    for key, value in words.items():
        setattr(visit, key, value)
    visit.state, visit.told_on = Visit.State.TOLD, visit.told_on or today
    visit.full_clean(exclude=["trust", "school", "body", "visitor", "post"])
    visit.save()
    for one in wanted:
        _want(visit, one)
    if is_first:
        _tell_heads(visit, f"{visit.who} told of the visit on {visit.on:%-d %B}. You can add a comment.", by)
    _note(visit, "told of", by, after={"on": visit.on, "follow-ups": len(wanted)})
    return visit


@transaction.atomic
def take_in_visit(
    *, agreed: Mapping[str, Any], told: Mapping[str, Any], wanted: Sequence[Wanted], comment: str, by: Person | None
) -> Visit:  # fmt: skip
    """Keep a visit that was told of on paper: what it was for, what was seen, and what the school said on it."""
    visit = plan_visit(by=by, **agreed)
    visit = tell_of_visit(visit=visit, by=by, drawn_from=visit.revision, wanted=wanted, **told)
    if comment.strip():
        visit = comment_on_visit(visit=visit, by=by, said=comment, called="The school, on the form")
    return visit


@transaction.atomic
def comment_on_visit(*, visit: Visit, by: Person | None, said: str, called: str, on: dt.date | None = None) -> Visit:
    """Add what the school says to a visit that was told of."""
    if visit.state != Visit.State.TOLD:
        raise ValidationError("The visit has not been told of yet.")
    if not said.strip():
        raise ValidationError({"said": "Say something."})
    claim_revision(visit, None)
    before, visit.comment = visit.comment, said.strip()
    visit.comment_by, visit.comment_on = called[:120], on or clock.today()
    visit.save()
    activity.tell(
        trust=visit.trust, posts=[visit.post], says=f"{called} commented on your visit of {visit.on:%-d %B}.",
        subject_kind="visit", subject_ref=visit.ref, by=by,
    )  # fmt: skip
    _note(visit, "commented on", by, before={"had": bool(before)}, after={"by": called})
    return visit


@transaction.atomic
def share_visits(*, visits: Iterable[Visit], by: Person | None, on: dt.date) -> int:
    """Note that visits were put before the board on a day."""
    shared = 0
    for visit in visits:
        claim_revision(visit, None)
        visit.shared_on = on
        visit.save()
        _note(visit, "shared with the board", by, after={"on": on})
        shared += 1
    return shared


@transaction.atomic
def add_follow_up(*, visit: Visit, by: Person | None, wanted: Wanted) -> FollowUp:
    """Ask for something because of a visit; whoever holds the post finds it on home."""
    made = _want(visit, wanted)
    _note(visit, "asked for a follow-up", by, after={"due": made.due_on})
    return made


@transaction.atomic
def finish_follow_up(*, follow_up: FollowUp, by: Person | None, outcome: str, on: dt.date | None = None) -> FollowUp:
    """Say that it was done, and what came of it."""
    if not outcome.strip():
        raise ValidationError({"outcome": "Say what came of it."})
    if follow_up.done_on:
        raise ValidationError("It was done already.")
    follow_up.done_on, follow_up.outcome = on or clock.today(), outcome.strip()[:600]
    follow_up.save()
    activity.close_tasks(kind=DO, subject_kind="follow-up", subject_ref=follow_up.ref, by=by)
    visit = follow_up.visit
    activity.tell(
        trust=visit.trust, posts=[visit.post], says=f"Done after your visit: {follow_up.text}"[:300],
        subject_kind="visit", subject_ref=visit.ref, by=by,
    )  # fmt: skip
    _note(visit, "finished a follow-up of", by, after={"on": follow_up.done_on})
    return follow_up


def _want(visit: Visit, wanted: Wanted) -> FollowUp:
    made = FollowUp(visit=visit, text=wanted.text.strip(), post=wanted.post, who=wanted.who, due_on=wanted.due_on)
    made.full_clean(exclude=["visit", "post"])
    made.save()
    if wanted.post:
        activity.open_task(
            trust=visit.trust, post=wanted.post, kind=DO, subject_kind="follow-up", subject_ref=made.ref,
            title=made.text, why=f"Asked for after a visit on {visit.on:%-d %B %Y}", due_on=made.due_on,
        )  # fmt: skip
    return made


def _tell_heads(visit: Visit, says: str, by: Person | None) -> None:
    if visit.school is None:
        return
    heads = Post.objects.filter(school=visit.school, role=HEAD)
    activity.tell(trust=visit.trust, posts=list(heads), says=says, subject_kind="visit", subject_ref=visit.ref, by=by)


def _note(visit: Visit, did: str, by: Person | None, **changes: Mapping[str, Any]) -> None:
    # That somebody went there is told openly; the kind of a confidential visit may say what it was about.
    title = f"A visit in confidence: {visit.place}" if visit.is_confidential else str(visit)
    record(trust=visit.trust_id, by=by, did=did, kind="visit", ref=visit.ref, title=title[:200], **changes)
