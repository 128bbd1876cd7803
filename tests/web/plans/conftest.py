"""What tests of a plan's pages share."""

import pytest

from goldenthread.features.organisations.models import School
from goldenthread.features.plans import operations
from goldenthread.features.plans.models import Element, Level, Link, Plan, ProgressNote
from tests.world import TODAY


@pytest.fixture
def chief(world):
    return world.people["chief"]


@pytest.fixture
def taken_up(world, chief):
    """Haven High has taken the aim up, and both have been spoken of."""
    operations.take_up(upper=world.aim, lower=world.priority, by=chief)
    operations.give_progress(element=world.aim, status="on track", said="Two of five are in.", by=chief)
    operations.give_progress(element=world.priority, status="off track", said="Not yet.", by=chief)


@pytest.fixture
def grow(world):
    """Return a deed that gives the trust so many schools more, each with a plan that takes up the aim."""

    def by(count):
        schools = School.objects.bulk_create(
            School(
                trust=world.trust, key=f"school-{n}", name=f"School {n}", short_name=f"School {n}", phase="primary"
            )
            for n in range(count)
        )
        plans = Plan.objects.bulk_create(
            Plan(trust=world.trust, school=school, kind="school", title=f"Plan of {school}") for school in schools
        )
        Level.objects.bulk_create(Level(plan=plan, depth=1, one="Priority", many="Priorities") for plan in plans)
        parts = Element.objects.bulk_create(Element(plan=plan, depth=1, title=f"Part of {plan}") for plan in plans)
        Link.objects.bulk_create(Link(upper=world.aim, lower=part) for part in parts)
        ProgressNote.objects.bulk_create(
            ProgressNote(element=part, status="on track", said="So.", said_on=TODAY) for part in parts
        )

    return by
