"""What those who change a plan need to see of it: its tree at its barest, what was taken out, what can be chosen."""

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from django.db.models import Exists, OuterRef, Q, QuerySet

from goldenthread.domain.access import Reach
from goldenthread.domain.plans import plan_tree
from goldenthread.domain.plans.numbering import Clash
from goldenthread.domain.plans.plan_tree import Node
from goldenthread.features.accounts.models import Person
from goldenthread.features.measures.models import Target
from goldenthread.features.measures.queries import targets_within
from goldenthread.features.organisations.models import Holding, Post
from goldenthread.features.plans.models import (
    Action,
    Assignment,
    Element,
    ElementTarget,
    Link,
    Plan,
    Reversible,
    Statement,
)
from goldenthread.features.plans.queries.outline import trees
from goldenthread.features.plans.queries.outline.placed import Placed
from goldenthread.features.plans.queries.outline.trees import LevelFrame
from goldenthread.features.plans.queries.visible import elements, plans_to_edit, sees

BARE = ("ref", "plan_id", "parent_id", "depth", "order", "number", "title", "repair", "removed_at")


@dataclass(frozen=True)
class Part(Placed):
    """One part as a row of the editor."""

    @property
    def called(self) -> str:
        """“Aim 2.2”."""
        return f"{self.level.one} {self.number}".strip()

    @property
    def beneath(self) -> int:
        return sum(1 for _ in self.node.walk()) - 1


@dataclass(frozen=True)
class Removed:
    """A part that was taken out, and how many went with it."""

    element: Element
    with_it: int


@dataclass(frozen=True)
class Skeleton:
    """A plan to be worked on: its levels, its parts in reading order, and what was taken out of it."""

    plan: Plan
    frame: Mapping[int, LevelFrame]
    parts: Sequence[Part]
    removed: Sequence[Removed]
    clashes: Sequence[Clash]

    def part(self, element: Element) -> Part:
        """Return a part that stands in the plan."""
        return next(part for part in self.parts if part.element.pk == element.pk)

    def places_for(self, element: Element) -> list[Part]:
        """Return the parts under which a part, with all beneath it, could stand."""
        here = self.part(element)
        moving = {node.row.pk for node in here.node.walk()}
        height = max(node.depth for node in here.node.walk()) - here.depth + 1
        room = len(self.frame) - height
        return [part for part in self.parts if part.depth <= room and part.element.pk not in moving]

    def count_from(self, depth: int) -> int:
        """Count the parts at a level and beneath it."""
        return sum(part.depth >= depth for part in self.parts)


def skeleton(plan: Plan) -> Skeleton:
    """Return a plan that the reader has found among `plans_to_edit(reach)`, in two queries whatever its size."""
    rows = list(Element.objects.filter(plan=plan).only(*BARE).order_by())
    tops = plan_tree.grow([row for row in rows if row.removed_at is None])
    frame = trees.frame_of(plan)
    return Skeleton(plan, frame, _parts(tops, frame), _removed(rows), trees.clashes_of(tops, frame))


def elements_to_edit(reach: Reach) -> QuerySet[Element]:
    """Return the parts that the reader may change, without what was removed."""
    return elements(reach).filter(plan__in=plans_to_edit(reach))


def removed_elements(reach: Reach) -> QuerySet[Element]:
    """Return the parts that were taken out of plans that the reader may change."""
    found = Element.objects.filter(plan__in=plans_to_edit(reach)).exclude(removed_at=None)
    return found.select_related("plan__trust", "parent")


class TooMany(NamedTuple):
    """A level that has more parts than its trust means to have."""

    many: str
    has: int
    most: int


def too_many(skeleton: Skeleton) -> list[TooMany]:
    """Return the levels of a plan that have more parts than the trust set for them."""
    limits = skeleton.plan.levels.exclude(most=None).values_list("depth", "many", "most")
    counted = Counter(part.depth for part in skeleton.parts)
    return [TooMany(many, counted[depth], most) for depth, many, most in limits if most and counted[depth] > most]


def level_of(element: Element) -> LevelFrame:
    """Return the level at which a part stands, with the columns that print there."""
    level = trees.frame_of(element.plan).get(element.depth, trees.NO_LEVEL)
    return level.within(_top_of(element)) if level.own else level


def neighbour_before(element: Element) -> Element | None:
    """Return the part that stands right before one, under the same part."""
    beside = Element.objects.filter(plan=element.plan_id, parent=element.parent_id, removed_at=None)
    before = Q(order__lt=element.order) | Q(order=element.order, pk__lt=element.pk)
    return beside.filter(before).order_by("-order", "-pk").select_related("plan").first()


def reversible(plan: Plan, by: Person, ref: str = "") -> Reversible | None:
    """Return somebody's own last change to a plan's parts, or the one that is named, if it can be taken back."""
    found = Reversible.objects.filter(plan=plan, by=by).select_related("plan__trust")
    return (found.filter(ref=ref) if ref else found).order_by("-pk").first()


def actions_to_edit(reach: Reach) -> QuerySet[Action]:
    """Return the actions of parts that the reader may change."""
    found = Action.objects.filter(element__in=elements_to_edit(reach))
    return found.select_related("element__plan__trust", "post")


def statements_to_edit(reach: Reach) -> QuerySet[Statement]:
    """Return the statements of plans that the reader may change."""
    return Statement.objects.filter(plan__in=plans_to_edit(reach)).select_related(
        "plan__trust", "element", "principle", "clashes_with"
    )


def upper_elements(reach: Reach) -> QuerySet[Element]:
    """Return the parts of the trust's own plan in force, which a local part can take up."""
    own = elements(reach).filter(plan__school=None, plan__unit=None, plan__state=Plan.State.LIVE)
    return own.order_by("plan", "depth", "order", "pk")


def upper_parts(reach: Reach) -> list[Part]:
    """Return what a local part can take up as a list to choose from, in reading order: two queries."""
    by_plan: dict[int, list[Element]] = defaultdict(list)
    for row in upper_elements(reach).select_related(None).only(*BARE):
        by_plan[row.plan_id].append(row)
    frames = trees.frames(list(by_plan))
    return [part for plan, rows in by_plan.items() for part in _parts(plan_tree.grow(rows), frames[plan])]


def local_plans(reach: Reach) -> QuerySet[Plan]:
    """Return the local plans that the reader may change and that have not ended."""
    local = plans_to_edit(reach).exclude(school=None, unit=None).exclude(state=Plan.State.ENDED)
    return local.select_related("trust", "school", "unit").order_by("school__order", "title", "pk")


def local_elements(reach: Reach) -> QuerySet[Element]:
    """Return the parts of local plans that the reader may change, which can take something up."""
    return elements(reach).filter(plan__in=local_plans(reach)).order_by("plan", "depth", "order", "pk")


def may_take_up(reach: Reach) -> bool:
    """Say whether the reader has a school, or a local plan, that can answer a part of the trust's plan."""
    if reach.may_everywhere("plan.edit") or reach.schools_for("plan.edit"):
        return True
    return bool(reach.units_for("plan.edit")) and local_plans(reach).exists()


def links_up(reach: Reach, element: Element) -> list[Link]:
    """Return what a local part does with parts of the trust's plan."""
    found = Link.objects.filter(lower=element, upper__removed_at=None).select_related("upper__plan__trust")
    return [link for link in found if sees(reach, link.upper.plan)]


def aims_above(reach: Reach, element: Element) -> QuerySet[Target]:
    """Return what the trust's plan aims at where a local part takes it up or adapts it, in the plan's order."""
    taking = Link.objects.filter(
        lower=element, kind__in=(Link.Kind.TAKES_UP, Link.Kind.ADAPTS), upper__removed_at=None
    )
    named = Exists(ElementTarget.objects.filter(target=OuterRef("pk"), element__in=taking.values("upper")))
    return targets_within(reach).filter(named, retired_on=None, school=None).select_related("measure").order_by("pk")


def answers_to(reach: Reach, element: Element) -> list[Link]:
    """Return the links up to a part of the trust's plan that the reader may undo: from places where they edit."""
    found = Link.objects.filter(upper=element).select_related(
        "lower__plan__school", "lower__plan__unit", "school", "unit"
    )
    return [link for link in found if _may_undo(reach, link)]


def posts_for(plan: Plan, today: dt.date) -> QuerySet[Post]:
    """Return the posts that can have a part in a plan, each with `is_held`: those of its place and of the trust."""
    posts = Post.objects.filter(trust=plan.trust_id).annotate(is_held=_held(OuterRef("pk"), today))
    if plan.school_id is not None:
        posts = posts.filter(Q(school=plan.school_id) | Q(school=None))
    return posts.order_by("title", "pk")


def posts_within(reach: Reach) -> QuerySet[Post]:
    """Return the posts that a plan of the reader's places can be led by: those of the places and of the trust."""
    posts = Post.objects.filter(trust=reach.trust)
    if not reach.may_everywhere("plan.edit"):
        posts = posts.filter(Q(school=None) | Q(school__in=reach.schools_for("plan.edit")))
    return posts.order_by("title", "pk")


def own_post(reach: Reach) -> Post | None:
    """Return the reader’s own post where they write plans: the lead proposed for one that they begin."""
    here = Q(school__in=reach.schools_for("plan.edit")) | Q(unit__in=reach.units_for("plan.edit"))
    return Post.objects.filter(here, trust=reach.trust, pk__in=reach.posts).order_by("title", "pk").first()


def assigned(element: Element, today: dt.date) -> QuerySet[Assignment]:
    """Return who has a part in an element, each with `is_held`."""
    return element.assignments.select_related("post").annotate(is_held=_held(OuterRef("post"), today))


def targets_to_name(reach: Reach, element: Element) -> QuerySet[Target]:
    """Return the targets of an element's measures, in its own place, that it does not name yet."""
    found = targets_within(reach).filter(measure__serves__element=element)
    found = found.filter(Q(school=None) | Q(school=element.plan.school_id))
    return found.exclude(aimed_at_by__element=element).order_by("measure__name", "pk").distinct()


def _top_of(element: Element) -> str:
    """Return the reference of the top part over a part."""
    above = Element.objects.filter(plan=element.plan_id, depth__lt=element.depth).order_by()
    places = {pk: (parent, ref) for pk, parent, ref in above.values_list("pk", "parent_id", "ref")}
    parent, ref = element.parent_id, element.ref
    while parent in places:
        parent, ref = places[parent]
    return ref


def _held(post: OuterRef, today: dt.date) -> Exists:
    holding = Holding.objects.filter(post=post, from_on__lte=today, person__suspended_at=None)
    return Exists(holding.filter(Q(until_on=None) | Q(until_on__gte=today)))


def _may_undo(reach: Reach, link: Link) -> bool:
    if link.lower is None:
        return reach.may("plan.edit", school=link.school_id, unit=link.unit_id)
    return reach.may("plan.edit", school=link.lower.plan.school_id, unit=link.lower.plan.unit_id)


def _parts(tops: Sequence[Node[Element]], frame: Mapping[int, LevelFrame]) -> list[Part]:
    numbers = trees.numbers_of(tops, frame)
    return [
        Part(node.row, node, frame.get(node.depth, trees.NO_LEVEL), numbers[node.row.pk])
        for node in plan_tree.walk(tops)
    ]


def _removed(rows: Iterable[Element]) -> list[Removed]:
    """Return what was taken out, each once with what went with it, the latest first."""
    gone = {row.pk: row for row in rows if row.removed_at is not None}
    with_it: dict[int, int] = defaultdict(int)
    for row in gone.values():
        with_it[_head(row, gone).pk] += 1
    heads = sorted((gone[key] for key in with_it), key=lambda row: (row.removed_at, row.pk), reverse=True)
    return [Removed(row, with_it[row.pk] - 1) for row in heads]


def _head(row: Element, gone: Mapping[int, Element]) -> Element:
    """Return the part that was taken out and took this one with it."""
    above = gone.get(row.parent_id or 0)
    while above is not None and above.removed_at == row.removed_at:
        row, above = above, gone.get(above.parent_id or 0)
    return row
