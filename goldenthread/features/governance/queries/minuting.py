"""Minutes, drafted from what was recorded: nothing in them was typed a second time."""

import datetime as dt
import hashlib
import json
from collections.abc import Mapping, Sequence
from typing import Any

from django.db.models import QuerySet

from goldenthread.domain.access import Reach
from goldenthread.features.governance.models import Meeting, Minutes, Remit
from goldenthread.features.governance.queries.pack import Called, Page, called_to, pack, quorum_of

SCHEMA = 1


def drafted(reach: Reach, meeting: Meeting, part: str) -> dict[str, Any]:
    """Return one part of a meeting's minutes as plain values: what a page draws, and what is frozen.

    The reader's own sight decides what is in it, so that nobody drafts what they may not read.
    """
    called = called_to(meeting)
    quorum = quorum_of(meeting, called)
    pages = [one for one in pack(reach, meeting) if one.item.is_confidential == (part == Minutes.Part.CONFIDENTIAL)]
    numbers = {one.item.pk: one.number for one in pages}
    return {
        "schema": SCHEMA, "part": part, "title": Minutes.Part(part).label, "body": meeting.body.name,
        "trust": meeting.trust.name, "meeting": str(meeting), "held_on": said(meeting.held_on),
        "drawn_on": meeting.held_on.isoformat(),
        "begins_at": f"{meeting.begins_at:%H:%M}" if meeting.begins_at else "", "place": meeting.place,
        "present": [_who(one, numbers) for one in called if one.is_member and one.is_there()],
        "attending": [_who(one, numbers) for one in called if not one.is_member and one.is_there()],
        "apologies": [one.name for one in called if one.came == "apologies"],
        "absent": [one.name for one in called if one.came == "absent"],
        "quorum": quorum_said(quorum.present, quorum.needed, is_met=quorum.is_met),
        "items": [_item(one, _lacking(meeting, called, one)) for one in pages],
    }  # fmt: skip


def held_since(meeting: Meeting) -> QuerySet[Meeting]:
    """Return the body's later meetings that were held, the first one first."""
    held = Meeting.objects.filter(body=meeting.body, state=Meeting.State.HELD, held_on__gt=meeting.held_on)
    return held.select_related("body").order_by("held_on", "pk")


def approving(meeting: Meeting) -> Meeting | None:
    """Return the meeting that approves the minutes of one: the first since that had a quorum."""
    return next((one for one in held_since(meeting) if quorum_of(one, called_to(one)).is_met), None)


def approved(meeting: Meeting, part: str) -> Minutes | None:
    return meeting.minutes.filter(part=part).select_related("approved_at").first()


def digest_of(document: Any) -> str:
    """Return the hash of a frozen document, the same however its keys were ordered."""
    return hashlib.sha256(json.dumps(document, sort_keys=True, ensure_ascii=False).encode()).hexdigest()


def quorum_said(present: int, needed: int, *, is_met: bool) -> str:
    """Say in a sentence whether there was a quorum."""
    came = f"{present} member was present" if present == 1 else f"{present} members were present"
    if not needed:
        return f"{came}. The body states no quorum."
    enough = f"{needed} {'is' if needed == 1 else 'are'} a quorum"
    return f"{came}; {enough}. {'The meeting was quorate.' if is_met else 'The meeting was not quorate.'}"


def said(day: dt.date) -> str:
    return f"{day:%-d %B %Y}"


def _who(one: Called, numbers: Mapping[int, str]) -> str:
    notes = [one.called] if one.called else []
    notes += ["from afar"] if one.came == "remote" else []
    if one.left_before is not None:
        number = numbers.get(one.left_before.pk)
        notes.append(f"left before item {number}" if number else "left before the end")
    return f"{one.name} ({', '.join(notes)})" if notes else one.name


def _lacking(meeting: Meeting, called: Sequence[Called], one: Page) -> str:
    """Say that an item had no quorum where the meeting had one: somebody had left, or withdrew."""
    withdrawn = sum(row.withdrew for row in one.conflicts)
    quorum = quorum_of(meeting, called, withdrawn=withdrawn, at=one.item)
    if not quorum.needed or quorum.is_met or not quorum_of(meeting, called).is_met:
        return ""
    there = f"{quorum.present - withdrawn} of {quorum.needed} were there"
    return f"There was no quorum: {there}. What is taken down here binds nobody."


def _item(one: Page, lacking: str) -> dict[str, Any]:
    return {
        "number": one.number, "title": one.item.title, "minute": one.item.minute, "lacking": lacking,
        "conflicts": [f"{row.name}: {row.says}{' (withdrew)' if row.withdrew else ''}" for row in one.conflicts],
        "questions": [
            {"asks": row.asks, "asker": row.asked_by.title if row.asked_by else row.asker, "answer": row.answer,
             "answered_by": row.answered_by}
            for row in one.questions
        ],
        "decisions": [{"kind": row.get_kind_display(), "says": row.says} for row in one.decisions],
        "remits": [{"text": row.text, "whose": whose(row), "due_on": said(row.due_on)} for row in one.remits],
    }  # fmt: skip


def whose(remit: Remit) -> str:
    """Return who was given a remit."""
    if remit.post:
        return remit.post.title
    return remit.to_body.name if remit.to_body else "Nobody yet"
