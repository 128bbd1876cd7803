"""What a phase would let a school decide, once that is granted there."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Q

from goldenthread.domain.deciding.conditions import Judged
from goldenthread.features.delegation.models import Decision, Variance
from goldenthread.features.delegation.queries import scheme_on
from goldenthread.features.improvement.queries.standing import judge_condition
from goldenthread.features.organisations.models import School, Trust


@dataclass(frozen=True)
class Offer:
    """One decision that a phase moves: by itself, or once it is granted there, perhaps on a condition."""

    title: str
    topic: str
    reason: str
    condition: str
    needs_grant: bool
    granted_on: dt.date | None = None
    ref: str = ""
    tests: Sequence[Judged] = ()

    @property
    def is_in_reach(self) -> bool:
        """Say whether every measure that it names is met."""
        return all(one.is_met for one in self.tests)


def offers_of(trust: Trust, school: School, phase: str, day: dt.date) -> list[Offer]:
    """Return what the scheme of delegation moves in this phase, or offers there, and whether it was granted."""
    lasting = Q(until_on=None) | Q(until_on__gte=day)
    found = list(Variance.objects.filter(lasting, trust=trust, phase=phase, from_on__lte=day).order_by("topic"))
    if not found:
        return []
    scheme = scheme_on(trust, day)
    titles = dict(Decision.objects.filter(section__scheme=scheme).values_list("topic", "title")) if scheme else {}
    granted = dict(
        Variance.objects.filter(lasting, school=school, granted_from__in=found, from_on__lte=day).values_list(
            "granted_from", "from_on"
        )
    )
    return [
        Offer(
            titles.get(row.topic, row.topic.replace("-", " ").capitalize()), row.topic, row.reason, row.condition,
            row.needs_grant, granted.get(row.pk), row.ref, judge_condition(school, row.tests) if row.tests else (),
        )
        for row in found
    ]  # fmt: skip


def left_standing(trust: Trust, school: School, phase: str, day: dt.date) -> list[tuple[Variance, str]]:
    """Return grants that a school was given in another phase and still has, each with what it decides."""
    lasting = Q(until_on=None) | Q(until_on__gte=day)
    found = list(
        Variance.objects.filter(lasting, school=school, from_on__lte=day, granted_from__isnull=False)
        .exclude(granted_from__phase=phase)
        .select_related("granted_from")
    )
    scheme = scheme_on(trust, day) if found else None
    titles = dict(Decision.objects.filter(section__scheme=scheme).values_list("topic", "title")) if scheme else {}
    return [(row, titles.get(row.topic, row.topic.replace("-", " ").capitalize())) for row in found]
