"""How consistently what was published is kept: what samples of it found, school by school, the newest first."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Count, Q

from goldenthread.domain.access import Reach
from goldenthread.features.assurance.models import Drawn, Sample
from goldenthread.features.assurance.queries.visible import samples_within


@dataclass(frozen=True)
class Kept:
    """The newest sample of a place that was looked at, and the share found as it should be; and the one before."""

    sample: Sample
    looked: int
    good: int
    before: int | None

    @property
    def percent(self) -> int:
        return round(100 * self.good / self.looked)


def consistency(reach: Reach, document: str) -> Sequence[Kept]:
    """Return how consistently a document is kept in each place that the reader sees, by its reference."""
    rows = samples_within(reach).filter(document__ref=document).annotate(
        looked=Count("drawn", filter=~Q(drawn__found="")), good=Count("drawn", filter=Q(drawn__found=Drawn.Found.YES))
    )  # fmt: skip
    found: dict[int | None, list[Sample]] = {}
    for row in rows.filter(looked__gt=0).order_by("school__order", "school__name", "-drawn_on", "-pk"):
        found.setdefault(row.school_id, []).append(row)
    return [
        Kept(new, new.looked, new.good, round(100 * old[0].good / old[0].looked) if old else None)  # type: ignore[attr-defined]
        for new, *old in found.values()
    ]
