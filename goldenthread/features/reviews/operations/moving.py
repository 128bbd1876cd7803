"""Moving one occurrence alone to another day: the others come round as before."""

import datetime as dt
from collections.abc import Sequence

from django.core.exceptions import ValidationError
from django.db import transaction

from goldenthread.domain.year import review_cycle
from goldenthread.domain.year.review_cycle import Due
from goldenthread.features.accounts.models import Person
from goldenthread.features.reviews.models import Duty, Occurrence
from goldenthread.features.reviews.operations.cycle import note_duty
from goldenthread.features.reviews.operations.following import follow_cycle, note_occurrence
from goldenthread.features.reviews.queries.ground import Where
from goldenthread.foundation import clock

MOST_REASON = 300


@transaction.atomic
def move_occurrence(
    *, duty: Duty, due: Due, places: Sequence[Where], to: dt.date, reason: str, by: Person | None
) -> list[Occurrence]:
    """Move one occurrence to another day in some places, with the reason why; one still ahead is moved as well.

    Where it is over already it is left as it was. Raises ValidationError, by field, for a day or a reason that
    will not do, and where it is over everywhere.
    """
    if duty.opens_round:
        raise ValidationError("A round opens and closes by its own days: change those on its page.")
    rows = [row for row in (_held(duty, due, where) for where in places) if row.is_open]
    if not rows:
        raise ValidationError("It is over this time: it was done, or set aside.")
    today = clock.today()
    stands = [Due(row.due_on, row.opens_on, due.rule, due.name) for row in rows]
    wrong = {"to": min(review_cycle.why_not_moved(one, to, today) for one in stands), "reason": _flaw(reason.strip())}
    if wrong := {field: says for field, says in wrong.items() if says}:
        raise ValidationError(wrong)
    for row, stood in zip(rows, stands, strict=True):
        now = review_cycle.moved(stood, to, today)
        row.moved_from, row.moved_by, row.moved_why = row.moved_from or due.due_on, by, reason.strip()
        row.due_on, row.opens_on = now.due_on, now.opens_on
    Occurrence.objects.bulk_update(rows, ["moved_from", "moved_by", "moved_why", "due_on", "opens_on"])
    note_duty(
        duty, "moved once", by, before={"by": stands[0].due_on},
        after={"by": to, "places": len(rows), "reason": reason.strip()},
    )  # fmt: skip
    follow_cycle(trust=duty.trust)
    return rows


def _held(duty: Duty, due: Due, where: Where) -> Occurrence:
    """Return the row of an occurrence, locked: made now where it is still ahead."""
    row, _ = Occurrence.objects.select_for_update(of=("self",)).get_or_create(
        duty=duty, name=due.name, place=where.place,
        defaults={
            "opens_on": due.opens_on, "due_on": due.due_on, "school_id": where.school, "unit_id": where.unit,
            "plan_id": where.plan,
        },
    )  # fmt: skip
    return row


def _flaw(reason: str) -> str:
    if not reason:
        return "Say why it is moved this time."
    return f"{MOST_REASON} characters are the most that can be kept." if len(reason) > MOST_REASON else ""


@transaction.atomic
def put_back(*, occurrence: Occurrence, by: Person | None) -> None:
    """Let an occurrence that was moved alone follow its rule again. Raises ValidationError for one that is over."""
    if not occurrence.is_open:
        raise ValidationError("It is over this time: it was done, or set aside.")
    before = {"by": occurrence.due_on, "reason": occurrence.moved_why}
    occurrence.moved_from = occurrence.moved_by = None
    occurrence.moved_why = ""
    occurrence.save(update_fields=["moved_from", "moved_by", "moved_why"])
    note_occurrence(occurrence, "put back on its own day", by, before=before)
    follow_cycle(trust=occurrence.duty.trust)
