"""Proposing something in the name of a body."""

from goldenthread.features.activity.models import Task
from goldenthread.features.governance.models import Proposal

ADDRESS = "/harbour/governance/proposals/new/"


def test_a_proposal_is_asked_of_whoever_can_take_it_up(as_, world, local):
    typed = {"body": local.ref, "title": "A later bus", "says": "Nine missed the club.",
             "goes_to": world.posts["head"].ref}  # fmt: skip
    answer = as_("governor").post(f"{ADDRESS}?about=measure:{world.attendance.ref}", typed)
    assert answer.status_code == 302
    made = Proposal.objects.get()
    assert (made.body, made.subject_ref) == (local, world.attendance.ref)
    assert Task.objects.get(kind="answer proposal").post == world.posts["head"]
    assert "A later bus" in as_("head").get("/harbour/").content.decode()


def test_half_a_proposal_is_sent_back_and_who_sits_nowhere_proposes_nothing(as_, local):
    answer = as_("governor").post(ADDRESS, {"body": local.ref, "says": "Nine missed the club."})
    assert answer.status_code == 422
    assert "Nine missed the club." in answer.content.decode()
    assert as_("data").get(ADDRESS).status_code == 404
