"""What other bodies have looked at before it comes to this one.

The same paper, or the same business of the year, at a meeting that was held within the year before.
"""

import datetime as dt
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence

from django.db.models import Q, QuerySet

from goldenthread.domain.access import Reach
from goldenthread.domain.board import meetings as rules
from goldenthread.features.governance.models import Business, Item, Meeting, Paper
from goldenthread.features.governance.queries import visible
from goldenthread.features.governance.queries.pack import Page
from goldenthread.features.organisations.models import Body

WITHIN = dt.timedelta(days=365)
LOOKS_FIRST = (Body.Kind.COMMITTEE, Body.Kind.LOCAL_BODY)


def not_seen_first(meeting: Meeting) -> list[Item]:
    """Return the items that another body must have looked at and none has."""
    asked = list(meeting.items.filter(is_seen_first=True).prefetch_related("papers"))
    if not asked:
        return []
    seen = _looked_at(meeting, {item: item.papers.all() for item in asked}, Item.objects.all)
    return [item for item in asked if not seen.get(item.pk)]


def looked_at_first(reach: Reach, meeting: Meeting, pages: Iterable[Page]) -> Mapping[int, Sequence[Item]]:
    """Return, for each item that a reader was shown, where others looked at it before, as far as they may see."""
    shown = {page.item: page.papers for page in pages}
    return _looked_at(meeting, shown, lambda: visible.items_within(reach))


def _looked_at(
    meeting: Meeting, items: Mapping[Item, Iterable[Paper]], among: Callable[[], QuerySet[Item]]
) -> Mapping[int, list[Item]]:
    """Match items by what their papers are about, by their papers' address, and by their line of business."""
    # What comes to every meeting is no business that one body looks at before another.
    yearly = Business.objects.filter(trust=meeting.trust_id).exclude(months=[])
    lines = {line.ref: rules.business_of(line.key) for line in yearly}
    wanted: dict[tuple[str, str], list[int]] = defaultdict(list)
    for item, papers in items.items():
        for mark in _marks(item, papers, lines):
            wanted[mark].append(item.pk)
    if not wanted:
        return {}
    refs = {ref for kind, ref in wanted if kind not in ("line", "address")}
    keys = {ref for kind, ref in wanted if kind == "line"}
    found: dict[int, list[Item]] = defaultdict(list)
    earlier = among().filter(
        Q(papers__subject_ref__in=refs) | Q(papers__address__in={ref for kind, ref in wanted if kind == "address"})
        | Q(source_ref__in=[ref for ref, key in lines.items() if key in keys]),
        meeting__trust=meeting.trust_id, meeting__state=Meeting.State.HELD, meeting__body__kind__in=LOOKS_FIRST,
        meeting__held_on__lt=meeting.held_on, meeting__held_on__gte=meeting.held_on - WITHIN,
    ).exclude(meeting__body=meeting.body)  # fmt: skip
    rows = earlier.select_related("meeting__body", "meeting__trust").prefetch_related("papers").distinct()
    for row in rows.order_by("-meeting__held_on", "pk"):
        for mark in _marks(row, row.papers.all(), lines):
            for key in wanted.get(mark, ()):
                if row not in found[key]:
                    found[key].append(row)
    return found


def _marks(item: Item, papers: Iterable[Paper], lines: Mapping[str, str]) -> set[tuple[str, str]]:
    marks = {(one.subject_kind, one.subject_ref) for one in papers if one.subject_ref}
    # A page of the whole site is cited everywhere, and is no paper of one meeting.
    marks |= {("address", one.address) for one in papers if one.address and not one.subject_kind}
    return marks | ({("line", lines[item.source_ref])} if item.source_ref in lines else set())
