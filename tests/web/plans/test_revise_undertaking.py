"""Changing what an undertaking says of itself."""

import pytest

from goldenthread.features.plans import operations


@pytest.fixture
def row(world):
    return operations.begin_undertaking(
        trust=world.trust, kind="pilot", title="One form", by=world.people["head"], post=world.posts["head"],
        answers={"for_whom": "The council", "what": "A form"},
    )  # fmt: skip


@pytest.fixture
def address(row):
    return f"/harbour/plan/undertaking/{row.ref}/edit/"


TYPED = {"title": "One form for all", "answer_for_whom": "The council", "answer_what": "Every family", "revision": 1}


def test_whoever_wrote_it_changes_it_and_nobody_else(as_, row, address, world):
    operations.open_undertaking(undertaking=row, by=world.people["head"])
    assert as_("governor").post(address, TYPED).status_code == 404
    as_("head").post(address, TYPED | {"revision": 2})
    row.refresh_from_db()
    assert row.title == "One form for all"
    assert row.answers.get(question="what").text == "Every family"


def test_what_is_open_keeps_every_answer(as_, row, address, world):
    operations.open_undertaking(undertaking=row, by=world.people["head"])
    answer = as_("head").post(address, TYPED | {"answer_what": "", "revision": 2})
    assert answer.status_code == 422
    assert row.answers.get(question="what").text == "A form"


def test_of_two_at_once_the_second_reads_the_first(as_, row, address):
    as_("head").post(address, TYPED)
    answer = as_("chief").post(address, TYPED | {"title": "Mine"})
    assert answer.status_code == 409
    assert "Mine" in answer.content.decode()
    row.refresh_from_db()
    assert row.title == "One form for all"
