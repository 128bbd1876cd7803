"""What a reader may see of plans, and what they may do to them.

Whoever may see plans anywhere sees the trust's own. A local plan is seen by those who may see plans in
its school or unit. A draft is seen by those who may change it and, once it was sent to be agreed, by those
who agree to it. Whoever is asked about a plan sees it, of whichever place it is: a deputy decides nothing blindly.
"""

import datetime as dt
from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple, Protocol

from django.db.models import Case, F, Q, QuerySet, When
from django.db.models.functions import JSONObject

from goldenthread.domain.access import Reach
from goldenthread.features.approvals import queries as approvals
from goldenthread.features.organisations.models import Post
from goldenthread.features.plans.models import Action, Assignment, Element, Plan
from goldenthread.foundation import clock

SPEAKING = (Assignment.Capacity.LEAD, Assignment.Capacity.REVIEWER)


def plans(reach: Reach) -> QuerySet[Plan]:
    """Return the plans that the reader may see, the trust's own and local ones."""
    return Plan.objects.filter(in_sight(reach)) if reach.may_somewhere("plan.see") else Plan.objects.none()


def in_sight(reach: Reach) -> Q:
    """Say which plans a reader may see who may see any."""
    seen, drafts = Q(trust=reach.trust), ~Q(state=Plan.State.DRAFT)
    if not reach.may_everywhere("plan.see"):
        seen &= _in_reach(reach, "plan.see") | Q(school=None, unit=None) | _sent_to(reach)
    if reach.may_everywhere("plan.edit"):
        return seen
    return seen & (drafts | _in_reach(reach, "plan.edit") | _sent_to(reach))


def plans_to_edit(reach: Reach) -> QuerySet[Plan]:
    """Return the plans that the reader may change, drafts and ended ones among them."""
    return Plan.objects.filter(_in_reach(reach, "plan.edit"), trust=reach.trust)


def plans_sent_to(reach: Reach) -> QuerySet[Plan]:
    """Return the plans that were ever sent to one of the reader's posts to be agreed."""
    return Plan.objects.filter(_sent_to(reach), trust=reach.trust)


def elements(reach: Reach) -> QuerySet[Element]:
    """Return the parts of the plans that the reader may see, without what was removed."""
    found = Element.objects.filter(plan__in=plans(reach), removed_at=None)
    return found.select_related("plan__school", "plan__unit", "plan__trust", "parent")


def actions(reach: Reach) -> QuerySet[Action]:
    """Return the actions that hang from parts within sight."""
    return Action.objects.filter(element__in=elements(reach)).select_related("element__plan", "post")


def actions_to_finish(reach: Reach) -> QuerySet[Action]:
    """Return the actions that are asked of the reader's posts, and those of plans that the reader may change."""
    theirs = Q(post__in=reach.posts) | Q(element__plan__in=plans_to_edit(reach))
    return actions(reach).filter(theirs).select_related("element__plan__trust")


def trust_plan(reach: Reach) -> Plan | None:
    """Return the trust's own plan that is in force."""
    return in_force(plans(reach).filter(kind=Plan.Kind.TRUST).select_related("trust"), clock.today())


def in_force(found: QuerySet[Plan], today: dt.date) -> Plan | None:
    """Return the live plan among these that began last; before any has begun, the first to begin.

    A plan that is adopted in the spring for September does not take the place of this year's until it begins.
    """
    return (
        found.filter(state=Plan.State.LIVE)
        .order_by(
            Case(When(has_begun(today), then=1), default=0),
            Case(When(has_begun(today), then="starts_on")).asc(nulls_first=True),
            F("starts_on").desc(),
            "pk",
        )
        .last()
    )


def live_beside(reach: Reach, plan: Plan) -> QuerySet[Plan]:
    """Return the other live plans of the same kind and place whose years are, in part, those of this one."""
    same = plans(reach).filter(kind=plan.kind, school=plan.school_id, unit=plan.unit_id, state=Plan.State.LIVE)
    same = same.exclude(pk=plan.pk)
    if plan.starts_on:
        same = same.exclude(ends_on__lt=plan.starts_on)
    return same.exclude(starts_on__gt=plan.ends_on) if plan.ends_on else same


def has_begun(today: dt.date) -> Q:
    """Return the condition that a plan has begun: by its first day, or by having none."""
    return Q(starts_on=None) | Q(starts_on__lte=today)


class Whereabouts(Protocol):
    """What decides who may see and change a plan: its place, and whether it is a draft."""

    @property
    def trust_id(self) -> int: ...
    @property
    def school_id(self) -> int | None: ...
    @property
    def unit_id(self) -> int | None: ...
    @property
    def state(self) -> str: ...


def sees(reach: Reach, plan: Whereabouts) -> bool:
    """Say whether a plan is within sight, from the row alone: for what a link leads to."""
    if plan.trust_id != reach.trust or (plan.state == Plan.State.DRAFT and not may_edit(reach, plan)):
        return False
    if plan.school_id is None and plan.unit_id is None:
        return reach.may_somewhere("plan.see")
    return reach.may("plan.see", school=plan.school_id, unit=plan.unit_id)


class Place(NamedTuple):
    """The whereabouts of a plan, as they come with what leads to it."""

    trust_id: int
    school_id: int | None
    unit_id: int | None
    state: str


def place_of(plan: str) -> JSONObject:
    """Ask for the whereabouts of the plan to which this path leads."""
    return JSONObject(**{field: f"{plan}__{field}" for field in Place._fields})


def sees_there(reach: Reach, place: Mapping[str, Any]) -> bool:
    """Say whether a plan is within sight whose whereabouts were gathered."""
    return sees(reach, Place(**place))


def may_edit(reach: Reach, plan: Whereabouts) -> bool:
    """Say whether the reader may change this plan: the trust's everywhere, a local one in its place."""
    return plan.trust_id == reach.trust and reach.may("plan.edit", school=plan.school_id, unit=plan.unit_id)


def may_speak(reach: Reach, element: Element) -> bool:
    """Say whether the reader may say how a part stands: by permission there, or as its lead or reviewer."""
    plan = element.plan
    return reach.may("progress.give", school=plan.school_id, unit=plan.unit_id) or bool(
        posts_speaking(reach, element)
    )


def led(reach: Reach, elements: Iterable[Element]) -> set[int]:
    """Return the keys of those parts that a post of the reader leads."""
    leading = Assignment.objects.filter(post__in=reach.posts, capacity=Assignment.Capacity.LEAD)
    return set(leading.filter(element__in=elements).values_list("element", flat=True))


def posts_speaking(reach: Reach, element: Element) -> list[int]:
    """Return the reader's posts that lead or review a part, the lead first."""
    assigned = element.assignments.filter(post__in=reach.posts, capacity__in=SPEAKING)
    return list(assigned.order_by("capacity").values_list("post", flat=True))


def speaking_post(reach: Reach, element: Element) -> Post | None:
    """Return the post in whose name the reader speaks: the one that leads or reviews the part, else their first."""
    posts = {post.pk: post for post in Post.objects.filter(pk__in=reach.posts).order_by("pk")}
    return next((posts[key] for key in [*posts_speaking(reach, element), *posts] if key in posts), None)


def _sent_to(reach: Reach) -> Q:
    """Say which plans were sent to a post of the reader, or that they stand in for, to agree to or comment on."""
    sent = approvals.sent_subjects("plan", reach.posts, clock.today())
    return sent | approvals.consulted_subjects("plan", reach.posts)


def _in_reach(reach: Reach, permission: str) -> Q:
    if reach.may_everywhere(permission):
        return Q(trust=reach.trust)
    return Q(school__in=reach.schools_for(permission)) | Q(unit__in=reach.units_for(permission))
