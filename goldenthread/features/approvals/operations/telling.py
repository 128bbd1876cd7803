"""What a thing on its way is called where others may read along: in tasks, letters, calendars and the trail.

Its owner says so of what only a few may read; everything else is called by its title.
"""

from typing import Any

from goldenthread.features.accounts.models import Person
from goldenthread.features.approvals.models import Approval, Consultation
from goldenthread.features.trail import operations as trail
from goldenthread.foundation import subjects


def closed_name(held: Approval | Consultation) -> str:
    """Return the name under which a thing that is closed to most is spoken of; nothing for one that is open."""
    doors = subjects.consultable(held.subject_kind)
    return doors.closed_name(held.subject_ref) if doors else ""


def told_as(held: Approval | Consultation) -> str:
    return closed_name(held) or held.title


def open_words(held: Approval | Consultation, words: str) -> str:
    """Return what was said of a thing as far as others may read it along: nothing of one that is closed."""
    return "" if closed_name(held) else words


def note(held: Approval | Consultation, did: str, by: Person | None, after: dict[str, Any] | None = None) -> None:
    """Leave the entry of a deed, about the thing itself; of one that is closed, only that it was done."""
    said = {} if closed_name(held) else {key: value for key, value in (after or {}).items() if value}
    trail.record(
        trust=held.trust_id, by=by, did=did, kind=held.subject_kind, ref=held.subject_ref, title=told_as(held),
        after=said,
    )  # fmt: skip
