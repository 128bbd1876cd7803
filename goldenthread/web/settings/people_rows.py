"""The page of people as rows: place by place, post by post, with what may be done about each."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import NamedTuple

from goldenthread.domain.access import Reach
from goldenthread.features.organisations import queries as organisations
from goldenthread.features.organisations.models import Holding, Post


@dataclass(frozen=True)
class Holder:
    """Somebody in a post: how they stand, in words, and what the reader may do about it."""

    holding: Holding
    stands: str
    may_end: bool
    may_suspend: bool
    may_reinstate: bool
    may_resend: bool


@dataclass(frozen=True)
class Row:
    post: Post
    role: str
    holders: list[Holder]
    may_fill: bool


class Place(NamedTuple):
    """A place of the trust with its posts."""

    name: str
    rows: list[Row]

    @property
    def vacant(self) -> int:
        """How many of its posts nobody holds."""
        return sum(not row.holders for row in self.rows)


def places(reach: Reach, today: dt.date) -> list[Place]:
    """Return the places of the trust, by name, each with its posts; the trust itself comes first."""
    posts = organisations.posts_with_holders(reach, today)
    manageable = set(organisations.people_to_manage(reach, today).values_list("pk", flat=True))
    return [
        Place(name, list(_rows(posts_there, reach, today, manageable)))
        for name, posts_there in groupby(posts, key=_place)
    ]


def _place(post: Post) -> str:
    place = post.school or post.unit
    return place.name if place else "The trust"


def _rows(posts: Iterator[Post], reach: Reach, today: dt.date, manageable: set[int]) -> Iterator[Row]:
    for post in posts:
        may_fill = organisations.may_appoint_to(reach, post)
        holders = [_holder(holding, reach, today, manageable) for holding in post.holders]  # type: ignore[attr-defined]
        yield Row(post, organisations.role_titles().get(post.role, post.role), holders, may_fill)


def _holder(holding: Holding, reach: Reach, today: dt.date, manageable: set[int]) -> Holder:
    person = holding.person
    managed, is_self = person.pk in manageable, person.pk == reach.person
    return Holder(
        holding=holding,
        stands=_stands(holding, today),
        may_end=managed,
        may_suspend=managed and person.is_active and not is_self,
        may_reinstate=managed and not person.is_active,
        may_resend=managed and person.is_active and not person.has_joined and not person.is_demonstration,
    )


def _stands(holding: Holding, today: dt.date) -> str:
    person, says = holding.person, []
    if not person.is_active:
        says.append("suspended")
    elif not person.has_joined and not person.is_demonstration:
        says.append("invited, not joined yet")
    if holding.from_on > today:
        says.append(f"from {holding.from_on:%-d %B %Y}")
    if holding.until_on:
        says.append(f"until {holding.until_on:%-d %B %Y}")
    return ", ".join(says)
