"""The list of challenges: for whoever raises them, and for whoever is to answer."""

import datetime as dt

from goldenthread.features.plans import operations
from goldenthread.foundation.subjects import Subject
from tests.query_budget import assert_within

ADDRESS = "/harbour/plan/challenges/"


def raise_one(world, title="The monthly return"):
    return operations.raise_challenge(
        trust=world.trust, subject=Subject("element", world.aim.ref, title, ""), says="Eleven fields",
        asked=world.posts["initiative"], answer_by=dt.date(2026, 11, 27), by=world.people["chief"],
    )  # fmt: skip


def test_one_reads_those_that_one_raises_or_is_to_answer(as_, world):
    raise_one(world)
    for who in ("chief", "initiative"):
        assert "The monthly return" in as_(who).get(ADDRESS).content.decode()
    for who in ("head", "trustee"):
        assert "The monthly return" not in as_(who).get(ADDRESS).content.decode()


def test_the_list_asks_as_few_questions_for_many_as_for_one(as_, world):
    client = as_("chief")
    raise_one(world)
    client.get(ADDRESS)
    before = assert_within(16, lambda: client.get(ADDRESS))
    for number in range(6):
        raise_one(world, f"Return {number}")
    assert assert_within(16, lambda: client.get(ADDRESS)) == before
