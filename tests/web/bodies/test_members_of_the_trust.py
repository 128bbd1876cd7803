"""A member of the trust: reads what the members are sent, sees whom they appoint, and no paper of the board."""

import datetime as dt

import pytest

from goldenthread.features.governance import operations as governing
from goldenthread.features.governance.models import Meeting
from goldenthread.features.organisations import operations
from goldenthread.features.organisations.models import Post
from tests.world import hold, person


@pytest.fixture
def member(world):
    """Somebody in a post of the role “member”, who sits on the members' body; the board stands beside it."""
    someone = person("Ida Marsh")
    post = Post.objects.create(trust=world.trust, key="member", title="Member of the trust", role="member")
    hold(post, someone)
    members = operations.form_body(trust=world.trust, by=None, name="Members", kind="members")
    operations.take_seat(body=members, by=None, post=post, from_on=dt.date(2020, 9, 1))
    world.people["member"] = someone
    return members


def call(body) -> Meeting:
    return governing.call_meeting(body=body, by=None, held_on=dt.date(2026, 12, 8))


def test_they_read_the_meetings_of_the_members_and_not_of_the_board(as_, member, board):
    ours, theirs = call(member), call(board)
    page = as_("member").get("/harbour/governance/").content.decode()
    assert ours.ref in page
    assert theirs.ref not in page
    assert as_("member").get(f"/harbour/governance/meetings/{ours.ref}/").status_code == 200
    assert as_("member").get(f"/harbour/governance/meetings/{theirs.ref}/").status_code == 404


def test_they_see_who_sits_on_the_board_and_no_local_body(as_, member, board, local):
    page = as_("member").get("/harbour/governance/bodies/").content.decode()
    assert board.name in page
    assert local.name not in page
    assert as_("member").get(f"/harbour/governance/bodies/{board.ref}/").status_code == 200
    assert as_("member").get(f"/harbour/governance/bodies/{local.ref}/").status_code == 404


def test_risks_checks_figures_and_reports_are_not_theirs(as_, member):
    for page in ("risks", "assurance", "measures", "reports", "schools", "settings", "improvement"):
        assert as_("member").get(f"/harbour/{page}/").status_code in (403, 404)


def test_home_and_the_plan_are(as_, member):
    for page in ("", "plan/", "documents/", "who-decides/"):
        assert as_("member").get(f"/harbour/{page}").status_code == 200
