"""The meetings of a demonstration: some held, with minutes, decisions and challenge; some to come, with a pack."""

import datetime as dt
from typing import Literal

from goldenthread.domain.access import Grant, Reach
from goldenthread.features.governance import operations as governance
from goldenthread.features.governance import queries
from goldenthread.features.governance.models import Item, Meeting, Remit
from goldenthread.features.intake.packs.base import Shape, Words
from goldenthread.features.measures.models import Measure
from goldenthread.features.organisations.models import Trust
from goldenthread.features.organisations.operations.founding import Furnished
from goldenthread.features.organisations.queries import role_permissions
from goldenthread.foundation import clock, library
from goldenthread.foundation.library import LibraryError

CLERK = "governance_lead"


class DecisionFacts(Shape):
    kind: Literal["decide", "challenge", "resource", "re-prioritise", "note", "refer"]
    says: Words
    measure: str = ""


class RemitFacts(Shape):
    text: Words
    post: Words
    due: dt.date
    report: str = ""
    reported: dt.date | None = None


class AskedFacts(Shape):
    asks: Words
    post: Words
    answer: str = ""
    topic: str = ""
    measure: str = ""


class ItemFacts(Shape):
    """An item: one that the schedule brings, by its title, or one of the meeting's own."""

    title: Words
    says: str = ""
    purpose: Literal["decide", "discuss", "note"] = "discuss"
    presenter: str = ""
    confidential: bool = False
    minute: str = ""
    decisions: list[DecisionFacts] = []
    remits: list[RemitFacts] = []
    asked: list[AskedFacts] = []


class MeetingFacts(Shape):
    body: Words
    on: dt.date
    at: str = ""
    place: str = ""
    away: list[str] = []
    items: list[ItemFacts] = []
    approved: dt.date | None = None
    sent: bool = True


class RaisedFacts(Shape):
    """What was raised for a body outside its meetings, and the reply."""

    body: Words
    on: dt.date
    asks: Words
    asker: Words
    topic: str = ""
    answer: str = ""
    answered_by: str = ""


class ProposedFacts(Shape):
    """What a body proposed to the holder of a post, and the answer."""

    body: Words
    on: dt.date
    title: Words
    says: Words
    to: Words
    wanted_by: dt.date | None = None
    answer: Literal["", "taken up", "in part", "not taken up"] = ""
    reason: Words = ""
    answered: dt.date | None = None


class Meetings(Shape):
    """meetings.yaml; a pack may be without."""

    meetings: list[MeetingFacts] = []
    raised: list[RaisedFacts] = []
    proposed: list[ProposedFacts] = []


def read_meetings(name: str) -> Meetings:
    path = f"packs/{name}/meetings.yaml"
    return library.read_as(path, Meetings) if (library.folder() / path).exists() else Meetings()


def take_meetings(facts: Meetings, trust: Trust, made: Furnished) -> None:
    """Give the demonstration its schedule of business and its meetings, those before today as they were held."""
    if not facts.meetings:
        return
    governance.take_business(trust=trust, by=None)
    for one in sorted(facts.meetings, key=lambda one: one.on):
        _take(one, made)
    for raised in facts.raised:
        if raised.on <= clock.today():
            governance.ask_question(
                body=made.bodies[raised.body], by=None, asks=raised.asks, asker=raised.asker, topic=raised.topic,
                answer=raised.answer, answered_by=raised.answered_by, on=raised.on,
            )  # fmt: skip
    for proposed in facts.proposed:
        if proposed.on <= clock.today():
            _propose(proposed, made)


def _propose(one: ProposedFacts, made: Furnished) -> None:
    post = made.posts[one.to]
    proposal = governance.make_proposal(
        body=made.bodies[one.body], by=None, title=one.title, says=one.says, goes_to=post, wanted_by=one.wanted_by,
        on=one.on,
    )  # fmt: skip
    if one.answer:
        governance.answer_proposal(
            proposal=proposal, by=None, answer=one.answer, reason=one.reason, answered_by=post.title,
            on=one.answered or one.on,
        )  # fmt: skip


def _take(one: MeetingFacts, made: Furnished) -> None:
    begins_at = dt.time.fromisoformat(one.at) if one.at else None
    meeting = governance.call_meeting(
        body=made.bodies[one.body], by=None, held_on=one.on, begins_at=begins_at, place=one.place
    )
    items = [(_item(each, meeting, made), each) for each in one.items]
    if one.sent and not queries.not_seen_first(meeting):
        governance.send_agenda(meeting=meeting, by=None, on=min(meeting.papers_by or one.on, clock.today()))
    if one.on <= clock.today():
        _hold(one, meeting, items, made)
        return
    for item, each in items:
        _ask(each, item, made, clock.today())


def _item(one: ItemFacts, meeting: Meeting, made: Furnished) -> Item:
    there = meeting.items.filter(title=one.title).first()
    if there:
        return there
    return governance.add_item(
        meeting=meeting, by=None, title=one.title, says=one.says, purpose=one.purpose,
        presenter=made.posts[one.presenter] if one.presenter else None, is_confidential=one.confidential,
    )  # fmt: skip


def _hold(one: MeetingFacts, meeting: Meeting, items: list[tuple[Item, ItemFacts]], made: Furnished) -> None:
    came = {
        f"{each.key}:{each.name}": "apologies" if each.name in one.away else "present"
        for each in queries.called_to(meeting)
    }
    governance.record_attendance(meeting=meeting, by=None, came=came)
    for item, each in items:
        _record(each, item, made)
        _ask(each, item, made, one.on)
    if one.approved and one.approved <= clock.today():
        # What the clerk would read is what is frozen.
        reach = Reach(0, meeting.trust_id, frozenset({Grant(CLERK, 0)}), role_permissions())
        for part in ("open",):
            governance.approve_minutes(
                meeting=meeting, by=None, part=part, document=queries.drafted(reach, meeting, part), approved_at=None,
                on=one.approved,
            )  # fmt: skip


def _record(one: ItemFacts, item: Item, made: Furnished) -> None:
    decided = [governance.Decided(each.kind, each.says, _about(each.measure, item)) for each in one.decisions]
    given = [governance.Given(each.text, each.due, made.posts[each.post]) for each in one.remits]
    for number in range(max(len(decided), len(given), 1)):
        governance.record_item(
            item=item, by=None, drawn_from=None, minute=one.minute,
            decided=decided[number] if number < len(decided) else None,
            given=given[number] if number < len(given) else None,
        )  # fmt: skip
    for each in one.remits:
        if each.reported and each.reported <= clock.today():
            remit = Remit.objects.get(item=item, text=each.text)
            governance.report_on_remit(remit=remit, by=None, report=each.report, on=each.reported)


def _ask(one: ItemFacts, item: Item, made: Furnished, on: dt.date) -> None:
    for each in one.asked:
        post = made.posts[each.post]
        governance.ask_question(
            body=item.meeting.body, by=None, asks=each.asks, asker=post.title, asked_by=post, item=item,
            about=_about(each.measure, item), topic=each.topic or item.title[:80], answer=each.answer,
            answered_by=item.presenter.title if item.presenter else "The clerk", on=on,
        )  # fmt: skip


def _about(measure: str, item: Item) -> tuple[str, str] | None:
    if not measure:
        return None
    found = Measure.objects.filter(trust=item.meeting.trust_id, key=measure).first()
    if found is None:
        raise LibraryError(f"meetings.yaml: there is no measure “{measure}”.")
    return ("measure", found.ref)
