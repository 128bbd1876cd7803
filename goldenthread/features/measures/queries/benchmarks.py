"""What a measure stands at elsewhere, the newest figure of each place: for a table of many measures."""

from collections import defaultdict
from collections.abc import Iterable

from goldenthread.domain.access import Reach
from goldenthread.features.measures.models import Comparator, Measure

# Figures of all phases of schools together, which alone stand beside a trust's own.
OF_ALL = ("", "all")


def benchmarks(reach: Reach, measures: Iterable[Measure]) -> dict[int, list[Comparator]]:
    """Return by measure the newest figure of every place that it is held against: one question."""
    rows = Comparator.objects.filter(
        trust=reach.trust, measure__in=list(measures), group="", phase__in=OF_ALL, value__isnull=False
    )
    newest: dict[int, dict[str, Comparator]] = defaultdict(dict)
    for row in rows.order_by("period_ends_on", "pk"):
        newest[row.measure_id][row.name] = row
    return {measure: list(held.values()) for measure, held in newest.items()}
