"""Setting days on which people come together, taking places in them, and saying who came."""

import datetime as dt
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, fields
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from goldenthread.domain.calendar import TermCalendar
from goldenthread.domain.year import event_days
from goldenthread.features.accounts.models import Person
from goldenthread.features.activity import operations as activity
from goldenthread.features.organisations.models import Holding, Post, School, Trust
from goldenthread.features.plans.models import Element
from goldenthread.features.reviews.models import Event, EventPlace
from goldenthread.features.reviews.queries.events import audience_of, wants_attendance
from goldenthread.features.trail.operations import record
from goldenthread.foundation import clock
from goldenthread.foundation.tables import claim_revision

SAY_WHO_CAME = "say who came"
STEPS = range(1, 5)
MOST_PEOPLE = 2_000
EARLIEST, LATEST = dt.timedelta(days=400), dt.timedelta(days=1_100)
WORDS = ("title", "says", "place")


@dataclass(frozen=True)
class EventWords:
    """What a day is: of which kind, when and where, for whom, and which part of a plan it serves."""

    kind: str
    title: str
    on: dt.date
    says: str = ""
    begins_at: dt.time | None = None
    minutes: int = 60
    place: str = ""
    school: School | None = None
    roles: Sequence[str] = ()
    needs_place: bool = True
    most: int | None = None
    expected: int | None = None
    element: Element | None = None
    is_shared: bool = False

    def facts(self) -> dict[str, Any]:
        facts = {one.name: getattr(self, one.name) for one in fields(self)}
        stripped = {name: facts[name].strip() for name in WORDS}
        return facts | stripped | {
            "roles": list(self.roles), "most": self.most if self.needs_place else None,
            "is_shared": self.is_shared and self.school is not None,
        }  # fmt: skip


@transaction.atomic
def set_event(
    *, trust: Trust, words: EventWords, by: Person | None, post: Post | None = None,
    how_often: tuple[int, int] = (0, 1), tells: bool = True,
) -> list[Event]:  # fmt: skip
    """Set a day, or a series of them while schools are open; tell those whom it is for.

    `how_often`: every how many weeks, and how many times.
    """
    _require_sound(trust, words)
    calendar = TermCalendar.from_json(trust.calendar)
    days = event_days.series(words.on, *how_often, calendar)
    rows = [Event(trust=trust, post=post, **(words.facts() | {"on": day})) for day in days]
    for row in rows:
        row.series = rows[0].ref if len(rows) > 1 else ""
        row.full_clean(exclude=["trust", "school", "post", "element"])
        row.save()
    _note(rows[0], "set", by, {"on": days[0], "times": len(rows)})
    if tells:
        _tell_audience(rows[0], f"New day: {rows[0].title}, {_written(rows[0].on)}", by)
    return rows


@transaction.atomic
def revise_event(*, row: Event, words: EventWords, by: Person | None, drawn_from: int | None) -> Event:
    """Say it otherwise. Whoever has a place hears of another day, hour or place. Raises Stale."""
    _require_sound(row.trust, words)
    claim_revision(row, drawn_from)
    watched = ("on", "begins_at", "place")
    before = {name: getattr(row, name) for name in watched}
    for name, value in words.facts().items():
        setattr(row, name, value)
    row.full_clean(exclude=["trust", "school", "post", "element"])
    row.save()
    _move_up(row)
    moved = {name: getattr(row, name) for name in watched if getattr(row, name) != before[name]}
    _note(row, "changed", by, moved, before)
    if moved and row.on >= clock.today():
        _tell_placed(row, f"Changed: {row.title} is on {_written(row.on)}{_where(row)}", by)
    return row


@transaction.atomic
def call_off(*, row: Event, reason: str, by: Person | None) -> Event:
    """Call a day off before it has been, with the reason why; whoever has a place, or waits, is told."""
    if row.called_off_on is not None or row.told_on is not None or row.on < clock.today():
        raise ValidationError("It is over, or called off already.")
    if not reason.strip():
        raise ValidationError({"reason": "Say why it is called off."})
    row.called_off_on, row.called_off_why = clock.today(), reason.strip()[:300]
    row.save(update_fields=["called_off_on", "called_off_why"])
    _note(row, "called off", by, {"reason": row.called_off_why})
    says = f"Called off: {row.title}, {_written(row.on)}. {row.called_off_why}"
    if row.needs_place:
        _tell_placed(row, says, by)
    else:
        _tell_audience(row, says, by)
    return row


@transaction.atomic
def take_place(*, row: Event, person: Person, post: Post | None) -> EventPlace:
    """Take a place oneself; where all are gone, wait for one."""
    held = _ahead(row)
    if not held.needs_place:
        raise ValidationError("Nobody needs a place: everybody whom it is for is awaited.")
    if held.places.filter(person=person).exists():
        raise ValidationError("You are down for it already.")
    taken = held.places.filter(is_waiting=False).count()
    placed = EventPlace.objects.create(
        event=held, person=person, post=post, name=person.name[:120],
        is_waiting=not event_days.has_room(held.most, taken),
    )  # fmt: skip
    _note(held, "waits for a place in" if placed.is_waiting else "took a place in", person)
    return placed


@transaction.atomic
def give_places(*, row: Event, posts: Iterable[Post], names: Iterable[str], by: Person | None) -> int:
    """Put down whoever holds some posts, and others by name; beyond the last place they wait. Returns how many."""
    held = _ahead(row)
    known = {(one.person_id, one.name.casefold()) for one in held.places.all()}
    ours = {key for key, _ in known if key}
    named = {name for key, name in known if key is None}
    chosen = list(posts)
    found = Holding.objects.filter(post__in=chosen).select_related("person", "post")
    today = clock.today()
    fresh = {
        one.person_id: EventPlace(event=held, person=one.person, post=one.post, name=one.person.name[:120])
        for one in found.order_by("pk")
        if one.person_id not in ours and one.from_on <= today and (one.until_on is None or one.until_on >= today)
    }
    others = {
        name.casefold(): EventPlace(event=held, name=name)
        for name in (typed.strip()[:120] for typed in names)
        if name and name.casefold() not in named
    }
    new = [*fresh.values(), *others.values()]
    if len(known) + len(new) > MOST_PEOPLE:
        raise ValidationError(f"{MOST_PEOPLE:,} people are more than one list holds.")
    room = event_days.moving_up(held.most, held.places.filter(is_waiting=False).count(), len(new))
    for at, one in enumerate(new):
        one.is_waiting = at >= room
    EventPlace.objects.bulk_create(new)
    _note(held, "gave places in", by, {"people": len(new)})
    activity.tell(
        trust=held.trust, posts=[one.post for one in new if one.post and not one.is_waiting], by=by,
        says=f"You have a place: {held.title}, {_written(held.on)}", subject_kind="event", subject_ref=held.ref,
    )  # fmt: skip
    return len(new)


@transaction.atomic
def let_go(*, place: EventPlace, by: Person | None) -> None:
    """Let a place go before the day; whoever has waited longest moves up and is told."""
    held = _ahead(place.event)
    place.delete()
    _note(held, "let a place go in", by)
    _move_up(held)


@transaction.atomic
def say_who_came(
    *, row: Event, came: Collection[str], posts: Iterable[Post] = (), names: Iterable[str] = (),
    count: int | None = None, learned: str = "", by: Person | None = None, on: dt.date | None = None,
) -> int:  # fmt: skip
    """Say who came: of those put down by reference, others by post or name, or in all by number. Returns how many."""
    held = Event.objects.select_for_update(of=("self",)).select_related("trust").get(pk=row.pk)
    if held.called_off_on is not None or held.on > (on or clock.today()):
        raise ValidationError("It has not been.")
    rows = list(held.places.all())
    for one in rows:
        one.came = one.ref in came
        one.is_waiting = one.is_waiting and not one.came
    EventPlace.objects.bulk_update(rows, ["came", "is_waiting"])
    _add_present(held, rows, posts, names)
    named = held.places.filter(came=True).count()
    if count is not None and count < named:
        raise ValidationError({"count": f"{named} people are ticked or named: it cannot be fewer in all."})
    if count is not None and count > 1_000_000:
        raise ValidationError({"count": "That is more than anybody can count."})
    held.came, held.learned, held.told_on = count, learned.strip(), on or clock.today()
    held.full_clean(exclude=["trust", "school", "post", "element"])
    held.save()
    activity.close_tasks(kind=SAY_WHO_CAME, subject_kind="event", subject_ref=held.ref, by=by)
    _note(held, "said who came to", by, {"came": count if count is not None else named})
    return count if count is not None else named


@transaction.atomic
def say_of_it(*, row: Event, person: Person, helped: int, said: str = "") -> EventPlace:
    """Keep how well a day served somebody who was there: 1 to 4. Nobody is named with it, nor in the trail."""
    if row.called_off_on is not None or row.on > clock.today():
        raise ValidationError("It has not been.")
    if helped not in STEPS:
        raise ValidationError({"helped": "From 1 to 4."})
    place = row.places.filter(person=person).first()
    if place is None and row.needs_place:
        raise ValidationError("Only those who were there say so.")
    if place is not None and place.came is False:
        raise ValidationError("It is noted that you were not there.")
    place = place or EventPlace(event=row, person=person, name=person.name[:120])
    place.helped, place.said = helped, said.strip()[:400]
    place.save()
    _note(row, "was rated", None)
    return place


@transaction.atomic
def follow_events(*, trust: Trust) -> int:
    """Ask whoever set a day to say who came, once it has been."""
    today = clock.today()
    asked = 0
    for row in wants_attendance(trust, today):
        assert row.post is not None
        activity.open_task(
            trust=trust, post=row.post, kind=SAY_WHO_CAME, subject_kind="event", subject_ref=row.ref,
            title=f"Say who came: {row.title}, {_written(row.on)}", due_on=row.on + dt.timedelta(days=7),
        )  # fmt: skip
        asked += 1
    return asked


def _ahead(row: Event) -> Event:
    """Return the day, locked, where places in it can still be taken and given."""
    held = Event.objects.select_for_update(of=("self",)).select_related("trust", "school").get(pk=row.pk)
    if held.called_off_on is not None:
        raise ValidationError("It is called off.")
    if held.on < clock.today():
        raise ValidationError("It has been.")
    return held


def _add_present(held: Event, rows: Sequence[EventPlace], posts: Iterable[Post], names: Iterable[str]) -> None:
    """Note those who came without having been put down."""
    there = {one.person_id for one in rows if one.person_id}
    named = {one.name.casefold() for one in rows if not one.person_id}
    fresh: dict[Any, EventPlace] = {}
    for holding in Holding.objects.filter(post__in=list(posts)).select_related("person", "post").order_by("pk"):
        if holding.person_id not in there and (holding.until_on is None or holding.until_on >= held.on):
            fresh[holding.person_id] = EventPlace(
                event=held, person=holding.person, post=holding.post, name=holding.person.name[:120], came=True
            )
    for typed in names:
        name = typed.strip()[:120]
        if name and name.casefold() not in named:
            fresh[name.casefold()] = EventPlace(event=held, name=name, came=True)
    EventPlace.objects.bulk_create(fresh.values())


def _move_up(row: Event) -> None:
    waiting = list(row.places.filter(is_waiting=True))
    taken = row.places.filter(is_waiting=False).count()
    moved = waiting[: event_days.moving_up(row.most, taken, len(waiting))]
    for one in moved:
        one.is_waiting = False
    EventPlace.objects.bulk_update(moved, ["is_waiting"])
    activity.tell(
        trust=row.trust, posts=[one.post_id for one in moved], subject_kind="event", subject_ref=row.ref,
        says=f"You have a place now: {row.title}, {_written(row.on)}",
    )  # fmt: skip


def _require_sound(trust: Trust, words: EventWords) -> None:
    wrong: dict[str, str] = {}
    today = clock.today()
    if not words.title.strip():
        wrong["title"] = "Say what it is called."
    if not today - EARLIEST <= words.on <= today + LATEST:
        wrong["on"] = "Choose a day between a year ago and three years ahead."
    if not 5 <= words.minutes <= 24 * 60:
        wrong["minutes"] = "It takes from five minutes to a day."
    if words.school is not None and words.school.trust_id != trust.pk:
        wrong["school"] = "That school belongs to another trust."
    if words.most is not None and not 1 <= words.most <= MOST_PEOPLE:
        wrong["most"] = f"From 1 to {MOST_PEOPLE:,}."
    if wrong:
        raise ValidationError(wrong)


def _tell_audience(row: Event, says: str, by: Person | None) -> None:
    activity.tell(
        trust=row.trust, posts=audience_of(row).values_list("pk", flat=True), says=says, subject_kind="event",
        subject_ref=row.ref, by=by,
    )  # fmt: skip


def _tell_placed(row: Event, says: str, by: Person | None) -> None:
    placed = row.places.exclude(post=None).values_list("post", flat=True)
    activity.tell(trust=row.trust, posts=placed, says=says, subject_kind="event", subject_ref=row.ref, by=by)


def _written(day: dt.date) -> str:
    return f"{day.day} {day:%B}"


def _where(row: Event) -> str:
    at = f" at {row.begins_at:%H:%M}" if row.begins_at else ""
    return f"{at}, {row.place}" if row.place else at


def _note(
    row: Event, did: str, by: Person | None, after: Mapping[str, Any] | None = None,
    before: Mapping[str, Any] | None = None,
) -> None:  # fmt: skip
    record(trust=row.trust_id, by=by, did=did, kind="event", ref=row.ref, title=row.title, before=before, after=after)
