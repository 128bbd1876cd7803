"""A whole trust at once, from a starter pack: places, bodies and posts in a handful of queries."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db import transaction

from goldenthread.features.accounts.models import Person
from goldenthread.features.organisations.models import Body, Holding, Post, School, Trust, Unit
from goldenthread.features.trail import operations as trail


@dataclass(frozen=True)
class PostWords:
    """A post, with the keys of the places and bodies that it belongs to."""

    key: str
    title: str
    role: str
    school: str = ""
    unit: str = ""
    bodies: Sequence[str] = ()


@dataclass(frozen=True)
class Furnishing:
    """Everything that a trust is furnished with; facts are column values, keys tie them together.

    A unit's `schools` and a body's `school` are keys of schools.
    """

    schools: Sequence[Mapping[str, Any]] = ()
    units: Sequence[Mapping[str, Any]] = ()
    bodies: Sequence[Mapping[str, Any]] = ()
    posts: Sequence[PostWords] = ()


@dataclass
class Furnished:
    """What was made, by key."""

    schools: dict[str, School] = field(default_factory=dict)
    units: dict[str, Unit] = field(default_factory=dict)
    bodies: dict[str, Body] = field(default_factory=dict)
    posts: dict[str, Post] = field(default_factory=dict)


@transaction.atomic
def furnish(*, trust: Trust, furnishing: Furnishing, by: Person | None) -> Furnished:
    """Add places, bodies and posts to a trust that has none of these keys yet."""
    made = Furnished()
    made.schools = _keep(School(trust=trust, order=order, **facts) for order, facts in enumerate(furnishing.schools))
    made.units = _keep(Unit(trust=trust, **_without(facts, "schools")) for facts in furnishing.units)
    for facts in furnishing.units:
        if facts.get("schools"):
            made.units[facts["key"]].schools.set(made.schools[key] for key in facts["schools"])
    made.bodies = _keep(
        Body(trust=trust, school=made.schools.get(facts.get("school", "")), **_without(facts, "school"))
        for facts in furnishing.bodies
    )
    made.posts = _keep(_post(trust, words, made) for words in furnishing.posts)
    seats = Post.bodies.through
    seats.objects.bulk_create(
        seats(post=made.posts[words.key], body=made.bodies[body])
        for words in furnishing.posts
        for body in words.bodies
    )
    counts = {"schools": len(made.schools), "units": len(made.units), "posts": len(made.posts)}
    trail.record(
        trust=trust.pk,
        by=by,
        did="set up places and posts",
        kind="trust",
        ref=trust.ref,
        title=trust.name,
        after=counts,
    )
    return made


@transaction.atomic
def fill(*, trust: Trust, holdings: Iterable[Holding], by: Person | None) -> None:
    """Put many people into posts of one trust at once."""
    made = Holding.objects.bulk_create(holdings)
    trail.record(
        trust=trust.pk,
        by=by,
        did="filled posts",
        kind="trust",
        ref=trust.ref,
        title=trust.name,
        after={"posts": len(made)},
    )


def _keep(rows: Iterable[Any]) -> dict[str, Any]:
    made = list(rows)
    if made:
        type(made[0]).objects.bulk_create(made)
    return {row.key: row for row in made}


def _post(trust: Trust, words: PostWords, made: Furnished) -> Post:
    return Post(
        trust=trust, key=words.key, title=words.title, role=words.role,
        school=made.schools[words.school] if words.school else None,
        unit=made.units[words.unit] if words.unit else None,
    )  # fmt: skip


def _without(facts: Mapping[str, Any], left_out: str) -> dict[str, Any]:
    return {key: value for key, value in facts.items() if key != left_out}
