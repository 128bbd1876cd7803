"""What people said over the rules, and the targets that wait for a person."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from django.db.models import Q

from goldenthread.domain.access import Reach
from goldenthread.features.measures.models import Break, Measure, Override, Sureness, Target
from goldenthread.features.measures.queries.cells import sight
from goldenthread.features.measures.queries.lists import targets_within
from goldenthread.features.organisations.models import School

BY_A_PERSON, NOT_CHECKABLE = 3, 4


def override_in_force(reach: Reach, measure: Measure, school: School | None) -> Override | None:
    """Return what somebody says of a place in sight over its figures, with who says it."""
    if not sight(reach).covers(school.pk if school else None):
        return None
    said = Override.objects.filter(measure=measure, school=school, ended_on=None, measure__trust=reach.trust)
    return said.select_related("by").first()


def sureness_of(reach: Reach, measure: Measure, school: School | None) -> list[Sureness]:
    """Return every word on how sure somebody is of a place in sight, the newest first."""
    if not sight(reach).covers(school.pk if school else None):
        return []
    said = Sureness.objects.filter(measure=measure, school=school, measure__trust=reach.trust)
    return list(said.select_related("by"))


class Broken(NamedTuple):
    """From which period a definition counts something else, and what."""

    period: str
    starts_on: dt.date
    says: str


def breaks_of(measure: Measure) -> list[Broken]:
    """Return where the definition of a measure that the reader has found changed, the first first."""
    return [Broken(*row) for row in Break.objects.filter(measure=measure).values_list(*Broken._fields)]


@dataclass(frozen=True)
class WaitingTargets:
    """The targets in force that no figure can settle by itself, by what they wait for."""

    to_sign_off: Sequence[Target]
    to_rewrite: Sequence[Target]
    to_size: Sequence[Target]

    def __bool__(self) -> bool:
        return bool(self.to_sign_off or self.to_rewrite or self.to_size)


def waiting_targets(reach: Reach) -> WaitingTargets:
    """Return the targets in sight that wait for a sign-off, other words, or a figure: one query."""
    open_ones = targets_within(reach).filter(measure__retired_on=None, signed_off_at=None).exclude(measure=None)
    unsettled = Q(tier__gte=BY_A_PERSON) | Q(value=None)
    rows = list(open_ones.filter(unsettled).order_by("due_until", "measure__order", "pk"))
    by_figure = [each for each in rows if each.measure and each.measure.kind not in _NO_FIGURE]
    judged = [each for each in rows if each.measure and each.measure.kind == Measure.Kind.NARRATIVE]
    return WaitingTargets(
        [each for each in rows if (each.tier == BY_A_PERSON and each.value is None) or each in judged],
        [each for each in rows if each.tier >= NOT_CHECKABLE and each not in judged],
        [each for each in by_figure if each.tier < BY_A_PERSON and each.value is None],
    )


# What is judged, done or said in a word needs no figure to be reached.
_NO_FIGURE = frozenset({
    Measure.Kind.NARRATIVE, Measure.Kind.MILESTONE, Measure.Kind.YES_NO, Measure.Kind.DIRECTION,
})  # fmt: skip
