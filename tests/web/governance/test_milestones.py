"""Rating the milestones that a body accepted."""

import pytest

from goldenthread.features.governance.models import MilestoneRating
from goldenthread.features.plans import operations as planning


@pytest.fixture
def milestone(world, local):
    return planning.add_action(element=world.priority, kind="milestone", title="Mornings begin on time", by=None)


def test_a_reviewer_rates_what_was_accepted_and_the_body_sees_it(as_, local, milestone):
    address = f"/harbour/governance/scrutiny/{local.ref}/"
    assert "Not rated" in as_("governor").get(address).content.decode()
    assert as_("governor").post(address, {"milestone": milestone.ref, "step": "2"}).status_code == 404
    assert as_("chief").post(address, {"milestone": milestone.ref, "says": "Late?"}).status_code == 422
    assert as_("chief").post(address, {"milestone": milestone.ref, "step": "2", "says": "Late?"}).status_code == 302
    assert MilestoneRating.objects.get().step == 2
    page = as_("governor").get(address).content.decode()
    assert "1 of 1 milestone is rated, 2.0 of 4 on the mean" in page
    assert "Late?" in page


def test_another_school_does_not_learn_of_it(as_, local, milestone):
    assert as_("other_head").get(f"/harbour/governance/scrutiny/{local.ref}/").status_code == 404
