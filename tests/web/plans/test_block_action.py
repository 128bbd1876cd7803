"""Saying what stands in an action's way, and who can free it."""

import pytest

from goldenthread.features.plans import operations


@pytest.fixture
def action(world, chief):
    return operations.add_action(
        element=world.aim, title="Nurse", post=world.posts["initiative"], due_words="by March 2027", by=chief
    )


@pytest.fixture
def address(action):
    return f"/harbour/plan/action/{action.ref}/block/"


def home(client):
    return client.get("/harbour/").content.decode()


def test_whoever_can_free_it_is_asked_and_then_the_doer_again(as_, world, address, action):
    typed = {"because": "No money yet", "unblocker": world.posts["finance_lead"].ref}
    as_("initiative").post(address, typed)
    assert f'href="{address}"' not in home(as_("initiative"))
    assert "Free what is blocked: Nurse" in home(as_("finance_lead"))
    assert "No money yet" in as_("finance_lead").get(address).content.decode()
    freed = as_("finance_lead").post(address, {"deed": "unblock", "how": "The reserve pays"}, follow=True)
    assert freed.status_code == 200  # its own page is no longer theirs
    assert "Nurse can go on." in freed.content.decode()
    assert "The reserve pays" in as_("chief").get(f"/harbour/plan/part/{world.aim.ref}/changes/").content.decode()
    assert "Free what is blocked" not in home(as_("finance_lead"))
    assert f"/harbour/plan/action/{action.ref}/" in home(as_("initiative"))


def test_it_says_why_on_the_thread(as_, world, address, action):
    as_("initiative").post(address, {"because": "No money yet"})
    thread = as_("trustee").get(f"/harbour/plan/part/{world.aim.ref}/").content.decode()
    assert "No money yet" in thread
    assert "Blocked" in thread


def test_without_a_reason_nothing_is_blocked(as_, address, action):
    assert as_("initiative").post(address, {"because": ""}).status_code == 422
    action.refresh_from_db()
    assert action.blocked_on is None


def test_what_is_not_blocked_is_not_freed(as_, address):
    assert as_("chief").post(address, {"deed": "unblock"}).status_code == 404


@pytest.mark.parametrize("who", ["trustee", "head", "safeguarding", "stranger"])
def test_nobody_else_blocks_it(as_, who, address, action):
    assert as_(who).post(address, {"because": "I say so"}).status_code == 404
