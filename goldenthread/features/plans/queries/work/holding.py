"""What has to hold for the plans in force to succeed, part by part, and how it was rated last."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from goldenthread.domain.access import Reach
from goldenthread.features.plans.models import Element, FactorRating, Plan, SuccessFactor
from goldenthread.features.plans.queries.visible import elements

# What is in the worst way first; what nobody has rated stands before what holds.
ORDER = ("failing", "at risk", "", "holding")


@dataclass(frozen=True)
class Condition:
    """One condition with its part, and its last rating; `before` is the one before that."""

    part: Element
    text: str
    rating: str = ""
    evidence: str = ""
    post: str = ""
    rated_on: dt.date | None = None
    before: str = ""


def conditions(reach: Reach, plan: Plan) -> list[Condition]:
    """Return the conditions of a plan's parts that the reader may see, the worst first."""
    factors = SuccessFactor.objects.filter(element__in=elements(reach).filter(plan=plan))
    rows = list(factors.select_related("element").order_by("element__depth", "element__order", "order", "pk"))
    ratings: dict[int, list[FactorRating]] = {}
    given = FactorRating.objects.filter(factor__in=rows).select_related("post").order_by("-rated_on", "-pk")
    for one in given:
        ratings.setdefault(one.factor_id, []).append(one)
    found = [_condition(row, ratings.get(row.pk, ())) for row in rows]
    return sorted(found, key=lambda one: ORDER.index(one.rating))


def _condition(row: SuccessFactor, ratings: Sequence[FactorRating]) -> Condition:
    if not ratings:
        return Condition(row.element, row.text)
    last, before = ratings[0], ratings[1].rating if len(ratings) > 1 else ""
    return Condition(
        row.element, row.text, last.rating, last.evidence, last.post.title if last.post else "", last.rated_on, before
    )
