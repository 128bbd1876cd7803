"""What goes on from a plan into the next, where a part came from, and whose it is to review a plan."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.db.models import Q, QuerySet

from goldenthread.domain import carrying
from goldenthread.domain.access import Reach
from goldenthread.domain.carrying import Proposal
from goldenthread.features.organisations.models import Body, Post
from goldenthread.features.plans.models import Carried, Element, Plan
from goldenthread.features.plans.queries.outlines import Line, Outline, outline
from goldenthread.features.plans.queries.visible import sees

# Whose plan it is, by the place that it is for: the first of these roles that has a post there.
OWNERS = {
    "school": ("head",),
    "unit": ("service_lead",),
    "trust": ("chief_officer", "governance_lead", "administrator"),
}
# Which kind of body is the likeliest to adopt a plan.
ADOPTING = (Body.Kind.BOARD, Body.Kind.LOCAL_BODY, Body.Kind.COMMITTEE, Body.Kind.MEMBERS, Body.Kind.GROUP)


@dataclass(frozen=True)
class Going:
    """A part of a plan, and what is proposed to become of it."""

    line: Line
    proposal: Proposal


def going_on(reach: Reach, plan: Plan, until: dt.date) -> tuple[Outline, list[Going]]:
    """Propose for every part of a plan what becomes of it in the one that begins on a day."""
    whole = outline(reach, plan)
    proposed: dict[int, Proposal] = {}
    for line in reversed(whole.lines):
        beneath = (proposed[child.row.pk].decision for child in line.node.children)
        is_open = any(decision in carrying.GOES_ON for decision in beneath)
        proposed[line.element.pk] = carrying.propose(_facts(line, has_open_beneath=is_open), until)
    return whole, [Going(line, proposed[line.element.pk]) for line in whole.lines]


def _facts(line: Line, *, has_open_beneath: bool) -> carrying.Facts:
    own = line.stand.own
    return carrying.Facts(
        status=own.status if own else "", said_on=own.said_on if own else None, outcome=line.stand.outcome,
        due_until=None if line.element.due_question else line.element.due_until, has_open_beneath=has_open_beneath,
    )  # fmt: skip


def came_from(reach: Reach, element: Element) -> Carried | None:
    """Return what a part carries forward from an earlier plan, where the reader sees that plan."""
    found = Carried.objects.filter(later=element).select_related("earlier__plan").first()
    return found if found and sees(reach, found.earlier.plan) else None


def went_on_as(reach: Reach, element: Element) -> Carried | None:
    """Return what became of a part in the plan that follows, where the reader sees that plan."""
    found = Carried.objects.filter(earlier=element).select_related("later", "succession__later").last()
    return found if found and sees(reach, found.succession.later) else None


def bodies_for(plan: Plan) -> list[Body]:
    """Return the bodies that can adopt a plan: the school's own first where it has one, then the board."""
    found = Body.objects.filter(Q(school=None) | Q(school=plan.school_id), trust=plan.trust_id).order_by("name", "pk")
    return sorted(found, key=lambda body: (body.school_id is None, ADOPTING.index(body.kind)))


def owners(plan: Plan) -> list[Post]:
    """Return the posts whose plan it is: the head's, the service's, else the chief officer's."""
    place: Mapping[str, int | None] = {"school": plan.school_id, "unit": plan.unit_id}
    kind = next((kind for kind, key in place.items() if key), "trust")
    here = Post.objects.filter(trust=plan.trust_id)
    if kind != "trust":
        found = _first(here.filter(**{kind: place[kind]}), OWNERS[kind])
        if found:
            return found
    return _first(here.filter(school=None, unit=None), OWNERS["trust"])


def _first(posts: QuerySet[Post], roles: Sequence[str]) -> list[Post]:
    by_role: dict[str, list[Post]] = {role: [] for role in roles}
    for post in posts.filter(role__in=roles).order_by("pk"):
        by_role[post.role].append(post)
    return next((found for found in by_role.values() if found), [])
