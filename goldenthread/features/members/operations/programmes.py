"""Programmes of training for links: made, opened to neighbours, booked, and who came."""

import datetime as dt
import secrets
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from goldenthread.domain.board.seats import months_after
from goldenthread.features.accounts.models import Person
from goldenthread.features.activity import operations as activity
from goldenthread.features.activity.models import Task
from goldenthread.features.members.models import Booking, TrainingProgramme, TrainingSession
from goldenthread.features.members.queries.programmes import asked_to_book
from goldenthread.features.organisations.models import Trust
from goldenthread.features.trail.operations import record
from goldenthread.foundation import clock

BOOK = "book session"
# A programme comes round in two years unless somebody says otherwise.
MONTHS = 24
MOST_SESSIONS, MOST_PLACES = 40, 300


@transaction.atomic
def open_programme(
    *, trust: Trust, title: str, by: Person | None, link: str = "", says: str = "", from_on: dt.date | None = None,
    until_on: dt.date | None = None,
) -> TrainingProgramme:  # fmt: skip
    """Begin a programme: of two years unless its last day is said."""
    begins = from_on or clock.today()
    ends = until_on or months_after(begins, MONTHS) - dt.timedelta(days=1)
    if ends < begins:
        raise ValidationError({"until_on": "It ends before it begins."})
    if not title.strip():
        raise ValidationError({"title": "Say what it is called."})
    row = TrainingProgramme(
        trust=trust, title=title.strip(), link=link.strip(), says=says.strip(), from_on=begins, until_on=ends
    )
    row.full_clean(exclude=["trust"])
    row.save()
    _note(row, "opened a training programme", by, {"link": row.link, "until": ends})
    return row


@transaction.atomic
def add_session(
    *, programme: TrainingProgramme, title: str, on: dt.date, by: Person | None, **facts: Any
) -> TrainingSession:
    """Put a session into a programme, on a day that lies within it."""
    if not programme.from_on <= on <= programme.until_on:
        first, last = (f"{day:%-d %B %Y}" for day in (programme.from_on, programme.until_on))
        raise ValidationError({"on": f"The programme runs from {first} to {last}."})
    if programme.sessions.count() >= MOST_SESSIONS:
        raise ValidationError(f"{MOST_SESSIONS} sessions are as many as anybody can attend.")
    row = TrainingSession(programme=programme, title=title.strip(), on=on, **facts)
    row.full_clean(exclude=["programme"])
    row.save()
    _note(programme, "added a session to", by, {"session": row.title, "on": on})
    return row


@transaction.atomic
def drop_session(*, session: TrainingSession, by: Person | None) -> None:
    """Take a session out of a programme. One that somebody came to stays."""
    if session.bookings.filter(came=True).exists():
        raise ValidationError("It took place, and stays on record.")
    _note(session.programme, "dropped a session of", by, {"session": session.title, "on": session.on})
    session.delete()


@transaction.atomic
def open_to_neighbours(*, programme: TrainingProgramme, is_open: bool, by: Person | None) -> TrainingProgramme:
    """Make an address at which neighbours book, or let it lapse; a new one is never the old one."""
    if bool(programme.door) != is_open:
        programme.door = secrets.token_urlsafe(18) if is_open else ""
        programme.save()
        _note(programme, "opened to neighbours" if is_open else "closed to neighbours", by)
    return programme


@transaction.atomic
def book(
    *, session: TrainingSession, name: str, by: Person | None, person: Person | None = None, organisation: str = "",
    email: str = "",
) -> Booking:  # fmt: skip
    """Give somebody a place in a session that is still to come and not full."""
    held = TrainingSession.objects.select_for_update().get(pk=session.pk)
    if held.on < clock.today():
        raise ValidationError("It has taken place.")
    taken = list(held.bookings.all())
    if any(_is_same(one, name, person, organisation) for one in taken):
        raise ValidationError(f"{name.strip()} has a place already.")
    if len(taken) >= min(held.most or MOST_PLACES, MOST_PLACES):
        raise ValidationError("Every place is taken.")
    row = Booking(
        session=held, person=person, name=name.strip(), organisation=organisation.strip(), email=email.strip()
    )
    row.full_clean(exclude=["session", "person"])
    row.save()
    _note(held.programme, "booked a place in", by, {"session": held.title, "from": row.organisation})
    _asked_no_more(held.programme.trust)
    return row


@dataclass(frozen=True)
class Wants:
    """Somebody who is given a place by whoever keeps the list."""

    name: str
    person: Person | None = None
    organisation: str = ""


@transaction.atomic
def give_places(*, session: TrainingSession, wanted: Iterable[Wants], by: Person | None) -> int:
    """Put people down for a session, whatever its day and limit; whoever is down already stays so."""
    there = list(session.bookings.all())
    new: list[Booking] = []
    for one in wanted:
        if one.name.strip() and not any(_is_same(row, one.name, one.person, one.organisation) for row in there):
            row = Booking(
                session=session, person=one.person, name=one.name.strip()[:120], organisation=one.organisation[:160]
            )
            new.append(row)
            there.append(row)
    if len(there) > MOST_PLACES:
        raise ValidationError({"others": f"{MOST_PLACES} people are more than one session holds."})
    Booking.objects.bulk_create(new)
    _note(session.programme, "gave places in", by, {"session": session.title, "people": len(new)})
    _asked_no_more(session.programme.trust)
    return len(new)


@transaction.atomic
def give_up(*, booking: Booking, by: Person | None) -> None:
    """Let a place go before the day."""
    if booking.session.on < clock.today() or booking.came is not None:
        raise ValidationError("It has taken place.")
    _note(booking.session.programme, "gave up a place in", by, {"session": booking.session.title})
    trust = booking.session.programme.trust
    booking.delete()
    _asked_no_more(trust)


@transaction.atomic
def say_who_came(
    *, session: TrainingSession, came: Collection[str], others: Iterable[str] = (), by: Person | None
) -> int:
    """Say who of those with a place came, by reference, and who came without one; return how many were there."""
    if session.on > clock.today():
        raise ValidationError("It is still to come.")
    known = set(session.bookings.values_list("pk", flat=True))
    give_places(session=session, wanted=[Wants(name) for name in others], by=by)
    rows = list(session.bookings.all())
    for row in rows:
        row.came = row.ref in came or row.pk not in known
    Booking.objects.bulk_update(rows, ["came"])
    count = sum(row.came is True for row in rows)
    _note(session.programme, "said who came to", by, {"session": session.title, "came": count})
    return count


@transaction.atomic
def ask_for_places(*, trust: Trust) -> int:
    """Ask whoever watches over a duty, and has no place in its next session, to take one."""
    wanted = _wanted(trust)
    _ask(trust, wanted)
    return len(wanted)


def _asked_no_more(trust: Trust) -> None:
    _ask(trust, _wanted(trust))


def _wanted(trust: Trust) -> list[Task]:
    return [
        Task(
            trust=trust, post=one.post, kind=BOOK, subject_kind="training programme", subject_ref=one.programme.ref,
            title=f"Take a place: {one.programme.title}"[:200], why=f"You watch over {one.link}."[:200],
            due_on=one.next_on,
        )
        for one in asked_to_book(trust, today=clock.today())
    ]  # fmt: skip


def _ask(trust: Trust, wanted: list[Task]) -> None:
    known = set(TrainingProgramme.objects.filter(trust=trust).values_list("ref", flat=True))
    activity.ask_exactly(trust=trust, kind=BOOK, subject_kind="training programme", subjects=known, wanted=wanted)


def _is_same(row: Booking, name: str, person: Person | None, organisation: str) -> bool:
    if person is not None and row.person_id == person.pk:
        return True
    same_name = row.name.casefold() == name.strip().casefold()
    return same_name and row.organisation.casefold() == organisation.strip().casefold()


def _note(programme: TrainingProgramme, did: str, by: Person | None, after: dict[str, Any] | None = None) -> None:
    record(
        trust=programme.trust_id, by=by, did=did, kind="training programme", ref=programme.ref, title=programme.title,
        after=after,
    )  # fmt: skip
