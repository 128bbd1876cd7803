"""Asking for places that another school keeps, answering, ending, and hearing what came of it."""

import datetime as dt
from collections.abc import Iterable

from django.core.exceptions import ValidationError
from django.db import transaction

from goldenthread.domain.deciding.places import free_between
from goldenthread.features.accounts.models import Person
from goldenthread.features.activity import operations as activity
from goldenthread.features.organisations.models import Post, School
from goldenthread.features.sharing.models import Offer, PlaceRequest
from goldenthread.features.trail.operations import record
from goldenthread.foundation import clock
from goldenthread.foundation.checked_words import check, require

OFFER = "offer"
ANSWER, HEAR = "answer places", "hear of places"
State = PlaceRequest.State


@transaction.atomic
def ask_for_places(
    *, row: Offer, school: School, pupils: int, from_on: dt.date, by: Person | None, until_on: dt.date | None = None,
    says: str = "", post: Post | None = None,
) -> PlaceRequest:  # fmt: skip
    """Ask for places at another school; it stands on the home of whoever offers them until it is answered."""
    require(row.places is not None and row.withdrawn_on is None, "No places are offered there any more.")
    require(school.trust_id == row.trust_id, "That school belongs to another trust.", "school")
    require(school.pk != row.school_id, "The places are that school's own.", "school")
    require(until_on is None or until_on >= from_on, "It ends before it begins.", "until_on")
    words = check(PlaceRequest, {"pupils": pupils, "says": says, "from_on": from_on, "until_on": until_on})
    made = PlaceRequest.objects.create(offer=row, school=school, post=post, by=by, asked_on=clock.today(), **words)
    if row.post:
        activity.open_task(
            trust=row.trust, post=row.post, kind=ANSWER, subject_kind=OFFER, subject_ref=row.ref,
            title=f"{made}: {row.title}"[:200], why=f"{post.title} asks" if post else "", due_on=from_on,
        )  # fmt: skip
    _note(made, "asked for places", by)
    return made


@transaction.atomic
def answer_places(*, asked: PlaceRequest, says_yes: bool, answer: str, by: Person | None) -> PlaceRequest:
    """Say yes, as far as so many are free all the time, or no and why; whoever asked hears of it."""
    row = Offer.objects.select_for_update().get(pk=asked.offer_id)
    asked = PlaceRequest.objects.select_for_update().get(pk=asked.pk)
    require(asked.state == State.ASKED, "It waits for no answer any more.")
    require(says_yes or answer.strip(), "Say why not.", "answer")
    if says_yes:
        taken = [one.taken for one in PlaceRequest.objects.filter(offer=row, state=State.AGREED)]
        free = max(free_between(row.places or 0, taken, asked.from_on, asked.until_on), 0)
        if asked.pupils > free:
            raise ValidationError(f"Only {free} of {row.places} are free all that time.")
    asked.state = State.AGREED if says_yes else State.DECLINED
    asked.answer, asked.answered_on = check(PlaceRequest, {"answer": answer})["answer"], clock.today()
    _settle(asked, by, is_told=True)
    return asked


@transaction.atomic
def end_places(*, asked: PlaceRequest, by: Person | None) -> PlaceRequest:
    """Take back what waits for an answer or has not begun, or end today what was agreed."""
    asked = PlaceRequest.objects.select_for_update().get(pk=asked.pk)
    today = clock.today()
    is_over = asked.until_on is not None and asked.until_on < today
    require(asked.state in (State.ASKED, State.AGREED) and not is_over, "It is over already.")
    if asked.state == State.ASKED or asked.from_on > today:
        asked.state = State.WITHDRAWN
    else:
        asked.until_on = today
    _settle(asked, by, is_told=False)
    return asked


@transaction.atomic
def hear_of_places(*, row: Offer, posts: Iterable[int], by: Person | None) -> None:
    """Say that whoever asked has read what came of it."""
    activity.close_tasks(kind=HEAR, subject_kind=OFFER, subject_ref=row.ref, by=by, posts=posts)


def _settle(asked: PlaceRequest, by: Person | None, *, is_told: bool) -> None:
    asked.save()
    row = asked.offer
    if not PlaceRequest.objects.filter(offer=row, state=State.ASKED).exists():
        activity.close_tasks(kind=ANSWER, subject_kind=OFFER, subject_ref=row.ref, by=by)
    if is_told and asked.post:
        activity.open_task(
            trust=row.trust, post=asked.post, kind=HEAR, subject_kind=OFFER, subject_ref=row.ref,
            title=f"{asked}: {asked.get_state_display().lower()}"[:200], why=row.title,
        )  # fmt: skip
    _note(asked, f"{asked.get_state_display().lower()}: places", by)


def _note(asked: PlaceRequest, did: str, by: Person | None) -> None:
    record(
        trust=asked.offer.trust_id, by=by, did=did, kind=OFFER, ref=asked.offer.ref, title=asked.offer.title,
        after={"school": asked.school.key, "pupils": asked.pupils, "from": asked.from_on, "until": asked.until_on},
    )  # fmt: skip
