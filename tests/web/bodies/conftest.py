"""A board and a local body, with some people on them."""

import datetime as dt

import pytest

from goldenthread.features.members import operations as members
from goldenthread.features.organisations import operations


@pytest.fixture
def board(world):
    board = operations.form_body(
        trust=world.trust, by=None, name="Trust Board", kind="board", size_least=3, size_most=5,
        links=[{"name": "Safeguarding", "why": "It must."}], quorum_part="third", quorum_least=2,
    )  # fmt: skip
    board.posts.add(world.posts["trustee"])
    return board


@pytest.fixture
def local(world):
    body = operations.form_body(
        trust=world.trust, by=None, name="Haven High committee", kind="local body", school=world.haven_high,
        categories=[{"name": "Parent", "least": 2, "most": None}],
    )  # fmt: skip
    body.posts.add(world.posts["governor"])
    return body


@pytest.fixture
def seat(world, local):
    """Return a parent's seat at Haven High whose term ends in the spring."""
    return operations.take_seat(
        body=local, by=None, name="Ada Quill", category="Parent", from_on=dt.date(2023, 3, 1),
        until_on=dt.date(2027, 2, 28),
    )  # fmt: skip


@pytest.fixture
def visit(world, local):
    """Return a visit of the local governor to Haven High, to be made in a week, about a priority of its plan."""
    return members.plan_visit(
        trust=world.trust, by=None, visitor=world.people["governor"], post=world.posts["governor"], who="Ada Quill",
        kind="Link visit", on=dt.date(2026, 11, 28), school=world.haven_high, about=("element", world.priority.ref),
        purpose="Who is late, and why?",
    )  # fmt: skip


@pytest.fixture
def audit(world, board, local):
    """Return a skills audit of the board and of Haven High's committee."""
    return members.open_audit(
        trust=world.trust, by=None, criteria="skills", title="Skills 2026", bodies=[board, local],
        due_on=dt.date(2026, 12, 11),
    )  # fmt: skip


@pytest.fixture
def self_audit(world, board):
    """Return a self-assessment of the board, which the chief, the head and another look at from outside."""
    return members.open_audit(
        trust=world.trust, by=None, criteria="self-assessment", title="How well we govern", bodies=[board],
        due_on=dt.date(2026, 12, 11), outside=[world.posts[who] for who in ("chief", "head", "data")],
    )  # fmt: skip


@pytest.fixture
def linked(world, local):
    """Return a programme for safeguarding with a session in a fortnight; the local governor watches over it."""
    operations.take_seat(
        body=local, by=None, post=world.posts["governor"], from_on=dt.date(2024, 9, 1), links=["Safeguarding"]
    )
    programme = members.open_programme(
        trust=world.trust,
        title="Safeguarding, over two years",
        link="Safeguarding",
        from_on=dt.date(2025, 9, 1),
        by=None,
    )
    members.add_session(programme=programme, title="Thresholds", on=dt.date(2026, 12, 8), most=3, by=None)
    return programme
