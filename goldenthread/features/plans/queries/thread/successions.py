"""What goes on from a plan into the next, where a part came from, and whose it is to review a plan."""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Case, IntegerField, OuterRef, Q, QuerySet, When
from django.db.models.functions import JSONObject

from goldenthread.domain.access import Reach
from goldenthread.domain.plans import carrying
from goldenthread.domain.plans.carrying import Proposal
from goldenthread.features.organisations.models import Body, Post
from goldenthread.features.plans.models import Carried, Plan, Succession
from goldenthread.features.plans.queries.gathering import Gathered
from goldenthread.features.plans.queries.outline.outlines import Line, Outline, outline
from goldenthread.features.plans.queries.visible import place_of, sees, sees_there

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


def going_on(reach: Reach, plan: Plan, until: dt.date, today: dt.date) -> tuple[Outline, list[Going]]:
    """Propose for every part of a plan what becomes of it in the one that begins on a day."""
    whole = outline(reach, plan)
    proposed: dict[int, Proposal] = {}
    for line in reversed(whole.lines):
        beneath = (proposed[child.row.pk].decision for child in line.node.children)
        is_open = any(decision in carrying.GOES_ON for decision in beneath)
        proposed[line.element.pk] = carrying.propose(_facts(line, has_open_beneath=is_open), until, today)
    return whole, [Going(line, proposed[line.element.pk]) for line in whole.lines]


def _facts(line: Line, *, has_open_beneath: bool) -> carrying.Facts:
    own = line.stand.own
    return carrying.Facts(
        status=own.status if own else "", said_on=own.said_on if own else None, outcome=line.stand.outcome,
        due_until=None if line.element.due_question else line.element.due_until, has_open_beneath=has_open_beneath,
    )  # fmt: skip


def still_to_change(plan: Plan) -> list[Carried]:
    """Return what a draft carries on to be changed, as long as nobody has changed its words yet."""
    waiting = Carried.objects.filter(later__plan=plan, later__removed_at=None, later__revision=1)
    return list(waiting.filter(decision=carrying.CHANGE).select_related("later").order_by("pk"))


@dataclass(frozen=True)
class GoesOn:
    """How a part is carried from one plan into the next, named from its other end; without `ref` it did not go on."""

    decision: str
    reason: str
    ref: str
    title: str
    plan: str


def carried() -> Gathered:
    """Ask for what any part carries forward, and what became of it in the plans that follow."""
    found = Carried.objects.filter(Q(later=OuterRef("pk")) | Q(earlier=OuterRef("pk"))).order_by("-pk")
    return Gathered(
        found, decision="decision", reason="reason",
        is_later=Case(When(later=OuterRef("pk"), then=1), default=0, output_field=IntegerField()),
        before=_end("earlier", "earlier__plan"), after=_end("later", "succession__later"),
    )  # fmt: skip


def _end(part: str, plan: str) -> JSONObject:
    return JSONObject(
        ref=f"{part}__ref", number=f"{part}__number", title=f"{part}__title", plan=f"{plan}__title",
        place=place_of(plan),
    )  # fmt: skip


def before_and_after(reach: Reach, lines: Iterable[Mapping[str, Any]]) -> tuple[GoesOn | None, GoesOn | None]:
    """Return what a part carries forward and what became of it, of what was gathered as `carried`.

    Each only where the reader sees the other plan.
    """
    came_from = (_goes_on(reach, line, line["before"]) for line in lines if line["is_later"])
    went_on = (_goes_on(reach, line, line["after"]) for line in lines if not line["is_later"])
    return next(filter(None, came_from), None), next(filter(None, went_on), None)


def _goes_on(reach: Reach, line: Mapping[str, Any], other: Mapping[str, Any]) -> GoesOn | None:
    if not sees_there(reach, other["place"]):
        return None
    title = f"{other['number']} {other['title']}".strip() if other["ref"] else ""
    return GoesOn(line["decision"], line["reason"], other["ref"] or "", title, other["plan"])


def kin(reach: Reach, plan: Plan) -> list[tuple[str, Plan]]:
    """Return the plan that a plan follows on and those that follow on it, where the reader sees them."""
    found = Succession.objects.filter(Q(later=plan) | Q(earlier=plan)).select_related("later", "earlier")
    told = [
        ("Follows on", one.earlier) if one.later_id == plan.pk else ("Followed by", one.later) for one in found
    ]  # fmt: skip
    return [(says, other) for says, other in told if sees(reach, other)]


def bodies_for(plan: Plan) -> list[Body]:
    """Return the bodies that can adopt a plan: the school's own first where it has one, then the board."""
    found = Body.objects.filter(Q(school=None) | Q(school=plan.school_id), trust=plan.trust_id).order_by("name", "pk")
    return sorted(found, key=lambda body: (body.school_id is None, ADOPTING.index(body.kind)))


def owners(plan: Plan) -> list[Post]:
    """Return the posts whose plan it is: that which leads it, else the head's, the service's, the chief officer's."""
    if plan.lead is not None:
        return [plan.lead]
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
