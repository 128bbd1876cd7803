"""What tests of agreeing share."""

import pytest

from goldenthread.features.approvals.models import Approval
from goldenthread.features.plans import operations
from goldenthread.features.plans.models import Plan


@pytest.fixture
def draft(world):
    """The trust's own plan, as a draft."""
    world.plan.state = Plan.State.DRAFT
    world.plan.save()
    return world.plan


@pytest.fixture
def sent(world, draft):
    """The chief officer has sent the trust's plan to the board."""
    return operations.send_plan(plan=draft, by=world.people["chief"], post=world.posts["chief"])


@pytest.fixture
def page(sent):
    return f"/harbour/approvals/{sent.ref}/"


@pytest.fixture
def answer(as_, page):
    """Return a deed by which one of the cast answers."""

    def by(who, verdict="agreed", **typed):
        step = Approval.objects.order_by("-pk").first().turn
        return as_(who).post(page, {"do": verdict, "step": step, **typed})

    return by
