"""Which measures seem to count the same people, of which nobody has said so."""

from goldenthread.domain.access import Reach
from goldenthread.domain.groups import kinship
from goldenthread.domain.groups.suppression import counts_pupils
from goldenthread.features.measures.models import Measure
from goldenthread.features.measures.queries.cells import counted
from goldenthread.features.measures.queries.histories import may_hide
from goldenthread.features.measures.queries.lists import measures_within


def may_be_akin(reach: Reach, measure: Measure) -> list[Measure]:
    """Return the other measures of pupils, which may count the same ones."""
    if not _counts_pupils(measure):
        return []
    return [each for each in measures_within(reach).exclude(pk=measure.pk) if _counts_pupils(each)]


def seem_akin(measure: Measure, others: list[Measure]) -> list[Measure]:
    """Return those that seem to count the same people as one of which nobody has said whom it counts."""
    said = _said(measure)
    return [] if measure.among else [each for each in others if kinship.seem_akin(said, _said(each))]


def _counts_pupils(measure: Measure) -> bool:
    return may_hide(measure) and counts_pupils(counted(measure))


def _said(measure: Measure) -> kinship.Said:
    return kinship.Said(measure.name, measure.formula, counted(measure))
