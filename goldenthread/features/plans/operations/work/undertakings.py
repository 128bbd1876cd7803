"""Taking something on: writing it down, opening it, joining it, saying what came of it."""

import datetime as dt
from collections.abc import Iterable, Mapping
from typing import Any

from django.db import transaction

from goldenthread.domain.plans import undertakings as rules
from goldenthread.features.accounts.models import Person
from goldenthread.features.activity import operations as activity
from goldenthread.features.organisations.models import Post, School, Trust
from goldenthread.features.plans.models import (
    Element,
    Joining,
    Undertaking,
    UndertakingAnswer,
    UndertakingWord,
)
from goldenthread.features.plans.operations.work.counting import count_here
from goldenthread.features.plans.undertaking_kinds import undertaking_kind, undertaking_kinds
from goldenthread.features.trail import operations as trail
from goldenthread.foundation import clock
from goldenthread.foundation.checked_words import check, require
from goldenthread.foundation.tables import claim_revision

State = Undertaking.State
DECIDE, HEAR = "decide undertaking", "hear of undertaking"
# Who is asked to decide what is proposed: the first of these that did not propose it.
DECIDES = ("chief_officer", "governance_lead")
STILL_WRITTEN = (State.DRAFT, State.PROPOSED, State.DECLINED)


@transaction.atomic
def begin_undertaking(
    *,
    trust: Trust,
    kind: str,
    title: str,
    by: Person | None,
    post: Post | None = None,
    element: Element | None = None,
    school: School | None = None,
    partners: str = "",
    answers: Mapping[str, str] | None = None,
    on: dt.date | None = None,
) -> Undertaking:
    """Write down something that somebody would take on. Nobody else sees it until it is proposed or open."""
    known = undertaking_kinds().get(kind)
    require(known is not None and not known.instead, "There is no such kind of undertaking.", "kind")
    _require_own(trust, post, element, school)
    words = check(Undertaking, {"title": title, "partners": partners})
    made = Undertaking.objects.create(
        trust=trust,
        kind=kind,
        post=post,
        by=by,
        element=element,
        school=school,
        begun_on=on or clock.today(),
        **words,
    )
    _answer(made, answers or {})
    _note(made, "began an undertaking", by, after={"kind": undertaking_kind(kind).title} | words)
    return made


@transaction.atomic
def revise_undertaking(
    *,
    undertaking: Undertaking,
    title: str,
    by: Person,
    answers: Mapping[str, str],
    element: Element | None = None,
    school: School | None = None,
    partners: str = "",
    drawn_from: int | None = None,
) -> Undertaking:
    """Write it anew. What is open stays open only while everything that had to be answered is."""
    require(undertaking.state != State.CLOSED, "It is closed, and stays as it was.")
    _require_own(undertaking.trust, None, element, school)
    words = check(Undertaking, {"title": title, "partners": partners})
    claim_revision(undertaking, drawn_from)
    before = {"title": undertaking.title} | _answers(undertaking)
    undertaking.title, undertaking.partners = words["title"], words["partners"]
    undertaking.element, undertaking.school = element, school
    _answer(undertaking, answers)
    if undertaking.state != State.DRAFT:
        _require_answered(undertaking)
    undertaking.save()
    _note(undertaking, "rewrote an undertaking", by, before, {"title": undertaking.title} | _answers(undertaking))
    return undertaking


@transaction.atomic
def open_undertaking(*, undertaking: Undertaking, by: Person | None, on: dt.date | None = None) -> Undertaking:
    """Open it, or lay it before those who decide, once every question is answered."""
    require(undertaking.state in (State.DRAFT, State.DECLINED), "It is open already, or waits for a decision.")
    _require_answered(undertaking)
    claim_revision(undertaking, None)
    is_own = undertaking_kind(undertaking.kind).opens == "lead"
    undertaking.state = State.OPEN if is_own else State.PROPOSED
    undertaking.opened_on = (on or clock.today()) if is_own else None
    undertaking.save()
    _close(undertaking, HEAR, by)
    if not is_own:
        _ask(
            undertaking, _who_decides(undertaking), DECIDE, f"{undertaking.post or by or 'Somebody'} puts it forward"
        )
    _note(undertaking, "opened an undertaking" if is_own else "proposed an undertaking", by)
    return undertaking


@transaction.atomic
def decide_undertaking(
    *, undertaking: Undertaking, is_yes: bool, reason: str, by: Person | None, on: dt.date | None = None
) -> Undertaking:
    """Say yes to a proposal, or not now, and why; whoever proposed it hears of it, and does not decide it."""
    require(undertaking.state == State.PROPOSED, "It does not wait for a decision.")
    require(by is None or undertaking.by_id != by.pk, "Whoever proposes it does not decide it themselves.")
    require(reason.strip(), "Say why: whoever proposed it reads this.", "reason")
    claim_revision(undertaking, None)
    undertaking.state = State.OPEN if is_yes else State.DECLINED
    undertaking.opened_on = (on or clock.today()) if is_yes else None
    undertaking.decided_by, undertaking.reason = by, check(Undertaking, {"reason": reason})["reason"]
    undertaking.save()
    _close(undertaking, DECIDE, by)
    _ask(undertaking, undertaking.post, HEAR, "Agreed: it is open" if is_yes else "Not now, and why")
    _note(undertaking, "decided on an undertaking", by, after={"yes": is_yes, "reason": undertaking.reason})
    return undertaking


@transaction.atomic
def hear_of_undertaking(*, undertaking: Undertaking, posts: Iterable[int], by: Person | None) -> None:
    """Say that whoever proposed it has read what was decided."""
    _close(undertaking, HEAR, by, posts=posts)


@transaction.atomic
def say_of_undertaking(
    *,
    undertaking: Undertaking,
    step: str,
    said: str,
    by: Person | None,
    address: str = "",
    post: Post | None = None,
    on: dt.date | None = None,
) -> UndertakingWord:
    """Say what came of it at a step. A word on the last step closes it."""
    kind = undertaking_kind(undertaking.kind)
    require(undertaking.state in (State.OPEN, State.CLOSED), "It is not open yet.")
    require(step in {one.key for one in kind.steps}, "There is no such step.", "step")
    words = check(UndertakingWord, {"said": said, "address": address})
    claim_revision(undertaking, None)
    made = UndertakingWord.objects.create(
        undertaking=undertaking, step=step, post=post, by=by, said_on=on or clock.today(), **words
    )
    if step == kind.last_step:
        undertaking.state = State.CLOSED
    undertaking.save()
    _note(undertaking, "said what came of an undertaking", by, after={"step": step} | words)
    return made


@transaction.atomic
def join_undertaking(
    *, undertaking: Undertaking, person: Person, post: Post | None = None, on: dt.date | None = None
) -> Joining:
    """Take part in something that is open to join."""
    require(undertaking_kind(undertaking.kind).joins, "Nobody joins one of these.")
    require(undertaking.state == State.OPEN, "It is not open to join.")
    joining, is_new = Joining.objects.get_or_create(
        undertaking=undertaking, person=person, defaults={"post": post, "joined_on": on or clock.today()}
    )
    if is_new:
        _note(undertaking, "joined an undertaking", person)
    return joining


@transaction.atomic
def leave_undertaking(*, undertaking: Undertaking, person: Person) -> None:
    """Take part no more."""
    if undertaking.joinings.filter(person=person).delete()[0]:
        _note(undertaking, "left an undertaking", person)


def _who_decides(undertaking: Undertaking) -> Post | None:
    posts = Post.objects.filter(trust=undertaking.trust, role__in=DECIDES).order_by("role", "pk")
    return next((post for post in posts if post.pk != undertaking.post_id), None)


def _ask(undertaking: Undertaking, post: Post | None, kind: str, why: str) -> None:
    if post is not None:
        activity.open_task(
            trust=undertaking.trust, post=post, kind=kind, subject_kind="undertaking", subject_ref=undertaking.ref,
            title=undertaking.title[:200], why=why[:300],
        )  # fmt: skip


def _close(undertaking: Undertaking, kind: str, by: Person | None, posts: Iterable[int] | None = None) -> None:
    activity.close_tasks(kind=kind, subject_kind="undertaking", subject_ref=undertaking.ref, by=by, posts=posts)


def _answers(undertaking: Undertaking) -> dict[str, str]:
    return dict(undertaking.answers.values_list("question", "text"))


def _answer(undertaking: Undertaking, answers: Mapping[str, str]) -> None:
    asked = {one.key: one for one in undertaking_kind(undertaking.kind).questions}
    for key, text in answers.items():
        require(key in asked, "There is no such question.")
        if not text.strip():
            undertaking.answers.filter(question=key).delete()
            continue
        choices = asked[key].choices
        require(not choices or text in choices, "Choose one of those that are there.", key)
        is_number = rules.whole_number(text) is not None
        require(not asked[key].adds or is_number, "Write a whole number, such as 24.", f"answer_{key}")
        words = check(UndertakingAnswer, {"text": text})
        UndertakingAnswer.objects.update_or_create(undertaking=undertaking, question=key, defaults=words)


def _require_answered(undertaking: Undertaking) -> None:
    missing = rules.unanswered(undertaking_kind(undertaking.kind).questions, _answers(undertaking))
    asks = " ".join(one.asks for one in missing)
    require(not missing, f"It opens once everybody can read what it is. Still to be answered: {asks}")


def _require_own(trust: Trust, post: Post | None, element: Element | None, school: School | None) -> None:
    require(post is None or post.trust_id == trust.pk, "That post belongs to another trust.", "post")
    require(school is None or school.trust_id == trust.pk, "That school belongs to another trust.", "school")
    require(element is None or element.plan.trust_id == trust.pk, "That belongs to another trust.", "element")


def _note(
    undertaking: Undertaking, did: str, by: Person | None, before: dict[str, Any] | None = None,
    after: dict[str, Any] | None = None,
) -> None:  # fmt: skip
    """Leave the entry of a deed; of what is in confidence, that something of its kind was done and no more.

    Where a measure counts what is of this kind, its figure follows.
    """
    count_here(trust=undertaking.trust, kind=undertaking.kind)
    kind = undertaking_kind(undertaking.kind)
    told = {} if kind.seen_with else {"before": before, "after": after}
    trail.record(
        trust=undertaking.trust_id, by=by, did=did, kind="undertaking", ref=undertaking.ref,
        title=kind.title if kind.seen_with else undertaking.title, **told,
    )  # fmt: skip
