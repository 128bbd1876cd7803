"""What every write of this feature leaves on the trail: of what is confidential, only that there was one."""

from collections.abc import Mapping
from typing import Any

from goldenthread.features.governance.models import Item, Meeting
from goldenthread.features.trail.operations import record

NEUTRAL = "A confidential item"


def note(meeting: Meeting, did: str, by: Any, after: Mapping[str, Any] | None = None) -> None:
    record(
        trust=meeting.trust_id, by=by, did=did, kind="meeting", ref=meeting.ref,
        title=f"{meeting}, {meeting.held_on:%-d %B %Y}", after=after,
    )  # fmt: skip


def note_item(item: Item, did: str, by: Any, after: Mapping[str, Any] | None = None) -> None:
    """Leave an entry about an item: under its meeting, and without a word of what is confidential."""
    kept = item.is_confidential
    record(
        trust=item.meeting.trust_id, by=by, did=did, kind="meeting" if kept else "agenda item",
        ref=item.meeting.ref if kept else item.ref, title=NEUTRAL if kept else item.title,
        after={} if kept else after,
    )  # fmt: skip
