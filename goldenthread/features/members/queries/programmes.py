"""Questions about programmes of training: who watches over what, who came, and who has no place yet."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.db.models import QuerySet

from goldenthread.domain.access import Reach
from goldenthread.domain.board import link_training as rules
from goldenthread.features.accounts.models import Person
from goldenthread.features.members.models import Booking, TrainingProgramme, TrainingSession
from goldenthread.features.members.queries.interests import DECLARE, KEEP
from goldenthread.features.organisations.models import Body, Post, Trust
from goldenthread.features.organisations.queries import bodies_standing
from goldenthread.foundation.subjects import Subject

SEE = "meeting.see"


@dataclass(frozen=True)
class Holder:
    """Somebody who watches over a duty on a body, since when, and through which post they act."""

    name: str
    person: Person | None
    post: Post | None
    body: Body
    link: str
    since: dt.date


@dataclass(frozen=True)
class HolderLine:
    """A holder with how far they are in a programme."""

    holder: Holder
    stands: rules.Standing


@dataclass(frozen=True)
class SessionLine:
    """One session with who has a place; how many are left, where there is a limit."""

    session: TrainingSession
    bookings: Sequence[Booking]
    mine: Booking | None
    is_past: bool

    @property
    def left(self) -> int | None:
        return None if self.session.most is None else max(self.session.most - len(self.bookings), 0)

    @property
    def came(self) -> int:
        return sum(one.came is True for one in self.bookings)

    @property
    def is_recorded(self) -> bool:
        return any(one.came is not None for one in self.bookings)

    @property
    def from_elsewhere(self) -> int:
        return sum(bool(one.organisation) for one in self.bookings)


@dataclass(frozen=True)
class ProgrammePage:
    """A programme: its sessions, and how far each who has its link is."""

    programme: TrainingProgramme
    sessions: Sequence[SessionLine]
    holders: Sequence[HolderLine]

    @property
    def complete(self) -> int:
        return sum(one.stands.is_complete for one in self.holders)

    @property
    def next_on(self) -> dt.date | None:
        return next((one.session.on for one in self.sessions if not one.is_past), None)


def programmes_within(reach: Reach) -> QuerySet[TrainingProgramme]:
    """Return the programmes of the trust, for whoever sees its meetings at all."""
    if not reach.may_somewhere(SEE):
        return TrainingProgramme.objects.none()
    return TrainingProgramme.objects.filter(trust=reach.trust).select_related("trust")


def sessions_within(reach: Reach) -> QuerySet[TrainingSession]:
    rows = TrainingSession.objects.filter(programme__in=programmes_within(reach))
    return rows.select_related("programme__trust")


def programme_pages(
    reach: Reach, *, today: dt.date, programmes: QuerySet[TrainingProgramme] | None = None
) -> list[ProgrammePage]:
    """Return programmes with how far everybody is: others' places for who keeps the members, else one's own."""
    rows = list(programmes_within(reach) if programmes is None else programmes)
    sees_all = reach.may_everywhere(KEEP)
    listed = _sessions(rows)
    holders = holders_of_links(rows[0].trust, today=today) if rows else []
    found = []
    for row in rows:
        lines = [_line(session, reach.person, today) for session in listed[row.pk]]
        mine = [one for one in holders if sees_all or (one.person and one.person.pk == reach.person)]
        stand = [HolderLine(one, _standing(one, listed[row.pk], today)) for one in mine if _is_of(one.link, row.link)]
        found.append(ProgrammePage(row, lines, _once(stand)))
    return found


def programme_at(door: str) -> TrainingProgramme | None:
    """Return the programme that is open to neighbours at an address."""
    if not door:
        return None
    return TrainingProgramme.objects.filter(door=door).select_related("trust").first()


def sessions_for_neighbours(programme: TrainingProgramme, *, today: dt.date) -> list[SessionLine]:
    """Return what is still to come of a programme, for whoever has its address. Nobody who booked is told."""
    rows = programme.sessions.filter(on__gte=today).prefetch_related("bookings")
    return [_line(session, 0, today) for session in rows]


def holders_of_links(trust: Trust, *, today: dt.date) -> list[Holder]:
    """Return who watches over what today, body by body."""
    bodies = Body.objects.filter(trust=trust, kind__in=DECLARE, dissolved_on=None).select_related("school", "trust")
    return [
        Holder(name, person, sitting.post, standing.body, link, sitting.seat.from_on)
        for standing in bodies_standing(bodies, today=today)
        for sitting in standing.members
        for link in sitting.seat.links
        for name, person in sitting.named
    ]


@dataclass(frozen=True)
class ToBook:
    """A post whose holder has no place in what comes next of a programme."""

    programme: TrainingProgramme
    post: Post
    link: str
    next_on: dt.date


def asked_to_book(trust: Trust, *, today: dt.date) -> list[ToBook]:
    """Return who is asked to take a place: once for each programme and post."""
    rows = list(TrainingProgramme.objects.filter(trust=trust, until_on__gte=today))
    if not rows:
        return []
    listed, holders = _sessions(rows), holders_of_links(trust, today=today)
    found: dict[tuple[int, int], ToBook] = {}
    for row in rows:
        for one in holders:
            if one.post is None or one.person is None or not _is_of(one.link, row.link):
                continue
            stands = _standing(one, listed[row.pk], today)
            if stands.next_on and rules.is_asked(stands, today):
                found.setdefault((row.pk, one.post.pk), ToBook(row, one.post, one.link, stands.next_on))
    return list(found.values())


def find_programmes(reach: Reach, refs: Iterable[str]) -> dict[str, Subject]:
    """Return programmes as lines on a page, by reference."""
    return {
        row.ref: Subject(
            "training programme", row.ref, row.title, f"/{row.trust.slug}/governance/programme/{row.ref}/", "Training"
        )
        for row in programmes_within(reach).filter(ref__in=list(refs))
    }  # fmt: skip


def _sessions(rows: Sequence[TrainingProgramme]) -> Mapping[int, list[TrainingSession]]:
    found: dict[int, list[TrainingSession]] = defaultdict(list)
    for session in TrainingSession.objects.filter(programme__in=rows).prefetch_related("bookings"):
        found[session.programme_id].append(session)
    return found


def _line(session: TrainingSession, person: int, today: dt.date) -> SessionLine:
    bookings = list(session.bookings.all())
    mine = next((one for one in bookings if person and one.person_id == person), None)
    return SessionLine(session, bookings, mine, session.on < today)


def _standing(holder: Holder, sessions: Iterable[TrainingSession], today: dt.date) -> rules.Standing:
    sat = []
    for session in sessions:
        own = next((one for one in session.bookings.all() if _is_theirs(one, holder)), None)
        sat.append(rules.Sat(session.on, own is not None, own.came if own else None))
    return rules.standing(sat, since=holder.since, today=today)


def _is_theirs(booking: Booking, holder: Holder) -> bool:
    if booking.person_id is not None:
        return holder.person is not None and booking.person_id == holder.person.pk
    return not booking.organisation and booking.name.casefold() == holder.name.casefold()


def _is_of(link: str, wanted: str) -> bool:
    return not wanted or link.casefold() == wanted.casefold()


def _once(lines: Sequence[HolderLine]) -> list[HolderLine]:
    """Name each person of a body once, whatever number of links they have there."""
    found: dict[tuple[str, int], HolderLine] = {}
    for line in lines:
        found.setdefault((line.holder.name, line.holder.body.pk), line)
    return list(found.values())
