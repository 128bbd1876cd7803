"""Short ways to say what tests of published plans say often."""

import datetime as dt
from dataclasses import replace

from goldenthread.features.organisations import queries as organisations
from goldenthread.features.plans.models import Plan
from goldenthread.features.reports import operations
from goldenthread.features.reports.papers import publishing
from goldenthread.features.reports.papers.publishing import Choices
from goldenthread.features.reports.queries.plan_paper import plan_paper
from tests.world import TODAY

ADOPTED = dt.date(2025, 7, 8)


def paper_of(world, plan=None, who="chief"):
    reach = organisations.reach_into(world.people[who], "harbour", today=TODAY)[1]
    return plan_paper(reach, world.trust, Plan.objects.get(pk=(plan or world.plan).pk), today=TODAY)


def shown(world, plan=None, **choices):
    """Return what would be frozen, and the choices by which."""
    content = paper_of(world, plan)
    chosen = replace(Choices.first(content), **choices)
    return publishing.shown(content, chosen, year="2026/27"), chosen


def published(world, plan=None, **choices):
    """Adopt the plan, and publish it."""
    plan = plan or world.plan
    Plan.objects.filter(pk=plan.pk).update(adopted_on=ADOPTED)
    frozen, chosen = shown(world, plan, **choices)
    plan.refresh_from_db()
    return operations.publish(plan=plan, frozen=frozen, choices=chosen, by=world.people["chief"])
