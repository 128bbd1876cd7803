"""The working list of a school in its phase: taken up, arranged, worked through."""

import datetime as dt
from collections.abc import Collection, Mapping

from django.db import transaction
from django.db.models import Q

from goldenthread.domain.calendar import TermCalendar
from goldenthread.domain.deciding import ladders as rules
from goldenthread.features.accounts.models import Person
from goldenthread.features.activity import operations as activity
from goldenthread.features.activity.models import Task
from goldenthread.features.improvement.ladder_shapes import ItemShape
from goldenthread.features.improvement.models import Ladder, Move, WorkItem, WorkRecord
from goldenthread.features.measures.queries.rule_values import calendar_of
from goldenthread.features.organisations.models import ImprovementPhase, Post, School, Trust
from goldenthread.features.trail import operations as trail
from goldenthread.foundation import clock
from goldenthread.foundation.checked_words import check, require
from goldenthread.foundation.tables import claim_revision

State = WorkItem.State
# How long before its day what comes round is asked for.
ASKED_BEFORE = dt.timedelta(days=14)


def after_move(move: Move) -> None:
    """Let a school's working list follow a move: what stays, what comes back, and what is new."""
    shape = move.ladder.shape
    phase = shape.phase(move.now)
    assert phase is not None
    calendar, lasts = calendar_of(move.school.trust), phase.lasts.as_rule()
    kept = {row.item: row for row in WorkItem.objects.filter(school=move.school, ladder=move.ladder)}
    for row in kept.values():
        lapses = row.confirmed_on is not None and comes_round(shape_of(row))
        was, row.state = row.state, rules.after_move(rules.Kept(row.phase, row.state, lapses), move.now, shape.order)
        if row.state not in {was, State.WAITS} and (was == State.WAITS or row.state == State.TO_CONFIRM):
            _begin_again(row, move, calendar)
        is_behind = shape.order.index(row.phase) < shape.order.index(move.now)
        row.carried_from = row.phase if is_behind and row.state != State.DONE else ""
    WorkItem.objects.bulk_update(kept.values(), ["state", "carried_from", "opened_on", "due_on"])
    WorkItem.objects.bulk_create(
        WorkItem(
            school=move.school, ladder=move.ladder, item=item.key, phase=phase.key, opened_on=move.from_on,
            due_on=rules.due_on(item.due, move.from_on, lasts, calendar) if item.kind == "one-off" else None,
        )
        for item in phase.items
        if item.key not in kept
    )  # fmt: skip


def _begin_again(row: WorkItem, move: Move, calendar: TermCalendar) -> None:
    """Count the time of an item that comes back from the day of the move, so that nothing is late on that day."""
    found = move.ladder.shape.items_by_key.get(row.item)
    row.opened_on = move.from_on
    if found and not comes_round(found[1]):
        row.due_on = rules.due_on(found[1].due, move.from_on, found[0].lasts.as_rule(), calendar)


def add_new_items(*, ladder: Ladder) -> int:
    """Give schools the items of their phase that their working lists have not got; return how many schools."""
    today, shape = clock.today(), ladder.shape
    calendar = calendar_of(ladder.trust)
    here = ImprovementPhase.objects.filter(
        Q(until_on=None) | Q(until_on__gte=today), school__trust=ladder.trust, ladder=ladder.key, from_on__lte=today
    )
    has = set(WorkItem.objects.filter(ladder=ladder).values_list("school", "item"))
    rows = [
        WorkItem(
            school_id=stay.school_id, ladder=ladder, item=item.key, phase=phase.key, opened_on=today,
            due_on=rules.due_on(item.due, today, phase.lasts.as_rule(), calendar) if item.kind == "one-off" else None,
        )
        for stay in here
        if (phase := shape.phase(stay.key))
        for item in phase.items
        if (stay.school_id, item.key) not in has
    ]  # fmt: skip
    WorkItem.objects.bulk_create(rows)
    return len({row.school_id for row in rows})


@transaction.atomic
def arrange_item(
    *, item: WorkItem, post: Post | None, due_on: dt.date | None, by: Person | None, drawn_from: int | None
) -> WorkItem:  # fmt: skip
    """Say whose an item is and by when; the post is asked for it on its home page."""
    require(post is None or post.trust_id == item.school.trust_id, "That post belongs to another trust.", "post")
    claim_revision(item, drawn_from)
    before = {"post": item.post and item.post.title, "due": item.due_on}
    item.post, item.due_on = post, due_on
    item.save()
    ask(item, by)
    note(item, "arranged an item", by, before=before, after={"post": post and post.title, "due": due_on})
    return item


@transaction.atomic
def share_out(
    *, items: Collection[WorkItem], post: Post, by: Person | None, due_on: dt.date | None = None
) -> int:  # fmt: skip
    """Give many items to one post at once; a day is set for those alone that are done once. Return how many."""
    require(items, "Tick at least one.", "items")
    for item in items:
        day = item.due_on if due_on is None or comes_round(shape_of(item)) else due_on
        arrange_item(item=item, post=post, due_on=day, by=by, drawn_from=None)
    return len(items)


@transaction.atomic
def record_work(
    *,
    school: School,
    items: Collection[WorkItem],
    said: str,
    by: Person | None,
    is_done: bool,
    evidence: str = "",
    post: Post | None = None,
    on: dt.date | None = None,
) -> WorkRecord:
    """Record something that was done or seen, once, for every item that it serves.

    A one-off item that is done is closed. A standing or repeated one is confirmed for now and never closed for good.
    """
    require(items, "Choose at least one item that this serves.", "items")
    require(all(item.school_id == school.pk for item in items), "That is another school’s item.", "items")
    on = on or clock.today()
    require(on <= clock.today(), "What is still to come cannot be recorded yet.", "done_on")
    words = check(WorkRecord, {"said": said, "evidence": evidence})
    record = WorkRecord.objects.create(school=school, done_on=on, post=post, by=by, **words)
    record.items.set(items)
    for item in items:
        serve(item, on=on, is_done=is_done, by=by, said=words)
    return record


def serve(item: WorkItem, *, on: dt.date, is_done: bool, by: Person | None, said: Mapping[str, object]) -> None:
    """Let a record serve one item: a one-off is closed where it is done, another is confirmed for now."""
    claim_revision(item, None)
    item.confirmed_on = max(filter(None, [item.confirmed_on, on]))
    if is_done and not comes_round(shape_of(item)):
        item.state = State.DONE
    elif item.state == State.TO_CONFIRM:
        item.state = State.OPEN
    item.save()
    ask(item, by)
    note(item, "recorded work", by, after={**said, "on": on, "state": item.state})


@transaction.atomic
def say_applies(
    *, item: WorkItem, applies: bool, because: str, by: Person | None, drawn_from: int | None = None
) -> WorkItem:  # fmt: skip
    """Say whether an item applies that depends on a judgement or was carried from an earlier phase, and why."""
    shape = shape_of(item)
    require(shape.if_judged or shape.only_while or item.carried_from, "This item always applies.")
    require(because.strip(), "Say why.", "because")
    claim_revision(item, drawn_from)
    before, item.applies = item.applies, applies
    item.save()
    ask(item, by)
    note(item, "said whether an item applies", by, before={"applies": before},
          after={"applies": applies, "because": because.strip()[:400]})  # fmt: skip
    return item


def shape_of(item: WorkItem) -> ItemShape:
    """Return what the ladder says of an item; of one that the ladder has lost, its key alone."""
    found = item.ladder.shape.items_by_key.get(item.item)
    return found[1] if found else ItemShape(key=item.item, area="", says=item.item.replace("-", " ").capitalize())


def comes_round(shape: ItemShape) -> bool:
    return shape.kind != "one-off"


def ask(item: WorkItem, by: Person | None) -> None:
    """Ask the post of an open item for it, and nobody else; what comes round, shortly before it does."""
    activity.close_tasks(kind="do item", subject_kind="ladder item", subject_ref=item.ref, by=by)
    due_on = _asked_by(item)
    if item.post and item.state in {State.OPEN, State.TO_CONFIRM} and item.applies is not False and due_on:
        activity.open_task(
            trust=item.school.trust, post=item.post, kind="do item", subject_kind="ladder item",
            subject_ref=item.ref, title=shape_of(item).says, why=f"{item.school.short_name}: its improvement phase",
            due_on=due_on,
        )  # fmt: skip


def _asked_by(item: WorkItem) -> dt.date | None:
    """Return the day by which an item is asked for; None while it is not asked for yet."""
    shape = shape_of(item)
    if not comes_round(shape):
        return item.due_on
    day = rules.confirm_by(max(item.confirmed_on or item.opened_on, item.opened_on), shape.every)
    return day if day <= clock.today() + ASKED_BEFORE else None


@transaction.atomic
def ask_to_confirm(*, trust: Trust) -> int:
    """Ask those who have what comes round, and is near its day or past it; return how many are new."""
    rows = WorkItem.objects.filter(school__trust=trust, state=State.OPEN, post__isnull=False).exclude(applies=False)
    known = [row for row in rows.select_related("school__trust", "ladder", "post") if _is_known(row)]
    return activity.open_tasks(
        Task(
            trust=trust, post=row.post, kind="do item", subject_kind="ladder item", subject_ref=row.ref,
            title=shape_of(row).says[:200], why=f"{row.school.short_name}: its improvement phase", due_on=day,
        )
        for row in known
        if comes_round(shape_of(row)) and (day := _asked_by(row))
    )  # fmt: skip


def _is_known(row: WorkItem) -> bool:
    """Say whether the ladder still asks for an item."""
    return row.item in row.ladder.shape.items_by_key


def note(item: WorkItem, did: str, by: Person | None, before: object = None, after: object = None) -> None:
    trail.record(
        trust=item.school.trust_id, by=by, did=did, kind="ladder item", ref=item.ref, title=shape_of(item).says,
        before=before, after=after,  # type: ignore[arg-type]
    )  # fmt: skip
