"""Minutes, drafted from what was recorded: nothing in them was typed a second time."""

import datetime as dt
import hashlib
import json
from typing import Any

from goldenthread.domain.access import Reach
from goldenthread.features.governance.models import Meeting, Minutes, Remit
from goldenthread.features.governance.queries.pack import Page, called_to, pack, quorum_of

SCHEMA = 1


def drafted(reach: Reach, meeting: Meeting, part: str) -> dict[str, Any]:
    """Return one part of a meeting's minutes as plain values: what a page draws, and what is frozen.

    The reader's own sight decides what is in it, so that nobody drafts what they may not read.
    """
    called = called_to(meeting)
    quorum = quorum_of(meeting, called)
    pages = [one for one in pack(reach, meeting) if one.item.is_confidential == (part == Minutes.Part.CONFIDENTIAL)]
    return {
        "schema": SCHEMA, "part": part, "title": Minutes.Part(part).label, "body": meeting.body.name,
        "trust": meeting.trust.name, "meeting": str(meeting), "held_on": said(meeting.held_on),
        "drawn_on": meeting.held_on.isoformat(),
        "begins_at": f"{meeting.begins_at:%H:%M}" if meeting.begins_at else "", "place": meeting.place,
        "present": [_who(one) for one in called if one.is_member and one.came in ("present", "remote")],
        "attending": [_who(one) for one in called if not one.is_member and one.came in ("present", "remote")],
        "apologies": [one.name for one in called if one.came == "apologies"],
        "absent": [one.name for one in called if one.came == "absent"],
        "quorum": quorum_said(quorum.present, quorum.needed, is_met=quorum.is_met),
        "items": [_item(one) for one in pages],
    }  # fmt: skip


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
    return f"{came}; {enough}. {'There was one.' if is_met else 'There was none.'}"


def said(day: dt.date) -> str:
    return f"{day:%-d %B %Y}"


def _who(one: Any) -> str:
    notes = [one.called] if one.called else []
    notes += ["from afar"] if one.came == "remote" else []
    return f"{one.name} ({', '.join(notes)})" if notes else one.name


def _item(one: Page) -> dict[str, Any]:
    return {
        "number": one.number, "title": one.item.title, "minute": one.item.minute,
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
