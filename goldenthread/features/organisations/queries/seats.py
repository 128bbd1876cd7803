"""Questions about bodies: who sits on each, and what is amiss with it."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from django.db.models import Prefetch, Q, QuerySet

from goldenthread.domain.access import Reach
from goldenthread.domain.board import cohorts
from goldenthread.domain.board import seats as rules
from goldenthread.features.accounts.models import Person
from goldenthread.features.organisations.models import Body, Holding, Membership, Post, School
from goldenthread.foundation import clock
from goldenthread.foundation.subjects import Subject

SEE = "meeting.see"
KEEP = "seat.keep"
FORM = "group.form"
# Whoever holds a post of this role serves a body, and is no member of it.
SERVES = "governance_lead"


@dataclass(frozen=True)
class Sitting:
    """Somebody who sits on a body: by a membership, or because a post that they hold sits on it.

    `people` are those who sign in: one, none (nobody of that name does, or the post is vacant), or several where
    many hold the post.
    """

    body: Body
    name: str
    seat: rules.Seat
    membership: Membership | None = None
    post: Post | None = None
    people: tuple[Person, ...] = ()
    school: School | None = None

    @property
    def key(self) -> str:
        """Return a word that names the seat, the same every day: of a membership its reference."""
        return self.membership.ref if self.membership else f"{self.post.ref if self.post else ''}"

    @property
    def office(self) -> str:
        return self.membership.get_office_display() if self.membership and self.membership.office else ""

    @property
    def category(self) -> str:
        return self.membership.category if self.membership else "By post"

    @property
    def named(self) -> list[tuple[str, Person | None]]:
        """Return everybody who sits there by name, with the person where they sign in; nobody for a vacancy."""
        if self.people:
            return [(person.name, person) for person in self.people]
        return [] if self.is_vacant else [(self.name, None)]

    @property
    def is_vacant(self) -> bool:
        return not self.seat.is_filled


@dataclass(frozen=True)
class BodyStanding:
    """One body on one day: everybody who has sat on it, in the order of their time, and what it lacks."""

    body: Body
    everybody: Sequence[Sitting]
    stands: rules.Standing
    unrepresented: Sequence[School]
    today: dt.date
    unheard: Sequence[tuple[School, Sequence[str]]] = ()

    @cached_property
    def present(self) -> list[Sitting]:
        """Return those who sit today, who holds an office first."""
        order = {"chair": 0, "vice-chair": 1, "": 2, "clerk": 3}
        here = [one for one in self.everybody if one.seat.counts_on(self.today)]
        return sorted(here, key=lambda one: (not one.seat.is_member, order[one.seat.office], one.name))

    @cached_property
    def members(self) -> list[Sitting]:
        return [one for one in self.present if one.seat.is_member]

    @cached_property
    def attending(self) -> list[Sitting]:
        return [one for one in self.present if not one.seat.is_member]

    @cached_property
    def run_out(self) -> list[Sitting]:
        """Return those whose term ran out, unless they sit again or it is long ago."""
        again = {one.membership.renews_id for one in self.everybody if one.membership}
        return [
            one
            for one in self.everybody
            if one.membership
            and one.membership.pk not in again
            and one.seat.has_run_out(self.today)
            and one.seat.is_published(self.today)
        ]

    @cached_property
    def ending(self) -> list[Sitting]:
        soon = [one for one in self.present if one.seat.ends_soon(self.today)]
        return sorted(soon, key=lambda one: one.seat.last_on or self.today)

    @cached_property
    def coming(self) -> list[Sitting]:
        return [one for one in self.everybody if one.seat.from_on > self.today]

    @cached_property
    def gone(self) -> list[Sitting]:
        """Return those who sit no longer, the last first."""
        over = [one for one in self.everybody if one.seat.last_on and one.seat.last_on < self.today]
        return sorted(over, key=lambda one: one.seat.last_on or self.today, reverse=True)

    @property
    def vacant(self) -> int:
        return sum(number for _, number in self.stands.vacancies)

    @property
    def is_over(self) -> bool:
        return self.body.dissolved_on is not None and self.body.dissolved_on <= self.today

    @property
    def is_late(self) -> bool:
        """Say whether a group has passed its last day, and nobody has said what came of it."""
        return not self.is_over and self.body.ends_on is not None and self.body.ends_on < self.today

    @property
    def wants(self) -> bool:
        """Say whether anything about the body is to be put right."""
        found = self.stands
        return bool(
            self.vacant or found.too_many or found.crowded or found.missing_links or found.inexperienced
            or self.unrepresented or self.unheard or self.run_out or self.is_late
        )  # fmt: skip


def bodies_within(reach: Reach) -> QuerySet[Body]:
    """Return the trust's bodies that the reader may see: the trust's own, and those of schools within reach."""
    if not reach.may_somewhere(SEE):
        return Body.objects.none()
    found = Body.objects.filter(trust=reach.trust).select_related("trust", "school", "parent", "lead")
    if reach.may_everywhere(SEE):
        return found
    if not reach.may_in_a_place(SEE):
        # A member of the trust sees where they sit, and the board to which the members appoint.
        sits = [one.body.pk for one in own_sittings(reach, today=clock.today())]
        return found.filter(Q(pk__in=sits) | Q(kind=Body.Kind.BOARD))
    return found.filter(Q(school=None) | Q(school__in=reach.schools_for(SEE)))


def may_keep(reach: Reach, body: Body) -> bool:
    """Say whether the reader may say who sits on a body: who keeps seats there, or leads a group of their own."""
    if reach.may(KEEP, school=body.school_id):
        return True
    return body.kind == Body.Kind.GROUP and body.lead_id in reach.posts and reach.may_somewhere(FORM)


def may_form(reach: Reach) -> bool:
    """Say whether the reader may form a group."""
    return reach.may_everywhere(KEEP) or reach.may_somewhere(FORM)


def memberships_within(reach: Reach) -> QuerySet[Membership]:
    """Return the memberships of the bodies that the reader may see."""
    found = Membership.objects.filter(body__in=bodies_within(reach))
    return found.select_related("body__trust", "body__school", "person", "post", "school")


def bodies_standing(bodies: Iterable[Body], *, today: dt.date) -> list[BodyStanding]:
    """Return how bodies of one trust stand today, in as many queries however many they are."""
    listed = list(bodies)
    sitting = sitting_on(listed, today=today)
    wide = [body for body in listed if body.wants_every_school or body.cohorts]
    schools = {one.pk: one for one in School.objects.here().filter(trust=wide[0].trust_id)} if wide else {}
    found = []
    for body in listed:
        rule = _rules_of(body, frozenset(schools) if body.wants_every_school else frozenset())
        everybody = sitting[body.pk]
        stands = rules.stands(rule, (one.seat for one in everybody), today)
        missing = [schools[pk] for pk in schools if pk in stands.unrepresented]
        unheard = _unheard(body, everybody, schools.values(), today)
        found.append(BodyStanding(body, everybody, stands, missing, today, unheard))
    return found


def _unheard(
    body: Body, everybody: Iterable[Sitting], schools: Iterable[School], today: dt.date
) -> list[tuple[School, list[str]]]:
    """Return each school that the body speaks for and its cohorts for whom nobody speaks, where there are such."""
    wanted = cohorts.cohorts_of(body.cohorts)
    voices: dict[int | None, list[list[cohorts.Cohort]]] = defaultdict(list)
    for one in everybody:
        if wanted and one.membership and one.seat.is_member and one.seat.is_filled and one.seat.counts_on(today):
            voices[one.seat.school or body.school_id].append(cohorts.spoken_for(one.membership.speaks_for))
    asked = [one for one in schools if body.school_id in (None, one.pk)] if wanted else []
    found = [(one, cohorts.without_voice(wanted, (one.ages_from, one.ages_to), voices[one.pk])) for one in asked]
    return [(school, [cohort.name for cohort in missing]) for school, missing in found if missing]


def body_standing(body: Body, *, today: dt.date) -> BodyStanding:
    """Return how one body stands today."""
    return bodies_standing([body], today=today)[0]


def sitting_on(bodies: Sequence[Body], *, today: dt.date) -> dict[int, list[Sitting]]:
    """Return everybody who sits, sat or will sit on each body, by its key.

    Who holds a post is asked for today. A post's seat is told by its memberships once it has any.
    """
    found: dict[int, list[Sitting]] = defaultdict(list)
    here = {body.pk: body for body in bodies}
    present = Holding.objects.filter(Q(until_on=None) | Q(until_on__gte=today), from_on__lte=today)
    held = Prefetch("post__holdings", queryset=present.select_related("person"), to_attr="held")
    kept = Membership.objects.filter(body__in=here).select_related("person", "post__school", "school")
    seated: set[tuple[int, str, int | None]] = set()
    at_schools = present.filter(post__school__isnull=False, post__trust__in={body.trust_id for body in bodies})
    working = Prefetch("person__holdings", queryset=at_schools.select_related("post__school"), to_attr="at_schools")
    for membership in kept.prefetch_related(held, working).order_by("from_on", "pk"):
        one = _by_membership(here[membership.body_id], membership)
        found[membership.body_id].append(one)
        if membership.person_id is None:
            seated.add((membership.body_id, "post", membership.post_id))
        seated |= {(membership.body_id, "person", person.pk) for person in one.people}
    holders = Prefetch("holdings", queryset=present.select_related("person"), to_attr="held")
    posts = Post.objects.filter(bodies__in=here).distinct().select_related("school").order_by("title")
    sits = Post.bodies.through.objects.filter(body__in=here).values_list("post_id", "body_id")
    by_pk = {post.pk: post for post in posts.prefetch_related(holders)}
    for post_id, body_id in sits:
        if (body_id, "post", post_id) not in seated:
            found[body_id] += _by_post(here[body_id], by_pk[post_id], seated)
    return found


def seated_by_name(bodies: Sequence[Body], *, today: dt.date) -> dict[tuple[int, str], list[rules.Seat]]:
    """Return the seats that each was ever appointed to, by the body's key and the name in small letters."""
    found: dict[tuple[int, str], list[rules.Seat]] = defaultdict(list)
    for body, sitting in sitting_on(bodies, today=today).items():
        for one in sitting:
            for name, _ in one.named if one.membership else ():
                found[body, name.lower()].append(one.seat)
    return found


def _by_membership(body: Body, row: Membership) -> Sitting:
    holders = tuple(holding.person for holding in _held(row.post))
    people = (row.person,) if row.person else holders
    school = row.school or (row.post.school if row.post else None) or _works_at(row)
    by_post_alone = row.post is not None and row.person is None
    seat = rules.Seat(
        row.from_on, row.until_on, row.ended_on, row.category, row.office, tuple(row.links),
        school.pk if school else None, row.is_member, row.is_local, row.is_experienced,
        is_filled=bool(holders) if by_post_alone else True,
    )  # fmt: skip
    name = row.person.name if row.person else row.post.title if row.post else row.name
    return Sitting(body, name, seat, row, row.post, people, school)


def _works_at(row: Membership) -> School | None:
    """Return the one school in which somebody who sits in their own name holds posts; nothing where it is several."""
    if row.person is None or row.organisation:
        return None
    schools = {holding.post.school for holding in row.person.at_schools}  # type: ignore[attr-defined]
    return schools.pop() if len(schools) == 1 else None


def _by_post(body: Body, post: Post, seated: set[tuple[int, str, int | None]]) -> list[Sitting]:
    """Return a post's seat: one for each who holds it and has none of their own, or a vacant one."""
    held = [holding for holding in _held(post) if (body.pk, "person", holding.person_id) not in seated]
    if not _held(post):
        return [Sitting(body, post.title, _seat_of(post, dt.date.min, None, is_filled=False), post=post)]
    return [
        Sitting(
            body, holding.person.name, _seat_of(post, holding.from_on, holding.until_on), post=post,
            people=(holding.person,), school=post.school,
        )
        for holding in held
    ]  # fmt: skip


def _seat_of(post: Post, from_on: dt.date, until_on: dt.date | None, *, is_filled: bool = True) -> rules.Seat:
    return rules.Seat(from_on, until_on, school=post.school_id, is_member=post.role != SERVES, is_filled=is_filled)


def _held(post: Post | None) -> list[Holding]:
    """Return who holds a post today, as the question asked for it beforehand."""
    return getattr(post, "held", [])


def _rules_of(body: Body, schools: frozenset[int]) -> rules.Rules:
    return rules.Rules(
        least=body.size_least, most=body.size_most,
        wanted=tuple(rules.Wanted(one["name"], one["least"], one.get("most")) for one in body.categories),
        links=tuple(one["name"] for one in body.links), experienced=body.experienced_least, schools=schools,
        quorum_part=body.quorum_part, quorum_least=body.quorum_least,
    )  # fmt: skip


def own_sittings(reach: Reach, *, today: dt.date) -> list[Sitting]:
    """Return the seats that the reader has today, on whatever bodies of the trust; asked once for a reach."""
    asked = ("own sittings", today)
    if asked not in reach.known:
        reach.known[asked] = _own_sittings(reach, today)
    return list(reach.known[asked])


def _own_sittings(reach: Reach, today: dt.date) -> list[Sitting]:
    bodies = Body.objects.filter(trust=reach.trust, dissolved_on=None).select_related("school")
    mine = bodies.filter(Q(posts__in=reach.posts) | Q(memberships__in=_own_memberships(reach))).distinct()
    return [
        one
        for sitting in sitting_on(list(mine), today=today).values()
        for one in sitting
        if one.seat.counts_on(today) and any(person.pk == reach.person for person in one.people)
    ]


def _own_memberships(reach: Reach) -> QuerySet[Membership]:
    mine = Q(person=reach.person) | Q(person=None, post__in=reach.posts)
    return Membership.objects.filter(mine, body__trust=reach.trust)


def find_bodies(reach: Reach, refs: Iterable[str]) -> dict[str, Subject]:
    """Return bodies as lines on a page, by reference."""
    found = bodies_within(reach).filter(ref__in=list(refs))
    return {row.ref: Subject("body", row.ref, row.name, _address(row), _under(row)) for row in found}


def find_seats(reach: Reach, refs: Iterable[str]) -> dict[str, Subject]:
    """Return memberships as lines on a page, by reference."""
    found = memberships_within(reach).filter(ref__in=list(refs))
    return {
        row.ref: Subject("seat", row.ref, row.name, _address(row.body), row.body.name) for row in found
    }  # fmt: skip


def _address(body: Body) -> str:
    return f"/{body.trust.slug}/governance/bodies/{body.ref}/"


def _under(body: Body) -> str:
    return body.school.short_name if body.school else body.get_kind_display()
