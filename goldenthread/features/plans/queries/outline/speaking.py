"""What a plan says before it says what to do, and which of its parts live by it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db.models import Count, Q, QuerySet

from goldenthread.domain.access import Reach
from goldenthread.domain.plans import context_facts
from goldenthread.features.plans.models import Element, Plan, Statement
from goldenthread.features.plans.queries.visible import trust_plan

MOST_CLASHES = 10
LIVED_BY = (Statement.Kind.VALUE, Statement.Kind.PRINCIPLE)


@dataclass(frozen=True)
class Promises:
    """Parts of the top level against principles: the vision of each, and what is promised under each principle."""

    strands: Sequence[Element]
    principles: Sequence[Statement]
    visions: dict[int, Statement]
    promises: dict[tuple[int, int], Statement]


def statements_of(plan: Plan) -> QuerySet[Statement]:
    """Return the statements of a plan that the reader has found, each with `used`: how many parts live by it."""
    standing = Count("lived_by", filter=Q(lived_by__element__removed_at=None))
    return plan.statements.select_related("element", "principle", "clashes_with").annotate(used=standing)


def principles_in_force(reach: Reach) -> list[Statement]:
    """Return the values and principles of the trust's plan that is in force."""
    plan = trust_plan(reach)
    found = Statement.objects.filter(plan=plan, kind__in=LIVED_BY, element=None) if plan else Statement.objects.none()
    return list(found.select_related("plan"))


def facts_beside(statement: Statement) -> QuerySet[Statement]:
    """Return the other facts of a plan, with which this one can clash."""
    facts = Statement.objects.filter(plan=statement.plan_id, kind=Statement.Kind.CONTEXT)
    return facts.exclude(pk=statement.pk).select_related("clashes_with")


def may_clash(said: Iterable[Statement]) -> list[tuple[Statement, Statement]]:
    """Return the pairs of a plan's facts that may clash, and of which nobody has said that they do."""
    rows = {one.pk: one for one in said if one.kind == Statement.Kind.CONTEXT and one.clashes_with_id is None}
    facts = [context_facts.Fact(pk, one.text, one.base) for pk, one in rows.items()]
    return [(rows[one.key], rows[other.key]) for one, other in context_facts.proposed(facts)][:MOST_CLASHES]


def without_vision(plan: Plan) -> list[Element]:
    """Return the parts of the top level without a vision, where others have one."""
    strands = _strands(plan)
    spoken = set(plan.statements.filter(kind=Statement.Kind.VISION).values_list("element", flat=True))
    has_some = any(strand.pk in spoken for strand in strands)
    return [strand for strand in strands if strand.pk not in spoken] if has_some else []


def promises(plan: Plan) -> Promises:
    """Return the grid of a plan that the reader has found, in three queries."""
    said = list(plan.statements.exclude(element=None))
    return Promises(
        strands=_strands(plan),
        principles=list(plan.statements.filter(kind=Statement.Kind.PRINCIPLE)),
        visions={one.element_id: one for one in said if one.kind == Statement.Kind.VISION and one.element_id},
        promises={
            (one.element_id, one.principle_id): one for one in said if one.element_id and one.principle_id
        },
    )  # fmt: skip


def _strands(plan: Plan) -> list[Element]:
    return list(plan.elements.filter(depth=1, removed_at=None).order_by("order", "pk"))
