"""One proposal and what came of it."""

import pytest

from goldenthread.features.activity.models import Task
from goldenthread.features.governance import operations

TAKEN = {"answer": "taken up", "reason": "From January."}


@pytest.fixture
def proposed(world, local):
    return operations.make_proposal(
        body=local, by=None, title="A later bus", says="Nine missed the club.", goes_to=world.posts["head"]
    )


def test_whoever_it_goes_to_answers_and_the_group_sees_what_came_of_it(as_, proposed):
    address = f"/harbour/governance/proposals/{proposed.ref}/"
    assert as_("governor").post(address, TAKEN).status_code == 404
    assert as_("head").post(address, {"answer": "taken up"}).status_code == 422
    assert as_("head").post(address, TAKEN).status_code == 302
    assert not Task.objects.filter(kind="answer proposal", closed_at=None).exists()
    page = as_("governor").get(address).content.decode()
    assert "From January." in page
    assert "A later bus" in as_("governor").get(f"/harbour/governance/bodies/{proposed.body.ref}/").content.decode()
    late = as_("head").post(address, {"answer": "not taken up", "reason": "No money.", "revision": 1})
    assert late.status_code == 409
    assert "From January." in late.content.decode()


def test_another_school_does_not_learn_of_it(as_, proposed):
    assert as_("other_head").get(f"/harbour/governance/proposals/{proposed.ref}/").status_code == 404
    assert as_("stranger").get(f"/harbour/governance/proposals/{proposed.ref}/").status_code == 404
