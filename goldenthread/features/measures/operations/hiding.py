"""Marking the figures that count too few people, over all places at once, so that no two readers see two halves."""

from collections.abc import Mapping, Sequence
from decimal import Decimal

from goldenthread.domain import suppression
from goldenthread.domain.suppression import Count
from goldenthread.features.measures.models import Measure, Standing
from goldenthread.features.measures.queries import rule_values
from goldenthread.features.measures.queries.cells import counted

Places = Mapping[int | None, Standing]


def hide_small(measure: Measure, rows: Sequence[Standing]) -> None:
    """Mark the rows of one measure that no reader may see; those shown lose a figure before that was too small."""
    base = counted(measure)
    places = {row.school_id: row for row in rows}
    hide: frozenset[int | None] = frozenset()
    if suppression.counts_people(base):
        counts = {school: _count(measure, row) for school, row in places.items()}
        hide = suppression.hidden(counts, _lines(measure, places), base=base)
    for school, row in places.items():
        row.is_hidden = school in hide
        if not row.is_hidden and _had_few(measure, base, row):
            row.previous_value = None


def _had_few(measure: Measure, base: str, row: Standing) -> bool:
    """Say whether the figure before may have counted too few.

    Only the share of the period before is kept here; on today's base it says nearly how many they were.
    """
    if row.previous_value is None or not suppression.counts_pupils(base):
        return False
    many = row.previous_value
    if measure.kind != Measure.Kind.COUNT:
        many = row.previous_value * (row.denominator or 0) / rule_values.yardstick(measure).scale
    return Decimal(0) < many < suppression.FEWEST + 1


def _count(measure: Measure, row: Standing) -> Count:
    numerator = row.value if measure.kind == Measure.Kind.COUNT else row.numerator
    return Count(numerator, row.denominator, is_total=row.school_id is None)


def _lines(measure: Measure, places: Places) -> list[list[int | None]]:
    """The schools of a period and the trust's own figure of it: any one follows from the others."""
    trust = places.get(None)
    if trust is None or trust.value is None or measure.roll_up not in {"pooled", "sum"}:
        return []
    return [[school for school, row in places.items() if row.period == trust.period and row.value is not None]]
