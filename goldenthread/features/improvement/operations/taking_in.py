"""Letting records of other parts show that a piece of a phase's work was done."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Sequence

from django.db import transaction

from goldenthread.domain.deciding.shown_by import Seen, showing
from goldenthread.features.accounts.models import Person
from goldenthread.features.improvement.models import WorkItem, WorkRecord
from goldenthread.features.improvement.operations.working import ask, comes_round, note, serve, shape_of
from goldenthread.features.improvement.queries.records import kinds_of, records_of
from goldenthread.features.organisations.models import School, Trust
from goldenthread.foundation import clock
from goldenthread.foundation.checked_words import require
from goldenthread.foundation.tables import claim_revision

State = WorkItem.State
# Under which kind a record that has no page of its own is kept.
NO_PAGE = "record"


@transaction.atomic
def take_in_records(*, trust: Trust, by: Person | None = None, school: School | None = None) -> int:
    """Let what was recorded elsewhere serve the items that it shows, one record several; return how many items.

    What was done and is to be confirmed after a step back needs a person's word. Taken in twice it changes nothing.
    """
    today = clock.today()
    rows = WorkItem.objects.filter(school__trust=trust, state=State.OPEN).select_related(
        "school__trust", "ladder", "post"
    )
    if school is not None:
        rows = rows.filter(school=school)
    asked = [row for row in rows if shape_of(row).shown_by and row.applies is not False]
    if not asked:
        return 0
    kinds = kinds_of(one for row in asked for one in shape_of(row).shown_by)
    there = records_of({row.school for row in asked}, min(row.opened_on for row in asked), kinds)
    refused = _refused(asked)
    served: dict[tuple[int, Seen], list[WorkItem]] = defaultdict(list)
    for row in asked:
        wanted = [one.as_rule() for one in shape_of(row).shown_by]
        since, never = row.opened_on, refused[row.pk]
        could = [seen for seen in there[row.school_id] if _known_by(seen) not in never]
        for seen in showing(wanted, could, since, today):
            served[row.school_id, seen].append(row)
    return sum(_taken_in(seen, items, by) for (_, seen), items in served.items())


def _taken_in(seen: Seen, items: Sequence[WorkItem], by: Person | None) -> int:
    """Keep a record once for all the items that it serves; return how many it serves that it did not before."""
    record, _ = WorkRecord.objects.get_or_create(
        school=items[0].school, subject_kind=seen.kind or NO_PAGE, subject_ref=seen.ref, done_on=seen.on,
        defaults={"said": f"Shown by the records: {called(seen)}", "by": by},
    )  # fmt: skip
    known = set(record.items.values_list("pk", flat=True))
    new = [item for item in items if item.pk not in known]
    record.items.add(*new)
    _serve(new, seen.on, record, by)
    return len(new)


@transaction.atomic
def refuse_record(*, record: WorkRecord, item: WorkItem, because: str, by: Person | None) -> WorkItem:
    """Say that a record which was taken in does not show an item: the item is open again, unless another shows it."""
    require(record.subject_kind, "Only what was found among the records can be refused.")
    require(because.strip(), "Say why it does not show it.", "because")
    claim_revision(item, None)
    record.items.remove(item)
    record.refused.add(item)
    left = item.records.order_by("-done_on").values_list("done_on", flat=True).first()
    before, item.confirmed_on = item.state, left
    if left is None and item.state == State.DONE:
        item.state = State.OPEN
    item.save()
    ask(item, by)
    note(item, "refused a record", by, before={"state": before},
         after={"record": record.said, "because": because.strip()[:400], "state": item.state})  # fmt: skip
    return item


Known = tuple[str, str, object]


def _refused(items: Iterable[WorkItem]) -> dict[int, set[Known]]:
    """Return, by item, the records of which a person said that they do not show it."""
    found: dict[int, set[Known]] = defaultdict(set)
    rows = WorkRecord.refused.through.objects.filter(workitem__in=list(items))
    for item, kind, ref, on in rows.values_list(
        "workitem", "workrecord__subject_kind", "workrecord__subject_ref", "workrecord__done_on"
    ):
        found[item].add((str(kind), str(ref), on))
    return found


def _known_by(seen: Seen) -> Known:
    return seen.kind or NO_PAGE, seen.ref, seen.on


def _serve(items: Iterable[WorkItem], on: dt.date, record: WorkRecord, by: Person | None) -> None:
    """Let a record serve items; what it shows only in part, and comes round, a person confirms with it at hand."""
    for item in items:
        in_part = shape_of(item).shown_in_part
        if not (in_part and comes_round(shape_of(item))):
            serve(item, on=on, is_done=not in_part, by=by, said={"said": record.said})


def called(seen: Seen) -> str:
    """Return what a record is called: its own name, or what it was about."""
    return (seen.text or seen.of or seen.record).strip()[:140]
