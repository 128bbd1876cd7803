"""Drawing reports up, writing in them, and issuing them."""

import datetime as dt
from collections.abc import Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Max, Q
from django.utils import timezone

from goldenthread.domain.year import report_changes, report_ways
from goldenthread.features.accounts.models import Person
from goldenthread.features.activity import operations as activity
from goldenthread.features.organisations.models import Body, Holding, Post, School, Trust
from goldenthread.features.plans.models import Element
from goldenthread.features.reports import printing
from goldenthread.features.reports.models import ConfidentialPart, Presentation, Remark, Report, Snapshot
from goldenthread.features.reports.queries import seal_of
from goldenthread.features.reports.queries.drawing_up import SCHEMA, draw_up, line_of, shared
from goldenthread.features.reports.queries.sections import Span
from goldenthread.features.reports.queries.written import as_written, places_to_write, seal_of_part, shown_to
from goldenthread.features.reports.written_kinds import WrittenKind, kind_of
from goldenthread.features.reviews import operations as reviewing
from goldenthread.features.reviews.models import Occurrence
from goldenthread.features.trail import operations as trail
from goldenthread.foundation import clock
from goldenthread.foundation.tables import Stale

LONGEST_REMARK = 6_000


@transaction.atomic
def draw_up_report(
    *,
    trust: Trust,
    kind: WrittenKind,
    span: Span,
    by: Person | None,
    school: School | None = None,
    element: Element | None = None,
    occurrence: Occurrence | None = None,
    on: dt.date | None = None,
) -> Report:
    """Draw a report up as a draft, as of a day; the one that is in hand already is returned as it stands."""
    about = school.ref if school else element.ref if element else ""
    Trust.objects.select_for_update().get(pk=trust.pk)
    same = Report.objects.filter(trust=trust, kind=kind.kind, about=about, period=span.name)
    in_hand = same.filter(snapshot=None).first()
    if in_hand is not None:
        return _asked_for(in_hand, occurrence)
    drawn = draw_up(trust, kind, span, school=school, element=element, on=on)
    report = Report.objects.create(
        trust=trust, kind=kind.kind, school=school, about=about, title=drawn.title, period=span.name,
        from_on=span.from_on, until_on=span.until_on, content=drawn.content, as_at=drawn.as_at,
        drawn_on=drawn.drawn_on,
        drawn_by=by, edition=(same.aggregate(Max("edition"))["edition__max"] or 0) + 1,
        occurrence=occurrence.ref if occurrence else "", due_on=occurrence.due_on if occurrence else None,
    )  # fmt: skip
    _note(report, "drew up a report", by)
    return report


def _asked_for(report: Report, occurrence: Occurrence | None) -> Report:
    """Let a draft that was begun before it was asked for answer the duty that asks for it now."""
    if occurrence is not None and not report.occurrence:
        report.occurrence, report.due_on = occurrence.ref, occurrence.due_on
        report.save(update_fields=["occurrence", "due_on"])
    return report


@transaction.atomic
def draw_again(*, report: Report, by: Person | None) -> Report:
    """Draw a draft anew from what stands now. What its authors wrote stays, and what moved is told."""
    report = _held(report)
    kind = kind_of(report.trust, report.kind)
    if kind is None:
        raise ValidationError("There is no such kind of report any more.")
    element = Element.objects.filter(ref=report.about).first() if report.school_id is None and report.about else None
    span = Span(report.period, report.from_on, report.until_on)
    drawn = draw_up(report.trust, kind, span, school=report.school, element=element)
    found = report_changes.changes(
        report_changes.items_of(shared(report.content)), report_changes.items_of(shared(drawn.content))
    )
    report.content, report.as_at, report.drawn_on, report.drawn_by = drawn.content, drawn.as_at, drawn.drawn_on, by
    report.moved = [line_of(one) for one in found]
    report.annotated_on = report.annotated_by = None
    report.revision += 1
    report.save()
    _note(report, "drew a report up anew", by, after={"moved": len(found)})
    return report


@transaction.atomic
def write_remark(*, report: Report, about: str, text: str, drawn_from: int, by: Person) -> Remark:
    """Keep what an author writes at one place of a draft.

    `drawn_from` is the revision of the remark that the form showed, nought where there was none. Raises Stale when
    somebody else wrote there meanwhile, and ValidationError for words that are too long.
    """
    report = _held(report)
    if about not in places_to_write(report.content):
        raise ValidationError("That place is not in the report any more. Draw it up anew, or copy your words.")
    text = text.replace("\r\n", "\n").strip()
    if len(text) > LONGEST_REMARK:
        raise ValidationError({"text": f"{LONGEST_REMARK:,} characters are the most that can be kept in one place."})
    held = Remark.objects.select_for_update().filter(report=report, about=about).first()
    if (held.revision if held else 0) != drawn_from:
        raise Stale(held)
    report.revision += 1
    report.save(update_fields=["revision"])
    if held is None:
        return Remark.objects.create(report=report, about=about, text=text, by=by, said_on=clock.today())
    held.text, held.by, held.said_on, held.revision = text, by, clock.today(), held.revision + 1
    held.save()
    return held


@transaction.atomic
def finish_writing(*, report: Report, confidential_for: str, by: Person, on: dt.date | None = None) -> Report:
    """Say that a report is written: it waits for no more words, and can be issued."""
    report = _held(report)
    if confidential_for not in ConfidentialPart.Audience.values:
        raise ValidationError({"confidential_for": "Choose who may read what is in confidence."})
    report.annotated_on, report.annotated_by, report.confidential_for = on or clock.today(), by, confidential_for
    report.revision += 1
    report.save(update_fields=["annotated_on", "annotated_by", "confidential_for", "revision"])
    _note(report, "said that a report is written", by)
    return report


@transaction.atomic
def discard_draft(*, report: Report, by: Person) -> None:
    """Let go of a draft with everything that was written in it."""
    report = _held(report)
    _note(report, "let go of the draft of a report", by)
    report.delete()


def issue_report(*, report: Report, drawn_from: int | None, by: Person | None, on: dt.date | None = None) -> Snapshot:
    """Freeze a draft with what its authors wrote: numbered, sealed, and never changed again.

    `on` is the day of one that was issued before its trust came here.
    Raises Stale where the draft was drawn anew or written in since it was shown.
    """
    content = as_written(report, in_confidence=False)
    # A report that cannot be set is found out before it is issued, and not on the evening of the meeting.
    printing.written_pdf(content, note="Number 1")
    return _issue(report=report, drawn_from=drawn_from, by=by, on=on or clock.today())


@transaction.atomic
def _issue(*, report: Report, drawn_from: int | None, by: Person | None, on: dt.date) -> Snapshot:
    report = _held(report)
    if drawn_from is not None and report.revision != drawn_from:
        raise Stale(report)
    trust = Trust.objects.select_for_update().get(pk=report.trust_id)
    whole = as_written(report, in_confidence=True)
    content = shared(whole) | {"author": _author(report, by)}
    same = Snapshot.objects.filter(trust=trust, report=report.kind, about=report.about)
    snapshot = Snapshot(
        trust=trust, school=report.school, about=report.about, report=report.kind, title=report.title,
        number=(same.aggregate(Max("number"))["number__max"] or 0) + 1, schema=SCHEMA, frozen=content,
        audience=Snapshot.Audience.SCHOOL if report.school_id else Snapshot.Audience.BOARD, as_at=report.as_at,
        drawn_on=on, issued_at=timezone.now(), issued_by=by,
    )  # fmt: skip
    snapshot.hash = seal_of(snapshot)
    snapshot.save(force_insert=True)
    _keep_confidence(report, snapshot, whole)
    report.snapshot = snapshot
    report.save(update_fields=["snapshot"])
    _finish(report, snapshot, by)
    return snapshot


def _keep_confidence(report: Report, snapshot: Snapshot, whole: dict[str, Any]) -> None:
    """Freeze apart what was written in confidence; where nothing was, there is no such part."""
    sections = [one for one in whole["sections"] if one["confidential"] and _says_something(one)]
    if sections:
        part = ConfidentialPart(snapshot=snapshot, audience=report.confidential_for, frozen={"sections": sections})
        part.hash = seal_of_part(snapshot, part)
        part.save(force_insert=True)


def _says_something(section: Mapping[str, Any]) -> bool:
    return bool(section["remark"].strip()) or any(block["kind"] != "text" for block in section["blocks"])


def _finish(report: Report, snapshot: Snapshot, by: Person | None) -> None:
    """Say of the duty that it is done, and tell the body that the report is for."""
    occurrence = Occurrence.objects.filter(ref=report.occurrence, done_on=None, set_aside_on=None).first()
    if report.occurrence and occurrence is not None:
        reviewing.finish_occurrence(occurrence=occurrence, by=by, said=f"{snapshot.title}, number {snapshot.number}")
    told = posts_for(report.trust_id, report.content["for"], report.school)
    activity.tell(
        trust=report.trust, posts=told, says=f"{snapshot.title}, number {snapshot.number}, was issued",
        subject_kind="report", subject_ref=snapshot.ref, by=by,
    )  # fmt: skip
    trail.record(
        trust=report.trust_id, by=by, did="issued a report", kind="report", ref=snapshot.ref,
        title=f"{snapshot.title}, number {snapshot.number}", after={"number": snapshot.number, "seal": snapshot.hash},
    )  # fmt: skip


def posts_for(trust: int, audience: str, school: School | None) -> list[Post]:
    """Return the posts of the bodies of a kind for which a report is, of a school its own."""
    posts = Post.objects.filter(trust=trust, bodies__kind=audience)
    if audience == Body.Kind.LOCAL_BODY and school is not None:
        posts = posts.filter(bodies__school=school)
    return list(posts.distinct())


def _author(report: Report, by: Person | None) -> str:
    """Name the post of whoever said that it is written, or else of whoever issues it."""
    person = report.annotated_by or by
    if person is None:
        return ""
    today = clock.today()
    held = Holding.objects.filter(
        Q(until_on=None) | Q(until_on__gte=today), person=person, post__trust=report.trust_id, from_on__lte=today
    ).select_related("post")
    found = sorted(held, key=lambda one: (one.post.school_id != report.school_id, one.pk))
    return found[0].post.title if found else ""


@transaction.atomic
def present(*, snapshot: Snapshot, body: Body, on: dt.date, local_first: bool, by: Person) -> Presentation:
    """Note that an issued report was laid before a body on a day."""
    Snapshot.objects.select_for_update().get(pk=snapshot.pk)
    why_not = report_ways.why_not_shown(
        body.kind, on, issued_on=snapshot.drawn_on, today=clock.today(), local_first=local_first,
        already=shown_to(snapshot),
    )  # fmt: skip
    if why_not:
        raise ValidationError({"on": why_not})
    if snapshot.presentations.filter(body=body, on=on).exists():
        raise ValidationError({"on": "That is noted already."})
    shown = Presentation.objects.create(
        snapshot=snapshot, body=body, body_kind=body.kind, body_name=body.name, on=on, by=by
    )
    trail.record(
        trust=snapshot.trust_id, by=by, did="laid a report before a body", kind="report", ref=snapshot.ref,
        title=f"{snapshot.title}, number {snapshot.number}", after={"body": body.name, "on": on},
    )  # fmt: skip
    return shown


def _held(report: Report) -> Report:
    """Lock a draft. Raises ValidationError for one that was issued: nothing in it changes any more."""
    held = Report.objects.select_for_update(of=("self",)).select_related("trust", "school", "annotated_by")
    found = held.get(pk=report.pk)
    if found.snapshot_id is not None:
        raise ValidationError("It was issued, and does not change any more. Draw up another edition to put it right.")
    return found


def _note(report: Report, did: str, by: Person | None, **changes: Any) -> None:
    trail.record(
        trust=report.trust_id, by=by, did=did, kind="report draft", ref=report.ref,
        title=f"{report.title}, {report.period}", **changes,
    )  # fmt: skip
