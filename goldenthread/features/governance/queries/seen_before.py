"""Where a paper was looked at before: at which meetings, of which bodies."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from django.db.models import Q, QuerySet

from goldenthread.domain.access import Reach
from goldenthread.features.governance.models import Meeting, Paper
from goldenthread.features.governance.queries.visible import items_within
from goldenthread.features.organisations.models import Body

Pointer = tuple[str, str]


def looked_at_first(meeting: Meeting, about: Pointer) -> bool:
    """Say whether a thing lay before another body than the board by the day of a meeting."""
    return _held(meeting, [about]).exclude(item__meeting__body__kind=Body.Kind.BOARD).exists()


def held_with(trust: int, about: Pointer) -> list[Meeting]:
    """Return the meetings that were held with a thing among their papers."""
    found = Meeting.objects.filter(trust=trust, state=Meeting.State.HELD)
    found = found.filter(items__papers__subject_kind=about[0], items__papers__subject_ref=about[1])
    return list(found.select_related("body").distinct())


def seen_before(reach: Reach, meeting: Meeting, papers: Iterable[Paper]) -> Mapping[int, Sequence[Meeting]]:
    """Return the meetings before this one at which each paper lay too, of those within sight: one query."""
    about = {(one.subject_kind, one.subject_ref) for one in papers if one.subject_ref}
    if not about:
        return {}
    found: dict[Pointer, list[Meeting]] = defaultdict(list)
    rows = _held(meeting, about).filter(item__in=items_within(reach)).select_related("item__meeting__body")
    for row in rows.order_by("item__meeting__held_on", "pk"):
        if row.item.meeting not in found[row.subject_kind, row.subject_ref]:
            found[row.subject_kind, row.subject_ref].append(row.item.meeting)
    return {one.pk: found[one.subject_kind, one.subject_ref] for one in papers}


def _held(meeting: Meeting, about: Iterable[Pointer]) -> QuerySet[Paper]:
    of = Q(pk__in=[])
    for kind, ref in about:
        of |= Q(subject_kind=kind, subject_ref=ref)
    return Paper.objects.filter(
        of, item__meeting__trust=meeting.trust_id, item__meeting__state=Meeting.State.HELD,
        item__meeting__held_on__lte=meeting.held_on,
    ).exclude(item__meeting=meeting.pk)  # fmt: skip
