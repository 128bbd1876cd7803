"""Detriment notices: raised by a place, acknowledged and answered by the board, and kept with their history."""

import datetime as dt
from collections.abc import Iterable
from textwrap import shorten
from typing import Any

from django.db import transaction
from django.db.models import Q

from goldenthread.features.accounts.models import Person
from goldenthread.features.activity import operations as activity
from goldenthread.features.activity.models import Task
from goldenthread.features.organisations.models import Post, School, Unit
from goldenthread.features.organisations.queries import role_permissions
from goldenthread.features.plans.models import Element, Notice, NoticeWord
from goldenthread.features.plans.operations.writing import note_element
from goldenthread.foundation import clock
from goldenthread.foundation.checked_words import check, require
from goldenthread.foundation.tables import claim_revision

ANSWER = "notice.answer"
TASK, HEAR = "answer notice", "hear answer"
OPEN = (Notice.State.RAISED, Notice.State.ACKNOWLEDGED)


@transaction.atomic
def raise_notice(
    *,
    upper: Element,
    effect: str,
    by: Person | None,
    school: School | None = None,
    unit: Unit | None = None,
    lower: Element | None = None,
    post: Post | None = None,
    on: dt.date | None = None,
) -> Notice:
    """Tell the board that a priority of the trust harms a school's or a service's. Whoever can answer is asked to."""
    plan = upper.plan
    require(plan.school_id is None and plan.unit_id is None, "A notice is about the trust's own plan.", "upper")
    place = school or unit
    require(place is not None and not (school and unit), "Say which school or service is harmed.", "school")
    assert place is not None
    require(place.trust_id == plan.trust_id, "That school belongs to another trust.", "school")
    is_theirs = lower is None or (lower.plan.school, lower.plan.unit) == (school, unit)
    require(is_theirs, f"Choose a part of the plan of {place}.", "lower")
    words = check(Notice, {"effect": effect})
    notice = Notice.objects.create(
        trust=plan.trust, school=school, unit=unit, upper=upper, lower=lower, post=post, by=by,
        raised_on=on or clock.today(), **words,
    )  # fmt: skip
    _ask(notice)
    note_element(upper, "was told of harm", by, after={"by": str(place), **words})
    return notice


@transaction.atomic
def acknowledge_notice(
    *,
    notice: Notice,
    by: Person | None,
    post: Post | None = None,
    said: str = "",
    on: dt.date | None = None,
    drawn_from: int | None = None,
) -> Notice:
    """Say that the board has heard. The notice stays open until it is answered."""
    require(notice.state == Notice.State.RAISED, "It has been acknowledged already.")
    return _say(notice, Notice.State.ACKNOWLEDGED, by, drawn_from, post=post, said=said, on=on)


@transaction.atomic
def answer_notice(
    *,
    notice: Notice,
    said: str,
    by: Person | None,
    post: Post | None = None,
    changes: str = "",
    on: dt.date | None = None,
    drawn_from: int | None = None,
) -> Notice:
    """Answer for the board, and say what is changed because of it."""
    require(notice.state in OPEN, "It is not open any more.")
    require(said.strip(), "Say what the board answers.", "said")
    _say(notice, Notice.State.ANSWERED, by, drawn_from, post=post, said=said, changes=changes, on=on)
    activity.close_tasks(kind=TASK, subject_kind="notice", subject_ref=notice.ref, by=by)
    _tell(notice, said)
    return notice


@transaction.atomic
def hear_answer(*, notice: Notice, by: Person) -> Notice:
    """Say for the school that it has read the board's answer. Nothing more is asked of it."""
    require(notice.state == Notice.State.ANSWERED, "The board has not answered yet.")
    activity.close_tasks(kind=HEAR, subject_kind="notice", subject_ref=notice.ref, by=by)
    note_element(notice.upper, "read the answer to a notice of harm", by, after={"by": str(notice.place)})
    return notice


@transaction.atomic
def raise_again(
    *, notice: Notice, said: str, by: Person, post: Post | None = None, drawn_from: int | None = None
) -> Notice:
    """Say that the answer does not end the harm: the notice is open once more."""
    require(notice.state == Notice.State.ANSWERED, "Only what was answered can be raised again.")
    require(said.strip(), "Say what is still wrong.", "said")
    _say(notice, Notice.State.RAISED, by, drawn_from, post=post, said=said)
    activity.close_tasks(kind=HEAR, subject_kind="notice", subject_ref=notice.ref, by=by)
    _ask(notice)
    return notice


@transaction.atomic
def withdraw_notice(
    *, notice: Notice, said: str, by: Person, post: Post | None = None, drawn_from: int | None = None
) -> Notice:
    """Take a notice back, and say why. It stays on record."""
    require(notice.state in OPEN, "It is not open any more.")
    require(said.strip(), "Say why it is taken back.", "said")
    _say(notice, Notice.State.WITHDRAWN, by, drawn_from, post=post, said=said)
    activity.close_tasks(kind=TASK, subject_kind="notice", subject_ref=notice.ref, by=by)
    return notice


def _say(notice: Notice, state: str, by: Person | None, drawn_from: int | None, **said: Any) -> Notice:
    post, on = said.get("post"), said.get("on") or clock.today()
    words = check(NoticeWord, {"said": said["said"], "changes": said.get("changes", "")})
    claim_revision(notice, drawn_from)
    before = {"state": notice.state}
    notice.state = state
    notice.save(update_fields=["state", "revision"])
    NoticeWord.objects.create(notice=notice, state=state, by=by, post=post, said_on=on, **words)
    note_element(
        notice.upper, f"a notice of harm was {state}", by, before,
        {"state": state, "by": str(notice.place), **words},
    )  # fmt: skip
    return notice


def _ask(notice: Notice) -> None:
    """Ask every post of the trust at large whose role answers for the board."""
    activity.open_tasks(
        Task(
            trust=notice.trust, post=post, kind=TASK, subject_kind="notice", subject_ref=notice.ref,
            title=f"{notice.where} says that “{notice.upper.title}” harms it"[:200],
            why=shorten(notice.effect, 200, placeholder=" …"),
        )
        for post in _who_answers(notice)
    )  # fmt: skip


def _who_answers(notice: Notice) -> Iterable[Post]:
    roles = [key for key, role in role_permissions().items() if ANSWER in role.everywhere and key != "administrator"]
    return Post.objects.filter(trust=notice.trust, role__in=roles, school=None, unit=None)


def _tell(notice: Notice, said: str) -> None:
    """Let the place hear the answer: whoever leads there, and the post that raised it if it is of the place."""
    here = Post.objects.filter(trust=notice.trust, school=notice.school, unit=notice.unit)
    activity.open_tasks(
        Task(
            trust=notice.trust, post=post, kind=HEAR, subject_kind="notice", subject_ref=notice.ref,
            title=f"The board has answered your notice about “{notice.upper.title}”"[:200],
            why=shorten(said, 200, placeholder=" …"),
        )
        for post in here.filter(Q(role__in=("head", "service_lead")) | Q(pk=notice.post_id))
    )  # fmt: skip
