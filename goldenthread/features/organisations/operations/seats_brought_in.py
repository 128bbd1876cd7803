"""Who sits on what, taken in at once from the table in which it was kept, and taken back at once."""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.db import transaction

from goldenthread.features.accounts.models import Person
from goldenthread.features.organisations.models import Body, Membership, Trust
from goldenthread.features.organisations.operations.seats import take_seat
from goldenthread.features.trail.operations import record
from goldenthread.foundation.checked_words import require
from goldenthread.foundation.identifiers import new_reference

MOST_SEATS = 1_000


@dataclass(frozen=True)
class SeatRow:
    """One seat as it is taken in. `row` is where it stands in the file."""

    row: int
    body: Body
    name: str
    from_on: dt.date
    until_on: dt.date | None = None
    ended_on: dt.date | None = None
    person: Person | None = None
    category: str = ""
    office: str = ""
    appointed_by: str = ""
    links: Sequence[str] = ()
    is_member: bool = True


@transaction.atomic
def take_in_seats(*, trust: Trust, rows: Sequence[SeatRow], by: Person | None) -> str:
    """Give every row its seat, and return the name of the batch. Raises ValidationError with a sentence a row."""
    require(rows, "There is no seat in it.")
    require(len(rows) <= MOST_SEATS, f"At most {MOST_SEATS:,} seats are taken in at once.")
    batch, wrong = new_reference(), []
    for row in rows:
        try:
            with transaction.atomic():
                _take(row, batch, by)
        except ValidationError as error:
            wrong.append(f"Row {row.row}, {row.name}: {' '.join(error.messages)}")
    if wrong:
        raise ValidationError(wrong)
    record(
        trust=trust.pk, by=by, did="brought in who sits on what", kind="trust", ref=trust.ref, title=trust.name,
        after={"seats": len(rows), "batch": batch},
    )  # fmt: skip
    return batch


def _take(row: SeatRow, batch: str, by: Person | None) -> None:
    take_seat(
        body=row.body, by=by, name=row.name, person=row.person, from_on=row.from_on, until_on=row.until_on,
        ended_on=row.ended_on, category=row.category, office=row.office, appointed_by=row.appointed_by,
        links=list(row.links), is_member=row.is_member, batch=batch,
    )  # fmt: skip


@transaction.atomic
def take_back_seats(*, trust: Trust, batch: str, bodies: Iterable[Body], by: Person | None) -> int:
    """Take a batch back, as long as none of its seats was changed since; return how many went.

    Raises ValidationError when some of it is of other bodies than those that `by` may speak for.
    """
    seats = Membership.objects.filter(body__trust=trust, batch=batch).exclude(batch="").select_related("body")
    require(seats, "There is no such batch.")
    require({seat.body for seat in seats} <= set(bodies), "Some of them sit on bodies that are not yours to keep.")
    renewed = set(Membership.objects.filter(renews__in=seats).values_list("renews", flat=True))
    touched = [seat.name for seat in seats if seat.revision > 1 or seat.pk in renewed]
    require(not touched, f"Changed since, and so to be ended one by one: {', '.join(touched[:10])}.")
    count = len(seats)
    record(
        trust=trust.pk, by=by, did="took back who sits on what", kind="trust", ref=trust.ref, title=trust.name,
        before={"seats": count, "batch": batch},
    )  # fmt: skip
    _, gone = seats.delete()
    # What else hung from a seat, such as somebody's induction, would go with it unseen.
    require(set(gone) == {Membership._meta.label}, "Somebody's induction has begun: end those seats one by one.")
    return count
