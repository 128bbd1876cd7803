"""Challenges, as far as the reader may see them: those who raise any, and whoever is asked to answer."""

from collections.abc import Iterable
from typing import Any

from django.db.models import Case, IntegerField, Q, QuerySet, Value, When

from goldenthread.domain.access import Reach
from goldenthread.features.organisations.models import Post
from goldenthread.features.plans.models import Action, Assignment, Challenge, Undertaking
from goldenthread.foundation.subjects import Subject

RAISE = "challenge.raise"


def challenges(reach: Reach) -> QuerySet[Challenge]:
    """Return the challenges within sight, those that wait for an answer first."""
    found = Challenge.objects.filter(trust=reach.trust)
    if not may_raise(reach):
        found = found.filter(asked__in=reach.posts)
    is_open = Case(
        When(state=Challenge.State.RAISED, then=Value(0)), When(state=Challenge.State.ANSWERED, then=Value(1)),
        default=Value(2), output_field=IntegerField(),
    )  # fmt: skip
    return found.select_related("trust", "asked", "post", "by").order_by(is_open, "answer_by", "pk")


def may_raise(reach: Reach) -> bool:
    return reach.may_everywhere(RAISE)


def may_answer(reach: Reach, challenge: Challenge) -> bool:
    return challenge.asked_id in reach.posts


def answers_for(kind: str, ref: str) -> Post | None:
    """Return the post that answers for a thing: who leads a part, does an action, or took something on."""
    if kind == "element":
        leads = Assignment.objects.filter(element__ref=ref, capacity=Assignment.Capacity.LEAD)
        found: Any = leads.select_related("post").order_by("pk").first()
    elif kind == "action":
        found = Action.objects.filter(ref=ref).select_related("post").first()
    else:
        found = Undertaking.objects.filter(ref=ref).select_related("post").first() if kind == "undertaking" else None
    return found.post if found else None


def find_challenges(reach: Reach, refs: Iterable[str]) -> dict[str, Subject]:
    """Return challenges as lines on a page, by reference."""
    found = challenges(reach).filter(Q(ref__in=list(refs)))
    return {
        one.ref: Subject("challenge", one.ref, one.title, f"/{one.trust.slug}/plan/challenge/{one.ref}/")
        for one in found
    }
