"""The one question about authority: who may decide this, for this school, on this day.

A trust's scheme of delegation answers where one is in force and speaks of it; else library/deciding.yaml does.
"""

import datetime as dt
from functools import cache

from django.db.models import Q
from pydantic import BaseModel, ConfigDict

from goldenthread.domain.deciding.deciding import Deciders
from goldenthread.features.delegation.queries import who_decides
from goldenthread.features.organisations.models import Body, Post, School, Trust, Unit
from goldenthread.features.organisations.words import in_own_words, word
from goldenthread.foundation import library

DEFAULT = "deciding.yaml"


class Line(BaseModel):
    """What is known of one decision: the scheme's topic that it falls under, and who decides without a scheme."""

    model_config = ConfigDict(extra="forbid")

    title: str
    topic: str = ""
    roles: list[str]
    body: str = ""
    says: str


class _Scheme(BaseModel):
    model_config = ConfigDict(extra="forbid")

    decisions: dict[str, Line]


@cache
def scheme() -> dict[str, Line]:
    """Return what is known of every decision, by its key."""
    return library.read_as(DEFAULT, _Scheme).decisions


def who_may_decide(
    trust: Trust, decision: str, school: School | None, day: dt.date, unit: Unit | None = None
) -> Deciders:
    """Return the posts of which any may decide this for the place on the day, and by which line."""
    line = scheme().get(decision)
    if line is None:
        return Deciders((), (), "")
    return (line.topic and _by_scheme(trust, line.topic, school, day)) or _by_default(trust, line, school, unit)


def _by_scheme(trust: Trust, topic: str, school: School | None, day: dt.date) -> Deciders | None:
    """Return what the trust's own scheme says; nothing where it is silent, or names nobody who could answer."""
    answer = who_decides(trust, topic, on=day, school=school)
    if answer is None or not answer.is_settled or not answer.posts:
        return None
    bodies = tuple(dict.fromkeys(body.pk for acting in answer.deciders for body in acting.bodies))
    called = " and ".join(acting.called for acting in answer.deciders)
    differs = f", differing from the scheme here: {answer.variance.reason}" if answer.variance else ""
    reason = f"“{answer.decision.title}” is for {called}, by the {word(trust, 'scheme_of_delegation')}{differs}."
    return Deciders(tuple(post.pk for post in answer.posts), bodies, reason)


def _by_default(trust: Trust, line: Line, school: School | None, unit: Unit | None) -> Deciders:
    place = Q(school=school) if school else Q(unit=unit, school=None) if unit else Q(pk__in=[])
    at_large = Q(school=None, unit=None)
    posts = Post.objects.filter(at_large | place, trust=trust, role__in=line.roles).order_by("pk")
    bodies = Body.objects.filter(trust=trust, kind=line.body).order_by("pk") if line.body else Body.objects.none()
    if line.body == Body.Kind.LOCAL_BODY:
        bodies = bodies.filter(school=school) if school else bodies.none()
    sitting = tuple(bodies.values_list("pk", flat=True))
    return Deciders(tuple(posts.values_list("pk", flat=True)), sitting, in_own_words(trust, line.says))
