"""Holding a meeting: who came, what was said and decided, and what others are to do."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.db import transaction

from goldenthread.features.accounts.models import Person
from goldenthread.features.activity import operations as activity
from goldenthread.features.governance.models import Attendance, Conflict, Decision, Item, Meeting, Minutes, Remit
from goldenthread.features.governance.operations.meetings import READ
from goldenthread.features.governance.operations.writing import NEUTRAL, note, note_item
from goldenthread.features.governance.queries.minuting import digest_of, held_since
from goldenthread.features.governance.queries.pack import called_to
from goldenthread.features.organisations.models import Body, Post
from goldenthread.foundation import clock
from goldenthread.foundation.tables import claim_revision

REPORT = "report on remit"


@dataclass(frozen=True)
class Decided:
    """A decision as it is taken down."""

    kind: str
    says: str
    about: tuple[str, str] | None = None


@dataclass(frozen=True)
class Given:
    """A remit as it is given."""

    text: str
    due_on: dt.date
    post: Post | None = None
    body: Body | None = None


@dataclass(frozen=True)
class Declared:
    """A conflict of interest as it is declared."""

    name: str
    says: str
    withdrew: bool = False


@transaction.atomic
def record_attendance(
    *, meeting: Meeting, by: Person | None, came: Mapping[str, str], left: Mapping[str, str] | None = None
) -> Meeting:  # fmt: skip
    """Say who came, by their seat and name (“seat:name”), and before which item somebody left.

    The meeting counts as held from then on.
    """
    if meeting.state == Meeting.State.CANCELLED:
        raise ValidationError("It was cancelled.")
    if meeting.held_on > clock.today():
        raise ValidationError("It is still to come.")
    _require_unapproved(meeting)
    claim_revision(meeting, None)
    items = {item.ref: item for item in meeting.items.all()}
    for one in called_to(meeting):
        gone = items.get((left or {}).get(f"{one.key}:{one.name}", ""))
        state = came.get(f"{one.key}:{one.name}", "")
        if state in Attendance.Came.values:
            Attendance.objects.update_or_create(
                meeting=meeting, seat=one.key, name=one.name,
                defaults={
                    "came": state, "is_member": one.is_member, "called": one.called, "person_id": one.person,
                    "left_before": gone,
                },
            )  # fmt: skip
    meeting.state = Meeting.State.HELD
    meeting.save()
    activity.close_tasks(kind=READ, subject_kind="meeting", subject_ref=meeting.ref, by=by)
    note(meeting, "recorded who came to", by, {"present": meeting.attendance.filter(came="present").count()})
    return meeting


@transaction.atomic
def record_item(
    *, item: Item, by: Person | None, drawn_from: int | None, minute: str, decided: Decided | None = None,
    given: Given | None = None, declared: Declared | None = None,
) -> Item:  # fmt: skip
    """Take down what was said at an item, and with it a decision, a remit or a conflict of interest."""
    _require_unapproved(item.meeting)
    if item.meeting.held_on > clock.today():
        raise ValidationError("The meeting is still to come.")
    claim_revision(item, drawn_from)
    item.minute = minute.strip()
    item.full_clean(exclude=["meeting", "presenter"])
    item.save()
    if declared:
        Conflict.objects.create(
            item=item, name=declared.name[:120], says=declared.says[:400], withdrew=declared.withdrew
        )
    if decided:
        kind, ref = decided.about or ("", "")
        row = Decision(item=item, kind=decided.kind, says=decided.says.strip(), subject_kind=kind, subject_ref=ref)
        row.full_clean(exclude=["item"])
        row.save()
    if given:
        _give(item, given)
    note_item(
        item, "recorded", by, {"decided": decided.says if decided else "", "remit": given.text if given else ""}
    )
    return item


def _give(item: Item, given: Given) -> Remit:
    if given.post is None and given.body is None:
        raise ValidationError({"remit_to": "Say whose it is."})
    remit = Remit(item=item, text=given.text.strip(), post=given.post, to_body=given.body, due_on=given.due_on)
    remit.full_clean(exclude=["item", "post", "to_body"])
    remit.save()
    if given.post:
        kept = item.is_confidential
        activity.open_task(
            trust=item.meeting.trust, post=given.post, kind=REPORT, subject_kind="remit", subject_ref=remit.ref,
            title=NEUTRAL if kept else remit.text, why=f"{item.meeting.body.name} asked for it", due_on=remit.due_on,
        )  # fmt: skip
    return remit


@transaction.atomic
def report_on_remit(*, remit: Remit, by: Person | None, report: str, on: dt.date | None = None) -> Remit:
    """Report back; it comes before the body at its next meeting, which may close it."""
    if not report.strip():
        raise ValidationError({"report": "Say what came of it."})
    if remit.closed_on:
        raise ValidationError("The body has closed it.")
    claim_revision(remit, None)
    remit.report, remit.reported_on = report.strip(), on or clock.today()
    remit.full_clean(exclude=["item", "post", "to_body"])
    remit.save()
    activity.close_tasks(kind=REPORT, subject_kind="remit", subject_ref=remit.ref, by=by)
    note_item(remit.item, "reported back on", by, {"report": remit.report})
    return remit


@transaction.atomic
def close_remit(*, remit: Remit, by: Person | None, on: dt.date | None = None) -> Remit:
    """Say that the body has heard what came of a remit, and asks no more."""
    if not remit.reported_on:
        raise ValidationError("Nobody has reported back yet.")
    claim_revision(remit, None)
    remit.closed_on = on or clock.today()
    remit.save()
    note_item(remit.item, "closed a remit of", by)
    return remit


@transaction.atomic
def approve_minutes(
    *, meeting: Meeting, by: Person | None, part: str, document: dict[str, object], approved_at: Meeting | None,
    corrections: str = "", on: dt.date | None = None,
) -> Minutes:  # fmt: skip
    """Keep one part of the minutes as the body approved it, with its hash; from then on nothing in it changes.

    `document` is the draft as its reader was shown it.
    """
    if meeting.state != Meeting.State.HELD:
        raise ValidationError("Say first who came.")
    if Minutes.objects.filter(meeting=meeting, part=part).exists():
        raise ValidationError("They are approved already.")
    if approved_at is None and on is None and held_since(meeting).exists():
        raise ValidationError("No meeting since had a quorum, so nobody could approve them yet.")
    when = on or (approved_at.held_on if approved_at else clock.today())
    if when < meeting.held_on:
        raise ValidationError("Minutes are approved after the meeting.")
    claim_revision(meeting, None)
    meeting.save()
    minutes = Minutes.objects.create(
        meeting=meeting, part=part, document=document, digest=digest_of(document), corrections=corrections.strip(),
        approved_on=when, approved_at=approved_at,
    )  # fmt: skip
    note(meeting, f"approved the {part} minutes of", by, {"hash": minutes.digest})
    return minutes


def _require_unapproved(meeting: Meeting) -> None:
    if Minutes.objects.filter(meeting=meeting).exists():
        raise ValidationError("The minutes are approved; what they say stays as it is.")
