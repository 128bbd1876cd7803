"""Asking for a consult, answering it, taking it back, letting it lapse, and saying that it was given."""

import datetime as dt

from django.db import transaction
from django.db.models import Q

from goldenthread.features.accounts.models import Person
from goldenthread.features.activity import operations as activity
from goldenthread.features.improvement.models import Consult, Support
from goldenthread.features.organisations.models import Holding, Post, School, Trust
from goldenthread.features.trail import operations as trail
from goldenthread.foundation import clock
from goldenthread.foundation.checked_words import check, require

CONSULT = "consult"
ANSWER, GIVE, HEAR = "answer consult", "give consult", "hear of consult"
State = Consult.State


@transaction.atomic
def ask_consult(
    *, school: School, of: Post, asks: str, answer_by: dt.date, post: Post | None, by: Person | None,
    function: str = "", on: dt.date | None = None,
) -> Consult:  # fmt: skip
    """Ask a post for a consult about a school; it stands on that post's home until it is answered."""
    today = on or clock.today()
    require(of.trust_id == school.trust_id, "That post belongs to another trust.", "of")
    require(post is None or post.pk != of.pk, "Ask another post than your own.", "of")
    held = Q(until_on=None) | Q(until_on__gte=today)
    require(Holding.objects.filter(held, post=of, from_on__lte=today).exists(), "Nobody holds that post today.", "of")
    require(answer_by >= today, "Give a day that is still to come.", "answer_by")
    words = check(Consult, {"asks": asks, "function": function, "answer_by": answer_by})
    made = Consult.objects.create(school=school, of=of, post=post, by=by, asked_on=today, **words)
    activity.open_task(
        trust=school.trust, post=of, kind=ANSWER, subject_kind=CONSULT, subject_ref=made.ref, title=str(made),
        why=f"{post.title} asks" if post else "", due_on=answer_by,
    )  # fmt: skip
    _note(made, "asked for a consult", by, {"of": of.title, "asks": made.asks, "answer by": answer_by})
    return made


@transaction.atomic
def answer_consult(
    *, consult: Consult, says_yes: bool, answer: str, by: Person | None, takes_place_on: dt.date | None = None,
    on: dt.date | None = None,
) -> Consult:  # fmt: skip
    """Say yes, perhaps with a day, or no and why; whoever asked hears of it."""
    today = on or clock.today()
    consult = Consult.objects.select_for_update().get(pk=consult.pk)
    require(consult.state == State.ASKED, "It waits for no answer any more.")
    require(says_yes or answer.strip(), "Say why not.", "answer")
    require(not says_yes or takes_place_on is None or takes_place_on >= today,
            "Give a day that is still to come.", "takes_place_on")  # fmt: skip
    words = check(Consult, {"answer": answer})
    consult.state = State.AGREED if says_yes else State.DECLINED
    consult.answer, consult.answered_on = words["answer"], today
    consult.takes_place_on = takes_place_on if says_yes else None
    _settle(consult, by)
    if says_yes:
        activity.open_task(
            trust=consult.school.trust, post=consult.of, kind=GIVE, subject_kind=CONSULT, subject_ref=consult.ref,
            title=str(consult), why="Once it was given, say what came of it", due_on=takes_place_on,
        )  # fmt: skip
    return consult


@transaction.atomic
def take_back_consult(*, consult: Consult, by: Person | None) -> Consult:
    """Take back what was asked, while nothing came of it."""
    consult = Consult.objects.select_for_update().get(pk=consult.pk)
    require(consult.is_open, "It is over already.")
    consult.state = State.WITHDRAWN
    _settle(consult, by, is_told=False)
    return consult


@transaction.atomic
def lapse_consults(*, trust: Trust) -> int:
    """Let lapse what nobody answered by its day; whoever asked hears of it. Return how many."""
    late = Consult.objects.filter(school__trust=trust, state=State.ASKED, answer_by__lt=clock.today())
    rows = list(late.select_related("school__trust", "of", "post"))
    for consult in rows:
        consult.state = State.LAPSED
        _settle(consult, None)
    return len(rows)


@transaction.atomic
def give_consult(*, consult: Consult, support: Support, by: Person | None) -> Consult:
    """Say that a consult was given: the help that was logged is what came of it."""
    consult = Consult.objects.select_for_update().get(pk=consult.pk)
    require(consult.state == State.AGREED, "It was not agreed.")
    require(support.school_id == consult.school_id, "That help was given to another school.")
    consult.state, consult.support = State.GIVEN, support
    _settle(consult, by)
    return consult


@transaction.atomic
def hear_of_consult(*, consult: Consult, by: Person | None) -> None:
    """Say that whoever asked has read what came of it."""
    activity.close_tasks(kind=HEAR, subject_kind=CONSULT, subject_ref=consult.ref, by=by)


def _settle(consult: Consult, by: Person | None, *, is_told: bool = True) -> None:
    """Keep a new state: what was asked before is closed, and whoever asked is to read it."""
    consult.save()
    for kind in (ANSWER, GIVE, HEAR):
        activity.close_tasks(kind=kind, subject_kind=CONSULT, subject_ref=consult.ref, by=by)
    if is_told and consult.post:
        activity.open_task(
            trust=consult.school.trust, post=consult.post, kind=HEAR, subject_kind=CONSULT, subject_ref=consult.ref,
            title=f"{consult}: {consult.get_state_display().lower()}"[:200], why=f"Asked of the {consult.of.title}",
        )  # fmt: skip
    _note(consult, f"{consult.get_state_display().lower()}: consult", by, {
        "answer": consult.answer, "takes place on": consult.takes_place_on,
    })  # fmt: skip


def _note(consult: Consult, did: str, by: Person | None, after: dict[str, object]) -> None:
    trail.record(
        trust=consult.school.trust_id, by=by, did=did, kind=CONSULT, ref=consult.ref, title=str(consult),
        after=after | {"state": consult.state},
    )  # fmt: skip
