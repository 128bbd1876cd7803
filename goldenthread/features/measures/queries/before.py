"""What stood in a place before a figure, with which it is compared when it comes in."""

import datetime as dt
from collections.abc import Iterable, Sequence
from decimal import Decimal

from django.db.models import Exists, OuterRef, QuerySet

from goldenthread.domain.calendar import Period
from goldenthread.features.measures.models import Break, Measure, Reading
from goldenthread.features.measures.queries.histories import histories_of, may_hide
from goldenthread.features.organisations.models import Trust

# So many periods back a figure is compared with those before it.
LOOKED_BACK = 8


def stood_before_reading(reading: Reading) -> tuple[list[tuple[str, Decimal]], bool]:
    """Return the figures of a figure's own place and group before it, and whether one of them is hidden."""
    own = Reading.objects.filter(school=reading.school, group=reading.group)
    rows = stood_before(own, [reading.measure], period=reading.period, ends_on=reading.period_ends_on)
    last = rows[-LOOKED_BACK:]
    return as_told(last), bool(hidden_at(reading.trust, [reading.measure], last))


def stood_before(
    rows: QuerySet[Reading], measures: Iterable[Measure], *, period: str, ends_on: dt.date
) -> list[Reading]:
    """Return the figures that stand before a period and may be compared with it, oldest first."""
    rows = rows.filter(
        measure__in=list(measures), superseded_at=None, value__isnull=False, period_ends_on__lt=ends_on
    ).order_by("period_ends_on", "pk")
    breaks = Break.objects.filter(measure=OuterRef("measure"), starts_on__gt=OuterRef("period_ends_on"))
    rows = rows.exclude(Exists(breaks.filter(starts_on__lte=ends_on)))
    return [row for row in rows if _is_same_kind(row.period, period)]


def hidden_at(trust: Trust, measures: Iterable[Measure], rows: Sequence[Reading]) -> frozenset[int]:
    """Return which of these figures no reader may see, worked out over all schools as on every page."""
    telling = [measure for measure in measures if may_hide(measure)]
    kept = histories_of(trust, telling) if telling and rows else {}
    return frozenset(
        row.pk
        for row in rows
        if row.measure_id in kept and kept[row.measure_id].hides(row.period, row.school_id, row.group)
    )


def as_told(rows: Sequence[Reading]) -> list[tuple[str, Decimal]]:
    return [(Period.parse(row.period).label, row.value) for row in rows if row.value is not None]


def _is_same_kind(period: str, other: str) -> bool:
    """Say whether two periods are of one kind: years, terms, half terms or months."""
    return (period.count(" "), "-" in period) == (other.count(" "), "-" in other)
