"""Following the cycle: what is due is asked for, what has moved moves, and what is done is done."""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Q

from goldenthread.domain.year import review_cycle
from goldenthread.domain.year.review_cycle import Due
from goldenthread.features.accounts.models import Person
from goldenthread.features.activity import operations as activity
from goldenthread.features.activity.models import Task
from goldenthread.features.organisations.models import Trust
from goldenthread.features.plans.models import Element, ProgressNote
from goldenthread.features.reviews.models import Duty, Occurrence, Round
from goldenthread.features.reviews.operations.events import follow_events
from goldenthread.features.reviews.operations.keeping_rounds import follow_rounds
from goldenthread.features.reviews.operations.rounds import close_round, open_round
from goldenthread.features.reviews.queries.deeds import deeds_done
from goldenthread.features.reviews.queries.ground import Ground, Where, ground_of
from goldenthread.features.reviews.queries.laying_out import duties_of
from goldenthread.features.reviews.queries.occurrences import missed_beside
from goldenthread.features.trail import operations as trail
from goldenthread.foundation import clock

ASKED = "do duty"
# What is asked where a duty is done by writing a report.
ASKED_TO_WRITE = "write report"
# How far back what was never done is still asked for, and how far ahead something can open.
YEAR = dt.timedelta(days=366)
WEEK = dt.timedelta(days=7)

# What was asked for again is done once somebody says so, and no longer by itself.
AGAIN = "Asked for again."

Key = tuple[int, str, str]


@dataclass(frozen=True)
class _Wanted:
    """An occurrence that is open today by the rules as they stand."""

    duty: Duty
    due: Due
    where: Where


@transaction.atomic
def follow_cycle(*, trust: Trust) -> int:
    """Ask for what is due today, and let what is open follow the rules, the terms, the places and the posts.

    Returns how many occurrences are newly asked for. What was done or set aside is left as it was; what somebody
    has done elsewhere in the product is done.
    """
    today = clock.today()
    every = list(duties_of(trust))
    duties = [duty for duty in every if not duty.opens_round]
    ground = ground_of(trust, duties)
    follow_rounds(trust=trust)
    follow_events(trust=trust)
    _open_rounds(trust, [duty for duty in every if duty.opens_round], ground, today)
    kept = {
        (row.duty_id, row.name, row.place): row
        for row in Occurrence.objects.select_for_update(of=("self",))
        .filter(duty__trust=trust, due_on__gt=today - 2 * YEAR)
        .select_related("duty")
    }
    standing = {key: row for key, row in kept.items() if row.is_open}
    days = {key: row.own_days for key, row in standing.items()}
    wanted = {_key(one): one for one in _open_today(duties, ground, today, days)}
    _move(standing, wanted)
    fresh = Occurrence.objects.bulk_create(_row(one) for key, one in wanted.items() if key not in kept)
    rows = {key: row for key, row in standing.items() if key in wanted}
    rows |= {(row.duty_id, row.name, row.place): row for row in fresh}
    rest = [row for key, row in standing.items() if key not in wanted]
    _ask(trust, rows, rest, wanted)
    # One that was moved and is asked for later is not forgotten until then.
    living = {duty.pk for duty in duties}
    gone = [row for row in rest if row.own_days is None or row.opens_on <= today or row.duty_id not in living]
    Occurrence.objects.filter(pk__in=[row.pk for row in gone]).delete()
    _finish_found(trust, list(rows.values()))
    return len(fresh)


@transaction.atomic
def note_deeds(trust: Trust, payload: Mapping[str, object]) -> None:  # noqa: ARG001  it is looked up anew
    """Finish at once what is asked for and was done elsewhere in the product, without waiting for the night."""
    rows = Occurrence.objects.select_for_update(of=("self",)).filter(
        duty__trust=trust, duty__dropped_on=None, done_on=None, set_aside_on=None, opens_on__lte=clock.today()
    )
    _finish_found(trust, list(rows.exclude(duty__deed="").select_related("duty", "school", "unit")))


def _finish_found(trust: Trust, rows: Sequence[Occurrence]) -> None:
    by_key = {row.pk: row for row in rows}
    for key, done in deeds_done(trust, rows).items():
        finish_occurrence(occurrence=by_key[key], by=None, said=done.says, done_on=done.on)


def _open_rounds(trust: Trust, duties: Iterable[Duty], ground: Ground, today: dt.date) -> None:
    """Open the rounds whose days have come, once each; while another is open, they wait for its closing."""
    for duty in duties:
        for due in review_cycle.occurrences(duty.rule, ground.calendar, today, today + YEAR):
            held = Round.objects.filter(trust=trust).filter(Q(duty=duty, name=due.name) | Q(closed_on=None)).exists()
            if due.opens_on <= today and due.due_on >= duty.from_on and not held:
                open_cycle_round(duty=duty, due=due, by=None, today=today)


def open_cycle_round(*, duty: Duty, due: Due, by: Person | None, today: dt.date | None = None) -> Round:
    """Open the round of one occurrence of a duty: answers are due a week before it closes, where there is time.

    One that is opened late, because its cycle was taken up in the middle of its days, leaves a week from `today`.
    """
    answers_by = due.due_on - WEEK if due.due_on - due.opens_on >= 2 * WEEK else due.due_on
    if today:
        answers_by = min(max(answers_by, today + WEEK), due.due_on)
    return open_round(
        trust=duty.trust, title=f"{duty.title}, {_period(due)}"[:120], opened_on=due.opens_on, answers_by=answers_by,
        closes_on=due.due_on, plan_kinds=[duty.plan_kind] if duty.plan_kind else [], duty=duty, name=due.name, by=by,
    )  # fmt: skip


@transaction.atomic
def bring_in_round(*, duty: Duty, due: Due, words: Iterable[tuple[Element, str, str]]) -> Round:
    """Keep a round that was held before its trust came here, with what was said in it, and close it."""
    said_on = due.due_on - dt.timedelta(days=9)
    ProgressNote.objects.bulk_create(
        ProgressNote(element=element, status=status, said=said, said_on=said_on) for element, status, said in words
    )
    return close_round(round_=open_cycle_round(duty=duty, due=due, by=None), by=None, on=due.due_on)


def _period(due: Due) -> str:
    """Return “autumn 2026/27” for a term, and the month of its last day for anything else."""
    year, _, term = due.name.partition(" ")
    return f"{term} {year}" if term else f"{due.due_on:%B %Y}"


def _open_today(
    duties: Iterable[Duty], ground: Ground, today: dt.date, days: Mapping[Key, Due | None]
) -> Iterable[_Wanted]:
    """Yield what is asked for today, place by place; `days` are those of what was moved alone."""
    for duty in duties:
        for due in review_cycle.occurrences(duty.rule, ground.calendar, today - YEAR, today + YEAR):
            if due.due_on < duty.from_on:
                continue
            for where in ground.places(duty, due, today):
                own = days.get((duty.pk, due.name, where.place)) or due
                if own.opens_on <= today:
                    yield _Wanted(duty, own, where)


def _move(standing: Mapping[Key, Occurrence], wanted: Mapping[Key, _Wanted]) -> None:
    moved = []
    for key, row in standing.items():
        due = wanted[key].due if key in wanted else None
        if due and (row.opens_on, row.due_on) != (due.opens_on, due.due_on):
            row.opens_on, row.due_on = due.opens_on, due.due_on
            moved.append(row)
    Occurrence.objects.bulk_update(moved, ["opens_on", "due_on"])


def _ask(
    trust: Trust, rows: Mapping[Key, Occurrence], gone: Iterable[Occurrence], wanted: Mapping[Key, _Wanted]
) -> None:
    tasks = [
        Task(
            trust=trust, post_id=post, kind=ASKED_TO_WRITE if wanted[key].duty.report else ASKED,
            subject_kind="occurrence", subject_ref=row.ref, title=_title(wanted[key]),
            why=wanted[key].duty.says[:300], due_on=row.due_on,
        )
        for key, row in rows.items()
        for post in wanted[key].where.posts
    ]  # fmt: skip
    subjects = [row.ref for row in (*rows.values(), *gone)]
    for kind in (ASKED, ASKED_TO_WRITE):
        of_kind = [task for task in tasks if task.kind == kind]
        activity.ask_exactly(trust=trust, kind=kind, subject_kind="occurrence", subjects=subjects, wanted=of_kind)


def _title(one: _Wanted) -> str:
    place = f", {one.where.label}" if one.where.label else ""
    return f"{one.duty.title}{place}"[:200]


def _key(one: _Wanted) -> Key:
    return one.duty.pk, one.due.name, one.where.place


def _row(one: _Wanted) -> Occurrence:
    return Occurrence(
        duty=one.duty, name=one.due.name, place=one.where.place, school_id=one.where.school, unit_id=one.where.unit,
        plan_id=one.where.plan, opens_on=one.due.opens_on, due_on=one.due.due_on,
    )  # fmt: skip


@transaction.atomic
def finish_occurrence(
    *, occurrence: Occurrence, by: Person | None, said: str = "", done_on: dt.date | None = None
) -> Occurrence:
    """Say that it is done this time, on a day that is not still to come."""
    done_on = done_on or clock.today()
    _require_open(occurrence)
    if done_on > clock.today():
        raise ValidationError({"done_on": "That day is still to come."})
    if done_on < occurrence.opens_on - YEAR:
        raise ValidationError({"done_on": "That was more than a year before it was asked for."})
    occurrence.done_on, occurrence.done_by, occurrence.said = done_on, by, said.strip()
    occurrence.save(update_fields=["done_on", "done_by", "said"])
    _close(occurrence, by, "did", {"said": occurrence.said, "on": done_on})
    return occurrence


@transaction.atomic
def finish_with_missed(*, occurrence: Occurrence, by: Person, said: str = "", done_on: dt.date | None = None) -> int:
    """Say that it is done, and that the other times that were missed were done with it; return how many."""
    missed = missed_beside(occurrence)
    finish_occurrence(occurrence=occurrence, by=by, said=said, done_on=done_on)
    with_it = f"Done together with what was due by {occurrence.due_on.day} {occurrence.due_on:%B %Y}. {said.strip()}"
    for one in missed:
        finish_occurrence(occurrence=one, by=by, said=with_it, done_on=occurrence.done_on)
    return len(missed)


@transaction.atomic
def bring_in_done(*, trust: Trust, done: Sequence[Occurrence]) -> None:
    """Keep that occurrences were done before their trust came here: all at once, with one entry for them all."""
    Occurrence.objects.bulk_update(done, ["done_on", "said"])
    for kind in (ASKED, ASKED_TO_WRITE):
        refs = [one.ref for one in done]
        activity.ask_exactly(trust=trust, kind=kind, subject_kind="occurrence", subjects=refs, wanted=[])
    trail.record(
        trust=trust.pk, by=None, did="brought in what was done", kind="trust", ref=trust.ref, title=trust.name,
        after={"duties": len(done)},
    )  # fmt: skip
    follow_cycle(trust=trust)


@transaction.atomic
def set_aside(*, occurrence: Occurrence, by: Person, reason: str) -> Occurrence:
    """Let a duty pass this time, with the reason why."""
    _require_open(occurrence)
    if not reason.strip():
        raise ValidationError({"reason": "Say why it is left out this time."})
    if len(reason.strip()) > 300:
        raise ValidationError({"reason": "300 characters are the most that can be kept."})
    occurrence.set_aside_on, occurrence.set_aside_by, occurrence.reason = clock.today(), by, reason.strip()
    occurrence.save(update_fields=["set_aside_on", "set_aside_by", "reason"])
    _close(occurrence, by, "set aside", {"reason": occurrence.reason})
    return occurrence


@transaction.atomic
def reopen_occurrence(*, occurrence: Occurrence, by: Person) -> Occurrence:
    """Take back that it was done or set aside: it is asked for again."""
    before = {"done_on": occurrence.done_on, "said": occurrence.said, "reason": occurrence.reason}
    occurrence.done_on = occurrence.done_by = occurrence.set_aside_on = occurrence.set_aside_by = None
    occurrence.said, occurrence.reason = "", AGAIN if occurrence.duty.deed else ""
    occurrence.save()
    note_occurrence(occurrence, "took back that it was done", by, before=before)
    follow_cycle(trust=occurrence.duty.trust)
    return occurrence


def _require_open(occurrence: Occurrence) -> None:
    if occurrence.done_on is not None:
        raise ValidationError("Somebody has said already that it is done.")
    if occurrence.set_aside_on is not None:
        raise ValidationError("It was set aside this time.")


def _close(occurrence: Occurrence, by: Person | None, did: str, after: Mapping[str, object]) -> None:
    for kind in (ASKED, ASKED_TO_WRITE):
        activity.close_tasks(kind=kind, subject_kind="occurrence", subject_ref=occurrence.ref, by=by)
    note_occurrence(occurrence, did, by, after=after)


def note_occurrence(occurrence: Occurrence, did: str, by: Person | None, **changes: Mapping[str, object]) -> None:
    duty = occurrence.duty
    if duty.is_confidential:
        changes = {}
    place = f", {occurrence.school or occurrence.unit}" if occurrence.school or occurrence.unit else ""
    trail.record(
        trust=duty.trust_id, by=by, did=did, kind="occurrence", ref=occurrence.ref,
        title="A confidential duty" if duty.is_confidential else f"{duty.title}{place}", **changes,
    )  # fmt: skip
