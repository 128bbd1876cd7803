"""What shows that a figure is so: evidence of readings, place by place.

Only of what counts no people: a file beside a count that is hidden would tell it.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.db.models import Q, QuerySet

from goldenthread.domain.access import Reach
from goldenthread.features.documents.models import Evidence
from goldenthread.features.documents.queries import evidence_of
from goldenthread.features.measures.models import Measure, Reading
from goldenthread.features.measures.queries import rule_values
from goldenthread.features.measures.queries.cells import SEE, sight
from goldenthread.features.measures.queries.histories import may_hide
from goldenthread.foundation.subjects import Subject

READING = "reading"


@dataclass(frozen=True)
class Proof:
    """The reading that stands in a place, and what was attached to it, the newest first."""

    reading: str
    pieces: Sequence[Evidence]


def proofs(reach: Reach, measure: Measure) -> dict[int | None, Proof]:
    """Return what shows the newest figure of every place in sight, under None the trust's own, in three queries."""
    if may_hide(measure) or measure.is_combined:
        return {}
    rows = _seen(reach).filter(measure=measure, group="", superseded_at=None).order_by("period_ends_on", "pk")
    newest = dict(rows.values_list("school", "ref"))
    found = evidence_of(reach, [(READING, ref) for ref in newest.values()]) if newest else {}
    return {school: Proof(ref, found.get((READING, ref), [])) for school, ref in newest.items()}


def find_readings(reach: Reach, refs: Iterable[str]) -> Mapping[str, Subject]:
    """Return figures as subjects, by reference: those that count no people, in places whose figures are in sight."""
    rows = _seen(reach).filter(ref__in=list(refs)).select_related("measure", "school", "trust")
    return {row.ref: _subject(row) for row in rows if not may_hide(row.measure)}


def _seen(reach: Reach) -> QuerySet[Reading]:
    if not reach.may_somewhere(SEE):
        return Reading.objects.none()
    rows, seen = Reading.objects.filter(trust=reach.trust), sight(reach)
    return rows if seen.everywhere else rows.filter(Q(school=None) | Q(school__in=seen.schools))


def _subject(row: Reading) -> Subject:
    place = row.school.short_name if row.school else "the trust"
    label = rule_values.period(row.period, rule_values.calendar_of(row.trust)).label
    address = f"/{row.trust.slug}/measures/{row.measure.ref}/" + (f"?school={row.school.ref}" if row.school else "")
    return Subject(
        READING, row.ref, f"{row.measure.name}, {place}, {label}"[:200], address, under=row.measure.heading
    )
