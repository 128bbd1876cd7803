"""Keeping a plan as it stands."""

import pytest

from goldenthread.features.plans.models import Version


@pytest.fixture
def address(world):
    return f"/harbour/plan/{world.school_plan.ref}/versions/keep/"


def test_a_head_keeps_a_version_before_larger_changes(as_, address):
    head = as_("head")
    assert head.get(address).status_code == 200
    assert head.post(address, {"edition": "For comment", "note": "Sent to staff."}).status_code == 302
    version = Version.objects.get()
    assert (version.edition, version.occasion, version.adopted_on) == ("For comment", "kept", None)


def test_too_long_a_name_is_refused(as_, address):
    assert as_("head").post(address, {"edition": "x" * 81}).status_code == 422


@pytest.mark.parametrize("who", ["stranger", "other_head", "governor"])
def test_whoever_may_not_change_the_plan_finds_no_such_page(as_, address, who):
    assert as_(who).post(address, {}).status_code == 404
