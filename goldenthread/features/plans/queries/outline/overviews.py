"""All plans in reach: the trust's first, then local ones, with what they take up and how alive they are."""

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.db.models import Case, F, IntegerField, QuerySet, Value, When

from goldenthread.domain.access import Reach
from goldenthread.domain.plans import plan_tree
from goldenthread.domain.plans.plan_status import DELIVERY
from goldenthread.domain.plans.plan_tree import Node
from goldenthread.features.organisations.models import here_on
from goldenthread.features.plans.models import Element, Link, Plan, Succession
from goldenthread.features.plans.queries.outline import trees
from goldenthread.features.plans.queries.visible import may_edit, plans

IN_USE = {Plan.State.LIVE: 0, Plan.State.DRAFT: 1, Plan.State.ENDED: 2}


@dataclass(frozen=True)
class Coverage:
    """How many parts of the trust's plan a local plan takes up, of how many there are to take up."""

    taken_up: int
    of: int


@dataclass(frozen=True)
class PlanLine:
    """One plan as a line: its size, how its parts stand, when somebody last spoke, and what it takes up."""

    plan: Plan
    parts: int
    statuses: dict[str, int]
    quiet: int
    last_said_on: dt.date | None
    coverage: Coverage | None
    may_edit: bool
    is_over: bool

    @property
    def where(self) -> str:
        """The school or unit that the plan is for; empty for the trust's own."""
        return str(self.plan.school or self.plan.unit or "")


def over(found: Iterable[Plan], today: dt.date) -> set[int]:
    """Return which live plans have their years behind them and no plan in force that follows. One query at most."""
    past = {one.pk for one in found if one.state == Plan.State.LIVE and one.ends_on and one.ends_on < today}
    if not past:
        return past
    following = Succession.objects.filter(earlier__in=past, later__state=Plan.State.LIVE)
    return past - set(following.values_list("earlier_id", flat=True))


def overview(reach: Reach, today: dt.date) -> list[PlanLine]:
    """Return a line for every plan in reach: the trust's own first, then by school and unit. Six queries at most."""
    found = list(_in_order(plans(reach).filter(here_on(today, at="school__"))))
    keys = [plan.pk for plan in found]
    rows = Element.objects.filter(plan__in=keys, removed_at=None).order_by().only("plan_id", "parent_id", "order")
    grown = trees.grown(rows)
    words, leads, taken = trees.words_of(keys), trees.leads_of(keys), _taken_up(keys)
    there, behind = _to_take_up(found, grown), over(found, today)
    lines = []
    for plan in found:
        tops = grown.get(plan.pk, [])
        said = [words[node.row.pk] for node in plan_tree.walk(tops) if node.row.pk in words]
        is_live = plan.state == Plan.State.LIVE
        quiet = trees.quiet_nodes(tops, words, leads, plan.heard_since, today) if is_live else []
        line = PlanLine(
            plan=plan,
            parts=sum(1 for _ in plan_tree.walk(tops)),
            statuses=by_status(word.status for word in said),
            quiet=len(quiet),
            last_said_on=max((word.said_on for word in said), default=None),
            coverage=Coverage(taken[plan.pk], there) if _is_local(plan) and there else None,
            may_edit=may_edit(reach, plan),
            is_over=plan.pk in behind,
        )
        lines.append(line)
    return lines


def _in_order(found: QuerySet[Plan]) -> QuerySet[Plan]:
    whens = [When(state=state, then=Value(place)) for state, place in IN_USE.items()]
    return (
        found.select_related("school", "unit")
        .annotate(in_use=Case(*whens, output_field=IntegerField()))
        .order_by(
            "in_use",
            F("school__order").asc(nulls_first=True),
            F("school__name").asc(nulls_first=True),
            F("unit__name").asc(nulls_first=True),
            Case(When(kind=Plan.Kind.SCHOOL, then=Value(0)), default=Value(1), output_field=IntegerField()),
            "kind",
            "-starts_on",
            "pk",
        )
    )


def _taken_up(keys: list[int]) -> Counter[int]:
    """Count, for each local plan, the parts of the plan above that it takes up."""
    ties = Link.objects.filter(
        lower__plan__in=keys,
        lower__removed_at=None,
        upper__removed_at=None,
        kind__in=(Link.Kind.TAKES_UP, Link.Kind.ADAPTS),
    )
    return Counter(plan for plan, _ in set(ties.values_list("lower__plan", "upper")))


def _to_take_up(found: Iterable[Plan], grown: Mapping[int, list[Node[Element]]]) -> int:
    """Count the parts of the trust's live plan just below its strands, or at the top where there is nothing below."""
    own = [plan for plan in found if not _is_local(plan) and plan.state == Plan.State.LIVE]
    tops = [top for plan in own[:1] for top in grown.get(plan.pk, [])]
    return sum(len(top.children) for top in tops) or len(tops)


def by_status(statuses: Iterable[str]) -> dict[str, int]:
    """Count what was said by its word, in the order in which a bar shows it."""
    count = Counter(statuses)
    return {status: count[status] for status in DELIVERY if count[status]}


def _is_local(plan: Plan) -> bool:
    return plan.school_id is not None or plan.unit_id is not None
