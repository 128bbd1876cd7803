"""Calling a meeting, making its agenda, and sending it."""

import datetime as dt
from collections.abc import Iterable
from itertools import takewhile
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.db import transaction
from django.db.models import Max

from goldenthread.domain.board import meetings as rules
from goldenthread.features.accounts.models import Person
from goldenthread.features.activity import operations as activity
from goldenthread.features.governance.kept_pages import cited_page
from goldenthread.features.governance.models import Business, Item, Meeting, Note, Paper
from goldenthread.features.governance.operations.writing import note, note_item
from goldenthread.features.governance.queries.looked_at import not_seen_first
from goldenthread.features.governance.queries.minuting import digest_of
from goldenthread.features.governance.queries.pack import arising, last_before, to_approve
from goldenthread.features.governance.queries.seen_before import looked_at_first
from goldenthread.features.governance.ready_made import ready_business
from goldenthread.features.organisations.models import Body, Post, Trust
from goldenthread.features.organisations.queries import sitting_on
from goldenthread.features.trail.operations import record
from goldenthread.foundation import clock, subjects
from goldenthread.foundation.tables import claim_revision

READ = "read pack"
_is_address = URLValidator(schemes=["http", "https"])


@transaction.atomic
def take_business(*, trust: Trust, by: Person | None) -> int:
    """Take a copy of the library's schedule of business; what the trust has already stays as it is."""
    there = set(Business.objects.filter(trust=trust).values_list("body_kind", "key"))
    fresh = [
        Business(
            trust=trust, key=f"{line.key}-{min(line.months, default=0)}", body_kind=kind, title=line.title,
            says=line.says, purpose=line.purpose, months=line.months, lasts=line.lasts, role=line.role,
            page=line.page, is_confidential=line.confidential, is_seen_first=line.seen_first, order=order,
        )
        for order, line in enumerate(ready_business())
        for kind in line.bodies
        if (kind, f"{line.key}-{min(line.months, default=0)}") not in there
    ]  # fmt: skip
    Business.objects.bulk_create(fresh)
    record(
        trust=trust.pk, by=by, did="took", kind="trust", ref=trust.slug, title="The schedule of business",
        after={"lines": len(fresh)},
    )  # fmt: skip
    return len(fresh)


@transaction.atomic
def call_meeting(
    *, body: Body, by: Person | None, held_on: dt.date, begins_at: dt.time | None = None, place: str = "",
    title: str = "",
) -> Meeting:  # fmt: skip
    """Call a body together, with an agenda filled from its schedule, last time's minutes and open remits."""
    if body.dissolved_on and body.dissolved_on <= held_on:
        raise ValidationError({"body": "That body is dissolved by then."})
    meeting = Meeting(
        trust=body.trust, body=body, held_on=held_on, begins_at=begins_at, place=place.strip(), title=title.strip(),
        papers_by=rules.papers_by(held_on),
    )  # fmt: skip
    meeting.full_clean(exclude=["trust", "body"])
    meeting.save()
    _fill(meeting)
    note(meeting, "called", by, {"on": held_on, "place": meeting.place})
    return meeting


@transaction.atomic
def revise_meeting(*, meeting: Meeting, by: Person | None, drawn_from: int | None, **facts: Any) -> Meeting:
    """Move a meeting or change its place. Raises Stale when somebody else changed it meanwhile."""
    if meeting.state in (Meeting.State.HELD, Meeting.State.CANCELLED):
        raise ValidationError("It was held; what is on record stays.")
    claim_revision(meeting, drawn_from)
    for name, value in facts.items():
        setattr(meeting, name, value)
    meeting.full_clean(exclude=["trust", "body"])
    meeting.save()
    note(meeting, "changed", by, facts)
    return meeting


def _fill(meeting: Meeting) -> None:
    """Put on the agenda what always comes, what last time left, and what the month brings."""
    rows: list[Item] = [
        Item(meeting=meeting, title="Apologies", purpose="note", lasts=2, source=Item.Source.STANDING)
    ]
    posts = list(Post.objects.filter(trust=meeting.trust_id).order_by("pk"))
    lines = {line.key: line for line in Business.objects.filter(trust=meeting.trust_id, body_kind=meeting.body.kind)}
    due = rules.comes_to([rules.Line(key, line.months) for key, line in lines.items()], meeting.held_on)
    scheduled = [_of_line(meeting, lines[key], posts) for key in due]
    # What the schedule begins with and is only noted, such as interests, is heard before anything is decided.
    opening = list(takewhile(lambda item: item.purpose == "note", scheduled))
    rows += opening
    unapproved = to_approve(meeting)
    if (last := last_before(meeting)) or unapproved:
        when = f" of {last.held_on:%-d %B %Y}" if last else ""
        rows.append(
            Item(meeting=meeting, title=f"Minutes{when}", purpose="decide", lasts=5, source=Item.Source.ARISING)
        )
    rows += [
        Item(
            meeting=meeting, title=f"Reporting back: {remit.text}"[:200], purpose="discuss", lasts=10,
            presenter=remit.post, source=Item.Source.REPORT, source_ref=remit.ref,
            is_confidential=remit.item.is_confidential,
        )
        for remit in arising(meeting.body)
        if remit.item.meeting.held_on < meeting.held_on
    ]  # fmt: skip
    rows += scheduled[len(opening) :]
    pages = {line.ref: line.page for line in lines.values() if line.page}
    for order, row in enumerate(rows, start=1):
        row.order = order * 10
        row.save()
        if page := pages.get(row.source_ref):
            _cite_page(row, page)
        elif row.source == Item.Source.ARISING:
            _cite(row, [("minutes", one.ref, f"Minutes of {one.held_on:%-d %B %Y}") for one in unapproved])
        elif row.source == Item.Source.REPORT:
            _cite(row, [("remit", row.source_ref, "What was asked, and what came of it")])


def _of_line(meeting: Meeting, line: Business, posts: list[Post]) -> Item:
    # A school has some posts of its own beside those of the trust, such as its own safeguarding lead.
    theirs = (line.role, f"school_{line.role}")
    here = [post for post in posts if post.role in theirs and post.school_id == meeting.body.school_id]
    wide = [post for post in posts if post.role == line.role and post.school_id is None]
    return Item(
        meeting=meeting, title=line.title, says=line.says, purpose=line.purpose, lasts=line.lasts,
        presenter=next(iter([*here, *wide]), None) if line.role else None, source=Item.Source.SCHEDULE,
        source_ref=line.ref, is_confidential=line.is_confidential, is_seen_first=line.is_seen_first,
    )  # fmt: skip


def _cite(item: Item, papers: Iterable[tuple[str, str, str]]) -> None:
    """Put things of the body's own among an item's papers: of what kind, by its reference, and as it is called."""
    Paper.objects.bulk_create(
        Paper(item=item, title=title, subject_kind=kind, subject_ref=ref, cited_on=clock.today())
        for kind, ref, title in papers
    )


def _cite_page(item: Item, page: str) -> None:
    """Put a page of the site among an item's papers; what it says is kept, if anything, on the day it is sent."""
    slug, body, cited = item.meeting.trust.slug, item.meeting.body, cited_page(page)
    if cited is None:
        return
    title, address = cited.title, f"/{slug}/{cited.path}"
    Paper.objects.create(
        item=item, title=f"{title}: {body.school.short_name}" if body.school else title, address=address,
        subject_kind=f"page {page}", cited_on=clock.today(),
    )  # fmt: skip


@transaction.atomic
def add_item(
    *, meeting: Meeting, by: Person | None, title: str, says: str = "", purpose: str = "discuss",
    presenter: Post | None = None, lasts: int | None = None, is_confidential: bool = False,
    is_seen_first: bool = False,
) -> Item:  # fmt: skip
    """Put something on an agenda, after what is there."""
    _require_open(meeting)
    last = meeting.items.aggregate(last=Max("order"))["last"] or 0
    item = Item(
        meeting=meeting, order=last + 10, title=title.strip(), says=says.strip(), purpose=purpose,
        presenter=presenter, lasts=lasts, is_confidential=is_confidential, is_seen_first=is_seen_first,
    )  # fmt: skip
    item.full_clean(exclude=["meeting", "presenter"])
    item.save()
    note_item(item, "added", by, {"purpose": purpose})
    return item


@transaction.atomic
def put_on_agenda(
    *, meeting: Meeting, by: Person | None, about: tuple[str, str], title: str, address: str, says: str = "",
    purpose: str = "discuss", presenter: Post | None = None, is_confidential: bool = False,
) -> Item:  # fmt: skip
    """Bring a thing of the trust before a body: an item of its own, with the thing among its papers."""
    item = add_item(
        meeting=meeting, by=by, title=title[:200], says=says, purpose=purpose, presenter=presenter,
        is_confidential=is_confidential,
    )  # fmt: skip
    add_paper(item=item, by=by, title=title[:200], address=address, about=about)
    return item


@transaction.atomic
def revise_item(*, item: Item, by: Person | None, drawn_from: int | None, **facts: Any) -> Item:
    """Change an item of an agenda that is not sent yet; its place is its `order`."""
    _require_open(item.meeting)
    claim_revision(item, drawn_from)
    for name, value in facts.items():
        setattr(item, name, value)
    item.full_clean(exclude=["meeting", "presenter"])
    item.save()
    note_item(item, "changed", by, facts)
    return item


@transaction.atomic
def remove_item(*, item: Item, by: Person | None) -> None:
    """Take something off an agenda."""
    _require_open(item.meeting)
    note_item(item, "took off", by)
    item.delete()


@transaction.atomic
def add_paper(
    *, item: Item, by: Person | None, title: str, address: str = "", about: tuple[str, str] | None = None
) -> Paper:
    """Put a paper to an item: an address, or a thing of the trust that was found for whoever puts it there."""
    if item.meeting.state == Meeting.State.HELD:
        raise ValidationError("The meeting was held; its papers stay as they were.")
    if address and not address.startswith("/"):
        try:
            _is_address(address)
        except ValidationError as wrong:
            raise ValidationError({"address": "That is not an address that a browser opens."}) from wrong
    kind, ref = about or ("", "")
    _require_turn(item.meeting, about)
    paper = Paper(
        item=item, title=title.strip(), address=address, subject_kind=kind, subject_ref=ref, cited_on=clock.today()
    )
    paper.full_clean(exclude=["item"])
    paper.save()
    note_item(item, "added a paper to", by, {"paper": paper.title})
    return paper


def _require_turn(meeting: Meeting, about: tuple[str, str] | None) -> None:
    """Refuse a paper that another body is to look at before this one, and has not."""
    if about is None or looked_at_first(meeting, about):
        return
    why_not = subjects.why_not_yet(*about, meeting.body.kind, meeting.held_on)
    if why_not:
        raise ValidationError({"title": why_not})


@transaction.atomic
def send_agenda(*, meeting: Meeting, by: Person | None, on: dt.date | None = None) -> Meeting:
    """Send the agenda: it is kept as it is, and everybody called is asked to read its pack."""
    _require_open(meeting)
    if not meeting.items.exists():
        raise ValidationError("There is nothing on the agenda yet.")
    if unseen := not_seen_first(meeting):
        named = "; ".join(f"“{item.title}”" for item in unseen[:5])
        raise ValidationError(f"No committee or local body has looked at it at a meeting yet: {named}.")
    claim_revision(meeting, None)
    meeting.state, meeting.sent_on = Meeting.State.SENT, on or clock.today()
    for paper in Paper.objects.filter(item__meeting=meeting):
        cited = cited_page(paper.subject_kind.removeprefix("page "))
        if cited is not None and cited.keep is not None:
            paper.kept = cited.keep(meeting.trust_id, meeting.body.school_id)
            paper.cited_on = meeting.sent_on
            paper.save()
    meeting.agenda = _agenda_of(meeting)
    meeting.digest = digest_of(meeting.agenda)
    meeting.save()
    if meeting.held_on >= clock.today():
        _ask_to_read(meeting)
    note(meeting, "sent the agenda of", by, {"hash": meeting.digest})
    return meeting


def _agenda_of(meeting: Meeting) -> dict[str, Any]:
    return {
        "schema": 1, "held_on": meeting.held_on.isoformat(), "place": meeting.place,
        "items": [
            {
                "ref": item.ref, "title": item.title, "purpose": item.purpose, "says": item.says,
                "is_confidential": item.is_confidential,
                "papers": [
                    {"title": paper.title, "address": paper.address, "kept": paper.kept, "kind": paper.subject_kind,
                     "ref": paper.subject_ref}
                    for paper in item.papers.all()
                ],
            }
            for item in meeting.items.prefetch_related("papers")
        ],
    }  # fmt: skip


def _ask_to_read(meeting: Meeting) -> None:
    called = sitting_on([meeting.body], today=meeting.held_on)[meeting.body.pk]
    posts = {one.post for one in called if one.post and one.seat.counts_on(meeting.held_on)}
    for post in sorted(posts, key=lambda post: post.pk):
        activity.open_task(
            trust=meeting.trust, post=post, kind=READ, subject_kind="meeting", subject_ref=meeting.ref,
            title=f"{meeting} meets", why=f"At {meeting.place}." if meeting.place else "", due_on=meeting.held_on,
        )  # fmt: skip


def stop_asking_to_read(*, trust: Trust) -> int:
    """Ask nobody any more to read for a meeting whose day is past, whether or not it is recorded as held."""
    return activity.close_past(trust=trust, kind=READ, before=clock.today())


@transaction.atomic
def cancel_meeting(*, meeting: Meeting, by: Person | None) -> Meeting:
    """Say that a meeting does not take place."""
    if meeting.state == Meeting.State.HELD:
        raise ValidationError("It was held.")
    claim_revision(meeting, None)
    meeting.state = Meeting.State.CANCELLED
    meeting.save()
    activity.close_tasks(kind=READ, subject_kind="meeting", subject_ref=meeting.ref, by=by)
    note(meeting, "cancelled", by)
    return meeting


@transaction.atomic
def keep_note(*, item: Item, by: Person, text: str) -> None:
    """Keep what a reader writes beside an item for themselves: on no trail, and in nobody else's sight."""
    if not text.strip():
        Note.objects.filter(item=item, person=by).delete()
        return
    Note.objects.update_or_create(item=item, person=by, defaults={"text": text.strip()[:8_000]})


def _require_open(meeting: Meeting) -> None:
    if meeting.state != Meeting.State.PLANNED:
        raise ValidationError("The agenda was sent, and stays as it was sent.")
