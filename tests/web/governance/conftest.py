"""A board and a local body, each with a meeting: one to come, one that was held."""

import datetime as dt

import pytest

from goldenthread.features.governance import operations
from goldenthread.features.organisations import operations as organising

HELD, COMING = dt.date(2026, 11, 17), dt.date(2026, 12, 8)


@pytest.fixture
def board(world):
    body = organising.form_body(
        trust=world.trust, by=None, name="Trust Board", kind="board", quorum_part="third", quorum_least=1
    )
    body.posts.add(world.posts["trustee"], world.posts["governance"])
    organising.take_seat(body=body, by=None, post=world.posts["chief"], from_on=dt.date(2024, 9, 1), is_member=False)
    return body


@pytest.fixture
def local(world):
    body = organising.form_body(
        trust=world.trust, by=None, name="Haven High committee", kind="local body", school=world.haven_high
    )
    body.posts.add(world.posts["governor"])
    return body


@pytest.fixture
def coming(world, board):
    operations.take_business(trust=world.trust, by=None)
    meeting = operations.call_meeting(body=board, by=None, held_on=COMING, begins_at=dt.time(18), place="Haven High")
    # No local body has met in this world, and what it must see first would hold the agenda back.
    meeting.items.update(is_seen_first=False)
    return meeting


@pytest.fixture
def held(world, local):
    meeting = operations.call_meeting(body=local, by=None, held_on=HELD)
    operations.record_attendance(
        meeting=meeting, by=None, came={f"{world.posts['governor'].ref}:Local governor, Haven High": "present"}
    )
    return meeting


@pytest.fixture
def secret(world, held):
    """Return a confidential item of the local body, with all that can hang from one. Each of it says hush."""
    item = held.items.create(title="Hush: the head's pay", is_confidential=True, order=90)
    operations.record_item(
        item=item, by=None, drawn_from=None, minute="Hush was said.",
        decided=operations.Decided("decide", "Hush it."),
        given=operations.Given("Hush it up", dt.date(2026, 12, 1), world.posts["governor"]),
    )  # fmt: skip
    operations.ask_question(body=held.body, by=None, asks="Hush, why?", asker="A governor", item=item)
    return item


def typed(**other):
    return {"minute": "", "kind": "", "decision": "", "about": "", "remit": "", "remit_to": "", **other}
