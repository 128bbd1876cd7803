"""On which parts of a plan the appraisal targets of posts draw, and which posts are tied to none."""

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from typing import NamedTuple

from django.db.models import F, Prefetch, Q, QuerySet

from goldenthread.domain.access import Reach
from goldenthread.features.organisations.models import Holding, Post, here_on
from goldenthread.features.organisations.queries import sits_on
from goldenthread.features.plans.models import AppraisalTie, Assignment, Element, Plan
from goldenthread.features.plans.queries.visible import elements

TIES = ("plan.edit", "people.manage")


class Untied(NamedTuple):
    """How many posts are tied to nothing, of how many."""

    left: int
    of: int


@dataclass(frozen=True)
class Appraised:
    """One post that is held, with the parts that its targets of a year draw on."""

    post: Post
    names: list[str]
    parts: list[Element] = field(default_factory=list)


def appraised_posts(trust: int, today: dt.date) -> QuerySet[Post]:
    """Return the posts of a trust that somebody holds and is paid for: who sits on a body is no employee of it."""
    held = Holding.objects.filter(Q(until_on=None) | Q(until_on__gte=today), from_on__lte=today)
    found = Post.objects.filter(here_on(at="school__"), trust=trust, holdings__in=held).exclude(role__in=sits_on())
    holders = Prefetch("holdings", queryset=held.select_related("person"))
    places = [F(place).asc(nulls_first=True) for place in ("school__order", "school__name", "unit__name")]
    return found.select_related("school", "unit").prefetch_related(holders).distinct().order_by(*places, "title")


def posts_to_tie(reach: Reach, today: dt.date) -> list[Post]:
    """Return the posts whose targets the reader may tie: their own, and those of places whose plan they write."""
    return [
        post for post in appraised_posts(reach.trust, today)
        if post.pk in reach.posts or any(reach.may(one, school=post.school_id, unit=post.unit_id) for one in TIES)
    ]  # fmt: skip


def appraised(reach: Reach, year: str, today: dt.date) -> list[Appraised]:
    """Return the posts that the reader may tie, each with what it is tied to: those tied to nothing first."""
    posts = posts_to_tie(reach, today)
    tied: dict[int, list[Element]] = defaultdict(list)
    ties = AppraisalTie.objects.filter(post__in=posts, year=year, element__removed_at=None)
    for tie in ties.select_related("element__plan"):
        tied[tie.post_id].append(tie.element)
    lines = [Appraised(post, _names(post), tied[post.pk]) for post in posts]
    return sorted(lines, key=lambda line: bool(line.parts))


def _names(post: Post) -> list[str]:
    """Return who holds a post; a name that only repeats the post, as in a demonstration, says nothing more."""
    return [one.person.name for one in post.holdings.all() if one.person.name != post.title]


def untied_by_school(trust: int, year: str, today: dt.date) -> dict[int, Untied]:
    """Return, by school, how many of its posts are tied to nothing yet, of how many that are held: three queries."""
    schools = dict(appraised_posts(trust, today).exclude(school=None).values_list("pk", "school"))
    ties = AppraisalTie.objects.filter(post__in=schools, year=year, element__removed_at=None)
    tied = set(ties.values_list("post", flat=True))
    every, left = Counter(schools.values()), Counter(school for post, school in schools.items() if post not in tied)
    return {school: Untied(left[school], count) for school, count in every.items()}


def tied_parts(post: Post, year: str) -> set[int]:
    """Return the parts that a post's targets of a year are tied to."""
    return set(AppraisalTie.objects.filter(post=post, year=year).values_list("element", flat=True))


def parts_led(post: Post, parts: Iterable[Element]) -> set[int]:
    """Return which of these parts a post leads."""
    leads = Assignment.objects.filter(post=post, capacity=Assignment.Capacity.LEAD, element__in=list(parts))
    return set(leads.values_list("element", flat=True))


def parts_to_draw_on(reach: Reach, post: Post, kept: Collection[int]) -> list[Element]:
    """Return the parts of plans in force that a post's targets can draw on: of its place, the trust's, its own."""
    place = Q(plan__school=post.school_id, plan__unit=post.unit_id) | Q(plan__school=None, plan__unit=None)
    led = Q(assignments__post=post, assignments__capacity=Assignment.Capacity.LEAD)
    found = elements(reach).filter(Q(plan__state=Plan.State.LIVE) & (place | led) | Q(pk__in=list(kept)))
    return list(found.distinct().order_by("plan", "depth", "order", "pk"))
