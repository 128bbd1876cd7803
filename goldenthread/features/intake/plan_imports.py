"""Questions about plans that are on their way in."""

import re
from collections.abc import Mapping
from typing import Any

from django.db.models import Q, QuerySet

from goldenthread.domain.access import Reach
from goldenthread.features.intake.models import PlanImport
from goldenthread.features.plans.models import Element
from goldenthread.features.trail.models import Entry

NAMED = "[name left out]"
MOST_LATER = 50


def plan_imports(reach: Reach) -> QuerySet[PlanImport]:
    """Return the plans on their way in, newest first, to whoever may change plans in their place."""
    found = PlanImport.objects.filter(trust=reach.trust).select_related("school", "unit", "plan", "by", "trust")
    if reach.may_everywhere("plan.edit"):
        return found
    return found.filter(
        Q(school__in=reach.schools_for("plan.edit")) | Q(unit__in=reach.units_for("plan.edit"))
    )  # fmt: skip


def later_work(waiting: PlanImport) -> list[Entry]:
    """Return what was done to the plan and its parts since it was brought in, newest first."""
    if waiting.plan is None or waiting.committed_at is None:
        return []
    parts = list(Element.objects.filter(plan=waiting.plan).values_list("ref", flat=True))
    return list(
        Entry.objects.filter(trust=waiting.trust_id, at__gt=waiting.committed_at)
        .filter(Q(kind="plan", ref=waiting.plan.ref) | Q(kind="element", ref__in=parts))
        .order_by("-number")[:MOST_LATER]
    )


def names_in(found: Mapping[str, Any]) -> dict[str, str]:
    """Return the names of people that a plan prints, each with what stands in its place: the post where known."""
    return {
        each["person"]: (each["party"] or NAMED)
        for each in found.get("assignments", ())
        if each.get("person") and each["person"].strip()
    }


def masked(words: str, names: Mapping[str, str]) -> str:
    """Return words as they may be shared: posts in the place of people's names."""
    if not names or not words:
        return words
    # The longest first, so that no name is left half.
    found = re.compile("|".join(re.escape(name) for name in sorted(names, key=len, reverse=True)))
    return found.sub(lambda match: names[match[0]], words)
