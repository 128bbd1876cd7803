"""The measures towards which what people take on counts, each with where it stands and what is aimed at."""

from typing import NamedTuple

from django.db.models import Q

from goldenthread.domain.access import Reach
from goldenthread.features.measures.models import Measure, Target
from goldenthread.features.measures.queries import Cell, cells, goal_of, measures_within
from goldenthread.features.plans.undertaking_kinds import UndertakingKind


class CountsTowards(NamedTuple):
    """A measure that is counted of a kind, or grows with it; its figure of the trust, and the goal in words."""

    measure: Measure
    cell: Cell | None
    goal: str
    due: str


def counts_towards(reach: Reach, kind: UndertakingKind) -> list[CountsTowards]:
    """Return the measures that the reader may see, in three queries."""
    of_kind = Q(counted_from=kind.key) | Q(counted_from__startswith=f"{kind.key}:") | Q(counted_from__in=kind.towards)
    measures = list(measures_within(reach).filter(of_kind))
    found = cells(reach, measures, places={None}) if measures else {}
    of_trust = {measure.pk: found.get(measure.pk, {}).get(None) for measure in measures}
    aimed_at = [cell.target for cell in of_trust.values() if cell and cell.target]
    targets = {target.measure_id: target for target in Target.objects.filter(pk__in=aimed_at)} if aimed_at else {}
    return [
        CountsTowards(
            measure, of_trust[measure.pk], goal_of(measure, targets.get(measure.pk)), _due(targets.get(measure.pk))
        )
        for measure in measures
    ]


def _due(target: Target | None) -> str:
    return target.due_words if target else ""
