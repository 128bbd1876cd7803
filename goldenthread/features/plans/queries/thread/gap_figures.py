"""What figures show of gaps between groups, of pupils or staff, and all of them, for a plan or one of its parts."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from goldenthread.domain.access import Reach
from goldenthread.domain.calendar import Period
from goldenthread.domain.plans.effects import Gap
from goldenthread.features.measures.models import Measure
from goldenthread.features.measures.queries.cells import SEE, sight
from goldenthread.features.measures.queries.exploring import (
    MOST_MEASURES,
    Explored,
    Question,
    explored,
    groups_kept,
)
from goldenthread.features.organisations.models import Trust
from goldenthread.features.plans.models import Element, ElementMeasure, Plan

MOST_GROUPS = 8
# A gap is what a reader finds who takes one figure as it is shown from the other.
DECIMALS = 2
_YEAR = re.compile(r"[\d/]+")


@dataclass(frozen=True)
class GapSeen:
    """How far a group stood from all in the first and the last period that hold both figures."""

    measure: Measure
    group: str
    first: Period
    last: Period
    gap: Gap

    @property
    def key(self) -> str:
        return f"{self.measure.ref}:{self.group}"

    @property
    def has_moved(self) -> bool:
        return self.first != self.last

    @property
    def is_behind(self) -> bool:
        """Say whether the group does worse than all, by which way is good."""
        return self._is_worse(self.gap.after)

    @property
    def was_behind(self) -> bool:
        return self._is_worse(self.gap.before)

    @property
    def stood(self) -> tuple[Decimal, str]:
        """How far apart they were first, and whether the group was behind or ahead."""
        return self._apart(self.gap.before)

    @property
    def stands(self) -> tuple[Decimal, str]:
        return self._apart(self.gap.after)

    @property
    def unit(self) -> str:
        """Two shares are points apart; what else is measured is apart by its own unit."""
        return "points" if self.measure.unit == "%" else self.measure.unit

    def _apart(self, gap: Decimal) -> tuple[Decimal, str]:
        return abs(gap), ("behind" if self._is_worse(gap) else "ahead") if gap else ""

    def _is_worse(self, gap: Decimal) -> bool:
        return gap > 0 if self.measure.good_is == Measure.GoodIs.LOWER else gap < 0


def gaps_of_part(reach: Reach, trust: Trust, element: Element) -> list[GapSeen]:
    """Return the gaps that the measures of a part show, in its school or in the trust."""
    return _gaps(reach, trust, element.plan, [element.pk])


def gaps_of_plan(reach: Reach, trust: Trust, plan: Plan) -> dict[str, list[GapSeen]]:
    """Return the gaps that the measures of a plan's parts show, by group."""
    found: dict[str, list[GapSeen]] = {}
    parts = plan.elements.filter(removed_at=None).values_list("pk", flat=True)
    for one in _gaps(reach, trust, plan, parts):
        found.setdefault(one.group, []).append(one)
    return found


def _gaps(reach: Reach, trust: Trust, plan: Plan, parts: Iterable[int]) -> list[GapSeen]:
    seen = sight(reach)
    is_seen = seen.everywhere or plan.school_id is None or plan.school_id in seen.schools
    if not is_seen or not reach.may_somewhere(SEE):
        return []
    tied = ElementMeasure.objects.filter(element__in=list(parts)).values("measure")
    measures = list(Measure.objects.filter(pk__in=tied, retired_on=None)[:MOST_MEASURES])
    groups = groups_kept(reach, measures)[:MOST_GROUPS] if measures else []
    if not groups:
        return []
    schools = [plan.school] if plan.school else []
    question = Question(measures, schools, trust=not schools, groups=["", *groups])
    return [gap for one in explored(reach, trust, question) for gap in _in_one(one, groups)]


def _in_one(found: Explored, groups: Sequence[str]) -> list[GapSeen]:
    """Return a gap for each group whose figure stands beside that of all in some period."""
    lines = {line.name: line.values for line in found.lines}
    whole = next((name for name in lines if not any(name.endswith(f", {group}") for group in groups)), "")
    made = []
    for group in groups:
        ours, theirs = lines.get(f"{whole}, {group}", []), lines.get(whole, [])
        both = [
            (period, round(one, DECIMALS) - round(other, DECIMALS))
            for period, one, other in zip(found.periods, ours, theirs, strict=False)
            if one is not None and other is not None
        ]
        if both:
            last, after = both[-1]
            # An autumn is held against an autumn: the terms of one year are not alike.
            first, before = next(pair for pair in both if _of_year(pair[0]) == _of_year(last))
            made.append(GapSeen(found.measure, group, first, last, Gap(before, after)))
    return made


def _of_year(period: Period) -> str:
    """Return what a period is called in every year: “autumn term”."""
    return _YEAR.sub("", period.label)
