"""Questions about trusts, their places and posts."""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from django.db.models import F, Prefetch, Q, QuerySet

from goldenthread.domain import access
from goldenthread.domain.access import Grant, Reach, RolePermissions
from goldenthread.domain.ages import Span, outside
from goldenthread.features.accounts.models import Person
from goldenthread.features.organisations.freedoms import taken_away
from goldenthread.features.organisations.models import (
    Body,
    Holding,
    ImprovementPhase,
    Post,
    School,
    Trust,
    Unit,
    here_on,
)
from goldenthread.foundation import library


def reach_into(person: Person, slug: str, *, today: dt.date) -> tuple[Trust, Reach] | None:
    """Return the trust of this address and what the person may do in it today; None for a stranger."""
    holdings = list(_held(person, today).filter(post__trust__slug=slug).select_related("post__trust", "post__school"))
    if not holdings:
        return None
    trust = holdings[0].post.trust
    return trust, reach_of(person, trust, (holding.post for holding in holdings))


def reach_of(person: Person, trust: Trust, posts: Iterable[Post]) -> Reach:
    """Return what these posts let the person do in the trust."""
    grants = frozenset(map(_granted, posts))
    return Reach(person=person.pk, trust=trust.pk, grants=grants, permissions=role_permissions())


def _granted(post: Post) -> Grant:
    without = taken_away(post.school.held_back) if post.school else frozenset()
    return Grant(post.role, post.pk, post.school_id, post.unit_id, post.title, without)


def trusts_of(person: Person, today: dt.date) -> list[Trust]:
    """Return the trusts in which the person holds a post today."""
    return list(Trust.objects.filter(posts__holdings__in=_held(person, today)).distinct().order_by("name"))


def schools_within(reach: Reach, permission: str) -> QuerySet[School]:
    """Return the trust's present schools in which the reader has this permission."""
    schools = School.objects.here().filter(trust=reach.trust)
    if reach.may_everywhere(permission):
        return schools
    return schools.filter(pk__in=reach.schools_for(permission))


def outside_ages(reach: Reach, trust: Trust) -> dict[School, str]:
    """Return the schools within reach that teach outside the ages that their trust states, each with in what."""
    served = Span(trust.ages_from, trust.ages_to)
    if not served.is_stated:
        return {}
    flagged = {
        school: outside(served, Span(school.ages_from, school.ages_to))
        for school in schools_within(reach, "school.see")
    }
    return {school: says for school, says in flagged.items() if says}


def _held(person: Person, today: dt.date) -> QuerySet[Holding]:
    if not person.is_active:
        return Holding.objects.none()
    # Whoever holds a post at a school that has left has no part in the trust any more, though nobody ended the post.
    held = Holding.objects.filter(Q(until_on=None) | Q(until_on__gte=today), person=person, from_on__lte=today)
    return held.filter(here_on(today, at="post__school__"))


@cache
def role_permissions() -> dict[str, RolePermissions]:
    """Return what each role of library/roles.yaml may do."""
    held = library.read("roles.yaml")
    roles: dict[str, Any] = held["roles"]
    of_office = frozenset(held["of_office"])
    return {
        key: RolePermissions(frozenset(role.get("everywhere", ())), frozenset(role.get("own", ())), of_office)
        for key, role in roles.items()
    }


@cache
def role_titles() -> dict[str, str]:
    """Return each role's plain title by its key."""
    return {key: role["title"] for key, role in library.read("roles.yaml")["roles"].items()}


@cache
def sits_on() -> dict[str, str]:
    """Return, by role, on what kind of body of its place whoever holds it sits."""
    return {key: role["sits_on"] for key, role in library.read("roles.yaml")["roles"].items() if "sits_on" in role}


@cache
def roles_told() -> list[tuple[str, str]]:
    """Return each role's plain title with a sentence on what its holder may do."""
    return [(role["title"], role["says"]) for role in library.read("roles.yaml")["roles"].values()]


@cache
def first_deeds() -> dict[str, list[str]]:
    """Return, by role, what somebody who has just joined is told that they can do."""
    return {key: role["first"] for key, role in library.read("roles.yaml")["roles"].items()}


@cache
def narrower_in_a_school() -> dict[str, str]:
    """Return, of each role that is meant for every school, the role of a post in one school alone."""
    roles = library.read("roles.yaml")["roles"].items()
    return {key: role["in_a_school"] for key, role in roles if "in_a_school" in role}


def posts_too_wide(reach: Reach) -> list[Post]:
    """Return the posts in schools whose role is meant for every school, of those that the reader may appoint to."""
    return [
        post for post in _managed_posts(reach)
        if post.school_id is not None and post.role in narrower_in_a_school() and may_appoint_to(reach, post)
    ]  # fmt: skip


def all_are_demonstrations() -> bool:
    """Say whether every trust of the installation is an invented one."""
    return not Trust.objects.filter(is_demonstration=False).exists()


def demonstration_holdings(today: dt.date) -> QuerySet[Holding]:
    """Return who holds which post in the invented trusts, so that a visitor can choose whom to be.

    Nobody at all once the installation holds a real trust.
    """
    if not all_are_demonstrations():
        return Holding.objects.none()
    present = Holding.objects.filter(Q(until_on=None) | Q(until_on__gte=today), from_on__lte=today)
    invented = present.filter(person__is_demonstration=True, person__suspended_at=None)
    return invented.select_related("person", "post__trust").order_by("post__trust__name", "post__title", "pk")


def search_schools(reach: Reach, words: Sequence[str]) -> list[School]:
    """Return the schools within reach whose names hold every word."""
    found = schools_within(reach, "school.see")
    for word in words:
        found = found.filter(name__icontains=word)
    return list(found[:20])


def posts_with_holders(reach: Reach, today: dt.date) -> QuerySet[Post]:
    """Return the trust's posts, the trust's own first, each with `holders`: its holdings, present and to come.

    For those who manage people; whoever does not is shown none.
    """
    holders = holdings_within(reach, today).select_related("person").order_by("from_on", "pk")
    return _managed_posts(reach).prefetch_related(Prefetch("holdings", queryset=holders, to_attr="holders"))


def posts_to_fill(reach: Reach) -> list[Post]:
    """Return the posts that the reader may put somebody into."""
    return [post for post in _managed_posts(reach) if may_appoint_to(reach, post)]


def may_appoint_to(reach: Reach, post: Post) -> bool:
    """Say whether the reader may put somebody into this post, or take them out of it."""
    return _may_give(reach, post.role, school=post.school_id, unit=post.unit_id)


def roles_to_give(reach: Reach, *, school: int | None) -> dict[str, str]:
    """Return the title of each role that the reader may give to a new post of the trust, or of a school.

    None at all for whoever may not add posts; of a school, none that is meant to see every school.
    """
    if not reach.may_everywhere("organisation.edit"):
        return {}
    wide = narrower_in_a_school() if school else {}
    return {
        role: title for role, title in role_titles().items()
        if role not in wide and _may_give(reach, role, school=school)
    }  # fmt: skip


def _may_give(reach: Reach, role: str, *, school: int | None, unit: int | None = None) -> bool:
    permissions = role_permissions().get(role, RolePermissions())
    return access.may_appoint(reach, permissions, school=school, unit=unit)


def holdings_within(reach: Reach, today: dt.date) -> QuerySet[Holding]:
    """Return the trust's holdings that have not ended, for those who manage people."""
    if not reach.may_everywhere(access.MANAGE_PEOPLE):
        return Holding.objects.none()
    lasting = Q(until_on=None) | Q(until_on__gte=today)
    return Holding.objects.filter(lasting, post__trust=reach.trust).select_related("person", "post")


def is_only_trust() -> bool:
    """Say whether no other real trust stands on this installation."""
    return Trust.objects.filter(is_demonstration=False).count() == 1


def people_to_manage(reach: Reach, today: dt.date) -> QuerySet[Person]:
    """Return the people of the trust whose every post in it the reader might have given them.

    Nobody suspends those who may do more than they, nor sends them letters.
    """
    holdings = list(holdings_within(reach, today))
    beyond = {holding.person_id for holding in holdings if not may_appoint_to(reach, holding.post)}
    return Person.objects.filter(pk__in={holding.person_id for holding in holdings} - beyond)


def _managed_posts(reach: Reach) -> QuerySet[Post]:
    if not reach.may_everywhere(access.MANAGE_PEOPLE):
        return Post.objects.none()
    places = [F(place).asc(nulls_first=True) for place in ("school__order", "school__name", "unit__name")]
    found = Post.objects.filter(here_on(at="school__"), trust=reach.trust)
    return found.select_related("school", "unit").order_by(*places, "title")


@dataclass(frozen=True)
class Places:
    """Everything that a trust consists of, in order."""

    schools: list[School]
    units: list[Unit]
    bodies: list[Body]


def places(reach: Reach) -> Places:
    """Return the trust's schools within reach, and its units and bodies."""
    return Places(
        list(schools_within(reach, "school.see")),
        list(Unit.objects.filter(trust=reach.trust).prefetch_related("schools")),
        list(Body.objects.filter(trust=reach.trust).select_related("school").order_by("kind", "name")),
    )


def phases_on(trust: Trust, day: dt.date) -> dict[int, ImprovementPhase]:
    """Return the improvement phase that each school of the trust is in on a day, by the school; one query."""
    lasting = Q(until_on=None) | Q(until_on__gte=day)
    found = ImprovementPhase.objects.filter(lasting, school__trust=trust, from_on__lte=day)
    return {phase.school_id: phase for phase in found.order_by("from_on", "pk")}


def phases_of(trust: Trust) -> dict[str, str]:
    """Return the improvement phases that schools of the trust have ever been in: key and name."""
    found = ImprovementPhase.objects.filter(school__trust=trust).order_by("from_on", "pk")
    return dict(found.values_list("key", "name"))
