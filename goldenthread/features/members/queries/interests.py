"""Questions about interests: who has confirmed theirs, and what of it all is published."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from django.db.models import Q, QuerySet
from django.utils import timezone

from goldenthread.domain.access import Reach
from goldenthread.domain.board import members as rules
from goldenthread.domain.board.seats import months_after
from goldenthread.features.accounts.models import Person
from goldenthread.features.governance.queries import attended
from goldenthread.features.members.models import Declaration, Interest, Publication
from goldenthread.features.organisations.models import Body, Post, School, Trust
from goldenthread.features.organisations.queries import BodyStanding, Sitting, bodies_standing, own_sittings
from goldenthread.foundation.subjects import Subject

KEEP = "member.keep"
# Whoever sits on a group has no say in money, and declares nothing.
DECLARE = (Body.Kind.MEMBERS, Body.Kind.BOARD, Body.Kind.COMMITTEE, Body.Kind.LOCAL_BODY)


@dataclass
class Declarer:
    """Somebody who is asked for their interests: their seats, what they declared, and when they last confirmed it."""

    name: str
    person: Person | None
    since: dt.date
    seats: list[Sitting] = field(default_factory=list)
    posts: list[Post] = field(default_factory=list)
    interests: list[Interest] = field(default_factory=list)
    confirmed_on: dt.date | None = None

    @property
    def key(self) -> str:
        return key_of(self.person, self.name)

    def is_confirmed(self, today: dt.date) -> bool:
        return rules.is_confirmed(self.confirmed_on, today)

    @property
    def due_on(self) -> dt.date:
        return rules.asked_again_on(self.confirmed_on, self.since)


def key_of(person: Person | None, name: str) -> str:
    """Return the one word under which somebody's interests are kept: the person, or else the name."""
    return person.ref if person else f"name:{name.strip().casefold()}"


def interests_of(trust: Trust, *, person: Person | None, name: str) -> QuerySet[Interest]:
    """Return what somebody has declared and not withdrawn."""
    found = Interest.objects.filter(trust=trust, withdrawn_on=None)
    return found.filter(person=person) if person else found.filter(person=None, name__iexact=name)


def declarers(trust: Trust, *, today: dt.date) -> list[Declarer]:
    """Return everybody who sits on a body with a say today, by name."""
    bodies = Body.objects.filter(trust=trust, kind__in=DECLARE, dissolved_on=None).select_related("school")
    found: dict[str, Declarer] = {}
    for standing in bodies_standing(bodies, today=today):
        for sitting in standing.present:
            for name, person in sitting.named:
                one = found.setdefault(key_of(person, name), Declarer(name, person, sitting.seat.from_on))
                one.since = min(one.since, sitting.seat.from_on)
                one.seats.append(sitting)
                if sitting.post and person and sitting.post not in one.posts:
                    one.posts.append(sitting.post)
    for one in found.values():
        one.since = rules.asked_since(one.since, _kept_since(trust), today)
    _with_words(trust, found)
    return sorted(found.values(), key=lambda one: one.name.casefold())


def _kept_since(trust: Trust) -> dt.date:
    return timezone.localdate(trust.created_at)


def _with_words(trust: Trust, found: dict[str, Declarer]) -> None:
    for interest in Interest.objects.filter(trust=trust, withdrawn_on=None).select_related("person"):
        if one := found.get(key_of(interest.person, interest.name)):
            one.interests.append(interest)
    for made in Declaration.objects.filter(trust=trust).select_related("person").order_by("made_on", "pk"):
        if one := found.get(key_of(made.person, made.name)):
            one.confirmed_on = made.made_on


def own_declarer(reach: Reach, person: Person, *, today: dt.date) -> Declarer | None:
    """Return the reader as one who declares; None for those who sit on no body with a say."""
    seats = [one for one in own_sittings(reach, today=today) if one.body.kind in DECLARE]
    if not seats:
        return None
    kept_since = _kept_since(seats[0].body.trust)
    since = rules.asked_since(min(one.seat.from_on for one in seats), kept_since, today)
    mine = Declarer(person.name, person, since, seats)
    mine.interests = list(own_interests(reach, person))
    last = Declaration.objects.filter(trust=reach.trust, person=person).order_by("-made_on", "-pk").first()
    mine.confirmed_on = last.made_on if last else None
    return mine


def own_interests(reach: Reach, person: Person) -> QuerySet[Interest]:
    return Interest.objects.filter(trust=reach.trust, person=person, withdrawn_on=None)


def interests_to_keep(reach: Reach) -> QuerySet[Interest]:
    """Return every interest in the register, for who keeps the members; for others their own."""
    found = Interest.objects.filter(trust=reach.trust, withdrawn_on=None).select_related("person", "trust")
    return found if reach.may_everywhere(KEEP) else found.filter(person=reach.person)


def own_declarations(reach: Reach, person: Person) -> QuerySet[Declaration]:
    return Declaration.objects.filter(trust=reach.trust, person=person)


@dataclass(frozen=True)
class PublishedSeat:
    """One person on one body as a website shows them."""

    body: Body
    sitting: Sitting
    interests: Sequence[Interest]
    declared: bool
    is_over: bool
    attended: tuple[int, int] | None = None


@dataclass(frozen=True)
class Published:
    """Who governs a trust, body by body, with those who left within the year."""

    trust: Trust
    publication: Publication
    bodies: Sequence[tuple[BodyStanding, Sequence[PublishedSeat]]]
    today: dt.date

    @property
    def seats(self) -> list[PublishedSeat]:
        return [one for _, seats in self.bodies for one in seats]

    @property
    def has_attendance(self) -> bool:
        return any(one.attended for one in self.seats)

    @property
    def gaps(self) -> list[str]:
        """Return what is missing from what has to be published, in sentences."""
        present = [one for one in self.seats if not one.is_over]
        silent = sorted({one.sitting.name for one in present if not one.declared})
        appointed = sorted(
            {one.sitting.name for one in present if one.sitting.seat.is_member and not _appointer(one.sitting)}
        )
        said = []
        if silent:
            said.append(f"No confirmed interests of {_listed(silent)}.")
        if appointed:
            said.append(f"It is not said who appointed {_listed(appointed)}.")
        return said


def published(trust: Trust, *, today: dt.date, school: School | None = None) -> Published:
    """Return what a trust must publish of its members, trustees and local governors, of those who left too."""
    bodies = Body.objects.filter(trust=trust, kind__in=DECLARE).select_related("school", "trust")
    since = months_after(today, -12)
    bodies = bodies.filter(Q(dissolved_on=None) | Q(dissolved_on__gte=since))
    if school:
        bodies = bodies.filter(Q(school=school) | Q(school=None))
    words = {one.key: one for one in declarers_of_all(trust)}
    order = {kind: place for place, kind in enumerate(DECLARE)}
    listed = sorted(
        bodies, key=lambda body: (order[Body.Kind(body.kind)], body.school.order if body.school else 0, body.name)
    )
    publication = Publication.objects.filter(trust=trust).first() or Publication(trust=trust)
    came = attended([body.pk for body in listed], since, today) if publication.with_attendance else {}
    found = []
    for standing in bodies_standing(listed, today=today):
        seats = [
            replace(
                _published_seat(standing.body, one, words, today),
                attended=came.get((standing.body.pk, one.key, one.name)),
            )
            for one in [*standing.present, *standing.gone]
            if one.seat.is_published(today) and not one.is_vacant and one.seat.is_member
        ]
        if seats:
            found.append((standing, seats))
    return Published(trust, publication, found, today)


def declarers_of_all(trust: Trust) -> list[Declarer]:
    """Return everybody of whom an interest or a confirmation is kept, whether or not they sit anywhere now."""
    kept: dict[str, Declarer] = {}
    rows: list[Interest | Declaration] = [
        *Interest.objects.filter(trust=trust, withdrawn_on=None).select_related("person"),
        *Declaration.objects.filter(trust=trust).select_related("person"),
    ]
    for row in rows:
        kept.setdefault(key_of(row.person, row.name), Declarer(row.name, row.person, dt.date.min))
    _with_words(trust, kept)
    return list(kept.values())


def _published_seat(body: Body, one: Sitting, words: dict[str, Declarer], today: dt.date) -> PublishedSeat:
    keys = [key_of(person, person.name) for person in one.people] or [key_of(None, one.name)]
    said = [words[key] for key in keys if key in words]
    year_ago = months_after(today, -12)
    shown = [
        interest
        for declarer in said
        for interest in declarer.interests
        if not interest.is_private and (interest.until_on is None or interest.until_on >= year_ago)
    ]
    over = one.seat.last_on is not None and one.seat.last_on < today
    return PublishedSeat(body, one, shown, any(each.confirmed_on for each in said), over)


def _appointer(one: Sitting) -> str:
    return one.membership.appointed_by if one.membership else ""


def _listed(names: Sequence[str]) -> str:
    shown = list(names[:5])
    rest = len(names) - len(shown)
    return "; ".join(shown) + (f" and {rest} more" if rest else "")


def published_openly(slug: str, *, today: dt.date) -> Published | None:
    """Return what a trust shows to anybody, or nothing where it has not chosen to."""
    kept = Publication.objects.filter(trust__slug=slug, is_public=True).select_related("trust").first()
    return published(kept.trust, today=today) if kept else None


def publication_of(reach: Reach) -> Publication | None:
    return Publication.objects.filter(trust=reach.trust).first()


def find_declarers(reach: Reach, refs: Iterable[str]) -> dict[str, Subject]:
    """Return the reader's own interests as a line on a page, by the reference of the post that is asked."""
    posts = Post.objects.filter(trust=reach.trust, pk__in=reach.posts, ref__in=list(refs)).select_related("trust")
    return {
        post.ref: Subject(
            "interests", post.ref, "Your interests", f"/{post.trust.slug}/governance/interests/own/", post.title
        )
        for post in posts
    }  # fmt: skip


def by_body(people: Iterable[Declarer]) -> dict[int, list[Declarer]]:
    """Return who declares, by the key of each body that they sit on."""
    found: dict[int, list[Declarer]] = defaultdict(list)
    for one in people:
        for seat in one.seats:
            if one not in found[seat.body.pk]:
                found[seat.body.pk].append(one)
    return found
