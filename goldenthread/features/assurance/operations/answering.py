"""Answering a sheet, handing it in, opening it again, and having somebody else look."""

import datetime as dt
from collections.abc import Container, Mapping
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.db import transaction

from goldenthread.domain.board import checks as rules
from goldenthread.domain.board import following_up
from goldenthread.features.accounts.models import Person
from goldenthread.features.activity import operations as activity
from goldenthread.features.assurance.models import Answer, Check, Reopening
from goldenthread.features.assurance.operations.asking import ASKED, CONFIRM, follow_areas, task_of
from goldenthread.features.assurance.operations.writing import check as checked
from goldenthread.features.assurance.operations.writing import note, require
from goldenthread.features.assurance.queries.carrying import proposals, that_may_hold
from goldenthread.features.organisations.models import Post
from goldenthread.foundation import clock

LEFT_OPEN = "Nothing is answered yet."


@dataclass(frozen=True)
class Said:
    """What was said to one question: the answer, a remark, and what shows it."""

    answer: str
    note: str = ""
    shown: str = ""


@transaction.atomic
def answer_check(
    *, check: Check, said: Mapping[str, Said], by: Person | None, post: Post | None = None,
    is_rest_carried: bool = False, on: dt.date | None = None,
) -> int:  # fmt: skip
    """Keep answers, as many or few as were given; return how many are new.

    With `is_rest_carried` whoever answers says that what was in order last time, and is left out, still is. Raises
    ValidationError by question, under `answer_<question>` or `shown_<question>`.
    """
    check = _open(check)
    on = on or clock.today()
    current = {one.question: one for one in check.answers.filter(is_current=True)}
    carried = {}
    if is_rest_carried:
        carried = {
            key: Said(last.answer, last.note, last.shown)
            for key, last in that_may_hold(check, proposals(check)).items()
            if key not in current and key not in said
        }
    said = {**carried, **said}
    made, flaws = weighed(check, said, current, on=on, by=by, post=post, carried=carried)
    if flaws:
        raise ValidationError(flaws)
    check.answers.filter(is_current=True, question__in=[one.question for one in made]).update(is_current=False)
    Answer.objects.bulk_create(made)
    if made:
        follow_areas([check.round])
        note(check.round.trust_id, "answered a check", check, by, answers={one.question: one.verdict for one in made})
    return len(made)


def weighed(
    check: Check, said: Mapping[str, Said], current: Mapping[str, Answer], *, on: dt.date, by: Person | None,
    post: Post | None, carried: Container[str] = (),
) -> tuple[list[Answer], dict[str, str]]:  # fmt: skip
    """Return what is new of what was said on a sheet, not kept yet, and what is wrong with it by question."""
    questions, flaws, made = {each.key: each for each in check.questions}, {}, []
    for key, one in said.items():
        require(key in questions, "There is no such question.")
        verdict = rules.verdict(questions[key].asked, one.answer, on)
        words = checked(Answer, {"note": one.note, "shown": one.shown, "answer": one.answer})
        if not verdict:
            flaws[f"answer_{key}"] = "That is not an answer to this question."
        elif questions[key].evidence and verdict == rules.MET and not words["shown"]:
            flaws[f"shown_{key}"] = "Say what shows it, or where it can be seen."
        elif _is_new(current.get(key), words):
            made.append(Answer(
                check_sheet=check, question=key, verdict=verdict, is_carried=key in carried, given_on=on, by=by,
                post=post, **words,
            ))  # fmt: skip
    return made, flaws


def _is_new(last: Answer | None, words: Mapping[str, str]) -> bool:
    return last is None or any(getattr(last, name) != words[name] for name in words)


@transaction.atomic
def hand_in(*, check: Check, by: Person | None, post: Post | None = None, on: dt.date | None = None) -> Check:
    """Hand a sheet in, once every question is answered."""
    check = _open(check)
    given = set(check.answers.filter(is_current=True).values_list("question", flat=True))
    left = [each for each in check.questions if each.key not in given]
    if left:
        raise ValidationError(
            f"{len(left)} of {len(check.questions)} questions are not answered yet. Say so where one does not apply."
        )
    check.handed_in_on, check.handed_in_by, check.handed_in_post = on or clock.today(), by, post
    check.save(update_fields=["handed_in_on", "handed_in_by", "handed_in_post"])
    activity.close_tasks(kind=ASKED, subject_kind="check", subject_ref=check.ref, by=by)
    looks = check.round.looks
    if looks is not None and looks not in (post, check.post):
        activity.open_task(
            trust=check.round.trust, post=looks, kind=CONFIRM, subject_kind="check", subject_ref=check.ref,
            title=f"Confirm “{check.round.title}”"[:200], why=f"{check.place} has handed it in."[:300],
        )  # fmt: skip
    follow_areas([check.round])
    note(check.round.trust_id, "handed a check in", check, by)
    return check


@transaction.atomic
def reopen_check(*, check: Check, reason: str, by: Person) -> Check:
    """Open a sheet again that was handed in, with a reason. Whatever was answered stays until it is answered anew."""
    require(check.handed_in_on is not None, "It has not been handed in.")
    require(check.round.closed_on is None, "Its round is closed, and stands as it is.")
    words = checked(Reopening, {"reason": reason})
    Reopening.objects.create(check_sheet=check, on=clock.today(), by=by, **words)
    check.handed_in_on = check.handed_in_by = check.handed_in_post = None
    check.confirmed_on = check.confirmed_by = check.confirmed_post = None
    check.confirmed_says = ""
    check.save()
    activity.close_tasks(kind=CONFIRM, subject_kind="check", subject_ref=check.ref, by=by)
    if check.post_id is not None:
        activity.open_tasks([task_of(check)])
    note(check.round.trust_id, "opened a check again", check, by, reason=words["reason"])
    return check


@transaction.atomic
def confirm_check(
    *, check: Check, by: Person | None, posts: frozenset[int] = frozenset(), post: Post | None = None, says: str = "",
    on: dt.date | None = None,
) -> Check:  # fmt: skip
    """Confirm a sheet that somebody else handed in. Raises ValidationError where it is one's own."""
    require(check.handed_in_on is not None, "It has not been handed in yet.")
    require(check.confirmed_on is None, "It has been confirmed already.")
    why_not = following_up.why_not_confirm(
        person=by.pk if by else 0, posts=posts, done_by=check.handed_in_by_id, asked=check.post_id,
        done_in_name_of=check.handed_in_post_id,
    )  # fmt: skip
    require(not why_not, why_not)
    mine = by is not None and check.answers.filter(is_current=True, by=by).exists()
    require(not mine, "You answered part of it yourself. Somebody else has to look.")
    check.confirmed_says = checked(Check, {"confirmed_says": says})["confirmed_says"]
    check.confirmed_on, check.confirmed_by, check.confirmed_post = on or clock.today(), by, post
    check.save(update_fields=["confirmed_on", "confirmed_by", "confirmed_post", "confirmed_says"])
    activity.close_tasks(kind=CONFIRM, subject_kind="check", subject_ref=check.ref, by=by)
    note(check.round.trust_id, "confirmed a check", check, by, says=check.confirmed_says)
    return check


@transaction.atomic
def look_again(
    *, answer: Answer, agrees: bool, says: str, by: Person | None, posts: frozenset[int] = frozenset(),
    post: Post | None = None,
    on: dt.date | None = None,
) -> Answer:  # fmt: skip
    """Say, as somebody else, whether an answer is as it was found: the answer itself stays as it was given."""
    why_not = following_up.why_not_confirm(
        person=by.pk if by else 0, posts=posts, done_by=answer.by_id, asked=None, done_in_name_of=answer.post_id
    )
    require(not why_not, why_not)
    require(answer.is_current, "It has been answered anew since.")
    require(agrees or says.strip(), "Say what was found instead.", "says")
    answer.second_says = checked(Answer, {"second_says": says})["second_says"]
    answer.second_on, answer.second_by, answer.second_post = on or clock.today(), by, post
    answer.second_agrees = agrees
    answer.save(update_fields=["second_on", "second_by", "second_post", "second_agrees", "second_says"])
    sheet = answer.check_sheet
    note(sheet.round.trust_id, "looked at an answer", sheet, by, question=answer.question, agrees=agrees)
    return answer


def _open(check: Check) -> Check:
    """Lock a sheet that can still be answered."""
    row = (
        Check.objects.select_for_update(of=("self",))
        .select_related("round__checklist", "round__looks", "round__trust", "school", "unit", "post")
        .get(pk=check.pk)
    )
    require(row.round.closed_on is None, "The round is closed, and stands as it is.")
    require(row.handed_in_on is None, "It has been handed in. It can be opened again, with a reason.")
    require(row.round.opened_on <= clock.today(), "Its round has not begun.")
    return row
